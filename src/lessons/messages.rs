//! The words for checks, their outcomes, and faults of courses.

use super::check::{Answer, Check, GivenEvent, Played};
use super::{Fault, Unreadable, run};
use crate::event::Timestamp;
use crate::event::envelope::with_article;
use crate::handler::own::Code;
use crate::pattern::messages::json_sentence;
use crate::text::{counted, shortened};
use std::sync::Arc;

pub(super) const NO_PATTERN: &str = "There is no pattern yet.";
pub(super) const NO_FUNCTION: &str = "The rule has no function.";
pub(super) const NO_MATCH: &str = "No event matches the pattern, so nothing invokes the function.";
pub(super) const NOT_LOGGED: &str = "The function ran, but its log has no such line.";
pub(super) const NOT_AN_OBJECT: &str = "An event must be a JSON object.";

/// Returns what must hold, in words without a full stop.
pub(super) fn label(check: &Check) -> String {
    match check {
        Check::Matches { event, expected } => {
            let event = match event {
                GivenEvent::Shown { name, .. } => format!("“{name}”"),
                GivenEvent::Hidden(_) => "A hidden event".to_owned(),
            };
            let verdict = if *expected { "matches" } else { "doesn't match" };
            format!("{event} {verdict}")
        }
        Check::Valid => "AWS accepts the pattern".to_owned(),
        Check::Uses { operator, expected: true } => format!("The pattern uses {operator}"),
        Check::Uses { operator, expected: false } => format!("The pattern doesn't use {operator}"),
        Check::Field { path, expected: true } => format!("The pattern has a condition on {path}"),
        Check::Field { path, expected: false } => format!("The pattern has no condition on {path}"),
        Check::MostMatchers(most) => {
            format!("The pattern has at most {}", counted(*most, "matcher", "matchers"))
        }
        Check::OwnEvent { name: Some(name), .. } => format!("“{name}” meets the task"),
        Check::OwnEvent { name: None, .. } => "One of your events meets the task".to_owned(),
        Check::Answers(Answer::Returned(json)) => format!("The function returns {}", shortened(json, 120)),
        Check::Answers(Answer::Failed(kind)) => format!("The function fails with {kind}"),
        Check::Logs(text) => format!("The function's log says “{text}”"),
        Check::Run(check) => run::label(check),
        Check::Runs { at, .. } => {
            let shown: Vec<String> = at.iter().take(3).map(|at| moment(*at)).collect();
            format!("It runs at {} (UTC){}", shown.join(", "), if at.len() > 3 { " and so on" } else { "" })
        }
        Check::Accepted => "AWS accepts the setup".to_owned(),
        Check::Target { target, arn } => format!("The target “{target}” is {arn}"),
        Check::Happens(played) => happens(played),
    }
}

fn happens(played: &Played) -> String {
    let target =
        played.target.as_ref().map_or("a target".to_owned(), |target| format!("the target “{target}”"));
    let rule = played.rule.as_ref().map_or("a rule".to_owned(), |rule| format!("the rule “{rule}”"));
    let bus = played.bus.as_ref().map_or("an event bus".to_owned(), |bus| format!("the event bus “{bus}”"));
    let alarm = played.alarm.as_ref().map_or("an alarm".to_owned(), |alarm| format!("the alarm “{alarm}”"));
    let payload = played.payload.as_ref().map_or("an event".to_owned(), |payload| shortened(payload, 200));
    let error = played.error.as_ref().map(|error| format!(" with {error}")).unwrap_or_default();
    let phrase = match played.kind {
        "received" => format!("{bus} receives {payload}"),
        "matched" => format!("{rule} matches or is due"),
        "unmatched" => "an event matches no rule".to_owned(),
        "input" => format!("the input of {target} is {payload}"),
        "delivered" => format!("{target} receives {payload}"),
        "failed" => format!("a delivery to {target} fails permanently{error}"),
        "retry" => format!("a delivery to {target} is retried{error}"),
        "dead-letter" => match &played.payload {
            Some(_) => format!("a dead-letter queue receives {payload}"),
            None => "a dead-letter queue receives a message".to_owned(),
        },
        "lost" => "an event is lost".to_owned(),
        "forwarded" => format!("an event is forwarded to {bus}"),
        "archived" => "an event is archived".to_owned(),
        "replayed" => format!("a replay sends an event to {bus}"),
        "invoked" => format!("the function of {target} is invoked"),
        "returned" => format!("the function of {target} returns {payload}"),
        "alarm" => format!("{alarm} is in the {} state", played.state.as_deref().unwrap_or("ALARM")),
        _ => format!("PutEvents rejects an entry{error}"),
    };
    let times = match (played.least, played.most) {
        (_, Some(0)) => ", never",
        (least, Some(most)) if least == most && most == 1 => ", once",
        (1, None) => "",
        (0, Some(most)) => {
            return capitalised(&format!("{phrase}, {} at most", counted(most, "time", "times")));
        }
        (least, most) if most == Some(least) => {
            return capitalised(&format!("{phrase}, {}", counted(least, "time", "times")));
        }
        (least, _) => return capitalised(&format!("{phrase}, {} at least", counted(least, "time", "times"))),
    };
    capitalised(&format!("{phrase}{times}"))
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map(|first| first.to_uppercase().chain(characters).collect()).unwrap_or_default()
}

/// Returns a moment in UTC, without seconds where there are none: `2026-03-02 07:00`.
fn moment(at: Timestamp) -> String {
    let text = at.to_string().replace('T', " ");
    text.strip_suffix(":00Z").unwrap_or(&text).to_owned()
}

pub(super) fn uses(operator: &str, expected: bool) -> String {
    if expected {
        format!("The pattern has no {operator} matcher.")
    } else {
        format!("The pattern uses {operator}. This step asks for a solution without it.")
    }
}

pub(super) fn field(path: &str, expected: bool) -> String {
    if expected {
        format!("The pattern has no condition on {path}.")
    } else {
        format!("The pattern has a condition on {path}. This step asks for a solution without it.")
    }
}

pub(super) fn matchers(count: usize) -> String {
    format!("The pattern has {}.", counted(count, "matcher", "matchers"))
}

pub(super) fn no_event(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("There is no event named “{name}”."),
        None => "There is no event yet. Add one.".to_owned(),
    }
}

pub(super) fn answered(json: &str) -> String {
    format!("The function returns {json}.")
}

pub(super) fn other_run(found: Timestamp, expected: Timestamp) -> String {
    format!("The next run is at {}. It should be at {}.", moment(found), moment(expected))
}

pub(super) fn no_run(expected: Timestamp) -> String {
    format!("There are no more runs. The next one should be at {}.", moment(expected))
}

pub(super) fn other_target(target: &str, found: Option<&str>) -> String {
    match found {
        Some("") => format!("The target “{target}” has no Arn yet."),
        Some(arn) => format!("The Arn of the target “{target}” is {}.", shortened(arn, 120)),
        None => format!("There is no target with the Id “{target}”."),
    }
}

pub(super) fn other_payload(payload: &str) -> String {
    format!("Instead, “{payload}” arrives.")
}

pub(super) fn happened(count: usize) -> String {
    format!("That happens {}.", counted(count, "time", "times"))
}

pub(super) fn instead(last: Option<&str>) -> String {
    match last {
        Some(sentence) => format!("That doesn't happen. The last step is: {sentence}"),
        None => {
            "Nothing happens in this setup yet. Does it have a rule with a target, and an event?".to_owned()
        }
    }
}

/// Returns the settings of an own function, a line each.
pub(super) fn settings(code: &Code) -> Arc<str> {
    let mut lines = vec![format!("Timeout: {} s", code.timeout), format!("Memory: {} MB", code.memory)];
    if !code.environment.trim().is_empty() {
        lines.push(format!("Environment variables:\n{}", code.environment));
    }
    if !code.answers.trim().is_empty() {
        lines.push(format!("AWS answers:\n{}", code.answers));
    }
    Arc::from(lines.join("\n"))
}

/// Returns the mistake in a course, with its place.
pub(super) fn unreadable(error: &Unreadable) -> String {
    let Unreadable { lesson, line, fault } = error;
    let sentence = self::fault(fault);
    if lesson.is_empty() {
        let sentence = sentence.trim_end_matches('.');
        return if *line == 0 || matches!(fault, Fault::Newer(_)) {
            format!("{sentence}.")
        } else {
            format!("{sentence} (line {line}).")
        };
    }
    if *line == 0 {
        format!("Lesson “{lesson}”: {sentence}")
    } else {
        format!("Lesson “{lesson}”, line {line}: {sentence}")
    }
}

pub(super) fn fault(fault: &Fault) -> String {
    match fault {
        Fault::TooLarge => "The course is too large. The limit is 1 MB".to_owned(),
        Fault::NotJson(kind) => format!("This isn't valid JSON: {}", json_sentence(kind)),
        Fault::WrongType { key, found, expected } if key.is_empty() => {
            format!("This must be {expected}, but is {}.", with_article(*found))
        }
        Fault::WrongType { key, found, expected } => {
            format!("“{key}” must be {expected}, but is {}.", with_article(*found))
        }
        Fault::Missing(key) => format!("“{key}” is missing."),
        Fault::UnknownKey(key) => format!("Unknown key “{key}”."),
        Fault::UnknownCheck(name) => format!("There is no check named “{name}”."),
        Fault::BadValue { key, value } => {
            format!("“{}” isn't a valid value for “{key}”.", shortened(value, 80))
        }
        Fault::NoSuchEvent(name) => format!("The start has no event named “{name}”."),
        Fault::NoFrontMatter => {
            "The file must begin with a line ---, a line title: …, and a line ---.".to_owned()
        }
        Fault::NoSteps => {
            "The lesson has no steps. A step starts with a second-level heading: ## Title.".to_owned()
        }
        Fault::TooManySteps => "The lesson has too many steps. The limit is 200.".to_owned(),
        Fault::NoSection(name) => format!("The step has no section “### {name}”."),
        Fault::UnknownSection(name) => {
            format!("Unknown section “{name}”. Use Start, Task, Checks, Hint or Solution.")
        }
        Fault::NoBlock => "This section needs a JSON code block that isn't empty.".to_owned(),
        Fault::OpenFence => "The code block that starts here is never closed.".to_owned(),
        Fault::Repeated(id) => format!("The ID “{id}” is used twice."),
        Fault::BadId(id) => {
            format!(
                "“{}” isn't a valid ID. An ID can contain lowercase letters, digits and -.",
                shortened(id, 80)
            )
        }
        Fault::Html => "HTML isn't allowed here. Put code between backticks.".to_owned(),
        Fault::BadLink(url) => {
            format!(
                "The link to “{}” isn't allowed. Links must start with https://, http:// or #/.",
                shortened(url, 80)
            )
        }
        Fault::TooDeep => "Lists and quotes are nested too deeply.".to_owned(),
        Fault::Newer(version) => {
            format!("This course requires a newer version of the playground (format {version}).")
        }
    }
}
