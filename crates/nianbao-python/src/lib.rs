//! The Python module `nianbao._nianbao`: a thin skin over the core.
//!
//! Every class is a frozen handle on one shared article; a value is turned into a Python object only when it
//! is read. The documentation for Python users is the stub file `python/nianbao/_nianbao.pyi`, and a test
//! holds the two together.

mod argument;
mod article;
mod articles;
mod item;
mod lock;
mod outline;
mod parser;
mod period;
mod run;
mod show;
mod table;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

pyo3::create_exception!(
    nianbao,
    NianbaoError,
    PyValueError,
    "A value given to nianbao could not be read: a lexicon table, a period, a date, a saved article, the place of a number.\n\nParsing itself never fails: any text gives an `Article`. A value of the wrong type is a `TypeError`."
);

/// Hands an error of the core to Python.
fn raise(error: &nianbao::Error) -> PyErr {
    NianbaoError::new_err(error.to_string())
}

/// What `__reduce__` returns: what to call, and with which arguments.
type Reduced<'py, Arguments> = PyResult<(Bound<'py, PyAny>, Arguments)>;

#[pymodule]
mod _nianbao {
    use pyo3::prelude::*;
    use pyo3::types::PyTuple;

    #[pymodule_export]
    use super::NianbaoError;
    #[pymodule_export]
    use super::article::Article;
    #[pymodule_export]
    use super::articles::{Articles, parse_many, read_dir};
    #[pymodule_export]
    use super::item::{
        Block, Change, Diagnostic, Distinction, Event, Indicator, Numeral, Quantity, restore,
    };
    #[pymodule_export]
    use super::outline::{Metadata, Section};
    #[pymodule_export]
    use super::parser::{Parser, parse, parse_html};
    #[pymodule_export]
    use super::period::Period;
    #[pymodule_export]
    use super::table::Table;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        macro_rules! vocabulary {
            ($($name:literal: $list:ident,)+) => {$(
                let words = nianbao::$list::ALL.iter().map(|word| word.as_str());
                module.add($name, PyTuple::new(module.py(), words)?)?;
            )+};
        }
        vocabulary! {
            "ASPECTS": Aspect,
            "BLOCK_KINDS": BlockKind,
            "DIAGNOSTIC_CODES": DiagnosticCode,
            "DISTINCTION_KINDS": DistinctionKind,
            "EVENT_TYPES": EventType,
            "GENRES": Genre,
            "MODIFIERS": Modifier,
            "ROLES": Role,
            "SEVERITIES": Severity,
            "STATUSES": Status,
        }
        Ok(())
    }
}
