//! Messages for the problems of a model: AWS's own where they are known, and ours.

use super::put_rule::put_rule_message;
use super::rules::QUOTA;
use super::{Field, ModelRef, Problem, ProblemKind, parameters};
use crate::arn::Arn;
use crate::bus::Model;
use crate::bus::model::{BusKind, Rule, Target};
use crate::json;
use crate::pattern;
use crate::schedule::{self, Service};
use crate::targets::block::OnOthers;
use crate::targets::permission::AbsentRole;
use crate::targets::{self, Block, Input};
use crate::text::LineIndex;

/// Returns what AWS would answer, or `None` where it answers nothing or its message is not known.
#[allow(clippy::too_many_lines, reason = "an arm for each kind of problem")]
pub fn aws_message(model: &Model, problem: &Problem) -> Option<String> {
    let id = target_id(model, problem.place);
    match &problem.kind {
        ProblemKind::Name { .. }
        | ProblemKind::TooLong { .. }
        | ProblemKind::OutOfRange { .. }
        | ProblemKind::TooMany { .. } => broken_constraint(model, problem),
        ProblemKind::AlreadyExists(name) => match problem.place {
            ModelRef::Bus(_) => Some(format!("Event bus {name} already exists.")),
            ModelRef::Archive(_) => Some(format!("Archive {name} already exists.")),
            // A system describes what one call of PutTargets sets up (cdk-preflight's deployments, September
            // 2026).
            ModelRef::Target { .. } => Some(format!(
                "Parameter targets is not valid. Reason: More than one target with Id '{name}' is provided."
            )),
            _ => None,
        },
        // What PutTargets answers about a bus that does not exist is not known.
        ProblemKind::NoSuchBus(name) if problem.field == Field::Bus => {
            let name = Arn::parse(name).map_or(name.as_str(), |arn| arn.name());
            Some(format!("Event bus {name} does not exist."))
        }
        ProblemKind::NoPatternOrSchedule => Some(schedule::messages::NO_PATTERN_OR_SCHEDULE.to_owned()),
        ProblemKind::ScheduleNotOnDefaultBus => Some(schedule::messages::ONLY_ON_DEFAULT_BUS.to_owned()),
        ProblemKind::Pattern(text) => match problem.place {
            ModelRef::Rule(_) => put_rule_message(&pattern::parse(text)),
            _ => pattern::messages::aws_message(&pattern::parse(text)),
        },
        ProblemKind::PatternOverQuota(_) => Some(format!(
            "Parameter EventPattern for rule {} exceeds limit of {QUOTA}.",
            rule_name(model, problem.place)
        )),
        ProblemKind::WrongKindOfBus => slash(model, problem.place),
        ProblemKind::Schedule(_) => {
            let text =
                rule(model, problem.place).and_then(|rule| rule.schedule.as_deref()).unwrap_or_default();
            schedule::messages::aws_message(text, &schedule::parse(text, Service::Rule))
        }
        ProblemKind::Arn(arn) => {
            Some(format!("Parameter {arn} is not valid. Reason: Provided Arn is not in correct format."))
        }
        ProblemKind::NoRole => {
            Some(format!("RoleArn is not supported for target {}.", target_arn(model, problem.place)))
        }
        ProblemKind::RoleMissing(absent) => role_missing(model, problem.place, *absent),
        ProblemKind::OwnBus => Some("Source EventBus and Target EventBus must not be the same.".to_owned()),
        ProblemKind::RetryOfBus => Some("Retry policy is not supported for Event bus targets.".to_owned()),
        ProblemKind::InputOfBus => Some(format!("Modifying the input for target {id} is not supported.")),
        ProblemKind::InputNotTaken => Some(format!(
            "Input and InputPath are not valid forms of input for target {id}. The only valid form of input is \
             InputTransformer."
        )),
        ProblemKind::InputNotJson => input_not_json(model, problem.place),
        ProblemKind::LogText => Some(format!("Input for target {id} is not a valid JSON text.")),
        ProblemKind::Conflict(conflict) => Some(targets::messages::aws_conflict(conflict, id)),
        ProblemKind::ParametersNotTaken(name)
            if Block::find(name).is_some_and(|block| block.on_others == OnOthers::Refused) =>
        {
            Some(format!("Parameter(s) {name} not supported for target: {id}."))
        }
        ProblemKind::DeadLetterNotQueue(service) => {
            Some(format!("{service} is not supported as a dead letter resource"))
        }
        ProblemKind::DeadLetterFifo => Some("SQS FIFO is not supported by Dead Letter Queues".to_owned()),
        ProblemKind::ParametersMissing(name)
            if Block::find(name).is_some_and(|block| block.is_absence_worded) =>
        {
            Some(format!("Parameter(s) {name} must be specified for target: {id}."))
        }
        // The answers about paths in other settings are not known.
        ProblemKind::Input(_) if matches!(problem.field, Field::Parameter(..)) => None,
        ProblemKind::Input(input)
            if input.kind == targets::ProblemKind::EmptyTemplate && input.span.is_empty() =>
        {
            Some(constraint(problem, "", "Member must have length greater than or equal to 1"))
        }
        ProblemKind::Input(problem) => targets::messages::aws_message(problem, id),
        ProblemKind::PathNotTaken => Some(path_not_taken(id)),
        ProblemKind::Variable(_) => Some(constraint(problem, &paths_map(model, problem.place), MAP_KEYS)),
        _ => None,
    }
}

/// Returns what AWS answers where a text or a number breaks a constraint of the request.
fn broken_constraint(model: &Model, problem: &Problem) -> Option<String> {
    // These ranges belong to other services.
    if let Field::Parameter(_, setting) = problem.field
        && member(problem).is_empty()
    {
        return targets::messages::aws_out_of_range(setting, target_id(model, problem.place));
    }
    let at_most = |most: &usize| format!("Member must have length less than or equal to {most}");
    Some(match &problem.kind {
        ProblemKind::Name { value, pattern, longest } => {
            let looks = format!("Member must satisfy regular expression pattern: {pattern}");
            let all = match value.chars().count() {
                // An endpoint without a text was answered with both (stackd's captures, September 2026).
                0 => vec![looks, "Member must have length greater than or equal to 1".to_owned()],
                count if count > *longest => vec![looks, at_most(longest)],
                _ => vec![looks],
            };
            constraints(problem, value, &all)
        }
        ProblemKind::TooLong { value, longest, .. } => constraint(problem, value, &at_most(longest)),
        ProblemKind::OutOfRange { value, least, most } => {
            let (than, bound) = if value < least { ("greater", least) } else { ("less", most) };
            let what = format!("Member must have value {than} than or equal to {bound}");
            constraint(problem, &value.to_string(), &what)
        }
        // Cdk-preflight has the begin of it (7 September 2026); the rest is how all requests are checked.
        ProblemKind::TooMany { most } if matches!(problem.field, Field::InputPathsMap(_)) => {
            constraint(problem, &paths_map(model, problem.place), &at_most(most))
        }
        _ => "The requested resource exceeds the maximum number allowed.".to_owned(),
    })
}

/// Returns the answer to an input path for an ECS task (stackd's captures, September 2026).
fn path_not_taken(id: &str) -> String {
    format!(
        "InputPath is not a valid form of input for target {id}. The only valid forms of input are Input and \
         InputTransformer."
    )
}

/// AWS's constraint on the names in a map of input paths.
const MAP_KEYS: &str = "Map keys must satisfy constraint: [Member must have length less than or equal to 256, \
                        Member must have length greater than or equal to 1, Member must satisfy regular \
                        expression pattern: [A-Za-z0-9\\_\\-]+]";

/// Returns the map of input paths of a target, as AWS writes it in its messages.
fn paths_map(model: &Model, place: ModelRef) -> String {
    let paths = match target(model, place).map(|target| &target.input) {
        Some(Input::Transformer { paths, .. }) => paths.as_slice(),
        _ => &[],
    };
    let pairs: Vec<String> = paths.iter().map(|(name, path)| format!("{name}={path}")).collect();
    ["{", &pairs.join(", "), "}"].concat()
}

/// Returns the answer to a target that lacks its role.
fn role_missing(model: &Model, place: ModelRef, absent: AbsentRole) -> Option<String> {
    let arn = target_arn(model, place);
    match absent {
        AbsentRole::Refused => Some(format!("RoleArn is required for target {arn}.")),
        AbsentRole::RefusedForRule => Some(format!(
            "Rule {} does not have RoleArn assigned to invoke target {arn}.",
            rule_name(model, place)
        )),
        AbsentRole::Taken | AbsentRole::Unrecorded => None,
    }
}

/// Returns the answer to a constant that is no JSON. Line and column were recorded only for texts that fail
/// at their beginning (stackd's and cdk-preflight's captures, September 2026); elsewhere they are those of
/// the token that is wrong.
fn input_not_json(model: &Model, place: ModelRef) -> Option<String> {
    let Input::Constant(text) = &target(model, place)?.input else { return None };
    let document = json::parse(text);
    let problem = document.problems().iter().min_by_key(|problem| problem.reader)?;
    let position = LineIndex::new(text).position(problem.span.start);
    Some(format!(
        "JSON syntax error in input for target {}: {}; line: {}, column: {}]",
        target_id(model, place),
        pattern::messages::source_echo(text),
        position.line,
        position.column
    ))
}

/// Returns the answer to a bus name that looks like a path (cdk-preflight's deployments, September 2026).
fn slash(model: &Model, place: ModelRef) -> Option<String> {
    let ModelRef::Bus(index) = place else { return None };
    let bus = model.buses.get(index as usize)?;
    let is_custom = bus.kind == BusKind::Custom && bus.name.contains('/');
    is_custom.then(|| "Event bus name must not contain '/'.".to_owned())
}

fn rule(model: &Model, place: ModelRef) -> Option<&Rule> {
    match place {
        ModelRef::Rule(rule) | ModelRef::Target { rule, .. } => model.rules.get(rule as usize),
        _ => None,
    }
}

fn rule_name(model: &Model, place: ModelRef) -> &str {
    rule(model, place).map_or("", |rule| &rule.name)
}

fn target(model: &Model, place: ModelRef) -> Option<&Target> {
    match place {
        ModelRef::Target { rule, target } => model.target(rule, target),
        _ => None,
    }
}

fn target_arn(model: &Model, place: ModelRef) -> &str {
    target(model, place).map_or("", |target| &target.arn)
}

fn target_id(model: &Model, place: ModelRef) -> &str {
    target(model, place).map_or("", |target| &target.id)
}

/// Returns AWS's message for a value that violates a constraint.
fn constraint(problem: &Problem, value: &str, what: &str) -> String {
    constraints(problem, value, &[what.to_owned()])
}

/// Returns the same for a value with several violations, in one message (stackd's captures, September 2026).
fn constraints(problem: &Problem, value: &str, all: &[String]) -> String {
    let at = match problem.place {
        // A system says what one call of PutTargets sets up.
        ModelRef::Target { target, .. } => format!("targets.{}.member.{}", target + 1, member(problem)),
        _ => member(problem).to_owned(),
    };
    let each: Vec<String> = all
        .iter()
        .map(|what| format!("Value '{value}' at '{at}' failed to satisfy constraint: {what}"))
        .collect();
    let errors = if each.len() == 1 { "error" } else { "errors" };
    format!("{} validation {errors} detected: {}", each.len(), each.join("; "))
}

/// Returns the field as the API names it.
fn member(problem: &Problem) -> &'static str {
    match (problem.field, problem.place) {
        (Field::Name, ModelRef::Target { .. }) => "id",
        (Field::Name, ModelRef::Archive(_)) => "archiveName",
        (Field::Name, ModelRef::Alarm(_)) => "alarmName",
        (Field::Name, _) => "name",
        (Field::Description, _) => "description",
        (Field::Policy, _) => "policy",
        (Field::Arn, _) => "arn",
        (Field::Input, _) => "input",
        (Field::InputPath, _) => "inputPath",
        (Field::InputPathsMap(_), _) => "inputTransformer.inputPathsMap",
        (Field::InputTemplate, _) => "inputTransformer.inputTemplate",
        (Field::MaximumAge, _) => "retryPolicy.maximumEventAgeInSeconds",
        (Field::MaximumAttempts, _) => "retryPolicy.maximumRetryAttempts",
        (Field::DeadLetter, _) => "deadLetterConfig.arn",
        (Field::Role, _) => "roleArn",
        (Field::OnFailure, _) => "onFailure",
        (Field::OnSuccess, _) => "onSuccess",
        (Field::FunctionDeadLetter, _) => "deadLetterConfig.targetArn",
        (Field::Parameter(block, setting), _) => parameters::member(block, setting),
        _ => "eventBusName",
    }
}

/// Returns the message for a refused pattern. PutRule was once seen to answer differently from
/// TestEventPattern (cdk-preflight's deployments, September 2026).
fn pattern_sentence(place: ModelRef, text: &str) -> String {
    let parsed = pattern::parse(text);
    let is_alike = put_rule_message(&parsed) == pattern::messages::aws_message(&parsed);
    if !matches!(place, ModelRef::Rule(_)) || is_alike {
        return "The event pattern isn't valid.".to_owned();
    }
    let ours = parsed.refusal().map(pattern::messages::sentence).unwrap_or_default();
    format!("The event pattern isn't valid. {ours} AWS's PutRule message is based on a single observation.")
}

/// Returns the problem in a sentence, with what to do.
pub fn sentence(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::Name { value, .. } if value.is_empty() => "Enter a name.".into(),
        ProblemKind::Name { value, longest, .. } if value.chars().count() > *longest => {
            format!("A name can contain letters, digits, periods, - and _, and have at most {longest} characters.")
        }
        ProblemKind::Name { .. } => "A name can contain letters, digits, periods, - and _.".into(),
        ProblemKind::TooLong { length, longest, .. } => {
            format!("This has {length} characters; at most {longest} are allowed.")
        }
        ProblemKind::OutOfRange { value, least, most } => {
            format!("{value} isn't between {least} and {most}.")
        }
        ProblemKind::TooMany { most } => format!("At most {most} are allowed."),
        ProblemKind::AlreadyExists(name) => match problem.place {
            ModelRef::Rule(_) => {
                format!("The bus already has a rule {name}, and PutRule would update that one.")
            }
            ModelRef::Target { .. } => {
                format!(
                    "The rule already has a target {name}. A single PutTargets call can't contain both; in a \
                     second call, this one would replace the other."
                )
            }
            _ => format!("{name} is already defined above."),
        },
        ProblemKind::WrongKindOfBus => {
            "The default bus is named default, and a partner bus aws.partner/…/…. A custom bus needs another \
             name, without a slash."
                .into()
        }
        ProblemKind::NoSuchBus(name) => format!("There is no event bus {name}."),
        ProblemKind::NoSuchRule => "There is no rule with this name.".into(),
        ProblemKind::NoPeriod => "An alarm needs at least one period of a minute.".into(),
        ProblemKind::Account(_) => "An account ID has 12 digits.".into(),
        ProblemKind::Policy => "A policy must be an object with a Statement. As it is, nobody has access.".into(),
        ProblemKind::PolicyOfPartner => "A partner event bus can't have a policy.".into(),
        ProblemKind::NoPatternOrSchedule => "The rule needs an event pattern or a schedule.".into(),
        ProblemKind::ScheduleNotOnDefaultBus => "Only rules on the default event bus can have a schedule.".into(),
        ProblemKind::ScheduleWithReads => {
            "A rule with a schedule can't have this state, which is for calls recorded by CloudTrail.".into()
        }
        ProblemKind::PatternOverQuota(length) => format!(
            "The pattern has {length} characters. The limit is {QUOTA}, unless AWS has raised the quota for the \
             account."
        ),
        ProblemKind::Pattern(text) => pattern_sentence(problem.place, text),
        ProblemKind::Schedule(kind) => schedule::messages::sentence(kind),
        ProblemKind::Arn(_) => "This isn't an ARN. ARNs look like arn:aws:service:region:account:resource.".into(),
        ProblemKind::UnknownTarget => "This isn't the ARN of a known kind of target.".into(),
        ProblemKind::Role => "The role must be the ARN of an IAM role: arn:aws:iam::account:role/name.".into(),
        ProblemKind::NoRole => "CloudWatch Logs doesn't use a role. A resource policy for the log group gives \
                                EventBridge access.".into(),
        ProblemKind::RoleMissing(_) => {
            "EventBridge needs an IAM role to invoke this target. Set its ARN as RoleArn.".into()
        }
        ProblemKind::OwnBus => "The target is the rule's own event bus. Choose another bus.".into(),
        ProblemKind::RetryOfBus => "An event bus target can't have a retry policy. Remove it.".into(),
        ProblemKind::InputOfBus => {
            "An event bus receives the event unchanged. Remove Input, InputPath and InputTransformer.".into()
        }
        ProblemKind::PathNotTaken => {
            "An ECS task supports Input and InputTransformer, but not InputPath.".into()
        }
        ProblemKind::LogText | ProblemKind::LogTemplate => {
            "A log group accepts only this template: {\"timestamp\": <timestamp>, \"message\": <message>}.".into()
        }
        ProblemKind::InputNotJson => "A constant input must be valid JSON. A string needs double quotes.".into(),
        ProblemKind::InputNotTaken => {
            "A log group accepts the unchanged event, or an input transformer with timestamp and message. \
             Remove Input and InputPath."
                .into()
        }
        ProblemKind::Input(problem) => targets::messages::sentence(problem),
        ProblemKind::Variable(name) if name.starts_with("aws.") => {
            "Names that begin with aws. are reserved.".into()
        }
        ProblemKind::Variable(_) => {
            "A variable name can contain letters, digits, - and _, and have at most 256 characters.".into()
        }
        ProblemKind::VariableAgain(name) => format!("{name} is already defined above, and that definition is used."),
        ProblemKind::ParametersMissing(name) => format!("This target needs {name}."),
        ProblemKind::ParametersNotTaken(name) => {
            format!("{name} is for another kind of target. Remove it.")
        }
        ProblemKind::NoneOf(settings) => none_of(settings),
        ProblemKind::Conflict(conflict) => targets::messages::conflict_sentence(&conflict.kind),
        ProblemKind::DeadLetterNotQueue(_) | ProblemKind::DeadLetterFifo => {
            "A dead-letter queue must be a standard SQS queue.".into()
        }
        ProblemKind::DeadLetterElsewhere => "A dead-letter queue must be in the same Region as its rule.".into(),
        ProblemKind::NotADestination => {
            "A Lambda destination must be a standard SQS queue or SNS topic, a function, an event bus or an S3 \
             bucket."
                .into()
        }
        ProblemKind::NotAFunctionDeadLetter => {
            "A function's own dead-letter queue must be a standard SQS queue or SNS topic.".into()
        }
        ProblemKind::NotAnEvent => "This is neither a PutEvents entry nor an event.".into(),
    }
}

fn none_of(settings: &[&str]) -> String {
    match settings {
        [first, others @ ..] => format!("Specify either {first} or {}.", others.join(" or ")),
        [] => String::new(),
    }
}
