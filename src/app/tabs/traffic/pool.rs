//! Workers, each with an engine of its own, that read parts of files.

use crate::app::browser;
use eventbridge_playground::traffic::{Job, Outcome, Part};
use js_sys::Reflect;
use serde::{Deserialize, Serialize};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, File, MessageEvent, Worker, WorkerOptions, WorkerType};

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

/// What the workers tell. Tasks are named by their place in the list.
pub(super) enum Told {
    /// So many bytes and events of a task are done.
    Progress { task: usize, bytes: u64, events: u64 },
    /// Events that were asked for, as bytes.
    Output { task: usize, bytes: JsValue },
    /// What a task has found since the last time.
    Found { task: usize, outcome: Outcome },
    /// A task is done; or all that could be read of it, and why no more.
    Done { task: usize, outcome: Outcome, trouble: Option<String>, is_last: bool },
    /// Nothing goes on: the engine did not start, or stopped.
    Failed(String),
}

/// Where and when an event is put that says neither.
#[derive(Serialize)]
pub(super) struct Place {
    pub(super) account: String,
    pub(super) region: String,
    pub(super) time: String,
    pub(super) id: String,
}

/// Workers at work. They end with it.
pub(super) struct Pool {
    /// Each with what listens to it, which must live as long.
    workers: Vec<(Worker, Listener)>,
}

/// The tasks that no worker has, by their place in the list.
type Queue = Rc<RefCell<VecDeque<(usize, Task)>>>;

type Listener = (Closure<dyn FnMut(MessageEvent)>, Closure<dyn FnMut(ErrorEvent)>);

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Asked<'j> {
    Job { job: &'j Job, place: &'j Place },
    Pause,
    Resume,
}

#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Answer {
    Progress { task: usize, bytes: f64, events: f64 },
    Found { task: usize, outcome: Outcome },
    Done { task: usize, outcome: Outcome, trouble: Option<String> },
    Failed { message: String },
}

impl Pool {
    /// Starts workers on the tasks, each on the next one that nobody has; no more of them than `most`.
    ///
    /// # Errors
    /// What the browser says if it lets the page have no workers.
    pub(super) fn start(
        job: &Job,
        place: &Place,
        tasks: Vec<Task>,
        most: usize,
        tell: impl Fn(Told) + 'static,
    ) -> Result<Self, String> {
        let count = cores().min(MOST_WORKERS).min(most).min(tasks.len().max(1));
        let left = Rc::new(Cell::new(tasks.len()));
        let queue: Queue = Rc::new(RefCell::new(tasks.into_iter().enumerate().collect()));
        let tell: Rc<dyn Fn(Told)> = Rc::new(tell);
        let script = browser::file("worker").ok_or("The page does not say where its workers are.")?;
        let mut pool = Self { workers: Vec::new() };
        let asked = value_of(&Asked::Job { job, place });
        for _ in 0..count {
            let options = WorkerOptions::new();
            options.set_type(WorkerType::Module);
            let worker = Worker::new_with_options(&script, &options)
                .map_err(|error| format!("The browser lets the page have no workers: {error:?}."))?;
            let listener = listen(&worker, &queue, &left, &tell);
            post(&worker, &asked);
            next(&worker, &queue);
            pool.workers.push((worker, listener));
        }
        Ok(pool)
    }

    pub(super) fn pause(&self) {
        self.ask(&Asked::Pause);
    }

    pub(super) fn resume(&self) {
        self.ask(&Asked::Resume);
    }

    fn ask(&self, asked: &Asked) {
        let asked = value_of(asked);
        self.workers.iter().for_each(|(worker, _)| post(worker, &asked));
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        for (worker, _) in &self.workers {
            worker.set_onmessage(None);
            worker.set_onerror(None);
            worker.terminate();
        }
    }
}

fn listen(worker: &Worker, queue: &Queue, left: &Rc<Cell<usize>>, tell: &Rc<dyn Fn(Told)>) -> Listener {
    let heard = {
        let (worker, queue, left, tell) =
            (worker.clone(), Rc::clone(queue), Rc::clone(left), Rc::clone(tell));
        Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            let mut told = told(&message.data());
            if let Told::Done { is_last, .. } = &mut told {
                left.set(left.get().saturating_sub(1));
                *is_last = left.get() == 0;
                if !next(&worker, &queue) {
                    // Its engine and memory are of no more use.
                    worker.terminate();
                }
            }
            tell(told);
        })
    };
    let failed = {
        let tell = Rc::clone(tell);
        Closure::<dyn FnMut(ErrorEvent)>::new(move |error: ErrorEvent| {
            error.prevent_default();
            let message = Reflect::get(&error, &"message".into()).ok().and_then(|text| text.as_string());
            tell(Told::Failed(message.unwrap_or_else(|| "The worker could not be loaded.".to_owned())));
        })
    };
    worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
    (heard, failed)
}

fn told(message: &JsValue) -> Told {
    let field = |name: &str| Reflect::get(message, &name.into()).unwrap_or_default();
    // Bytes are handed on as they are.
    if field("kind") == "output" {
        let task = field("task").as_f64().unwrap_or_default();
        return Told::Output { task: whole(task) as usize, bytes: field("output") };
    }
    match serde_wasm_bindgen::from_value(message.clone()) {
        Ok(Answer::Progress { task, bytes, events }) => {
            Told::Progress { task, bytes: whole(bytes), events: whole(events) }
        }
        Ok(Answer::Found { task, outcome }) => Told::Found { task, outcome },
        Ok(Answer::Done { task, outcome, trouble }) => Told::Done { task, outcome, trouble, is_last: false },
        Ok(Answer::Failed { message }) => Told::Failed(message),
        // The page and its workers are of different versions.
        Err(error) => Told::Failed(format!("The worker's answer cannot be read ({error}). Reload the page.")),
    }
}

#[allow(clippy::cast_sign_loss, reason = "counts; a negative one becomes 0")]
fn whole(number: f64) -> u64 {
    number as u64
}

/// Hands the worker the next task; says whether there was one.
fn next(worker: &Worker, queue: &Queue) -> bool {
    let Some((number, task)) = queue.borrow_mut().pop_front() else { return false };
    let Task { file, part, .. } = task;
    let object = js_sys::Object::new();
    let asked = js_sys::Object::new();
    // Setting a field of a plain object never fails.
    let set = |object: &js_sys::Object, name: &str, value: JsValue| {
        let _ = Reflect::set(object, &name.into(), &value);
    };
    set(&object, "file", file.into());
    set(&object, "from", number_of(part.from));
    if let Some(until) = part.until {
        set(&object, "until", number_of(until));
    }
    set(&asked, "kind", "part".into());
    set(&asked, "task", number_of(number as u64));
    set(&asked, "part", object.into());
    post(worker, &asked);
    true
}

#[allow(clippy::cast_precision_loss, reason = "no file has 2⁵³ bytes")]
fn number_of(number: u64) -> JsValue {
    JsValue::from_f64(number as f64)
}

fn value_of(asked: &impl Serialize) -> JsValue {
    // Strings and numbers always have a form in JavaScript.
    serde_wasm_bindgen::to_value(asked).unwrap_or_default()
}

fn post(worker: &Worker, asked: &JsValue) {
    // What can be sent is fixed above; a worker that is gone says so by its error.
    let _ = worker.post_message(asked);
}

/// How many processors the browser tells of.
#[allow(clippy::cast_sign_loss, reason = "a count")]
fn cores() -> usize {
    browser::window().map_or(1, |window| window.navigator().hardware_concurrency().max(1.0) as usize)
}
