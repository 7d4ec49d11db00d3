//! Exercises: a step that anybody makes out of a workspace, and sends as a link.
//!
//! The link is that of the workspace that the learner starts with; `docs/exercises.md` has the key that it holds beside
//! it. [`offers`] are the checks that a workspace can be turned into, and [`make()`] proves an exercise before there is a
//! link to it. What is solved is never written down: [`Exercise::judge`] finds it out anew.

mod flaw;
mod make;
mod messages;
mod offer;
mod offer_setup;
mod read;

pub use flaw::{Flaw, Part};
pub use make::{Given, Made, Plan, Trouble, make};
pub use offer::{Goal, Offer, offers, parts, suggested_task};

use super::drafts::write_help;
use super::{Check, Outcome, Step, judge};
use crate::json::{self, ObjectWriter, Value};
use crate::pattern;
use crate::workspace::{Workspace, link, patch};

/// More checks, visible and hidden ones together, are refused.
pub const MAX_CHECKS: usize = 100;

/// More hints are refused.
pub const MAX_HINTS: usize = 20;

/// More bytes of events, of texts of the start, or of what is packed are refused: checks must answer as one types.
const MAX_BYTES: usize = 1 << 20;

/// The version that is written.
const VERSION: u32 = 1;

/// The key of somebody's answer.
const ANSWER: &str = "answer";

/// A task with checks, and perhaps somebody's answer to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Exercise {
    /// All that a step of a lesson has.
    pub step: Step,
    /// The answer that came with the link; `None` in a link to solve.
    pub answer: Option<Attempt>,
    /// So many of the step's checks are shown; those behind them are hidden.
    shown: usize,
    /// The JSON that it was read from.
    source: String,
}

/// What somebody has made of an exercise.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The work.
    pub work: Workspace,
    /// How many hints were taken, as the page of the learner counted them.
    pub hints: usize,
    /// Whether the solution was looked at, as that page has it.
    pub has_seen_solution: bool,
}

impl Exercise {
    /// Reads the exercise of a link; `None` if it has none, or cannot be read at all.
    ///
    /// # Errors
    /// What is wrong with the exercise. The link's workspace can be opened all the same.
    pub fn of_link(fragment: &str) -> Option<Result<Self, Flaw>> {
        let (start, json) = link::decode_exercise(fragment)?;
        Some(Self::read(&Workspace { tab: None, ..start }, &json))
    }

    /// Returns how many of its checks are hidden.
    pub fn hidden_count(&self) -> usize {
        self.step.checks.len() - self.shown
    }

    /// Holds all checks against a workspace, the visible ones first. Of a hidden check that does not hold, the reason
    /// tells no more than its kind.
    pub fn judge(&self, workspace: &Workspace) -> Vec<Outcome> {
        let parsed = pattern::parse(&workspace.pattern);
        // That the pattern is broken gives nothing away.
        let is_readable = !workspace.pattern.trim().is_empty() && parsed.refusal().is_none();
        let mut outcomes = judge(&self.step, workspace);
        for (check, outcome) in self.step.checks.iter().zip(&mut outcomes).skip(self.shown) {
            outcome.label = messages::hidden_label(check);
            let is_about_event = matches!(check, Check::Matches { .. });
            if outcome.reason.is_some() && (is_readable || !is_about_event) {
                outcome.reason = Some(messages::hidden_reason(check));
            }
        }
        outcomes
    }

    /// Says what became of an answer, judged now, and what its page counted.
    pub fn told(&self, attempt: &Attempt) -> String {
        let outcomes = judge(&self.step, &attempt.work);
        let met = outcomes.iter().filter(|outcome| outcome.is_met()).count();
        messages::attempt(attempt, met, outcomes.len())
    }

    /// The fragment of a link to this exercise with somebody's answer, opened on the tab with this address.
    ///
    /// # Errors
    /// If no link can hold it.
    pub fn link_with(
        &self,
        attempt: &Attempt,
        tab: &str,
    ) -> Result<String, crate::workspace::format::Unreadable> {
        self.fragment(&self.with(attempt), tab)
    }

    /// The fragment of a link to this exercise, written as `json`.
    fn fragment(&self, json: &str, tab: &str) -> Result<String, crate::workspace::format::Unreadable> {
        let start = Workspace { tab: Some(tab.to_owned()), ..self.step.start.clone() };
        link::encode_exercise(&start, json)
    }

    /// The exercise with somebody's answer, as JSON.
    fn with(&self, attempt: &Attempt) -> String {
        let document = json::parse(&self.source);
        let mut text = ObjectWriter::default();
        for member in document.root().into_iter().flat_map(Value::children) {
            let key = member.key().unwrap_or_default();
            if key != ANSWER {
                text.json(&key, member.source());
            }
        }
        let mut answer = ObjectWriter::default();
        answer.json("work", &patch::difference(&self.step.start, &attempt.work));
        write_help(&mut answer, attempt.hints, attempt.has_seen_solution);
        text.object(ANSWER, &answer);
        text.close()
    }
}

#[cfg(test)]
mod tests;
