//! The verdicts on all events in a few words.

use super::{Evaluation, EventEntry, Verdict, Workspace};

impl Evaluation {
    /// Returns how many events match, and how many of those with an expectation are as expected. `entries`
    /// are the events of the workspace that was evaluated; events that are switched off do not count.
    pub fn summary(&self, entries: &[EventEntry]) -> String {
        let count = |verdict| self.events.iter().filter(|event| event.verdict == verdict).count();
        let matching =
            format!("{} of {} match", count(Verdict::Match), self.events.len() - count(Verdict::Off));
        let (passed, all) = self.tests(entries);
        if all == 0 { matching } else { format!("{matching}; {passed} of {all} tests pass") }
    }

    /// Returns the verdict on the selected event and the event's name: `No match · Object Created`. What is wrong
    /// with the pattern is said without a name.
    pub fn heading(&self, workspace: &Workspace) -> String {
        if workspace.pattern.trim().is_empty() {
            return "No pattern yet".to_owned();
        }
        if !self.pattern.parsed().is_valid() {
            return Verdict::InvalidPattern.label().to_owned();
        }
        let selected = workspace.selected_event().zip(self.events.get(workspace.selected));
        match selected {
            None => "No event".to_owned(),
            Some((entry, report)) if entry.name.is_empty() => report.verdict.label().to_owned(),
            Some((entry, report)) => format!("{} · {}", report.verdict.label(), entry.name),
        }
    }

    /// Returns how many events with an expectation are as expected, of how many. Events that are switched off
    /// do not count.
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
    fn the_heading_is_about_the_selected_event_or_the_pattern() {
        let shop = r#"{"source": ["shop"]}"#;
        let cases = [
            (shop, "Sold", r#"{"source": "shop"}"#, "Match · Sold"),
            (shop, "Lent", r#"{"source": "library"}"#, "No match · Lent"),
            (shop, "", r#"{"source": "library"}"#, "No match"),
            (shop, "Half", "{", "Invalid event · Half"),
            (r#"{"source": "shop"}"#, "Sold", "{}", "Invalid pattern"),
            (" ", "Sold", "{}", "No pattern yet"),
        ];
        for (pattern, name, text, expected) in cases {
            let mut workspace = Workspace { pattern: Arc::from(pattern), ..Workspace::empty() };
            workspace.add_events([(name.to_owned(), Arc::from(text))]);
            let evaluation = Evaluator::default().evaluate(&workspace);
            assert_eq!(evaluation.heading(&workspace), expected);
        }
        let workspace = Workspace { pattern: Arc::from(shop), ..Workspace::empty() };
        assert_eq!(Evaluator::default().evaluate(&workspace).heading(&workspace), "No event");
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
