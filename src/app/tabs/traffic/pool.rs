//! Workers at work on parts of files, each on the next one that nobody has.

use crate::app::browser;
pub(super) use crate::app::browser::worker::contract::EventDefaults;
use crate::app::browser::worker::contract::{Done, FilePart, Found, Progress, TrafficMessage, WorkerRequest};
use crate::app::browser::worker::{self, EngineWorker, WorkerEvent};
use eventbridge_playground::scan::{Job, Outcome, Part};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::File;

/// More workers than this would only wait for the disk.
const MOST_WORKERS: usize = 8;

/// A part of a file to read.
#[derive(Clone)]
pub(super) struct Task {
    /// The number of the file.
    pub(super) number: u32,
    pub(super) file: File,
    pub(super) part: Part,
}

/// The reports of the workers. Tasks are named by their place in the list.
pub(super) enum PoolMessage {
    /// So many bytes and events of a task are done.
    Progress { task: usize, bytes: u64, events: u64 },
    /// Events that were asked for, as bytes.
    Output { task: usize, bytes: JsValue },
    /// The results of a task since the last time.
    Found { task: usize, outcome: Outcome },
    /// A task is done; or all that could be read of it, and why no more.
    Done { task: usize, outcome: Outcome, trouble: Option<String>, is_last: bool },
    /// The run stopped: no engine could be loaded, or one failed.
    Failed(String),
}

/// Workers at work. They give it up with it.
pub(super) struct Pool(Rc<Work>);

struct Work {
    /// `None` for a worker that was not loaded, or that has finished.
    workers: RefCell<Vec<Option<EngineWorker>>>,
    /// The tasks that no worker has, by their place in the list.
    queue: RefCell<VecDeque<(usize, Task)>>,
    /// How many tasks are not done.
    left: Cell<usize>,
    tell: Box<dyn Fn(PoolMessage)>,
}

impl Pool {
    /// Starts workers on the tasks; no more of them than `most`. Where only some can be loaded, those do it all.
    ///
    /// # Errors
    /// The browser's message if it lets the page have no workers.
    pub(super) fn start(
        job: &Job,
        place: &EventDefaults,
        tasks: Vec<Task>,
        most: usize,
        tell: impl Fn(PoolMessage) + 'static,
    ) -> Result<Self, String> {
        let count = cores().min(MOST_WORKERS).min(most).min(tasks.len().max(1));
        let work = Rc::new(Work {
            workers: RefCell::new(Vec::new()),
            left: Cell::new(tasks.len()),
            queue: RefCell::new(tasks.into_iter().enumerate().collect()),
            tell: Box::new(tell),
        });
        for index in 0..count {
            let weak = Rc::downgrade(&work);
            let handle = move |event| {
                if let Some(work) = weak.upgrade() {
                    work.handle(index, event);
                }
            };
            match worker::take(handle) {
                Ok(worker) => {
                    worker.post(&WorkerRequest::Job { job, place });
                    work.workers.borrow_mut().push(Some(worker));
                }
                Err(reason) if index == 0 => return Err(reason),
                Err(_) => break,
            }
        }
        for index in 0..work.workers.borrow().len() {
            if work.with(index, EngineWorker::is_ready) == Some(true) {
                work.next(index);
            }
        }
        Ok(Self(work))
    }

    pub(super) fn pause(&self) {
        self.ask(&WorkerRequest::Debounce);
    }

    pub(super) fn resume(&self) {
        self.ask(&WorkerRequest::Resume);
    }

    fn ask(&self, request: &WorkerRequest) {
        self.0.workers.borrow().iter().flatten().for_each(|worker| worker.post(request));
    }
}

impl Work {
    fn with<A>(&self, index: usize, ask: impl FnOnce(&EngineWorker) -> A) -> Option<A> {
        self.workers.borrow().get(index)?.as_ref().map(ask)
    }

    fn handle(&self, index: usize, event: WorkerEvent) {
        match event {
            WorkerEvent::Ready => self.next(index),
            WorkerEvent::Traffic(message) => self.pass_on(index, message),
            WorkerEvent::Bus(_) => {}
            WorkerEvent::Failed { message, was_ready } => {
                self.let_go(index);
                let is_alone = self.workers.borrow().iter().all(Option::is_none) && self.left.get() > 0;
                if was_ready || is_alone {
                    (self.tell)(PoolMessage::Failed(message));
                }
            }
        }
    }

    fn pass_on(&self, index: usize, message: TrafficMessage) {
        (self.tell)(match message {
            TrafficMessage::Progress(Progress { task, bytes, events }) => {
                PoolMessage::Progress { task, bytes, events }
            }
            TrafficMessage::Output(it) => PoolMessage::Output { task: it.task, bytes: it.output.into() },
            TrafficMessage::Found(Found { task, outcome }) => PoolMessage::Found { task, outcome },
            TrafficMessage::Done(Done { task, outcome, trouble }) => {
                self.left.set(self.left.get().saturating_sub(1));
                self.next(index);
                PoolMessage::Done { task, outcome, trouble, is_last: self.left.get() == 0 }
            }
        });
    }

    /// Hands a worker the next task, or lets it go when there is none.
    fn next(&self, index: usize) {
        let next = self.queue.borrow_mut().pop_front();
        let Some((task, Task { file, part, .. })) = next else { return self.let_go(index) };
        let part = FilePart { file, from: part.from, until: part.until };
        self.with(index, |worker| worker.post(&WorkerRequest::Part { task, part }));
    }

    fn let_go(&self, index: usize) {
        let worker = self.workers.borrow_mut().get_mut(index).and_then(Option::take);
        drop(worker);
    }
}

/// Returns the number of processors that the browser reports.
#[allow(clippy::cast_sign_loss, reason = "a count")]
fn cores() -> usize {
    browser::window().map_or(1, |window| window.navigator().hardware_concurrency().max(1.0) as usize)
}
