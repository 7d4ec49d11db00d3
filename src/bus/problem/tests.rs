//! Each check, with AWS's words.

use super::*;
use crate::bus::metrics::Metric;
use crate::bus::model::{
    Alarm, Archive, Bus, Comparison, DeadLetter, MissingData, RetryPolicy, Rule, Statistic, Target,
};
use crate::targets::Input;

const QUEUE: &str = "arn:aws:sqs:eu-west-1:111122223333:q";

fn sound() -> Model {
    let rule = Rule {
        pattern: Some(r#"{"source":["shop"]}"#.into()),
        targets: vec![Target::new("1", QUEUE)],
        ..Rule::new("r", "default")
    };
    let mut model = Model::new("111122223333", "eu-west-1");
    model.buses.extend([Bus::new("shop"), Bus::new("aws.partner/shop.example/orders")]);
    model.rules.push(rule);
    model
}

/// Changes a valid model, and expects one problem: its field, and the beginning of AWS's message or, after a
/// `~`, of ours.
#[track_caller]
fn check(change: impl FnOnce(&mut Model), field: Field, words_begin: &str) {
    let mut model = sound();
    assert_eq!(problems(&model), []);
    change(&mut model);
    let problems = problems(&model);
    let [problem] = problems.as_slice() else { panic!("{words_begin}: {problems:?}") };
    assert_eq!(problem.field, field);
    let aws = messages::aws_message(&model, problem);
    let ours = messages::sentence(problem);
    assert!(ours.ends_with('.'), "{ours}");
    match words_begin.strip_prefix('~') {
        Some(begin) => assert!(aws.is_none() && ours.starts_with(begin), "{aws:?} {ours}"),
        None => assert!(aws.clone().unwrap_or_default().starts_with(words_begin), "{aws:?} {ours}"),
    }
}

fn on_target(change: impl FnOnce(&mut Target)) -> impl FnOnce(&mut Model) {
    |model| change(&mut model.rules[0].targets[0])
}

#[test]
fn buses_are_checked_as_create_event_bus_does() {
    let regex = "1 validation error detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy";
    check(|model| model.buses[1].name = "a b".to_owned(), Field::Name, regex);
    check(
        |model| model.buses[1].name = "x".repeat(257),
        Field::Name,
        "1 validation error detected: Value 'xxx",
    );
    check(
        |model| model.buses[1].name = "a/b".to_owned(),
        Field::Name,
        "Event bus name must not contain '/'.",
    );
    check(|model| model.buses[2].name = "aws.partner/x".to_owned(), Field::Name, "~The default bus");
    check(|model| model.buses.push(Bus::new("shop")), Field::Name, "Event bus shop already exists.");
    check(|model| model.buses[1].account = Some("12".to_owned()), Field::Account, "~An account");
    check(|model| model.buses[1].policy = Some("{".into()), Field::Policy, "~A policy");
    let queue = |arn: &str| Some(DeadLetter { arn: arn.to_owned(), permitted: true });
    let elsewhere = "arn:aws:sqs:eu-west-2:111122223333:q";
    check(
        |model| model.buses[1].dead_letter = queue(elsewhere),
        Field::DeadLetter,
        "~A dead-letter queue must be in",
    );
    let policy = r#"{"Statement":[]}"#;
    check(|model| model.buses[2].policy = Some(policy.into()), Field::Policy, "~A partner event bus");
}

#[test]
fn rules_are_checked_as_put_rule_does() {
    check(
        |model| model.rules[0].name = String::new(),
        Field::Name,
        "2 validation errors detected: Value '' at 'name'",
    );
    check(|model| model.rules[0].bus = "nope".to_owned(), Field::Bus, "Event bus nope does not exist.");
    check(
        |model| model.rules[0].pattern = None,
        Field::Pattern,
        "Parameter(s) EventPattern or ScheduleExpression",
    );
    check(
        |model| model.rules[0].pattern = Some("{}".into()),
        Field::Pattern,
        "Event pattern is not valid. Reason: Empty objects",
    );
    check(
        |model| {
            model.rules[0].bus = "shop".to_owned();
            model.rules[0].schedule = Some("rate(1 day)".to_owned());
        },
        Field::Schedule,
        "ScheduleExpression is supported only on the default event bus.",
    );
    check(
        |model| model.rules[0].schedule = Some("rate(1 days)".to_owned()),
        Field::Schedule,
        "Parameter ScheduleExpression is not valid.",
    );
    check(
        |model| model.rules[0].targets = (0..6).map(|id| Target::new(&id.to_string(), QUEUE)).collect(),
        Field::Targets,
        "The requested resource exceeds the maximum number allowed.",
    );
    check(|model| model.rules.push(model.rules[0].clone()), Field::Name, "~The bus already has a rule r");
    check(|model| model.rules[0].description = "x".repeat(513), Field::Description, "1 validation error");
}

#[test]
fn targets_are_checked_as_put_targets_does() {
    let id = "1 validation error detected: Value 'a b' at 'targets.1.member.id' failed to satisfy constraint: Member \
              must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+";
    check(on_target(|target| target.id = "a b".to_owned()), Field::Name, id);
    check(
        on_target(|target| target.arn = "queue".to_owned()),
        Field::Arn,
        "Parameter queue is not valid. Reason: Provided Arn is not in correct format.",
    );
    check(
        on_target(|target| target.arn = "arn:aws:s3:::bucket".to_owned()),
        Field::Arn,
        "~This isn't the ARN of a known",
    );
    check(
        on_target(|target| target.arn.push_str(".fifo")),
        Field::Parameters("SqsParameters"),
        "Parameter(s) SqsParameters must be specified for target: 1.",
    );
    let retry = |max_age_seconds, max_attempts| {
        on_target(move |target| target.retry = RetryPolicy { max_age_seconds, max_attempts })
    };
    check(
        retry(59, 0),
        Field::MaximumAge,
        "1 validation error detected: Value '59' at 'targets.1.member.retryPolicy.maximumEventAgeInSeconds' failed to \
         satisfy constraint: Member must have value greater than or equal to 60",
    );
    check(retry(86_401, 0), Field::MaximumAge, "1 validation error detected: Value '86401'");
    check(retry(60, 186), Field::MaximumAttempts, "1 validation error detected: Value '186'");
    let dead_letter = |arn: &'static str| {
        on_target(move |target| {
            target.dead_letter = Some(DeadLetter { arn: arn.to_owned(), permitted: true });
        })
    };
    check(dead_letter("q"), Field::DeadLetter, "Parameter q is not valid.");
    check(
        dead_letter("arn:aws:sqs:eu-west-1:111122223333:q.fifo"),
        Field::DeadLetter,
        "SQS FIFO is not supported by Dead Letter Queues",
    );
    check(
        dead_letter("arn:aws:sqs:us-east-1:111122223333:q"),
        Field::DeadLetter,
        "~A dead-letter queue must be in",
    );
    check(on_target(|target| target.role = Some("admin".to_owned())), Field::Role, "~The role must be");
    let bus = "arn:aws:events:eu-west-1:111122223333:event-bus/nope";
    let with_role = |arn: &'static str| {
        on_target(move |target| {
            arn.clone_into(&mut target.arn);
            target.role = Some("arn:aws:iam::111122223333:role/r".to_owned());
        })
    };
    check(with_role(bus), Field::Arn, "~There is no event bus nope.");
    check(
        with_role("arn:aws:events:eu-west-1:111122223333:event-bus/default"),
        Field::Arn,
        "Source EventBus",
    );
    let on_failure =
        |arn: &'static str| on_target(move |target| target.asynchronous.on_failure = Some(arn.to_owned()));
    check(on_failure("q"), Field::OnFailure, "Parameter q is not valid.");
    check(on_failure(bus), Field::OnFailure, "~There is no event bus nope.");
    let fifo = "arn:aws:sqs:eu-west-1:111122223333:q.fifo";
    check(on_failure(fifo), Field::OnFailure, "~A Lambda destination must be");
    let on_success =
        |arn: &'static str| on_target(move |target| target.asynchronous.on_success = Some(arn.to_owned()));
    check(on_success(fifo), Field::OnSuccess, "~A Lambda destination must be");
    let own =
        |arn: &'static str| on_target(move |target| target.asynchronous.dead_letter = Some(arn.to_owned()));
    check(own(fifo), Field::FunctionDeadLetter, "~A function's own dead-letter queue");
    check(on_target(|target| target.emits = vec!["x".into()]), Field::Emits(0), "~This is neither");
}

#[test]
fn inputs_are_checked_as_put_targets_does() {
    let constant = |text: &'static str| on_target(move |target| target.input = Input::Constant(text.into()));
    check(constant("text"), Field::Input, "JSON syntax error in input for target 1: [Source: (String)");
    let path = |path: &'static str| on_target(move |target| target.input = Input::Path(path.to_owned()));
    check(path("$..a"), Field::InputPath, "InputPath for target 1 is invalid.");
    let transformer = |name: &'static str, template: &'static str| {
        on_target(move |target| {
            let paths = vec![(name.to_owned(), "$.detail".to_owned())];
            target.input = Input::Transformer { paths, template: template.into() };
        })
    };
    check(
        transformer("a", "{\"a\":<b>}"),
        Field::InputTemplate,
        "InputTemplate for target 1 contains invalid placeholder b.",
    );
    check(
        transformer("a", "{\"a\":<a>,}"),
        Field::InputTemplate,
        "Invalid InputTemplate for target 1 : [Source: (String)\"{\"a\":null,}\"; line: 1, column: 11].",
    );
    check(
        on_target(|target| {
            target.arn = "arn:aws:events:eu-west-1:444455556666:event-bus/x".to_owned();
            target.role = Some("arn:aws:iam::111122223333:role/r".to_owned());
            target.input = Input::Path("$.detail".to_owned());
        }),
        Field::InputPath,
        "Modifying the input for target 1 is not supported.",
    );
}

/// Stackd's recordings of 13 and 16 September 2026; row 42 is in cdk-preflight's as well.
#[test]
fn row_42_and_a_path_for_ecs_are_refused_in_aws_words() {
    let map = "1 validation error detected: Value '{k.x=$.a, ok=$.b}' at \
               'targets.1.member.inputTransformer.inputPathsMap' failed to satisfy constraint: Map keys must satisfy \
               constraint: [Member must have length less than or equal to 256, Member must have length greater than or \
               equal to 1, Member must satisfy regular expression pattern: [A-Za-z0-9\\_\\-]+]";
    let transformer = |name: &str| {
        let paths = [(name, "$.a"), ("ok", "$.b")].map(|(name, path)| (name.to_owned(), path.to_owned()));
        on_target(|target| target.input = Input::Transformer { paths: paths.into(), template: "{}".into() })
    };
    check(transformer("k.x"), Field::InputPathsMap(0), map);
    let begin = "1 validation error detected: Value '{aws.events.rule-name=$.a, ok=$.b}' at";
    check(transformer("aws.events.rule-name"), Field::InputPathsMap(0), begin);
    check(transformer(&"x".repeat(257)), Field::InputPathsMap(0), "1 validation error detected: Value '{xxx");
    check(
        on_target(|target| {
            target.arn = "arn:aws:ecs:eu-west-1:111122223333:cluster/c".to_owned();
            let task = r#"{"TaskDefinitionArn":"arn:aws:ecs:eu-west-1:111122223333:task-definition/t:1"}"#;
            target.parameters.add(crate::targets::Block::find("EcsParameters").unwrap(), task);
            target.role = Some("arn:aws:iam::111122223333:role/r".to_owned());
            target.input = Input::Path("$.detail".to_owned());
        }),
        Field::InputPath,
        "InputPath is not a valid form of input for target 1. The only valid forms of input are Input and \
         InputTransformer.",
    );
    // The empty path is taken.
    let mut model = sound();
    model.rules[0].targets[0].input = Input::Path(String::new());
    assert_eq!(problems(&model), []);
}

#[test]
fn archives_and_alarms_are_checked() {
    let archive = |name: &str, bus: &str| Archive {
        name: name.to_owned(),
        bus: bus.to_owned(),
        pattern: None,
        retention_days: 0,
    };
    check(|model| model.archives.push(archive("a", "nope")), Field::Bus, "Event bus nope does not exist.");
    let long = "x".repeat(49);
    check(|model| model.archives.push(archive(&long, "shop")), Field::Name, "1 validation error detected");
    let alarm = Alarm {
        name: "a".to_owned(),
        metric: Metric::FailedInvocations,
        rule: Some(3),
        statistic: Statistic::Sum,
        comparison: Comparison::Greater,
        threshold: 0,
        period_minutes: 1,
        periods: 1,
        missing: MissingData::NotBreaching,
    };
    let sound = Alarm { rule: None, ..alarm.clone() };
    check(|model| model.alarms.push(alarm), Field::Arn, "~There is no rule with this name");
    check(|model| model.alarms = vec![sound.clone(), sound], Field::Name, "~a is already defined above");
}
