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
            Self::NoPlace => "The setup isn't valid JSON. Fix it first.".to_owned(),
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
            ProblemKind::NotAMoment => "Must be a time in UTC, such as \"2026-01-01T00:00:00Z\".".to_owned(),
            ProblemKind::NoSuch(what) => format!("There is no {what} with this name."),
            ProblemKind::NoSuchArchive(_) => "There is no archive with this name.".to_owned(),
            ProblemKind::NotABus => "The source of an archive must be an event bus.".to_owned(),
            ProblemKind::BusElsewhere(name) => format!(
                "An archive must be in the Region of its event bus, and {name} is in another. Set the archive's own ARN as \
                 ArchiveArn."
            ),
            ProblemKind::EndsBeforeStart => "The end must be after the start.".to_owned(),
            ProblemKind::AnotherBus => {
                "Events can only be replayed to the event bus of their archive.".to_owned()
            }
            ProblemKind::TooManyReplays => "At most ten replays can run at a time.".to_owned(),
            ProblemKind::ReplayName(_) => {
                "A replay name must have 1 to 64 letters, digits, periods, - and _.".to_owned()
            }
            ProblemKind::ReplayAgain(name) => format!("Replay {name} is already defined above."),
            ProblemKind::OneOf { fields, .. } => format!("Only one of {} is allowed.", fields.join(", ")),
            ProblemKind::Below { least, .. } => format!("Must be at least {least}."),
            ProblemKind::NotWholeMinutes => {
                "Must be a number of seconds that makes whole minutes, such as 60 \
                                             or 300."
                    .to_owned()
            }
            ProblemKind::PatternElsewhere => {
                "This rule uses the pattern of the Rule tab. The one here is ignored.".to_owned()
            }
            ProblemKind::SchedulerExpression(text) => {
                let parsed = schedule::parse(text, schedule::Service::Scheduler);
                let refused =
                    parsed.problems.iter().find(|problem| problem.weight == schedule::Weight::Refused);
                refused.map(|problem| schedule::messages::sentence(&problem.kind)).unwrap_or_default()
            }
            ProblemKind::InSchedule(problem) => problem.sentence(),
            ProblemKind::EventSource(_) => {
                "A partner event bus must have the name of its event source.".to_owned()
            }
            ProblemKind::PartName(_) => {
                "A name must have 1 to 64 letters, digits, periods, - and _.".to_owned()
            }
            ProblemKind::PartAgain(name) => format!("{name} is already defined above."),
            ProblemKind::NotOneOf { known, .. } => format!("Must be one of {}.", known.join(", ")),
            ProblemKind::AuthParametersMissing(block) => {
                format!("\"{block}\" is missing. This type of authorization requires it.")
            }
            ProblemKind::NotHttps { .. } => "EventBridge only sends to https:// endpoints.".to_owned(),
            ProblemKind::EndpointForm(_) => {
                "An endpoint must be a URL, with other characters written as %XX.".to_owned()
            }
            ProblemKind::ConnectionArn(_) => "This isn't the ARN of a connection.".to_owned(),
            ProblemKind::RateLimit { .. } => {
                "The rate must be between 1 and 300 requests per second.".to_owned()
            }
            ProblemKind::NoSuchConnection(_) => "There is no connection with this ARN.".to_owned(),
            ProblemKind::ConnectionElsewhere(_) => {
                "A connection must be in the same Region as its API destination.".to_owned()
            }
            ProblemKind::Model(problem) => messages::sentence(problem),
        }
    }

    /// Returns AWS's own message, or `None` where it is not known. `model` is the one that was read with it.
    pub fn aws_message(&self, model: &Model) -> Option<String> {
        match &self.kind {
            ProblemKind::Model(problem) => messages::aws_message(model, problem),
            ProblemKind::SchedulerExpression(text) => {
                schedule::messages::aws_message(text, &schedule::parse(text, schedule::Service::Scheduler))
            }
            ProblemKind::InSchedule(problem) => problem.aws_message(),
            ProblemKind::Below { value, member, least } => Some(format!(
                "1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: Member must have \
                 value greater than or equal to {least}"
            )),
            ProblemKind::EndsBeforeStart => Some(
                "Parameter EventEndTime is not valid. Reason: EventStartTime must be before EventEndTime."
                    .to_owned(),
            ),
            ProblemKind::BusElsewhere(name) => Some(format!("Event bus {name} does not exist.")),
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
            ProblemKind::EndpointForm(url) => {
                let at = format!("Value '{url}' at 'invocationEndpoint' failed to satisfy constraint: Member must");
                let form = format!("{at} satisfy regular expression pattern: {ENDPOINT}");
                let length = format!("; {at} have length greater than or equal to 1");
                let (count, length) = if url.is_empty() { ("2 validation errors", length.as_str()) } else { ("1 validation error", "") };
                Some(format!("{count} detected: {form}{length}"))
            }
            ProblemKind::ConnectionArn(arn) => Some(format!(
                "1 validation error detected: Value '{arn}' at 'connectionArn' failed to satisfy constraint: Member must \
                 satisfy regular expression pattern: {CONNECTION}"
            )),
            ProblemKind::NotHttps { value, field: "InvocationEndpoint" } => Some(format!(
                "Failed to create the api-destination(s). Parameter InvocationEndpoint is not valid. Reason: Endpoint \
                 '{value}' is invalid, please provide a valid HTTPS endpoint URL."
            )),
            ProblemKind::NotHttps { field, .. } => Some(format!("Parameter {field} is not valid")),
            ProblemKind::RateLimit { rate: 0, .. } => Some(
                "1 validation error detected: Value '0' at 'invocationRateLimitPerSecond' failed to satisfy constraint: \
                 Member must have value greater than or equal to 1"
                    .to_owned(),
            ),
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

/// What an endpoint must look like, and the ARN of a connection; stackd's captures, 26 September 2026.
const ENDPOINT: &str = r"^((%[0-9A-Fa-f]{2}|[-()_.!~*';/?:@\x26=+$,A-Za-z0-9])+)([).!';/?:,])?$";
const CONNECTION: &str =
    r"^arn:aws([a-z]|\-)*:events:([a-z]|\d|\-)*:([0-9]{12})?:connection\/[\.\-_A-Za-z0-9]+\/[\-A-Za-z0-9]+$";

/// Returns AWS's refusal of a name of up to 64 characters, with all that is wrong with it.
fn name_constraint(name: &str, member: &str) -> String {
    const LONGEST: usize = 64;
    let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let looks = r"Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+".to_owned();
    let looks = (name.is_empty() || !name.chars().all(is_sound)).then_some(looks);
    let length = |what: &str| Some(format!("Member must have length {what}"));
    let length = match name.chars().count() {
        0 => length("greater than or equal to 1"),
        count if count > LONGEST => length(&format!("less than or equal to {LONGEST}")),
        _ => None,
    };
    let at = |what| format!("Value '{name}' at '{member}' failed to satisfy constraint: {what}");
    let all: Vec<String> = looks.into_iter().chain(length).map(at).collect();
    let errors = if all.len() == 1 { "error" } else { "errors" };
    format!("{} validation {errors} detected: {}", all.len(), all.join("; "))
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
                "EventBridge Scheduler invokes its targets directly, without an event bus, so its schedules \
                 aren't simulated here. The Schedule tab shows when they run."
                    .to_owned()
            }
            NoteKind::NoDestination(arn) => {
                format!("The setup has no API destination {arn}, so the request shown is an example.")
            }
            NoteKind::NotActive { name, state } => format!(
                "{name} is {state}, so nothing is delivered through it here. The error that AWS returns in this \
                 case isn't known."
            ),
            NoteKind::Elsewhere { account, region } => format!(
                "The ARN belongs to account {account} in {region}. The simulation uses the account and Region \
                 in the settings."
            ),
        };
        if told.iter().all(|(known, _)| *known != sentence) {
            told.push((sentence, note.span));
        }
    }
    if let Some(span) = first {
        let (fields, change) =
            if idle.len() == 1 { ("field", "doesn't affect") } else { ("fields", "don't affect") };
        told.push((format!("The {fields} {} {change} the simulation.", idle.join(", ")), span));
    }
    told
}

fn article(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::True | Kind::False => "true or false",
        Kind::Number => "a number",
        Kind::String => "a string",
        Kind::Array => "an array",
        Kind::Object => "an object",
        Kind::Invalid => "something unreadable",
    }
}
