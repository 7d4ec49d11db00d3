//! The words for exercises: hidden checks, flaws, proofs, and answers.

use super::{Flaw, MAX_CHECKS, MAX_HINTS, Part, Trouble};
use crate::lessons::messages::fault;
use crate::lessons::{Attempt, Check, Fault};
use crate::text::{counted, listed};

/// What a check is about, for who shall not know more.
fn subject(check: &Check) -> &'static str {
    match check {
        Check::Matches { .. } => "an event",
        Check::Valid | Check::Uses { .. } | Check::Field { .. } | Check::MostMatchers(_) => {
            "how the pattern is written"
        }
        Check::OwnEvent { .. } => "what your events say",
        Check::Runs { .. } => "when the schedule runs",
        Check::Accepted | Check::Target { .. } | Check::Happens(_) => "what happens in the event bus setup",
        // All others are.
        _ => "what the function does",
    }
}

/// What a hidden check is about, without a full stop.
pub(super) fn hidden_label(check: &Check) -> String {
    match check {
        Check::Matches { expected: true, .. } => "A hidden event matches".to_owned(),
        Check::Matches { expected: false, .. } => "A hidden event doesn't match".to_owned(),
        _ => format!("A hidden check on {}", subject(check)),
    }
}

/// Why a hidden check does not hold, without giving it away.
pub(super) fn hidden_reason(check: &Check) -> String {
    match check {
        Check::Matches { expected: true, .. } => {
            "A hidden event that must match still doesn't match.".to_owned()
        }
        Check::Matches { expected: false, .. } => {
            "A hidden event that must not match still matches.".to_owned()
        }
        _ => format!("A hidden check on {} isn't met yet.", subject(check)),
    }
}

pub(super) fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Newer(version) => format!(
            "The exercise was made with a newer version of the playground (format {version}). Reload to update."
        ),
        Flaw::Damaged => "The exercise is incomplete or was altered on the way. Ask for it again.".to_owned(),
        Flaw::TooLarge => "The exercise is too large. Its events and texts can have up to 1 MB.".to_owned(),
        Flaw::NoChecks => "The exercise needs at least one check.".to_owned(),
        Flaw::TooManyChecks(count) => {
            format!("The exercise has {count} checks; the limit is {MAX_CHECKS}.")
        }
        Flaw::TooManyHints(count) => format!("The exercise has {count} hints; the limit is {MAX_HINTS}."),
        Flaw::NotWork(part) => format!("{} isn't a workspace.", self::part(*part)),
        Flaw::In { part: Part::Title, fault: Fault::Missing(_), .. } => {
            "The exercise needs a title.".to_owned()
        }
        Flaw::In { part: Part::Task, fault: Fault::Missing(_), .. } => {
            "The exercise needs a task.".to_owned()
        }
        Flaw::In { part: Part::Whole, fault, .. } => {
            format!("The exercise can't be read. {}", self::fault(fault))
        }
        Flaw::In { part, line: 0, fault } => format!("{}: {}", self::part(*part), self::fault(fault)),
        Flaw::In { part, line, fault } => {
            format!("{}, line {line}: {}", self::part(*part), self::fault(fault))
        }
    }
}

fn part(part: Part) -> String {
    match part {
        Part::Whole => "The exercise".to_owned(),
        Part::Title => "The title".to_owned(),
        Part::Task => "The task".to_owned(),
        Part::Checks => "The checks".to_owned(),
        Part::Hint(index) => format!("Hint {}", index + 1),
        Part::Solution => "The solution".to_owned(),
        Part::SolutionText => "The note on the solution".to_owned(),
        Part::Answer => "The answer".to_owned(),
    }
}

pub(super) fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Flawed(flaw) => self::flaw(flaw),
        Trouble::Unmet { label, reason } => format!("Not met by your solution: {label}. {reason}"),
        Trouble::SolvedAtStart => {
            "The start already meets all checks, so there is nothing to solve. Let the learner start with less, or \
             choose another check."
                .to_owned()
        }
    }
}

pub(super) fn proof(checks: usize, unmet_at_start: usize) -> String {
    let checks = counted(checks, "check", "checks");
    format!("Tested: your solution meets all {checks}, and the start fails {unmet_at_start} of them.")
}

pub(super) fn attempt(attempt: &Attempt, met: usize, all: usize) -> String {
    let result = if met == all {
        format!("Solved: all {} met.", counted(all, "check is", "checks are"))
    } else {
        format!("Not solved: {met} of {} met.", counted(all, "check is", "checks are"))
    };
    let hints = match attempt.hints {
        0 => "No hints were used".to_owned(),
        count => format!("{} used", counted(count, "hint was", "hints were")),
    };
    let solution =
        if attempt.has_seen_solution { "the solution was viewed" } else { "the solution wasn't viewed" };
    format!("{result} {hints}, and {solution}.")
}

/// The verdict on an event, without a full stop.
pub(super) fn event_label(name: &str, expected: bool) -> String {
    format!("“{name}” {}", if expected { "matches" } else { "doesn't match" })
}

/// What is to be done, as Markdown: these events are to match, and those not.
pub(super) fn pattern_task(matching: &[String], others: &[String]) -> String {
    match (matching, others) {
        ([], []) => "Write the event pattern.".to_owned(),
        (matching, []) => format!("Write an event pattern that matches {}.", listed(matching)),
        ([], others) => format!("Write an event pattern that doesn't match {}.", listed(others)),
        (matching, others) => {
            format!("Write an event pattern that matches {}, but not {}.", listed(matching), listed(others))
        }
    }
}

pub(super) const SCHEDULE_TASK: &str = "Write the schedule expression that runs at the times of the check.";
pub(super) const SETUP_TASK: &str = "Complete the event bus setup so that all checks are met.";
