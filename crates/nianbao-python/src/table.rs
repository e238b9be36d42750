//! `Table`: rows for anything that reads Arrow, handed over through the PyCapsule interface.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, SchemaRef};
use nianbao::tables::View;
use nianbao_batch::Read;
use pyo3::exceptions::{PyImportError, PyKeyboardInterrupt, PyRuntimeError};
use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use pyo3::types::{PyCapsule, PyTuple};

use crate::articles::Articles;
use crate::run::Run;
use crate::{lock, raise};

/// A table of articles, for any library that reads Arrow.
///
/// With `t` a table, `polars.DataFrame(t)`, `pyarrow.table(t)`, `duckdb.sql("from t")`, `pandas.DataFrame.from_arrow(t)`
/// and `narwhals.from_arrow(t, backend=…)` read it, without a copy where the library needs none. Numbers are
/// `decimal128(38, 9)`, days `date32`, words that return in many rows are dictionaries. `docs/tables.md` describes
/// every column.
///
/// Nothing is built until it is read, and each reading is a pass over the articles.
#[pyclass(frozen, module = "nianbao")]
pub(crate) struct Table {
    articles: Py<Articles>,
    view: View,
    /// What went wrong in Python while a library was reading, which that library could only tell in words.
    trouble: Trouble,
}

/// A Python exception on its way around a library that knows errors in words only.
#[derive(Clone, Default)]
struct Trouble(Arc<Mutex<Option<PyErr>>>);

impl Trouble {
    /// Keeps the exception, and gives the library its words.
    fn keep(&self, py: Python<'_>, error: PyErr) -> ArrowError {
        let words = ArrowError::CDataInterface(error.to_string());
        if error.is_instance_of::<PyKeyboardInterrupt>(py) {
            // Raised once more as soon as the library is back in Python, whoever called it.
            let again = py
                .import("_thread")
                .and_then(|m| m.call_method0("interrupt_main"));
            drop(again);
        } else {
            *self
                .0
                .lock_py_attached(py)
                .unwrap_or_else(PoisonError::into_inner) = Some(error);
        }
        words
    }

    fn take(&self, py: Python<'_>) -> Option<PyErr> {
        let kept = self.0.lock_py_attached(py);
        kept.unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Table {
    pub(crate) fn new(articles: Py<Articles>, view: View) -> Self {
        Self {
            articles,
            view,
            trouble: Trouble::default(),
        }
    }

    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.view.columns().iter().map(|column| column.name)
    }

    /// Hands the table to a library's own function.
    fn hand_over<'py>(
        slf: &Bound<'py, Self>,
        library: &str,
        function: &[&str],
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let missing = |error: PyErr| {
            if !error.is_instance_of::<PyImportError>(py) {
                return error;
            }
            let told = PyImportError::new_err(format!(
                "to_{library} needs {library}, which cannot be imported here: pip install {library}"
            ));
            told.set_cause(py, Some(error));
            told
        };
        let mut reader = py.import(library).map_err(missing)?.into_any();
        for part in function {
            let old = |_| {
                PyImportError::new_err(format!(
                    "to_{library} needs a later {library} than this one, or: pyarrow.table(t).to_{library}()"
                ))
            };
            reader = reader.getattr(*part).map_err(old)?;
        }
        reader
            .call1((slf,))
            .map_err(|error| match py.check_signals() {
                Ok(()) => slf.get().trouble.take(py).unwrap_or(error),
                Err(interrupt) => interrupt,
            })
    }
}

#[pymethods]
impl Table {
    /// The table's name.
    #[getter]
    fn name(&self) -> &'static str {
        self.view.table().as_str()
    }

    /// The names of its columns, in order.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.names().collect::<Vec<_>>())
    }

    /// The same table with these columns only, in this order.
    ///
    /// A column that is left out is never built. Raises `NianbaoError` where the table has no such column.
    #[pyo3(signature = (*columns))]
    fn select(&self, py: Python<'_>, columns: Vec<String>) -> PyResult<Self> {
        let view = self.view.select(columns.iter().map(String::as_str));
        let view = view.map_err(|error| raise(&error))?;
        Ok(Self::new(self.articles.clone_ref(py), view))
    }

    /// The table as a `pandas.DataFrame`.
    ///
    /// Needs pandas 3 and pyarrow; raises `ImportError` where they are missing. An older pandas is given
    /// `pyarrow.table(t).to_pandas()`.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::hand_over(slf, "pandas", &["DataFrame", "from_arrow"])
    }

    /// The table as a `polars.DataFrame`.
    ///
    /// Needs Polars; raises `ImportError` where it is missing.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::hand_over(slf, "polars", &["DataFrame"])
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // The protocol lets a producer that offers one schema pass over another one that is asked for.
        let _ = requested_schema;
        let (parser, views) = (self.articles.get().parser(), [self.view.clone()]);
        let run = self.articles.get().run(py, move |group, stop| {
            nianbao_batch::tables(group, &parser, &views, stop)
        });
        let reader = Reader {
            run: Some(run),
            schema: self.view.schema(),
            trouble: self.trouble.clone(),
        };
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.view.schema().as_ref())
            .map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.articles.get() == other.articles.get()
            && self.view.table() == other.view.table()
            && self.names().eq(other.names())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.view.table(), self.names().collect::<Vec<_>>()).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        format!(
            "<Table {} columns={} of {}>",
            self.name(),
            self.view.columns().len(),
            self.articles.get().summary(),
        )
    }
}

/// The batches of one pass over the articles. May be read from any thread.
struct Reader {
    /// There until the reader is dropped.
    run: Option<Run<Read>>,
    schema: SchemaRef,
    trouble: Trouble,
}

impl Iterator for Reader {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        let run = self.run.as_mut()?;
        // All that touches Python is done while the lock is held, the telling of an error too.
        lock::held(|py| {
            loop {
                match run.next(py) {
                    Ok(read) => {
                        let batch = read?.batches.pop()?;
                        if batch.num_rows() > 0 {
                            return Some(Ok(batch));
                        }
                    }
                    Err(error) => return Some(Err(self.trouble.keep(py, error))),
                }
            }
        })
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        lock::held(|_| (self.run.take(), std::mem::take(&mut self.trouble)));
    }
}

impl RecordBatchReader for Reader {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}
