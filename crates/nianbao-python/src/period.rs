//! `Period`: a stretch of time as EDTF, with `datetime.date` bounds.

use std::hash::{DefaultHasher, Hash, Hasher};

use chrono::{Datelike, NaiveDate};
use pyo3::prelude::*;

use crate::{argument, raise};

/// A stretch of time, exactly as far as it is stated.
///
/// `str(period)` is its EDTF. Two periods are equal where their EDTF is: `2018` is not `2018-01/2018-12`.
///
/// >>> Period("2018-Q2").last_day
/// datetime.date(2018, 6, 30)
#[pyclass(frozen, module = "nianbao")]
pub(crate) struct Period(pub(crate) nianbao::Period);

/// `datetime.date` has no year 0, EDTF does.
fn in_datetime(day: Option<NaiveDate>) -> Option<NaiveDate> {
    day.filter(|day| day.year() >= 1)
}

#[pymethods]
impl Period {
    #[new]
    #[pyo3(signature = (edtf, /))]
    fn new(edtf: &Bound<'_, PyAny>) -> PyResult<Self> {
        let period = argument::string("edtf", edtf)?.parse();
        let period = period.map_err(|error| raise(&error))?;
        Ok(Self(period))
    }

    /// The period as EDTF: `2018`, `2018-Q2`, `2018-07`, `2018-07-06`, `2018-01/2018-11`, `../2018`.
    #[getter]
    fn edtf(&self) -> String {
        self.0.to_string()
    }

    /// The first day, or `None` where the period has no beginning.
    #[getter]
    fn first_day(&self) -> Option<NaiveDate> {
        in_datetime(self.0.first_day())
    }

    /// The last day, or `None` where the period has no end.
    #[getter]
    fn last_day(&self) -> Option<NaiveDate> {
        in_datetime(self.0.last_day())
    }

    fn __str__(&self) -> String {
        self.edtf()
    }

    fn __repr__(&self) -> String {
        format!("Period('{}')", self.0)
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.hash(&mut hasher);
        hasher.finish()
    }

    fn __getnewargs__(&self) -> (String,) {
        (self.edtf(),)
    }
}
