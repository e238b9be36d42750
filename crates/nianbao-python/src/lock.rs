//! The interpreter's lock, for code that a library calls without Python in between.

use pyo3::ffi::{PyGILState_Ensure, PyGILState_Release, PyGILState_STATE};
use pyo3::prelude::*;

/// Runs `work` with the interpreter's lock held, whether this thread held it or not.
///
/// `Python::attach` does not do for the readers of a stream. It goes by PyO3's own count of who holds the lock:
/// where one of our methods (`to_pandas`) calls a library, and that releases the lock with the C API before it
/// asks for a batch, PyO3 still takes it for held. So the interpreter itself is asked.
pub(crate) fn held<R>(work: impl FnOnce(Python<'_>) -> R) -> R {
    let lock = Lock::take();
    work(lock.python())
}

struct Lock(PyGILState_STATE);

#[allow(unsafe_code)]
impl Lock {
    fn take() -> Self {
        // SAFETY: may be called from any thread at any time while there is an interpreter, and there is one: the
        // streams that call us are released before it ends, or leak.
        Self(unsafe { PyGILState_Ensure() })
    }

    fn python(&self) -> Python<'_> {
        // SAFETY: the lock is held as long as `self` lives, which the token does not outlive.
        unsafe { Python::assume_attached() }
    }
}

#[allow(unsafe_code)]
impl Drop for Lock {
    fn drop(&mut self) {
        // SAFETY: on the same thread as the call that it undoes, since a `Lock` never leaves `held`.
        unsafe { PyGILState_Release(self.0) };
    }
}
