//! A visitor's work: the model that the page shows, the link carries and the browser keeps.
//!
//! [`Workspace`] is the only state; [`Evaluator`] derives the verdicts from it, and [`insight`] what may
//! come a moment later. [`mod@format`] and [`link`] are its two outside forms, versioned and read for ever;
//! [`markdown`] is one for people, and so is [`mod@picture`]; [`embed`] shows a link in a frame. [`patch`] tells one
//! workspace by what it has otherwise than another.
//!
//! ```
//! use eventbridge_playground::workspace::{Evaluator, Verdict, Workspace, link};
//!
//! let mut workspace = Workspace::empty();
//! workspace.pattern = r#"{"source": ["shop"]}"#.into();
//! workspace.add_events([("Sold".to_owned(), r#"{"source": "shop"}"#.into())]);
//! let evaluation = Evaluator::default().evaluate(&workspace);
//! assert_eq!(evaluation.events[0].verdict, Verdict::Match);
//!
//! let fragment = link::encode(&workspace).unwrap();
//! assert_eq!(link::decode(&fragment).unwrap(), workspace);
//! ```

pub mod ci;
mod edit;
pub mod embed;
mod evaluation;
pub mod format;
pub mod insight;
pub mod link;
pub mod markdown;
mod messages;
mod nearest;
mod outcome;
pub mod patch;
pub mod picture;
mod row_notes;
mod summary;
mod why_matched;
mod write;

pub use crate::schedule::ScheduleEntry;
pub use evaluation::{Evaluation, Evaluator, EventReport, Measure, Verdict};
pub use nearest::{NearestMiss, nearest_misses};
pub use outcome::{Outcome, kept_out, outcomes};
pub use why_matched::{WhyMatched, why_matched};

use crate::bus::{RunRequest, SEED};
use crate::gallery::Example;
use crate::handler::own::{Code, OwnFunction};
use std::sync::Arc;

/// More events than this do not fit a workspace; files are the place for them.
pub const MAX_EVENTS: usize = 1_000;

/// Everything that a visitor has open.
#[derive(Clone, Debug, PartialEq)]
pub struct Workspace {
    /// The rule's event pattern, as typed.
    pub pattern: Arc<str>,
    /// The events, in the order of the list.
    pub events: Vec<EventEntry>,
    /// The index of the selected event; 0 if there is none.
    pub selected: usize,
    /// The name of the built-in handler that is the rule's target, if any; [`crate::handler::own::NAME`] is the
    /// own function.
    pub handler: Option<String>,
    /// The own function. It may be there while another is the target. Whether it may run is not part of it.
    pub code: Option<Arc<Code>>,
    /// The system that the rule is part of: buses, targets, further rules, as [`crate::bus::system`] reads
    /// it. Empty while there is nothing but the rule.
    pub system: Arc<str>,
    /// Rules to run over files of events, as [`crate::scan::RuleList`] reads them.
    pub rules: Arc<str>,
    /// The names of those that are switched off. The empty name is the rule of the tab Rule.
    pub rules_off: Vec<String>,
    /// Where the rule lives.
    pub settings: Settings,
    /// The schedule, beside the rule.
    pub schedule: ScheduleEntry,
    /// The main tab that a link or a file opens on, by its address; `None` for the first. It is known only
    /// where a workspace is shared: which tab is open now is a matter of the page.
    pub tab: Option<String>,
}

/// One event of the list.
#[derive(Clone, Debug)]
pub struct EventEntry {
    /// Names it while the page is open. Not part of any outside form.
    pub id: u32,
    /// Its name in the list.
    pub name: String,
    /// The event, as typed.
    pub text: Arc<str>,
    /// Whether it takes part.
    pub enabled: bool,
    /// The verdict that it ought to have, if that was said.
    pub expected: Option<Expectation>,
    /// The expected response of the own function, as [`crate::handler::own::check`] reads it, if there is
    /// one.
    pub response: Option<Arc<str>>,
}

/// The verdict that an event ought to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// The pattern must match it.
    Match,
    /// The pattern must not match it.
    NoMatch,
}

impl Expectation {
    /// Returns whether a verdict is the one that was expected.
    pub fn is_met_by(self, verdict: Verdict) -> bool {
        match self {
            Self::Match => verdict == Verdict::Match,
            Self::NoMatch => verdict == Verdict::NoMatch,
        }
    }
}

impl PartialEq for EventEntry {
    /// Two entries are equal if they say the same, whatever their ids.
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.text, self.enabled, self.expected, &self.response)
            == (&other.name, &other.text, other.enabled, other.expected, &other.response)
    }
}

/// The account and Region in which the simulated rule lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Twelve digits.
    pub account: String,
    /// As in `eu-west-1`.
    pub region: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { account: "123456789012".to_owned(), region: "us-east-1".to_owned() }
    }
}

impl Default for Workspace {
    /// Returns the opening workspace: the first example of the gallery.
    fn default() -> Self {
        Self::from_example(&crate::gallery::OPENING)
    }
}

impl Workspace {
    /// Returns a workspace without anything in it.
    pub fn empty() -> Self {
        Self {
            pattern: Arc::from(""),
            events: Vec::new(),
            selected: 0,
            handler: None,
            code: None,
            system: Arc::from(""),
            rules: Arc::from(""),
            rules_off: Vec::new(),
            settings: Settings::default(),
            schedule: ScheduleEntry::default(),
            tab: None,
        }
    }

    /// Returns a workspace that shows an example of the gallery.
    pub fn from_example(example: &Example) -> Self {
        let events = example.events.iter().map(|&(name, text)| (name.to_owned(), Arc::from(text)));
        let mut workspace = Self {
            pattern: Arc::from(example.pattern),
            handler: example.handler.map(str::to_owned),
            system: Arc::from(example.system),
            ..Self::empty()
        };
        workspace.add_events(events);
        workspace.selected = 0;
        workspace
    }

    /// Returns whether both hold the same work: whatever is selected, and on whatever tab.
    pub fn has_same_work(&self, other: &Self) -> bool {
        let Self { pattern, events, handler, code, system, rules, rules_off, settings, schedule, .. } = self;
        *pattern == other.pattern
            && *events == other.events
            && *handler == other.handler
            && *code == other.code
            && *system == other.system
            && *rules == other.rules
            && *rules_off == other.rules_off
            && *settings == other.settings
            && *schedule == other.schedule
    }

    /// Returns what a play of the system depends on; it ends when there are more than `most_steps`, and with
    /// `to_end` deliveries are tried to their end after the clock of the system has stopped.
    pub fn run_request(&self, most_steps: usize, to_end: bool) -> RunRequest {
        let taking_part = self.events.iter().filter(|event| event.enabled);
        RunRequest {
            system: Arc::clone(&self.system),
            pattern: Arc::clone(&self.pattern),
            handler: self.handler.clone(),
            account: self.settings.account.clone(),
            region: self.settings.region.clone(),
            events: taking_part.map(|event| Arc::clone(&event.text)).collect(),
            seed: SEED,
            most_steps,
            to_end,
            own: self.code.clone().map(|code| OwnFunction { code, runs: Vec::new() }),
        }
    }

    /// Returns the selected event, or `None` if there is none.
    pub fn selected_event(&self) -> Option<&EventEntry> {
        self.events.get(self.selected)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Change = fn(&mut Workspace);

    #[test]
    fn what_is_selected_is_no_part_of_the_work() {
        let original = Workspace::default();
        let looked_at = Workspace { selected: 1, tab: Some("bus".to_owned()), ..original.clone() };
        assert!(looked_at.has_same_work(&original));
        let changes: [Change; 11] = [
            |workspace| workspace.pattern = Arc::from("{}"),
            |workspace| workspace.events[0].name.push('!'),
            |workspace| workspace.events[0].enabled = false,
            |workspace| workspace.handler = None,
            |workspace| workspace.code = Some(Arc::default()),
            |workspace| workspace.events[0].response = Some(Arc::from("null")),
            |workspace| workspace.system = Arc::from("{}"),
            |workspace| workspace.rules = Arc::from("{}"),
            |workspace| workspace.rules_off.push(String::new()),
            |workspace| workspace.settings.region.push('x'),
            |workspace| workspace.schedule.window += 1,
        ];
        for (at, change) in changes.into_iter().enumerate() {
            let mut other = original.clone();
            change(&mut other);
            assert!(!other.has_same_work(&original), "{at}");
        }
    }
}
