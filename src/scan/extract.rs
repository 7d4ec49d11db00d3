//! Keeps the selected events.

use super::compiled::{EventRef, Rules, Selection, Wanted};
use crate::ruleset::EventError;

/// Writes events, one on each line.
pub(super) struct Extract {
    rules: Rules,
    selection: Selection,
    kept: u64,
    output: Vec<u8>,
}

impl Extract {
    pub(super) fn new(rules: &[String], wanted: Wanted) -> Self {
        let (rules, selection) = Selection::new(rules, wanted);
        Self { rules, selection, kept: 0, output: Vec::new() }
    }

    pub(super) fn look_at(&mut self, event: EventRef) -> Result<(), EventError> {
        if self.selection.is_met(&mut self.rules, event.text)? {
            self.kept += 1;
            // An event laid out over several lines becomes one line: outside of strings line ends have no
            // meaning, and inside there are none.
            let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
            self.output.extend(event.text.iter().filter(|byte| !is_end(byte)));
            self.output.push(b'\n');
        }
        Ok(())
    }

    /// Returns the events written since the last call.
    pub(super) fn output(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.output)
    }

    pub(super) fn take(&mut self) -> u64 {
        std::mem::take(&mut self.kept)
    }
}
