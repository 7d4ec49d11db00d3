//! The words for checks on the own function.

use super::{Calls, Expected, RunCheck};
use crate::lessons::{Answer, GivenEvent};
use crate::text::{counted, shortened};

pub(super) const NO_CODE: &str = "There is no function yet. Write one.";
pub(super) const NOT_RUN: &str = "Run your function first.";
pub(super) const CHANGED: &str = "The code has changed since it ran. Run it again.";
pub(super) const NOT_RUN_ON_IT: &str = "It hasn't run on this event yet. Run it again.";
pub(super) const STOPPED: &str = "The run was stopped. Run it again.";
pub(super) const NO_EVENT: &str = "There is no event for the function to run on.";

/// Returns the condition in words, without a period.
pub(in crate::lessons) fn label(check: &RunCheck) -> String {
    let RunCheck { event, attempt, expected } = check;
    let on = match event {
        Some(GivenEvent::Shown { name, .. }) => format!("On “{name}”"),
        Some(GivenEvent::Hidden(_)) => "On a hidden event".to_owned(),
        None => "On one of your events".to_owned(),
    };
    let again = match attempt {
        1 => "",
        2 => " the second time",
        _ => " the third time",
    };
    let does = match expected {
        Expected::Answer(Answer::Returned(json)) => format!("the function returns {}", shortened(json, 120)),
        Expected::Answer(Answer::Failed(kind)) => format!("the function fails with {kind}"),
        Expected::Logs(text) => format!("the log says “{text}”"),
        Expected::Calls(calls) => calls_words(calls),
    };
    format!("{on}{again}, {does}")
}

fn calls_words(calls: &Calls) -> String {
    let Calls { service, operation, parameters, least, most } = calls;
    let with = parameters.as_ref().map(|json| format!(" with {}", shortened(json, 120))).unwrap_or_default();
    let call = format!("the function calls {service}.{operation}{with}");
    match (least, most) {
        (_, Some(0)) => format!("the function doesn't call {service}.{operation}{with}"),
        (1, Some(1)) => format!("{call} once"),
        (1, None) => call,
        (0, Some(most)) => format!("{call} {} at most", counted(*most, "time", "times")),
        (least, Some(most)) if least == most => format!("{call} {}", counted(*least, "time", "times")),
        (least, _) => format!("{call} {} at least", counted(*least, "time", "times")),
    }
}

pub(super) fn failed(how: &str) -> String {
    ended_sentence("The function fails", how)
}

pub(super) fn returned(json: &str) -> String {
    format!("The function doesn't fail, but returns {json}.")
}

pub(super) fn other_answer(json: &str, unmet: &str) -> String {
    if unmet.starts_with("The response is ") {
        return unmet.to_owned();
    }
    format!("The function returns {json}. {unmet}")
}

pub(super) fn not_logged(failed: Option<&str>) -> String {
    match failed {
        Some(how) => ended_sentence("The log has no such line, and the function fails", how),
        None => "The function ran, and its log has no such line.".to_owned(),
    }
}

pub(super) fn not_called(others: &[String], failed: Option<&str>) -> String {
    match (failed, others) {
        (Some(how), _) => ended_sentence("It makes no such call, and the function fails", how),
        (None, []) => "The function calls nothing.".to_owned(),
        (None, others) => format!("The function makes other calls: {}.", shortened(&others.join(", "), 160)),
    }
}

pub(super) fn other_parameters(parameters: &str, unmet: &str) -> String {
    format!("The call has the parameters {parameters}. {unmet}")
}

pub(super) fn called(count: usize) -> String {
    format!("It makes that call {}.", counted(count, "time", "times"))
}

fn ended_sentence(what: &str, how: &str) -> String {
    format!("{what}: {}.", shortened(how.trim_end_matches('.'), 240))
}
