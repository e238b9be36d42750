//! A run over many documents on several threads, driven from the Python thread that wants the results.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use nianbao::Article;
use nianbao_batch::{Document, Pool, Read, Stop};
use pyo3::prelude::*;

use crate::NianbaoError;

/// Where the documents of a run come from. Asked on the thread that drives the run, so that a generator may do
/// what it likes.
pub(crate) type Source = Box<dyn FnMut(Python<'_>) -> PyResult<Option<Document>> + Send>;

/// How a run is to be done.
#[derive(Default)]
pub(crate) struct Manner {
    pub(crate) threads: usize,
    /// Called with the number of documents read and how many there are, which may be known only at the end.
    pub(crate) progress: Option<Py<PyAny>>,
    /// Whether the first document that cannot be read ends the run.
    pub(crate) raise: bool,
}

impl Manner {
    pub(crate) fn clone_ref(&self, py: Python<'_>) -> Self {
        Self {
            progress: self.progress.as_ref().map(|call| call.clone_ref(py)),
            ..*self
        }
    }
}

/// What can be told of a group of documents: the first that could not be read, and why.
pub(crate) trait Failed {
    fn first_failure(&self) -> Option<(&str, &str)>;
}

impl Failed for Read {
    fn first_failure(&self) -> Option<(&str, &str)> {
        let (id, reason) = self.told.failed.first()?;
        Some((id, reason))
    }
}

impl Failed for Vec<(String, Arc<Article>)> {
    fn first_failure(&self) -> Option<(&str, &str)> {
        self.iter()
            .find_map(|(id, article)| Some((id.as_str(), article.error()?)))
    }
}

/// The run: groups of documents go in as threads have room for them, their results come out in order.
pub(crate) struct Run<R> {
    pool: Pool<Vec<Document>, R>,
    source: Source,
    /// The documents in each group that is under way.
    sizes: VecDeque<usize>,
    exhausted: bool,
    done: usize,
    total: Option<usize>,
    manner: Manner,
}

impl<R: Failed + Send + 'static> Run<R> {
    pub(crate) fn new(
        source: Source,
        total: Option<usize>,
        manner: &Manner,
        py: Python<'_>,
        work: impl Fn(Vec<Document>, &Stop) -> R + Send + Sync + 'static,
    ) -> Self {
        Self {
            pool: Pool::new(manner.threads, work),
            source,
            sizes: VecDeque::new(),
            exhausted: false,
            done: 0,
            total,
            manner: manner.clone_ref(py),
        }
    }

    /// The result for the next group, waited for without the interpreter's lock. Signals are heard meanwhile.
    pub(crate) fn next(&mut self, py: Python<'_>) -> PyResult<Option<R>> {
        while !self.exhausted && self.pool.has_room() {
            let group = nianbao_batch::group(|| (self.source)(py))?;
            if group.is_empty() {
                self.exhausted = true;
            } else {
                self.sizes.push_back(group.len());
                self.pool.submit(group);
            }
        }
        loop {
            let pool = &mut self.pool;
            let taken = py.detach(|| pool.take_within(Duration::from_millis(50)));
            py.check_signals()?;
            let Ok(result) = taken else { continue };
            let failure = result.as_ref().and_then(R::first_failure);
            if let Some((id, reason)) = failure.filter(|_| self.manner.raise) {
                return Err(NianbaoError::new_err(format!("{id}: {reason}")));
            }
            if result.is_some() {
                self.done += self.sizes.pop_front().unwrap_or_default();
                self.tell(py)?;
            } else if self.total.is_none() {
                self.total = Some(self.done);
                self.tell(py)?;
            }
            return Ok(result);
        }
    }

    fn tell(&self, py: Python<'_>) -> PyResult<()> {
        match &self.manner.progress {
            Some(call) => call.call1(py, (self.done, self.total)).map(drop),
            None => Ok(()),
        }
    }
}
