//! The words for what is wrong with a model: AWS's own where they are known, and ours.

use super::{Field, ModelRef, Problem, ProblemKind, parameters};
use crate::bus::Model;
use crate::pattern;
use crate::targets::{self, Block, Input};

/// What AWS would answer, or `None` where it says nothing, or where its words are not known.
pub fn aws_message(model: &Model, problem: &Problem) -> Option<String> {
    let id = target_id(model, problem.place);
    match &problem.kind {
        ProblemKind::Name { value, pattern } => Some(constraint(
            problem,
            value,
            &format!("Member must satisfy regular expression pattern: {pattern}"),
        )),
        // The ranges of these are those of other services, whose words are not known.
        ProblemKind::TooLong { .. } | ProblemKind::OutOfRange { .. } | ProblemKind::TooMany { .. }
            if matches!(problem.field, Field::Parameter(..)) && member(problem).is_empty() =>
        {
            None
        }
        ProblemKind::TooLong { value, longest, .. } => Some(constraint(
            problem,
            value,
            &format!("Member must have length less than or equal to {longest}"),
        )),
        ProblemKind::OutOfRange { value, least, most } => {
            let (than, bound) = if value < least { ("greater", least) } else { ("less", most) };
            Some(constraint(
                problem,
                &value.to_string(),
                &format!("Member must have value {than} than or equal to {bound}"),
            ))
        }
        ProblemKind::TooMany { .. } if !matches!(problem.field, Field::InputPathsMap(_)) => {
            Some("The requested resource exceeds the maximum number allowed.".to_owned())
        }
        ProblemKind::AlreadyExists(name) => match problem.place {
            ModelRef::Bus(_) => Some(format!("Event bus {name} already exists.")),
            ModelRef::Archive(_) => Some(format!("Archive {name} already exists.")),
            _ => None,
        },
        // What PutTargets says of a bus that does not exist is not known.
        ProblemKind::NoSuchBus(name) if problem.field == Field::Bus => {
            Some(format!("Event bus {name} does not exist."))
        }
        ProblemKind::NoPatternOrSchedule => {
            Some("Parameter(s) EventPattern or ScheduleExpression must be specified.".to_owned())
        }
        ProblemKind::ScheduleNotOnDefaultBus => {
            Some(crate::schedule::messages::ONLY_ON_DEFAULT_BUS.to_owned())
        }
        ProblemKind::Pattern(text) => pattern::messages::aws_message(&pattern::parse(text)),
        ProblemKind::Schedule(_) => Some("Parameter ScheduleExpression is not valid.".to_owned()),
        ProblemKind::Arn(arn) => {
            Some(format!("Parameter {arn} is not valid. Reason: Provided Arn is not in correct format."))
        }
        ProblemKind::InputNotJson => Some(format!("Input for target {id} is not a valid JSON text.")),
        ProblemKind::ParametersMissing(name)
            if Block::find(name).is_some_and(|block| block.is_absence_worded) =>
        {
            Some(format!("Parameter(s) {name} must be specified for target: {id}."))
        }
        ProblemKind::Input(problem) => targets::messages::aws_message(problem, id),
        ProblemKind::PathNotTaken => Some(format!(
            "InputPath is not a valid form of input for target {id}. The only valid forms of input are Input and \
             InputTransformer."
        )),
        ProblemKind::Variable(_) => Some(constraint(problem, &paths_map(model, problem.place), MAP_KEYS)),
        _ => None,
    }
}

/// What AWS says of the names in a map of input paths.
const MAP_KEYS: &str = "Map keys must satisfy constraint: [Member must have length less than or equal to 256, \
                        Member must have length greater than or equal to 1, Member must satisfy regular \
                        expression pattern: [A-Za-z0-9\\_\\-]+]";

/// The map of input paths of a target, as AWS writes it in its messages.
fn paths_map(model: &Model, place: ModelRef) -> String {
    let ModelRef::Target { rule, target } = place else { return String::new() };
    let paths = match model.target(rule, target).map(|target| &target.input) {
        Some(Input::Transformer { paths, .. }) => paths.as_slice(),
        _ => &[],
    };
    let pairs: Vec<String> = paths.iter().map(|(name, path)| format!("{name}={path}")).collect();
    ["{", &pairs.join(", "), "}"].concat()
}

fn target_id(model: &Model, place: ModelRef) -> &str {
    match place {
        ModelRef::Target { rule, target } => model.target(rule, target).map_or("", |target| &target.id),
        _ => "",
    }
}

/// AWS's way to say that a value does not fit its type.
fn constraint(problem: &Problem, value: &str, what: &str) -> String {
    let at = match problem.place {
        ModelRef::Target { .. } => format!("targets.1.member.{}", member(problem)),
        _ => member(problem).to_owned(),
    };
    format!("1 validation error detected: Value '{value}' at '{at}' failed to satisfy constraint: {what}")
}

/// The field as the API names it.
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

/// The problem in plain words, with what to do.
pub fn sentence(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::Name { value, .. } if value.is_empty() => "A name is needed.".into(),
        ProblemKind::Name { .. } => "A name has letters, digits, full stops, - and _ only.".into(),
        ProblemKind::TooLong { length, longest, .. } => {
            format!("This has {length} characters; {longest} are allowed.")
        }
        ProblemKind::OutOfRange { value, least, most } => {
            format!("{value} is not between {least} and {most}.")
        }
        ProblemKind::TooMany { most } => format!("No more than {most} are allowed."),
        ProblemKind::AlreadyExists(name) => match problem.place {
            ModelRef::Rule(_) => {
                format!("The bus has a rule {name} already; PutRule would change that one.")
            }
            ModelRef::Target { .. } => {
                format!("The rule has a target {name} already; PutTargets would change that one.")
            }
            _ => format!("There is another {name} before this one."),
        },
        ProblemKind::WrongKindOfBus => {
            "The default bus is called default, that of a partner aws.partner/…/…, and a custom bus neither, and \
             without a slash."
                .into()
        }
        ProblemKind::NoSuchBus(name) => format!("There is no bus {name}."),
        ProblemKind::NoSuchRule => "No rule has this name.".into(),
        ProblemKind::NoPeriod => "An alarm needs at least one period of a minute.".into(),
        ProblemKind::Account(_) => "An account has twelve digits.".into(),
        ProblemKind::Policy => "A policy is an object with a Statement; this one allows nobody.".into(),
        ProblemKind::PolicyOfPartner => "The bus of a partner takes no policy.".into(),
        ProblemKind::NoPatternOrSchedule => "The rule needs an event pattern or a schedule.".into(),
        ProblemKind::ScheduleNotOnDefaultBus => "Only rules of the default bus have schedules.".into(),
        ProblemKind::Pattern(_) => "The event pattern is not valid.".into(),
        ProblemKind::Schedule(kind) => crate::schedule::messages::sentence(kind),
        ProblemKind::Arn(_) => "Not an ARN: arn:aws:service:region:account:resource.".into(),
        ProblemKind::UnknownTarget => "No known kind of target has this ARN.".into(),
        ProblemKind::Role => "A role is the ARN of an IAM role: arn:aws:iam::account:role/name.".into(),
        ProblemKind::NoRole => "CloudWatch Logs takes no role; the log group's policy lets EventBridge in.".into(),
        ProblemKind::InputNotJson => "A constant input is JSON. A text needs its double quotes.".into(),
        ProblemKind::InputNotTaken => {
            "This target gets the event as it is, or takes a transformer with timestamp and message only.".into()
        }
        ProblemKind::PathNotTaken => {
            "This target takes no input path: use a transformer, or a constant input.".into()
        }
        ProblemKind::Input(problem) => targets::messages::sentence(problem),
        ProblemKind::Variable(name) if name.starts_with("aws.") => {
            "Names that begin with aws. are reserved.".into()
        }
        ProblemKind::Variable(_) => {
            "The name of a variable has letters, digits, - and _ only, 256 at most.".into()
        }
        ProblemKind::VariableAgain(name) => format!("{name} is defined before; that one counts."),
        ProblemKind::ParametersMissing(name) => format!("This target needs {name}."),
        ProblemKind::ParametersNotTaken(name) => {
            format!("{name} belongs to another kind of target and is ignored here.")
        }
        ProblemKind::NoneOf(settings) => none_of(settings),
        ProblemKind::DeadLetterNotQueue => "A dead-letter queue is a standard SQS queue.".into(),
        ProblemKind::DeadLetterElsewhere => "A dead-letter queue is in the Region of its rule.".into(),
        ProblemKind::NotADestination => {
            "Lambda sends records of invocations to a standard SQS queue or SNS topic, a function, an event bus or an S3 \
             bucket."
                .into()
        }
        ProblemKind::NotAFunctionDeadLetter => {
            "A function's own dead-letter queue is a standard SQS queue or SNS topic.".into()
        }
        ProblemKind::NotAnEvent => "This is neither an entry of PutEvents nor an event.".into(),
    }
}

fn none_of(settings: &[&str]) -> String {
    match settings {
        [first, others @ ..] => format!("Either {first} is given, or {}.", others.join(" or ")),
        [] => String::new(),
    }
}
