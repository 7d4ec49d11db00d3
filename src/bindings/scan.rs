//! `TrafficPass`: rules against files of events, for the page's workers.

use crate::event::Context;
use crate::scan::{Job, Part, Scanner};
use js_sys::{TypeError, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

/// One job over parts of files. Not part of the npm package, whose users read their files themselves.
#[wasm_bindgen]
pub struct TrafficPass {
    pass: Scanner,
    memory: Vec<u8>,
}

#[wasm_bindgen]
impl TrafficPass {
    /// Prepares the rules of a job.
    ///
    /// @throws {TypeError} if the job or the place is of another shape.
    #[wasm_bindgen(constructor)]
    pub fn new(job: JsValue, place: JsValue) -> Result<Self, JsValue> {
        let wrong = |error: serde_wasm_bindgen::Error| TypeError::new(&error.to_string());
        let job: Job = serde_wasm_bindgen::from_value(job).map_err(wrong)?;
        let EventDefaults { account, region, time, id } =
            serde_wasm_bindgen::from_value(place).map_err(wrong)?;
        Ok(Self { pass: Scanner::new(&job, Context { account, region, time, id }), memory: Vec::new() })
    }

    /// Begins a part of a file: the events from byte `from` on, up to those that begin at `until`.
    #[allow(clippy::cast_sign_loss, reason = "sizes of files; a negative one becomes 0")]
    pub fn begin(&mut self, from: f64, until: Option<f64>) {
        self.pass.begin(Part { from: from as u64, until: until.map(|until| until as u64) });
    }

    /// Takes the next bytes; says whether more are wanted.
    pub fn push(&mut self, bytes: &Uint8Array) -> bool {
        self.memory.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut self.memory);
        self.pass.push(&self.memory)
    }

    /// Returns the events of the part so far.
    #[wasm_bindgen(getter)]
    #[allow(clippy::cast_precision_loss, reason = "more events than 2⁵³ are in no file")]
    pub fn events(&self) -> f64 {
        self.pass.events() as f64
    }

    /// Returns the events that were asked for, as far as they were not yet given out.
    #[wasm_bindgen(unchecked_return_type = "Uint8Array<ArrayBuffer>")]
    pub fn output(&mut self) -> Vec<u8> {
        self.pass.output()
    }

    /// Returns the results of the part since the last time.
    #[wasm_bindgen(js_name = soFar)]
    pub fn so_far(&mut self) -> Result<JsValue, JsValue> {
        super::encode(&self.pass.so_far())
    }

    /// Ends the part and says what was found in it since `soFar` was last asked.
    pub fn finish(&mut self) -> Result<JsValue, JsValue> {
        super::encode(&self.pass.finish())
    }
}

/// The place and the time of events that have none in the files.
#[derive(Deserialize)]
struct EventDefaults {
    account: String,
    region: String,
    time: String,
    id: String,
}
