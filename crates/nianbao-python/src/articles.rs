//! `Articles`, `parse_many` and `read_dir`: many articles, held in memory or read as they are asked for.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::vec;

use nianbao::Article as Core;
use nianbao::tables::{Table as Which, View};
use nianbao_batch::{Content, Document, Pattern, Stop};
use pyo3::exceptions::{PyIndexError, PyNotADirectoryError, PyTypeError};
use pyo3::prelude::*;
use pyo3::sync::MutexExt;
use pyo3::types::{PyBool, PyBytes, PyDict, PyIterator, PySlice, PyString, PyTuple};

use crate::article::Article;
use crate::parser::Parser;
use crate::run::{Failed, Manner, Run, Source};
use crate::show::quoted;
use crate::table::Table;
use crate::{NianbaoError, Reduced, argument};

/// Articles in order, each under a name.
///
/// Comes from `parse_many` or `read_dir`, or is made of articles that are at hand. It has a length, can be looped
/// over and indexed, and has its content as tables. Each of those is a new pass over the files where they are read
/// from a folder.
///
/// >>> articles = Articles([parse("全年新增企业12家。")], ids=["daqing"])
/// >>> articles.indicators.columns[:2]
/// ('article', 'code')
#[pyclass(frozen, sequence, module = "nianbao")]
pub(crate) struct Articles {
    /// Documents that were parsed before, and files yet to be read: what is asked for runs over them, and a parsed one
    /// costs nothing to parse.
    documents: Arc<[Document]>,
    parser: Py<Parser>,
    manner: Manner,
    /// The folder they lie in, for `repr`.
    folder: Option<String>,
}

/// Reads many articles, in parallel, and keeps them in their order.
///
/// The interpreter's lock is released while articles are parsed; Ctrl-C ends the run.
///
/// texts: the pages, as text or as the bytes of a file in any encoding; of HTML, the article in it is read.
/// ids: a name for each, made with `str`; without, they are numbered from 0.
/// parser: the options and words that hold for all of them.
/// threads: how many articles are parsed at once; without, one a core.
/// progress: `True` for a bar (tqdm's, where it is installed), or a callable that is given the number of articles
///     done and of all, `None` as long as that is not known.
/// on_error: what becomes of a document that cannot be read (an image, `None`). `"row"` makes it an empty
///     article whose `error` says why, `"raise"` raises `NianbaoError`.
///
/// >>> articles = parse_many(["全年新增企业12家。", "全年新增学校3所。"])
/// >>> [article.indicators[0].name for article in articles]
/// ['企业', '学校']
#[pyfunction]
#[pyo3(signature = (texts, *, ids = None, parser = None, threads = None, progress = None, on_error = "row"))]
pub(crate) fn parse_many(
    py: Python<'_>,
    texts: &Bound<'_, PyAny>,
    ids: Option<&Bound<'_, PyAny>>,
    parser: Option<Py<Parser>>,
    threads: Option<isize>,
    progress: Option<&Bound<'_, PyAny>>,
    on_error: &str,
) -> PyResult<Articles> {
    if texts.is_instance_of::<PyString>() || texts.is_instance_of::<PyBytes>() {
        return Err(PyTypeError::new_err(
            "texts must be an iterable of str or bytes, not one of them; nianbao.parse reads a single article",
        ));
    }
    if texts.is_instance_of::<PyDict>() {
        return Err(PyTypeError::new_err(
            "texts must be an iterable of str or bytes, not a dict, whose keys would be read: \
             parse_many(pages.values(), ids=pages.keys())",
        ));
    }
    let parser = Parser::given(py, parser)?;
    let manner = manner(py, threads, progress, on_error)?;
    let total = texts.len().ok();
    let core = parser.get().core();
    let work = move |group, stop: &Stop| parse_all(group, &core, stop);
    let mut run = Run::new(numbered(texts, ids)?, total, &manner, py, work);
    let mut documents = Vec::with_capacity(total.unwrap_or_default());
    while let Some(group) = run.next(py)? {
        let parsed = |(id, article)| Document {
            id,
            content: Content::Parsed(article),
        };
        documents.extend(group.into_iter().map(parsed));
    }
    Ok(Articles {
        documents: documents.into(),
        // All are parsed.
        parser: Parser::given(py, None)?,
        manner: Manner {
            threads: manner.threads,
            ..Manner::default()
        },
        folder: None,
    })
}

// A signature shows literals only.
const _: () = assert!(nianbao_batch::MAX_BYTES == 16_777_216);

/// Reads the articles of a folder, in parallel, as they are asked for.
///
/// The files are listed now, in the order of their names, and read anew by each pass: a loop over the articles, a
/// table that a library reads. A pass holds a few hundred articles at a time, however many there are. An article's
/// id is its path inside the folder, with `/` between the parts.
///
/// path: the folder. Links are followed.
/// pattern: which files, by their path inside the folder: `"**/*"` all, `"*.txt"` only those beside each other.
///     Hidden files are left out unless the pattern names their dot.
/// max_bytes: the longest file that is read; a longer one is an error. `None` for no limit.
///
/// The other options are those of `parse_many`. Raises `OSError` where the folder cannot be listed.
///
/// >>> frame = read_dir("pages", "**/*.txt").indicators.to_polars()  # doctest: +SKIP
#[pyfunction]
#[pyo3(signature = (path, pattern = "**/*", *, parser = None, threads = None, progress = None, on_error = "row", max_bytes = 16777216))]
#[expect(clippy::too_many_arguments, reason = "in Python they are named")]
pub(crate) fn read_dir(
    py: Python<'_>,
    path: PathBuf,
    pattern: &str,
    parser: Option<Py<Parser>>,
    threads: Option<isize>,
    progress: Option<&Bound<'_, PyAny>>,
    on_error: &str,
    max_bytes: Option<u64>,
) -> PyResult<Articles> {
    let parser = Parser::given(py, parser)?;
    let manner = manner(py, threads, progress, on_error)?;
    let pattern = Pattern::new(pattern)
        .map_err(|error| NianbaoError::new_err(format!("pattern: {error}")))?;
    // Python's own errors name the file, the system's do not.
    let named =
        |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    if !path.metadata().map_err(named)?.is_dir() {
        return Err(PyNotADirectoryError::new_err(format!(
            "{} is no folder",
            path.display()
        )));
    }
    let max_bytes = max_bytes.unwrap_or(u64::MAX);
    let documents = py.detach(|| nianbao_batch::documents(&path, &pattern, max_bytes));
    Ok(Articles {
        documents: documents.into(),
        parser,
        manner,
        folder: Some(path.display().to_string()),
    })
}

fn manner(
    py: Python<'_>,
    threads: Option<isize>,
    progress: Option<&Bound<'_, PyAny>>,
    on_error: &str,
) -> PyResult<Manner> {
    let threads = match threads.map(usize::try_from) {
        None => 0,
        Some(Ok(threads @ 1..)) => threads,
        Some(_) => return Err(NianbaoError::new_err("threads: at least 1")),
    };
    let raise = match on_error {
        "row" => false,
        "raise" => true,
        _ => return Err(NianbaoError::new_err("on_error: \"row\" or \"raise\"")),
    };
    let progress = match progress {
        None => None,
        Some(flag) if flag.is_instance_of::<PyBool>() => match flag.is_truthy()? {
            true => Some(
                py.import("nianbao._progress")?
                    .getattr("bar")?
                    .call0()?
                    .unbind(),
            ),
            false => None,
        },
        Some(call) if call.is_callable() => Some(call.clone().unbind()),
        Some(_) => return Err(PyTypeError::new_err("progress must be bool or callable")),
    };
    Ok(Manner {
        threads,
        progress,
        raise,
    })
}

/// The documents of an iterable, under the names of another one or numbered from 0.
fn numbered(texts: &Bound<'_, PyAny>, ids: Option<&Bound<'_, PyAny>>) -> PyResult<Source> {
    let texts = texts.try_iter()?.unbind();
    let mut ids = Names::new(ids)?;
    Ok(Box::new(move |py| {
        let Some(text) = texts.clone_ref(py).into_bound(py).next() else {
            return Ok(None);
        };
        let content = content(&text?);
        Ok(Some(Document {
            id: ids.next(py)?,
            content,
        }))
    }))
}

/// Names as given, or numbers.
struct Names {
    given: Option<Py<PyIterator>>,
    count: usize,
}

impl Names {
    fn new(ids: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let given = ids
            .map(|ids| ids.try_iter())
            .transpose()?
            .map(Bound::unbind);
        Ok(Self { given, count: 0 })
    }

    fn next(&mut self, py: Python<'_>) -> PyResult<String> {
        let number = self.count;
        self.count += 1;
        match &self.given {
            None => Ok(number.to_string()),
            Some(ids) => match ids.clone_ref(py).into_bound(py).next() {
                Some(id) => id?.str()?.extract(),
                None => Err(NianbaoError::new_err(format!(
                    "ids: there are only {number}"
                ))),
            },
        }
    }
}

/// A text as it came from Python. What is none is a document that cannot be read, as a broken file is.
fn content(text: &Bound<'_, PyAny>) -> Content {
    if let Ok(bytes) = text.cast::<PyBytes>() {
        return Content::Bytes(bytes.as_bytes().to_vec());
    }
    if !text.is_instance_of::<PyString>() {
        let kind = text.get_type();
        let kind = kind
            .name()
            .map_or_else(|_| "?".into(), |kind| kind.to_string());
        return Content::Unreadable(format!("text must be str or bytes, not {kind}"));
    }
    match argument::string("text", text) {
        Ok(text) => Content::Text(text),
        Err(error) => Content::Unreadable(error.value(text.py()).to_string()),
    }
}

fn parse_all(
    group: Vec<Document>,
    parser: &nianbao::Parser,
    stop: &Stop,
) -> Vec<(String, Arc<Core>)> {
    let wanted = group.into_iter().take_while(|_| !stop.is_asked());
    let parse = |mut document: Document| (std::mem::take(&mut document.id), document.parse(parser));
    wanted.map(parse).collect()
}

impl Articles {
    pub(crate) fn parser(&self) -> nianbao::Parser {
        self.parser.get().core()
    }

    /// Starts a run over the documents.
    pub(crate) fn run<R: Failed + Send + 'static>(
        &self,
        py: Python<'_>,
        work: impl Fn(Vec<Document>, &Stop) -> R + Send + Sync + 'static,
    ) -> Run<R> {
        let (documents, mut at) = (Arc::clone(&self.documents), 0);
        let next = move |_: Python<'_>| {
            at += 1;
            Ok(documents.get(at - 1).cloned())
        };
        Run::new(
            Box::new(next),
            Some(self.documents.len()),
            &self.manner,
            py,
            work,
        )
    }

    fn nth(&self, py: Python<'_>, at: isize) -> PyResult<Article> {
        let count = self.documents.len();
        let place = if at < 0 {
            at.checked_add_unsigned(count)
        } else {
            Some(at)
        };
        let document = place.and_then(|at| self.documents.get(usize::try_from(at).ok()?));
        let Some(document) = document.cloned() else {
            return Err(PyIndexError::new_err(format!("there are {count} articles")));
        };
        let parser = self.parser();
        Ok(Article::shared(py.detach(|| document.parse(&parser))))
    }

    fn slice(&self, slice: &Bound<'_, PySlice>) -> PyResult<Self> {
        let py = slice.py();
        let chosen = slice.indices(self.documents.len().try_into()?)?;
        let place = |nth: usize| {
            let steps = isize::try_from(nth).ok()?.checked_mul(chosen.step)?;
            self.documents
                .get(usize::try_from(chosen.start.checked_add(steps)?).ok()?)
        };
        Ok(Self {
            documents: (0..chosen.slicelength).filter_map(place).cloned().collect(),
            parser: self.parser.clone_ref(py),
            manner: self.manner.clone_ref(py),
            folder: self.folder.clone(),
        })
    }

    pub(crate) fn summary(&self) -> String {
        let count = self.documents.len();
        match &self.folder {
            Some(folder) => format!("{count} articles in {}", quoted(folder, 48)),
            None => format!("{count} articles"),
        }
    }
}

impl PartialEq for Articles {
    fn eq(&self, other: &Self) -> bool {
        self.documents == other.documents && self.parser.get() == other.parser.get()
    }
}

macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident: $which:ident;)+) => {
        #[pymethods]
        impl Articles {
            $($(#[$doc])*
            #[getter]
            fn $name(slf: Py<Self>) -> Table {
                Table::new(slf, View::from(Which::$which))
            })+
        }
    };
}

tables! {
    /// The table with one row an article: what the page says of itself, and why it could not be read.
    articles: Articles;
    /// The table with one row a line that holds more than white space.
    blocks: Blocks;
    /// The table with one row an indicator.
    indicators: Indicators;
    /// The table with one row a movement of an indicator.
    changes: Changes;
    /// The table with one row an event.
    events: Events;
    /// The table with one row a distinction of an indicator or an event.
    distinctions: Distinctions;
    /// The table with one row a section of the outline.
    sections: Sections;
    /// The table with one row an entry of the ledger.
    numerals: Numerals;
    /// The table with one row a thing that was odd.
    diagnostics: Diagnostics;
}

#[pymethods]
impl Articles {
    #[new]
    #[pyo3(signature = (articles, *, ids = None))]
    fn new(
        py: Python<'_>,
        articles: &Bound<'_, PyAny>,
        ids: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let mut ids = Names::new(ids)?;
        let document = |article: PyResult<Bound<'_, PyAny>>| -> PyResult<Document> {
            let article = article?.cast_into::<Article>()?;
            let content = Content::Parsed(article.get().share());
            Ok(Document {
                id: ids.next(py)?,
                content,
            })
        };
        let documents: PyResult<Vec<Document>> = articles.try_iter()?.map(document).collect();
        Ok(Self {
            documents: documents?.into(),
            parser: Parser::given(py, None)?,
            manner: Manner::default(),
            folder: None,
        })
    }

    /// The articles' names, in order.
    #[getter]
    fn ids<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.documents.iter().map(|document| &document.id))
    }

    fn __len__(&self) -> usize {
        self.documents.len()
    }

    /// An article by its place; by a slice, those articles as `Articles`, which costs no parsing.
    fn __getitem__<'py>(&self, at: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let py = at.py();
        if let Ok(slice) = at.cast::<PySlice>() {
            return Ok(Bound::new(py, self.slice(slice)?)?.into_any());
        }
        Ok(Bound::new(py, self.nth(py, at.extract()?)?)?.into_any())
    }

    fn __iter__(&self, py: Python<'_>) -> ArticleIterator {
        let parser = self.parser();
        let run = self.run(py, move |group, stop| parse_all(group, &parser, stop));
        ArticleIterator(Mutex::new((run, Vec::new().into_iter())))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self == other
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        for document in self.documents.iter() {
            document.id.hash(&mut hasher);
        }
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        format!("<Articles {}>", self.summary())
    }

    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> Reduced<'py, (Bound<'py, PyTuple>, Bound<'py, PyTuple>)> {
        let (py, this) = (slf.py(), slf.get());
        let articles = PyTuple::new(py, slf.try_iter()?.collect::<PyResult<Vec<_>>>()?)?;
        Ok((
            slf.get_type().getattr("_restore")?,
            (articles, this.ids(py)?),
        ))
    }

    /// The articles that a pickle holds.
    #[staticmethod]
    fn _restore(
        py: Python<'_>,
        articles: &Bound<'_, PyAny>,
        ids: &Bound<'_, PyAny>,
    ) -> PyResult<Self> {
        Self::new(py, articles, Some(ids))
    }
}

/// One pass over articles.
#[pyclass(frozen, module = "nianbao")]
pub(crate) struct ArticleIterator(Mutex<Pass>);

type Parsed = Vec<(String, Arc<Core>)>;
type Pass = (Run<Parsed>, vec::IntoIter<(String, Arc<Core>)>);

#[pymethods]
impl ArticleIterator {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Article>> {
        let mut pass = self
            .0
            .lock_py_attached(py)
            .unwrap_or_else(PoisonError::into_inner);
        let (run, ready) = &mut *pass;
        loop {
            if let Some((_, article)) = ready.next() {
                return Ok(Some(Article::shared(article)));
            }
            match run.next(py)? {
                Some(group) => *ready = group.into_iter(),
                None => return Ok(None),
            }
        }
    }
}
