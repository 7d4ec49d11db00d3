//! The page's side of `js/worker/contract.ts`, which says what each request and message means.

use eventbridge_playground::bus::RunRequest;
use eventbridge_playground::scan::{Job, Outcome};
use js_sys::{Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use web_sys::File;

/// The requests of the page to a worker.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum WorkerRequest<'r> {
    Job { job: &'r Job, place: &'r EventDefaults },
    Part { task: usize, part: FilePart },
    Debounce,
    Resume,
    Play { play: u32, request: &'r RunRequest },
    Stop,
    Reset,
}

/// Where and when an event is put that says neither.
#[derive(Serialize)]
pub(crate) struct EventDefaults {
    pub(crate) account: String,
    pub(crate) region: String,
    pub(crate) time: String,
    pub(crate) id: String,
}

/// A part of a file.
#[derive(Serialize)]
pub(crate) struct FilePart {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub(crate) file: File,
    pub(crate) from: u64,
    pub(crate) until: Option<u64>,
}

/// The answers of a worker.
pub(crate) enum WorkerMessage {
    Ready,
    Traffic(TrafficMessage),
    Bus(BusMessage),
    Failed { message: String },
}

/// Of the reading of files.
pub(crate) enum TrafficMessage {
    Progress(Progress),
    Output(Output),
    Found(Found),
    Done(Done),
}

#[derive(Deserialize)]
pub(crate) struct Progress {
    pub(crate) task: usize,
    pub(crate) bytes: u64,
    pub(crate) events: u64,
}

#[derive(Deserialize)]
pub(crate) struct Output {
    pub(crate) task: usize,
    /// Stays where the browser has it.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub(crate) output: Uint8Array,
}

#[derive(Deserialize)]
pub(crate) struct Found {
    pub(crate) task: usize,
    pub(crate) outcome: Outcome,
}

#[derive(Deserialize)]
pub(crate) struct Done {
    pub(crate) task: usize,
    pub(crate) outcome: Outcome,
    pub(crate) trouble: Option<String>,
}

/// Of a play.
pub(crate) enum BusMessage {
    SimulationProgress(SimulationProgress),
    Log(LogPart),
    Played(Ended),
}

#[derive(Deserialize)]
pub(crate) struct SimulationProgress {
    pub(crate) play: u32,
    pub(crate) met: usize,
    pub(crate) all: usize,
}

#[derive(Deserialize)]
pub(crate) struct LogPart {
    pub(crate) play: u32,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub(crate) part: Uint8Array,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Ended {
    pub(crate) play: u32,
    pub(crate) is_cut: bool,
}

#[derive(Deserialize)]
struct Failed {
    message: String,
}

impl WorkerRequest<'_> {
    /// Returns the request as a value of JavaScript.
    pub(super) fn to_value(&self) -> JsValue {
        // Texts, numbers and files always have a form there.
        serde_wasm_bindgen::to_value(self).unwrap_or_default()
    }
}

impl WorkerMessage {
    /// Reads a message. The kind is looked at first, so that what is large is read once and bytes stay where
    /// they are; a derived enum would copy all of it to find the kind.
    ///
    /// # Errors
    /// A sentence, if it is no message: then the page and the worker are of different versions.
    pub(super) fn read(message: &JsValue) -> Result<Self, String> {
        let kind = Reflect::get(message, &"kind".into()).ok().and_then(|kind| kind.as_string());
        Ok(match kind.as_deref().unwrap_or_default() {
            "ready" => Self::Ready,
            "progress" => Self::Traffic(TrafficMessage::Progress(fields(message)?)),
            "output" => Self::Traffic(TrafficMessage::Output(fields(message)?)),
            "found" => Self::Traffic(TrafficMessage::Found(fields(message)?)),
            "done" => Self::Traffic(TrafficMessage::Done(fields(message)?)),
            "playing" => Self::Bus(BusMessage::SimulationProgress(fields(message)?)),
            "log" => Self::Bus(BusMessage::Log(fields(message)?)),
            "played" => Self::Bus(BusMessage::Played(fields(message)?)),
            "failed" => Self::Failed { message: fields::<Failed>(message)?.message },
            other => return Err(unreadable(&format!("unknown kind {other}"))),
        })
    }
}

fn fields<F: DeserializeOwned>(message: &JsValue) -> Result<F, String> {
    serde_wasm_bindgen::from_value(message.clone()).map_err(|error| unreadable(&error.to_string()))
}

fn unreadable(reason: &str) -> String {
    format!("The worker's response can't be read ({reason}). Reload the page.")
}
