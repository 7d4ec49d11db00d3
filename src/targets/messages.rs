//! The words for what is wrong with the input of a target: AWS's own, and ours.

use super::Unread;
use super::problem::{Problem, ProblemKind};
use crate::text::{listed, shortened};

/// Longer keys are cut.
const MOST_OF_KEY: usize = 60;

/// What PutTargets would answer for the target with this id, or `None` where it takes the target.
pub fn aws_message(problem: &Problem, target_id: &str) -> Option<String> {
    match &problem.kind {
        ProblemKind::UndefinedPlaceholder(name) => {
            Some(format!("InputTemplate for target {target_id} contains invalid placeholder {name}."))
        }
        ProblemKind::PlaceholderAsKey(_) => {
            Some(format!("InputTemplate placeholder present as a JSON object key for target {target_id}."))
        }
        ProblemKind::EventJsonInText => Some(format!(
            "InputTemplate for target {target_id} contains placeholder aws.events.event.json valid only for JSON \
             template."
        )),
        ProblemKind::NotQuoted { read, line, column } => Some(format!(
            "Invalid InputTemplate for target {target_id} : [Source: (String)\"{read}\"; line: {line}, column: \
             {column}]."
        )),
        ProblemKind::EmptyTemplate => Some(
            "1 validation error detected: Value '' at 'targets.1.member.inputTransformer.inputTemplate' failed to \
             satisfy constraint: Member must have length greater than or equal to 1"
                .to_owned(),
        ),
        _ => None,
    }
}

/// The problem in plain words, with what to do.
pub fn sentence(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::PathWithoutDollar => "A path begins with $, as in $.detail.id.".into(),
        ProblemKind::PathStep => {
            "EventBridge does not understand the path from here on: it knows .name, [0] and [*], and names of \
             letters, digits, -, _ and /. Such a path finds nothing."
                .into()
        }
        ProblemKind::UndefinedPlaceholder(name) => {
            format!("No variable is called {name}. Define it in the input paths.")
        }
        ProblemKind::PlaceholderAsKey(name) => {
            format!("<{name}> stands where a key is due, and placeholders cannot be keys.")
        }
        ProblemKind::StaysAsWritten(name) => format!(
            "There are no input paths, so <{name}> stays as it is written. That is no JSON, so nothing would be delivered."
        ),
        ProblemKind::EventInText(name) => {
            format!("<{name}> is an event: it can only be a value in a template that begins with {{, outside of quotes.")
        }
        ProblemKind::EventJsonInText => {
            "<aws.events.event.json> can only be a value in a template that begins with {.".into()
        }
        ProblemKind::NotQuoted { .. } => {
            "A template is an object, or a text in double quotes. This is neither.".into()
        }
        ProblemKind::NotJson(_) => {
            "The template is not JSON here, whatever the placeholders stand for, so nothing would be delivered.".into()
        }
        ProblemKind::EmptyTemplate => "The template is empty.".into(),
    }
}

/// What a target leaves aside of its input, in a sentence or two.
pub fn unread(unread: &Unread) -> String {
    match unread {
        Unread::Everything => "This target reads nothing of its input.".into(),
        Unread::NoBody => "A GET or HEAD request has no body, so nothing of the input is sent.".into(),
        Unread::NoObject => "This target takes an object as input; this is none, so it has no effect.".into(),
        Unread::Members { read, left } => {
            let left: Vec<String> = left.iter().map(|key| shortened(key, MOST_OF_KEY)).collect();
            format!(
                "This target reads only {} of its input. It leaves {} aside.",
                listed(read),
                listed(&left)
            )
        }
    }
}
