//! Workers, each with an engine of its own. A caller takes one and drops it when its work is done; one is
//! kept for the next caller, so that once an engine was loaded, work goes on without a network.

pub(crate) mod contract;

use contract::{BusMessage, TrafficMessage, WorkerMessage, WorkerRequest};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{ErrorEvent, MessageEvent, WorkerOptions, WorkerType};

thread_local! {
    /// A worker that nobody has. It may still be loading.
    static SPARE: RefCell<Option<Rc<Loaded>>> = const { RefCell::new(None) };
}

/// The messages that the owner of a worker gets.
pub(crate) enum WorkerEvent {
    /// It has its engine, and needs nothing more from the network.
    Ready,
    Traffic(TrafficMessage),
    Bus(BusMessage),
    /// It is of no more use. `was_ready` tells whether it had ever been.
    Failed {
        message: String,
        was_ready: bool,
    },
}

/// A worker that somebody has. Once dropped, it gives up its work and is there for others.
pub(crate) struct EngineWorker(Rc<Loaded>);

/// A worker; it ends with this.
struct Loaded {
    worker: web_sys::Worker,
    /// How often it will still say that it is ready: what comes before the last belongs to an owner before.
    waiting: Cell<u32>,
    was_ready: Cell<bool>,
    is_broken: Cell<bool>,
    owner: RefCell<Option<Owner>>,
    /// The listener to it, which must live as long.
    listener: RefCell<Option<Listener>>,
}

type Owner = Rc<dyn Fn(WorkerEvent)>;
type Listener = (Closure<dyn FnMut(MessageEvent)>, Closure<dyn FnMut(ErrorEvent)>);

/// Starts a worker ahead of its use, unless one is there: its engine is loaded meanwhile. A failure is not
/// reported; whoever needs a worker will try again.
pub(crate) fn preload() {
    let spare = take_spare().or_else(|| Loaded::start().ok());
    SPARE.set(spare);
}

/// Returns a worker, the spare one if there is one. It may still be loading; requests wait for that.
///
/// # Errors
/// The browser's message if it lets the page have no workers.
pub(crate) fn take(handle: impl Fn(WorkerEvent) + 'static) -> Result<EngineWorker, String> {
    let loaded = take_spare().map_or_else(Loaded::start, Ok)?;
    loaded.owner.replace(Some(Rc::new(handle)));
    Ok(EngineWorker(loaded))
}

fn take_spare() -> Option<Rc<Loaded>> {
    SPARE.take().filter(|spare| !spare.is_broken.get())
}

impl EngineWorker {
    /// Returns whether the owner needs no [`WorkerEvent::Ready`] any more.
    pub(crate) fn is_ready(&self) -> bool {
        self.0.waiting.get() == 0
    }

    pub(crate) fn post(&self, request: &WorkerRequest) {
        self.0.post(request);
    }
}

impl Drop for EngineWorker {
    fn drop(&mut self) {
        let loaded = &self.0;
        loaded.owner.replace(None);
        if loaded.is_broken.get() {
            return;
        }
        let spare = take_spare().unwrap_or_else(|| {
            loaded.post(&WorkerRequest::Reset);
            loaded.waiting.set(loaded.waiting.get() + 1);
            Rc::clone(loaded)
        });
        SPARE.set(Some(spare));
    }
}

impl Loaded {
    fn start() -> Result<Rc<Self>, String> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let script = super::file("worker").ok_or("The page doesn't say where its workers are.")?;
        let worker = web_sys::Worker::new_with_options(&script, &options)
            .map_err(|error| format!("The browser doesn't allow workers here: {error:?}."))?;
        let loaded = Rc::new(Self {
            worker,
            waiting: Cell::new(1),
            was_ready: Cell::new(false),
            is_broken: Cell::new(false),
            owner: RefCell::new(None),
            listener: RefCell::new(None),
        });
        loaded.listen();
        Ok(loaded)
    }

    fn listen(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            if let Some(loaded) = weak.upgrade() {
                loaded.handle(&message);
            }
        });
        let weak = Rc::downgrade(self);
        let failed = Closure::<dyn FnMut(ErrorEvent)>::new(move |error: ErrorEvent| {
            error.prevent_default();
            if let Some(loaded) = weak.upgrade() {
                loaded.fail(None);
            }
        });
        self.worker.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        self.worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        self.listener.replace(Some((listener, failed)));
    }

    fn post(&self, request: &WorkerRequest) {
        // What can be sent is fixed by its type; a worker that is gone says so by its error.
        let _ = self.worker.post_message(&request.to_value());
    }

    fn handle(&self, message: &MessageEvent) {
        match WorkerMessage::read(&message.data()) {
            Ok(WorkerMessage::Ready) => {
                self.was_ready.set(true);
                self.waiting.set(self.waiting.get().saturating_sub(1));
                if self.waiting.get() == 0 {
                    self.notify(WorkerEvent::Ready);
                }
            }
            Ok(WorkerMessage::Failed { message }) | Err(message) => self.fail(Some(message)),
            Ok(_) if self.waiting.get() > 0 => {}
            Ok(WorkerMessage::Traffic(message)) => self.notify(WorkerEvent::Traffic(message)),
            Ok(WorkerMessage::Bus(message)) => self.notify(WorkerEvent::Bus(message)),
        }
    }

    fn fail(&self, message: Option<String>) {
        let was_ready = self.was_ready.get();
        self.is_broken.set(true);
        let message = match message {
            Some(message) => message,
            None if was_ready => "The engine stopped.".to_owned(),
            // Browsers give no reason for it.
            None => "The engine couldn't be loaded.".to_owned(),
        };
        self.notify(WorkerEvent::Failed { message, was_ready });
    }

    /// Passes an event to the owner, who may drop the worker meanwhile.
    fn notify(&self, event: WorkerEvent) {
        let owner = self.owner.borrow().clone();
        if let Some(owner) = owner {
            owner(event);
        }
    }
}

impl Drop for Loaded {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
