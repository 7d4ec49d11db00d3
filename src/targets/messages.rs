//! The messages for problems of a target's input: AWS's own, and ours.

use super::Unread;
use super::conflict::{Conflict, ConflictKind};
use super::problem::{Problem, ProblemKind};
use crate::text::{listed, shortened};

/// Longer keys are cut.
const MOST_OF_KEY: usize = 60;

/// Returns what PutTargets would answer for the target with this id, or `None` where it takes the target.
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
        ProblemKind::NotQuoted { read, line, column } | ProblemKind::NotJson { read, line, column, .. } => {
            Some(format!(
                "Invalid InputTemplate for target {target_id} : [Source: (String)\"{read}\"; line: {line}, column: \
             {column}]."
            ))
        }
        // The same for the paths of a transformer (stackd's captures, 17 cases; cdk-preflight's, 3; September
        // 2026).
        ProblemKind::PathWithoutDollar | ProblemKind::PathStep => {
            Some(format!("InputPath for target {target_id} is invalid."))
        }
        _ => None,
    }
}

/// Returns what PutTargets answers to a setting whose value is out of range, for the target with this id, or
/// `None` where its message is not known.
pub fn aws_out_of_range(setting: &str, target_id: &str) -> Option<String> {
    match setting {
        "TaskCount" => Some(format!("Parameter(s) TaskCount not valid for target: {target_id}.")),
        "ArrayProperties" => Some(
            "Parameter ArrayProperties is not valid. Reason: Size must be in between 2 and 10000.".to_owned(),
        ),
        "RetryStrategy" => Some(
            "Parameter RetryStrategy is not valid. Reason: Attempts must be in between 1 and 10.".to_owned(),
        ),
        _ => None,
    }
}

/// Returns what PutTargets answers to settings that do not go together, for the target with this id
/// (cdk-preflight's deployments, September 2026).
pub fn aws_conflict(conflict: &Conflict, target_id: &str) -> String {
    match &conflict.kind {
        ConflictKind::Needed { setting, launch_type } => {
            format!(
                "Parameter {setting} must be specified for target {target_id} when launch type is {launch_type}"
            )
        }
        ConflictKind::NotTaken { setting, launch_type } => {
            format!(
                "Parameter {setting} for target {target_id} is not supported when launch type is {launch_type}"
            )
        }
        ConflictKind::Size { setting, least, most } => {
            format!("Parameter {setting} is not valid. Reason: size must be in between {least} and {most}")
        }
        ConflictKind::OtherRegion { arn, other } => {
            format!("Region of {arn} does not match region of {other}")
        }
        ConflictKind::Either { first, second } => aws_either(conflict.block, first, second),
    }
}

/// Returns what PutTargets answers where one setting of a block excludes another, as far as the message was
/// recorded.
pub fn aws_either(block: &str, first: &str, second: &str) -> String {
    format!("Either {block}.{} or {block}.{} …", member(first), member(second))
}

/// Returns a setting as AWS's messages spell it.
fn member(setting: &str) -> String {
    if setting == "DbUser" {
        return "dBUser".to_owned();
    }
    let mut chars = setting.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

/// Returns a sentence on settings that do not go together, with what to do.
pub fn conflict_sentence(kind: &ConflictKind) -> String {
    match kind {
        ConflictKind::Needed { setting, launch_type } => format!("A {launch_type} task needs {setting}."),
        ConflictKind::NotTaken { setting, launch_type } => {
            format!("{setting} isn't supported with launch type {launch_type}. Remove it.")
        }
        ConflictKind::Size { setting, least, most } => {
            format!("{setting} must have {least} to {most} elements.")
        }
        ConflictKind::OtherRegion { .. } => {
            "The task definition must be in the Region of the cluster.".into()
        }
        ConflictKind::Either { first, second } => format!("Specify {first} or {second}, not both."),
    }
}

/// Returns the problem in a sentence, with what to do.
pub fn sentence(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::PathWithoutDollar => "A path must begin with $, as in $.detail.id.".into(),
        ProblemKind::PathStep => {
            "EventBridge can't read the path from here on. It supports .name, [0] and [*], and names made of \
             letters, digits, -, _ and /."
                .into()
        }
        ProblemKind::UndefinedPlaceholder(name) => {
            format!("There is no variable {name}. Define it in the input paths.")
        }
        ProblemKind::PlaceholderAsKey(name) => {
            format!("<{name}> is used as a key, but placeholders can only be values.")
        }
        ProblemKind::StaysAsWritten(name) => format!(
            "There are no input paths, so <{name}> isn't replaced. The result isn't valid JSON, so nothing \
             would be delivered."
        ),
        ProblemKind::EventInText(name) => {
            format!(
                "<{name}> is an event, so it can only be an unquoted value in a template that begins with {{."
            )
        }
        ProblemKind::EventJsonInText => {
            "<aws.events.event.json> can only be a value in a template that begins with {.".into()
        }
        ProblemKind::NotQuoted { .. } => "A template must be an object or a string in double quotes.".into(),
        ProblemKind::NotJson { .. } => {
            "The template isn't valid JSON here, whatever the placeholders contain.".into()
        }
        ProblemKind::EmptyTemplate => "The template is empty.".into(),
    }
}

/// Returns the part of its input that a target ignores, in a sentence or two.
pub fn unread(unread: &Unread) -> String {
    match unread {
        Unread::Everything => "This target ignores its input.".into(),
        Unread::NoBody => "A GET or HEAD request has no body, so the input isn't sent.".into(),
        Unread::NoObject => {
            "This target expects an object as its input. This isn't one, so it has no effect.".into()
        }
        Unread::Members { read, left } => {
            let left: Vec<String> = left.iter().map(|key| shortened(key, MOST_OF_KEY)).collect();
            format!("This target reads only {} from its input and ignores {}.", listed(read), listed(&left))
        }
    }
}
