//! From the workspace to the answers: what is read once is kept until its text changes.

use super::Workspace;
use crate::json::{self, Document, Kind};
use crate::matching::PatternMatcher;
use crate::pattern::{self, Parsed};
use std::collections::HashMap;
use std::sync::Arc;

/// The verdict on one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The pattern matches it.
    Match,
    /// The pattern does not match it.
    NoMatch,
    /// AWS would not take the pattern.
    InvalidPattern,
    /// The text is no event.
    InvalidEvent,
    /// The event is switched off.
    Off,
}

impl Verdict {
    /// Returns the words that the page shows.
    pub fn label(self) -> &'static str {
        match self {
            Self::Match => "Match",
            Self::NoMatch => "No match",
            Self::InvalidPattern => "Invalid pattern",
            Self::InvalidEvent => "Invalid event",
            Self::Off => "Off",
        }
    }
}

/// One event, read, and the verdict on it.
#[derive(Clone, Debug)]
pub struct EventReport {
    /// The entry's id.
    pub id: u32,
    /// The text, read.
    pub document: Arc<Document>,
    /// The verdict.
    pub verdict: Verdict,
}

/// Everything that follows from a workspace at a glance.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// The pattern, read and prepared.
    pub pattern: Arc<PatternMatcher>,
    /// The events, in the order of the list.
    pub events: Vec<EventReport>,
}

impl PartialEq for Evaluation {
    /// Equal if no text was parsed again and no verdict changed.
    fn eq(&self, other: &Self) -> bool {
        let same = |(a, b): (&EventReport, &EventReport)| {
            a.id == b.id && a.verdict == b.verdict && Arc::ptr_eq(&a.document, &b.document)
        };
        Arc::ptr_eq(&self.pattern, &other.pattern)
            && self.events.len() == other.events.len()
            && self.events.iter().zip(&other.events).all(same)
    }
}

/// Measures how complex the wildcards of a pattern are, as [`Parsed::measure`] does.
pub type Measure = fn(&mut Parsed);

/// Evaluates workspaces one after another, and reads only what has changed since.
#[derive(Debug)]
pub struct Evaluator {
    measure: Option<Measure>,
    pattern: Option<(Arc<str>, Arc<PatternMatcher>)>,
    events: HashMap<u32, CachedEvent>,
}

/// An event's text, and what is known of it.
#[derive(Debug)]
struct CachedEvent {
    text: Arc<str>,
    document: Arc<Document>,
    sound: bool,
    /// Whether the current pattern matches, once that has been asked.
    matched: Option<bool>,
}

impl Default for Evaluator {
    fn default() -> Self {
        Self { measure: Some(Parsed::measure), ..Self::unmeasured() }
    }
}

impl Evaluator {
    /// Returns one that does not measure how complex wildcards are until [`Self::measure_by`] says how: a
    /// pattern that AWS refuses for that counts as valid until then.
    pub fn unmeasured() -> Self {
        Self { measure: None, pattern: None, events: HashMap::new() }
    }

    /// Measures from now on how complex wildcards are.
    pub fn measure_by(&mut self, measure: Measure) {
        self.measure = Some(measure);
        self.pattern = None;
    }

    /// Evaluates a workspace.
    pub fn evaluate(&mut self, workspace: &Workspace) -> Evaluation {
        let pattern = self.read_pattern(&workspace.pattern);
        let mut known = std::mem::take(&mut self.events);
        let mut events = Vec::with_capacity(workspace.events.len());
        for entry in &workspace.events {
            let mut event = match known.remove(&entry.id) {
                Some(event) if *event.text == *entry.text => event,
                _ => CachedEvent::read(&entry.text),
            };
            let verdict = if entry.enabled { event.verdict(&pattern) } else { Verdict::Off };
            events.push(EventReport { id: entry.id, document: Arc::clone(&event.document), verdict });
            self.events.insert(entry.id, event);
        }
        Evaluation { pattern, events }
    }

    fn read_pattern(&mut self, text: &Arc<str>) -> Arc<PatternMatcher> {
        if let Some((known, matcher)) = &self.pattern
            && known == text
        {
            return Arc::clone(matcher);
        }
        let mut parsed = pattern::parse_unmeasured(text);
        if let Some(measure) = self.measure {
            measure(&mut parsed);
        }
        let matcher = Arc::new(PatternMatcher::new(parsed));
        self.pattern = Some((Arc::clone(text), Arc::clone(&matcher)));
        for event in self.events.values_mut() {
            event.matched = None;
        }
        matcher
    }
}

impl CachedEvent {
    fn read(text: &Arc<str>) -> Self {
        let document = json::parse(text);
        let is_object = document.root().is_some_and(|root| root.kind() == Kind::Object);
        let sound = is_object && document.problems().is_empty();
        Self { text: Arc::clone(text), document: Arc::new(document), sound, matched: None }
    }

    fn verdict(&mut self, pattern: &PatternMatcher) -> Verdict {
        if !pattern.parsed().is_valid() {
            return Verdict::InvalidPattern;
        }
        if !self.sound {
            return Verdict::InvalidEvent;
        }
        let matches = || pattern.matches(&self.document);
        if *self.matched.get_or_insert_with(matches) { Verdict::Match } else { Verdict::NoMatch }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdicts(evaluation: &Evaluation) -> Vec<Verdict> {
        evaluation.events.iter().map(|event| event.verdict).collect()
    }

    #[test]
    fn the_measure_of_wildcards_may_come_later() {
        let stars = format!("*{}", "a*".repeat(30));
        let mut workspace = Workspace::empty();
        workspace.pattern = Arc::from(format!(r#"{{"source": [{{"wildcard": "{stars}"}}]}}"#));
        workspace.add_events([(String::new(), Arc::from(r#"{"source": "b"}"#))]);
        let mut evaluator = Evaluator::unmeasured();
        assert_eq!(evaluator.evaluate(&workspace).events[0].verdict, Verdict::NoMatch);
        evaluator.measure_by(Parsed::measure);
        assert_eq!(evaluator.evaluate(&workspace).events[0].verdict, Verdict::InvalidPattern);
        assert_eq!(Evaluator::default().evaluate(&workspace).events[0].verdict, Verdict::InvalidPattern);
    }

    #[test]
    fn the_opening_workspace_has_a_match_and_a_miss() {
        let evaluation = Evaluator::default().evaluate(&Workspace::default());
        assert_eq!(verdicts(&evaluation), [Verdict::Match, Verdict::NoMatch]);
    }

    #[test]
    fn every_kind_of_trouble_has_its_verdict() {
        use Verdict::{InvalidEvent, InvalidPattern, Match, NoMatch, Off};
        let mut workspace = Workspace::empty();
        workspace.pattern = Arc::from(r#"{"a":[1]}"#);
        let texts = [r#"{"a":1}"#, r#"{"a":2}"#, "{\"a\":1", "[]", "", r#"{"a":1}"#];
        workspace.add_events(texts.map(|text| (String::new(), Arc::from(text))));
        workspace.events[5].enabled = false;
        let mut evaluator = Evaluator::default();
        let expected = [Match, NoMatch, InvalidEvent, InvalidEvent, InvalidEvent, Off];
        assert_eq!(verdicts(&evaluator.evaluate(&workspace)), expected);
        workspace.pattern = Arc::from(r#"{"a":1}"#);
        let expected = [InvalidPattern, InvalidPattern, InvalidPattern, InvalidPattern, InvalidPattern, Off];
        assert_eq!(verdicts(&evaluator.evaluate(&workspace)), expected);
    }

    #[test]
    fn only_what_changed_is_read_again() {
        let mut workspace = Workspace::default();
        let mut evaluator = Evaluator::default();
        let before = evaluator.evaluate(&workspace);
        assert_eq!(evaluator.evaluate(&workspace), before);
        workspace.events[1].text = workspace.events[0].text.clone();
        let after = evaluator.evaluate(&workspace);
        assert!(Arc::ptr_eq(&before.pattern, &after.pattern));
        assert!(Arc::ptr_eq(&before.events[0].document, &after.events[0].document));
        assert_eq!(verdicts(&after), [Verdict::Match, Verdict::Match]);
    }
}
