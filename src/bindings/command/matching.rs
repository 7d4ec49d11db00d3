//! `match`: rules over files and streams.

use super::decode;
use crate::bindings::encode;
use crate::event::Context;
use crate::scan::{Job, Outcome, Part, Scanner, Tally, Wanted, messages};
use crate::workspace::Settings;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// Rules over one stream of events after another. Counts, and gives out the events that are wanted.
#[wasm_bindgen]
pub struct MatchRun {
    count: Scanner,
    extract: Option<Scanner>,
}

#[derive(Serialize)]
struct Counted {
    events: u64,
    unmatched: u64,
    malformed: u64,
    matches: Vec<u64>,
    problems: Vec<Malformed>,
}

#[derive(Serialize)]
struct Malformed {
    line: u64,
    message: String,
}

#[wasm_bindgen]
impl MatchRun {
    /// Prepares the rules, which are texts of patterns. `wanted` says which events are given out, as the engine's
    /// `Wanted`: `"matched"`, `"unmatched"`, `{ rule: index }`; `undefined` for none. `time` is the time of events that
    /// have none.
    ///
    /// @throws {TypeError} if an argument is of another shape.
    #[wasm_bindgen(constructor)]
    pub fn new(rules: Vec<String>, wanted: JsValue, time: String) -> Result<Self, JsValue> {
        let wanted: Option<Wanted> = decode(wanted)?;
        let Settings { account, region } = Settings::default();
        let id = "00000000-0000-4000-8000-000000000000".to_owned();
        let context = Context { account, region, time, id };
        let scanner = |job: &Job| Scanner::new(job, context.clone());
        let extract = wanted.map(|wanted| scanner(&Job::Extract { rules: rules.clone(), wanted }));
        Ok(Self { count: scanner(&Job::Count { rules }), extract })
    }

    /// Begins a stream.
    pub fn begin(&mut self) {
        for scanner in self.scanners() {
            scanner.begin(Part::default());
        }
    }

    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        for scanner in self.scanners() {
            scanner.push(bytes);
        }
    }

    /// Ends the stream, and says what was found in it.
    pub fn finish(&mut self) -> Result<JsValue, JsValue> {
        if let Some(extract) = &mut self.extract {
            extract.finish();
        }
        let tally = match self.count.finish() {
            Outcome::Count(tally) => tally,
            Outcome::Sample(_) | Outcome::Compare(_) | Outcome::Extract { .. } => Tally::default(),
        };
        let malformed = tally
            .problems
            .iter()
            .map(|problem| Malformed { line: problem.line, message: messages::sentence(&problem.kind) });
        encode(&Counted {
            problems: malformed.collect(),
            events: tally.events,
            unmatched: tally.unmatched,
            malformed: tally.malformed,
            matches: tally.matches,
        })
    }

    /// Returns the wanted events that were not yet given out, one a line.
    pub fn output(&mut self) -> Vec<u8> {
        self.extract.as_mut().map(Scanner::output).unwrap_or_default()
    }
}

impl MatchRun {
    fn scanners(&mut self) -> impl Iterator<Item = &mut Scanner> {
        std::iter::once(&mut self.count).chain(&mut self.extract)
    }
}
