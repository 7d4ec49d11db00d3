//! The verdicts on all events in a few words.

use super::{Evaluation, EventEntry, Verdict};

impl Evaluation {
    /// How many events match, and how many of those with an expectation are as expected. `entries` are the
    /// events of the workspace that was evaluated; events that are switched off do not count.
    pub fn summary(&self, entries: &[EventEntry]) -> String {
        let count = |verdict| self.events.iter().filter(|event| event.verdict == verdict).count();
        let matching =
            format!("{} of {} match", count(Verdict::Match), self.events.len() - count(Verdict::Off));
        let (passed, all) = self.tests(entries);
        if all == 0 { matching } else { format!("{matching}; {passed} of {all} tests pass") }
    }

    /// How many events with an expectation are as expected, of how many. Events that are switched off do not
    /// count.
    pub fn tests(&self, entries: &[EventEntry]) -> (usize, usize) {
        let pairs = entries.iter().zip(&self.events).filter(|(entry, _)| entry.enabled);
        let tests = pairs.filter_map(|(entry, event)| Some(entry.expected?.is_met_by(event.verdict)));
        tests.fold((0, 0), |(passed, all), is_met| (passed + usize::from(is_met), all + 1))
    }
}

#[cfg(test)]
mod tests {
    use crate::workspace::{Evaluator, Expectation, Workspace};
    use std::sync::Arc;

    fn summary(events: &[(&str, bool, Option<Expectation>)]) -> String {
        let mut workspace = Workspace { pattern: Arc::from(r#"{"source": ["a"]}"#), ..Workspace::empty() };
        workspace.add_events(events.iter().map(|(text, ..)| (String::new(), Arc::from(*text))));
        for (entry, (_, enabled, expected)) in workspace.events.iter_mut().zip(events) {
            (entry.enabled, entry.expected) = (*enabled, *expected);
        }
        Evaluator::default().evaluate(&workspace).summary(&workspace.events)
    }

    #[test]
    fn verdicts_and_expectations_are_counted() {
        let (a, b, broken) = (r#"{"source":"a"}"#, r#"{"source":"b"}"#, "{");
        let (must, must_not) = (Some(Expectation::Match), Some(Expectation::NoMatch));
        assert_eq!(summary(&[]), "0 of 0 match");
        assert_eq!(summary(&[(a, true, None), (b, true, None), (broken, true, None)]), "1 of 3 match");
        assert_eq!(summary(&[(a, false, None), (b, true, None)]), "0 of 1 match");
        assert_eq!(summary(&[(a, true, must), (b, true, must)]), "1 of 2 match; 1 of 2 tests pass");
        assert_eq!(summary(&[(b, true, must_not), (a, false, must)]), "0 of 1 match; 1 of 1 tests pass");
        assert_eq!(summary(&[(broken, true, must_not), (a, true, None)]), "1 of 2 match; 0 of 1 tests pass");
    }
}
