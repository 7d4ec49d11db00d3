//! Keeps the events that are asked for.

use super::Wanted;
use super::pass::{Given, Rules, Wish};
use crate::ruleset::EventError;

/// Writes events one a line.
pub(super) struct Keep {
    rules: Rules,
    wish: Wish,
    kept: u64,
    output: Vec<u8>,
}

impl Keep {
    pub(super) fn new(rules: &[String], wanted: Wanted) -> Self {
        let (rules, wish) = Wish::new(rules, wanted);
        Self { rules, wish, kept: 0, output: Vec::new() }
    }

    pub(super) fn look_at(&mut self, event: Given) -> Result<(), EventError> {
        if self.wish.is_met(&mut self.rules, event.text)? {
            self.kept += 1;
            // An event laid out over lines becomes one: outside of strings, ends of lines mean nothing,
            // and inside there are none.
            let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
            self.output.extend(event.text.iter().filter(|byte| !is_end(byte)));
            self.output.push(b'\n');
        }
        Ok(())
    }

    /// The events since the last time.
    pub(super) fn output(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.output)
    }

    pub(super) fn take(&mut self) -> u64 {
        std::mem::take(&mut self.kept)
    }
}
