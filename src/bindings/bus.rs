//! `SimulationRun`: the simulation of the buses, for the page's workers.

use crate::bus;
use crate::bus::log::Parts;
use js_sys::TypeError;
use wasm_bindgen::prelude::*;

/// A play of a system, from its text to its log. Not part of the npm package.
#[wasm_bindgen]
#[derive(Debug)]
pub struct SimulationRun {
    run: bus::SimulationRun,
    parts: Option<Parts>,
}

#[wasm_bindgen]
impl SimulationRun {
    /// Prepares a run; nothing is read or simulated yet.
    ///
    /// @throws {TypeError} if the request is of another shape.
    #[wasm_bindgen(constructor)]
    pub fn new(request: JsValue) -> Result<Self, JsValue> {
        let request =
            serde_wasm_bindgen::from_value(request).map_err(|error| TypeError::new(&error.to_string()))?;
        Ok(Self { run: bus::SimulationRun::new(request), parts: None })
    }

    /// Plays on for a moment, as a rule for less than a millisecond; says whether anything is left.
    pub fn advance(&mut self) -> bool {
        self.run.advance()
    }

    /// Lets it end where it is, at the next `advance`.
    pub fn stop(&self) {
        self.run.stop();
    }

    /// Returns how many events, calls, runs of schedules and replays were met so far.
    #[wasm_bindgen(getter)]
    #[allow(clippy::cast_precision_loss, reason = "no list has 2⁵³ events")]
    pub fn met(&self) -> f64 {
        self.run.progress().0 as f64
    }

    /// Returns how many there are.
    #[wasm_bindgen(getter)]
    #[allow(clippy::cast_precision_loss, reason = "no list has 2⁵³ events")]
    pub fn all(&self) -> f64 {
        self.run.progress().1 as f64
    }

    /// Returns whether it ended early.
    #[wasm_bindgen(getter, js_name = isCut)]
    pub fn is_cut(&self) -> bool {
        self.run.is_cut()
    }

    /// Returns the next part of the log once the simulation is finished; `undefined` after the last.
    #[wasm_bindgen(unchecked_return_type = "Uint8Array<ArrayBuffer> | undefined")]
    pub fn part(&mut self) -> Option<Vec<u8>> {
        let run = &mut self.run;
        self.parts.get_or_insert_with(|| Parts::new(run.take_log())).next()
    }
}
