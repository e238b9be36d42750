//! Threads that work on a queue, and hand back the results in the order in which the items were queued.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Tells work under way that nobody waits for its result any more.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// True from the moment on that the pool was dropped.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Some threads, and the items that they work on.
///
/// How much waits is the caller's choice, and with it the memory: submit while [`Pool::has_room`], then take.
/// Dropping a pool ends its threads, each after the document that it is reading.
#[derive(Debug)]
pub struct Pool<I, R> {
    jobs: Sender<(usize, I)>,
    results: Receiver<(usize, thread::Result<R>)>,
    /// Results that came before an earlier one.
    early: BTreeMap<usize, thread::Result<R>>,
    submitted: usize,
    taken: usize,
    room: usize,
    stop: Stop,
}

impl<I: Send + 'static, R: Send + 'static> Pool<I, R> {
    /// As many threads as said (0 stands for one a core), each doing `work` on one item after the other.
    #[must_use]
    pub fn new(threads: usize, work: impl Fn(I, &Stop) -> R + Send + Sync + 'static) -> Self {
        let threads = match threads {
            0 => thread::available_parallelism().map_or(1, NonZero::get),
            threads => threads,
        };
        let (jobs, queue) = channel::<(usize, I)>();
        let (done, results) = channel();
        let (queue, work) = (Arc::new(Mutex::new(queue)), Arc::new(work));
        let stop = Stop::default();
        for _ in 0..threads {
            let (queue, work) = (Arc::clone(&queue), Arc::clone(&work));
            let (done, stop) = (done.clone(), stop.clone());
            thread::spawn(move || {
                loop {
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
                    let Ok((at, item)) = next else { return };
                    // Without this, whoever waits for the result of a thread that died would wait for ever.
                    let result = catch_unwind(AssertUnwindSafe(|| work(item, &stop)));
                    if done.send((at, result)).is_err() {
                        return;
                    }
                }
            });
        }
        Self {
            jobs,
            results,
            early: BTreeMap::new(),
            submitted: 0,
            taken: 0,
            // One in work and one waiting for each thread.
            room: threads * 2,
            stop,
        }
    }

    /// True while no thread would have to wait long for its next item.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.submitted - self.taken < self.room
    }

    /// Queues an item.
    pub fn submit(&mut self, item: I) {
        let sent = self.jobs.send((self.submitted, item));
        assert!(sent.is_ok(), "the threads live as long as their pool");
        self.submitted += 1;
    }

    /// Waits for the next result; `None` where everything submitted was taken.
    ///
    /// # Panics
    /// Where the work on that item did.
    pub fn take(&mut self) -> Option<R> {
        loop {
            if let Ok(result) = self.take_within(Duration::MAX) {
                return result;
            }
        }
    }

    /// Waits so long for the next result.
    ///
    /// # Errors
    /// [`Late`] where it took longer; to be asked again.
    ///
    /// # Panics
    /// Where the work on that item did.
    pub fn take_within(&mut self, limit: Duration) -> Result<Option<R>, Late> {
        if self.taken == self.submitted {
            return Ok(None);
        }
        loop {
            if let Some(result) = self.early.remove(&self.taken) {
                self.taken += 1;
                return Ok(Some(result.unwrap_or_else(|cause| resume_unwind(cause))));
            }
            match self.results.recv_timeout(limit) {
                Ok((at, result)) => self.early.insert(at, result),
                Err(RecvTimeoutError::Timeout) => return Err(Late),
                Err(RecvTimeoutError::Disconnected) => {
                    unreachable!("the threads live as long as their pool")
                }
            };
        }
    }
}

/// The result took longer than the caller wanted to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late;

impl<I, R> Drop for Pool<I, R> {
    fn drop(&mut self) {
        self.stop.0.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first item takes longest, so that results come out of order.
    fn slowest_first(item: u64, _: &Stop) -> u64 {
        thread::sleep(Duration::from_millis(20 / (item + 1)));
        item * item
    }

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let mut pool = Pool::new(4, slowest_first);
        for item in 0..100 {
            pool.submit(item);
        }
        let results: Vec<u64> = std::iter::from_fn(|| pool.take()).collect();
        assert_eq!(results, (0..100).map(|n| n * n).collect::<Vec<_>>());
        pool.submit(7);
        assert_eq!((pool.take(), pool.take()), (Some(49), None));
    }

    #[test]
    fn there_is_room_for_a_few_only() {
        let mut pool = Pool::new(3, slowest_first);
        let mut submitted = 0;
        while pool.has_room() {
            pool.submit(submitted);
            submitted += 1;
        }
        assert_eq!(submitted, 6);
        assert_eq!(pool.take(), Some(0));
        assert!(pool.has_room());
    }

    #[test]
    fn waiting_has_a_limit() {
        let mut pool = Pool::new(1, |(), _: &Stop| thread::sleep(Duration::from_millis(200)));
        pool.submit(());
        assert_eq!(pool.take_within(Duration::from_millis(1)), Err(Late));
        assert_eq!(pool.take(), Some(()));
    }

    #[test]
    fn work_hears_that_its_pool_is_gone() {
        let (heard, ear) = channel();
        let mut pool = Pool::new(1, move |(), stop: &Stop| {
            while !stop.is_asked() {
                thread::yield_now();
            }
            let _ = heard.send(());
        });
        pool.submit(());
        drop(pool);
        assert_eq!(ear.recv_timeout(Duration::from_secs(10)), Ok(()));
    }

    #[test]
    #[should_panic(expected = "on purpose")]
    fn a_panic_reaches_the_one_who_waits() {
        let mut pool = Pool::new(2, |(), _: &Stop| panic!("on purpose"));
        pool.submit(());
        pool.take();
    }
}
