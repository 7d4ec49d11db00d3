//! Messages for the problems of a system's text.

use super::edit::FieldError;
use super::problem::{Note, NoteKind, Problem, ProblemKind};
use crate::bus::Model;
use crate::bus::problem::messages;
use crate::json::Kind;
use crate::pattern::messages::json_sentence;
use crate::schedule;
use crate::targets;
use crate::text::Span;

impl FieldError {
    /// Returns the sentence for it.
    pub fn sentence(&self) -> String {
        match self {
            Self::NotANumber => "Enter a whole number.".to_owned(),
            Self::NotJson(problem) => json_sentence(problem),
            Self::NoPlace => "The setup is not valid JSON. Fix it first.".to_owned(),
        }
    }
}

impl Problem {
    /// Returns the sentence for it.
    pub fn sentence(&self) -> String {
        match &self.kind {
            ProblemKind::Json(problem) => json_sentence(problem),
            ProblemKind::WrongType { wanted, found } => {
                format!("Expected {wanted}, found {}.", article(*found))
            }
            ProblemKind::UnknownField { name, meant: Some(meant) } => {
                format!("Unknown field \"{name}\". Did you mean \"{meant}\"?")
            }
            ProblemKind::UnknownField { name, meant: None } => format!("Unknown field \"{name}\"."),
            ProblemKind::UnknownValue { known } => format!("Must be one of {}.", known.join(", ")),
            ProblemKind::Missing(field) => format!("\"{field}\" is missing."),
            ProblemKind::NotAMoment => "Must be a time in UTC, as in \"2026-01-01T00:00:00Z\".".to_owned(),
            ProblemKind::NoSuch(what) => format!("No {what} has this name."),
            ProblemKind::NoSuchArchive(_) => "No archive has this name.".to_owned(),
            ProblemKind::EndsBeforeStart => "The end must be after the start.".to_owned(),
            ProblemKind::AnotherBus => "Events are replayed to the bus of their archive only.".to_owned(),
            ProblemKind::TooManyReplays => {
                "Ten replays can run at a time; this one is the eleventh.".to_owned()
            }
            ProblemKind::ReplayName(_) => {
                "The name of a replay has 1 to 64 letters, digits, full stops, - and _.".to_owned()
            }
            ProblemKind::ReplayAgain(name) => format!("There is another replay {name} before this one."),
            ProblemKind::OneOf { fields, .. } => format!("Only one of {} is allowed.", fields.join(", ")),
            ProblemKind::NotWholeMinutes => "Must be whole minutes, in seconds.".to_owned(),
            ProblemKind::PatternElsewhere => {
                "The pattern of this rule is set in the tab Rule; this one is ignored.".to_owned()
            }
            ProblemKind::Schedule(text) => schedule_sentence(text, schedule::Service::Rule),
            ProblemKind::SchedulerExpression(text) => schedule_sentence(text, schedule::Service::Scheduler),
            ProblemKind::EventSource(_) => {
                "The bus of a partner has the name of its event source.".to_owned()
            }
            ProblemKind::PartName(_) => "A name has 1 to 64 letters, digits, full stops, - and _.".to_owned(),
            ProblemKind::PartAgain(name) => format!("There is another {name} before this one."),
            ProblemKind::NotOneOf { known, .. } => format!("Must be one of {}.", known.join(", ")),
            ProblemKind::AuthParametersMissing(block) => {
                format!("\"{block}\" is missing, which this kind of authorization needs.")
            }
            ProblemKind::NotHttps { .. } => "EventBridge sends to https:// addresses only.".to_owned(),
            ProblemKind::RateLimit { .. } => "A rate is between 1 and 300 requests a second.".to_owned(),
            ProblemKind::NoSuchConnection(_) => "No connection has this ARN.".to_owned(),
            ProblemKind::ConnectionElsewhere(_) => {
                "A connection must be in the Region of its API destination.".to_owned()
            }
            ProblemKind::Model(problem) => messages::sentence(problem),
        }
    }

    /// Returns AWS's own message, or `None` where it is not known. `model` is the one that was read with it.
    pub fn aws_message(&self, model: &Model) -> Option<String> {
        match &self.kind {
            ProblemKind::Model(problem) => messages::aws_message(model, problem),
            ProblemKind::EndsBeforeStart => Some(
                "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime."
                    .to_owned(),
            ),
            ProblemKind::NoSuchArchive(name) => {
                Some(format!("Parameter EventSourceArn is not valid. Reason: Archive {name} does not exist."))
            }
            ProblemKind::AnotherBus => Some(
                "Parameter Destination.Arn is not valid. Reason: Cross event bus replay is not permitted."
                    .to_owned(),
            ),
            ProblemKind::TooManyReplays => {
                Some("The requested resource exceeds the maximum number allowed.".to_owned())
            }
            ProblemKind::ReplayName(name) => Some(name_constraint(name, "replayName")),
            ProblemKind::EventSource(_) => Some("Event bus name must match event source name.".to_owned()),
            ProblemKind::PartName(name) => Some(name_constraint(name, "name")),
            // Cdk-preflight's and stackd's captures, September 2026, and a public transcript of the endpoint.
            ProblemKind::NotOneOf { value, field, known } => Some(format!(
                "1 validation error detected: Value '{value}' at '{}' failed to satisfy constraint: Member must satisfy enum \
                 value set: [{}]",
                member(field),
                known.join(", ")
            )),
            ProblemKind::AuthParametersMissing(block) => {
                Some(format!("Parameter {block} is not valid. Reason: Missing required field(s)"))
            }
            ProblemKind::NotHttps { value, field: "InvocationEndpoint" } => Some(format!(
                "Failed to create the api-destination(s). Parameter InvocationEndpoint is not valid. Reason: Endpoint \
                 '{value}' is invalid, please provide a valid HTTPS endpoint URL."
            )),
            ProblemKind::NotHttps { field, .. } => Some(format!("Parameter {field} is not valid")),
            ProblemKind::RateLimit { rate: 0, .. } => None,
            ProblemKind::RateLimit { rate, name } => Some(format!(
                "Failed to create the api-destination(s). Invalid Invocation Rate Limit: Rate specified '{rate}' for \
                 '{name}' exceeds maximum allowed of '300'."
            )),
            ProblemKind::NoSuchConnection(arn) => {
                Some(format!("Failed to create the api-destination(s). Connection '{arn}' does not exist."))
            }
            ProblemKind::ConnectionElsewhere(arn) => Some(format!("Invalid ARN: '{arn}'")),
            ProblemKind::ReplayAgain(name) => Some(format!("Replay {name} already exists.")),
            ProblemKind::OneOf { within: None, target, .. } => Some(format!(
                "Only one of Input, InputPath, or InputTransformer must be provided for target {target}."
            )),
            ProblemKind::OneOf { fields: [first, second], within: Some(block), .. } => {
                Some(targets::messages::aws_either(block, first, second))
            }
            _ => None,
        }
    }
}

/// AWS's refusal of a name of up to 64 characters.
fn name_constraint(name: &str, member: &str) -> String {
    let constraint = if name.chars().count() > 64 {
        "Member must have length less than or equal to 64"
    } else {
        r"Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+"
    };
    format!(
        "1 validation error detected: Value '{name}' at '{member}' failed to satisfy constraint: {constraint}"
    )
}

/// Returns a field as AWS's messages spell it.
fn member(field: &str) -> String {
    let mut chars = field.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

/// Returns the notes on a text, each with its place. The fields that have no effect share one note, since
/// answers of AWS have many of them.
pub(in crate::bus) fn told(notes: &[Note]) -> Vec<(String, Span)> {
    let mut idle: Vec<&str> = Vec::new();
    let mut told: Vec<(String, Span)> = Vec::new();
    let mut first = None;
    for note in notes {
        let sentence = match &note.kind {
            NoteKind::Idle(name) => {
                first = first.or(Some(note.span));
                if !idle.contains(&name.as_str()) {
                    idle.push(name);
                }
                continue;
            }
            NoteKind::ScheduleNotPlayed => {
                "Schedules of EventBridge Scheduler call their targets without a bus, and are \
                                            not played. The tab Schedule shows their runs."
                    .to_owned()
            }
            NoteKind::NoDestination(arn) => {
                format!("No API destination of the setup is {arn}, so its request is an example.")
            }
            NoteKind::NotActive { name, state } => format!(
                "{name} is {state}, so nothing is delivered through it here. Which error AWS gives then is not known."
            ),
            NoteKind::Elsewhere { account, region } => format!(
                "The ARN is of the account {account} in {region}. The setup is played in the account and Region of the \
                 settings."
            ),
        };
        if told.iter().all(|(known, _)| *known != sentence) {
            told.push((sentence, note.span));
        }
    }
    if let Some(span) = first {
        let (fields, change) = if idle.len() == 1 { ("field", "changes") } else { ("fields", "change") };
        told.push((format!("AWS's {fields} {} {change} nothing in the simulation.", idle.join(", ")), span));
    }
    told
}

/// Returns AWS's message for a schedule that is refused, or ours where AWS's is not known.
fn schedule_sentence(text: &str, service: schedule::Service) -> String {
    let parsed = schedule::parse(text, service);
    let ours = || parsed.problems.first().map(|problem| schedule::messages::sentence(&problem.kind));
    schedule::messages::aws_message(text, &parsed).or_else(ours).unwrap_or_default()
}

fn article(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::True | Kind::False => "true or false",
        Kind::Number => "a number",
        Kind::String => "a text",
        Kind::Array => "a list",
        Kind::Object => "an object",
        Kind::Invalid => "nothing that can be read",
    }
}
