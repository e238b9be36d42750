//! `datapackage.json` (Frictionless) beside the files: which there are, and what each column means.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use nianbao::tables::{Column, Kind, Table, View};
use serde_json::{Map, Value, json};

use super::container::Container;
use super::of;

const PROFILE: &str = "https://datapackage.org/profiles/2.0/datapackage.json";

/// The package of a file.
pub(super) fn place(file: &Path) -> PathBuf {
    file.with_file_name("datapackage.json")
}

/// Enters the files into the package of their folder, which is made where there is none. What it says of other
/// files stays as it is.
pub(super) fn write(files: &[(PathBuf, Option<View>)], container: Container) -> io::Result<()> {
    let Some((first, _)) = files.first() else {
        return Ok(());
    };
    let place = place(first);
    let mut package = match fs::read(&place) {
        Ok(text) => serde_json::from_slice(&text)
            .map_err(|error| of(&place, &format_args!("no data package: {error}")))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => json!({ "$schema": PROFILE }),
        Err(error) => return Err(of(&place, &error)),
    };
    let entries = package
        .as_object_mut()
        .map(|package| package.entry("resources").or_insert_with(|| json!([])));
    let Some(Value::Array(resources)) = entries else {
        return Err(of(&place, &"no data package: it has no list of resources"));
    };
    for (path, view) in files {
        let Some(view) = view else { continue };
        let fresh = resource(path, view, container);
        match resources
            .iter_mut()
            .find(|known| known["path"] == fresh["path"])
        {
            Some(known) => *known = fresh,
            None => resources.push(fresh),
        }
    }
    fs::write(&place, format!("{package:#}\n")).map_err(|error| of(&place, &error))
}

fn resource(path: &Path, view: &View, container: Container) -> Value {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let (format, media) = match container {
        Container::Parquet => ("parquet", "application/vnd.apache.parquet"),
        _ => ("csv", "text/csv"),
    };
    let key = match view.table() {
        Table::Articles => vec!["article"],
        Table::Blocks => vec!["article", "block"],
        Table::Indicators => vec!["article", "indicator"],
        Table::Changes => vec!["article", "indicator", "nth"],
        Table::Events => vec!["article", "event"],
        // Its two keys leave one another null, which a primary key may not be.
        Table::Distinctions => vec![],
        Table::Sections => vec!["article", "section"],
        Table::Numerals => vec!["article", "numeral"],
        Table::Diagnostics => vec!["article", "diagnostic"],
        _ => vec![],
    };
    let fields: Vec<Value> = view.columns().iter().map(|column| field(column)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    if !key.is_empty() {
        schema["primaryKey"] = key.into();
    }
    json!({
        "name": name(&file),
        "path": file,
        "type": "table",
        "format": format,
        "mediatype": media,
        "encoding": "utf-8",
        "schema": schema,
    })
}

/// A resource is named by small letters, digits and `.`, `-`, `_`.
fn name(file: &str) -> String {
    let plain = |c: char| match c.to_ascii_lowercase() {
        c @ ('a'..='z' | '0'..='9' | '.' | '-' | '_') => c,
        _ => '-',
    };
    file.chars().map(plain).collect()
}

fn field(column: &Column) -> Value {
    let kind = match column.kind() {
        Kind::Word | Kind::Text => "string",
        Kind::Number => "number",
        Kind::Count => "integer",
        Kind::Day => "date",
    };
    let mut field = Map::new();
    field.insert("name".into(), column.name.into());
    field.insert("type".into(), kind.into());
    field.insert("description".into(), column.meaning.into());
    field.insert("example".into(), column.example.into());
    if !column.nullable && kind != "string" {
        field.insert("constraints".into(), json!({ "required": true }));
    }
    field.into()
}
