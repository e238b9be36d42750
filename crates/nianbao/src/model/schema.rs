//! The JSON Schema of the types that are strings in JSON (feature `schema`).

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Amount, Period, Timestamp};

macro_rules! string {
    ($($name:ident, $description:literal, $pattern:expr;)+) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "description": $description, "pattern": $pattern })
            }
        }
    )+};
}

const NUMBER: &str = r"-?[0-9]+(\.[0-9]+)?";
const POINT: &str = r"[0-9]{4}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?";

string! {
    Amount, "An exact decimal number, or two for a range.", format!(r"^{NUMBER}(\.\.{NUMBER})?$");
    Period, "A time as EDTF (ISO 8601-2): a year, quarter, month or day, or from one to another.",
        format!(r"^({POINT}|(\.\.|{POINT})/(\.\.|{POINT}))$");
    Timestamp, "A local date, with a time of day where one is stated.",
        r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?)?$";
}
