//! Targets of the CDK: of rules (`aws-events-targets`) and of schedules (`aws-scheduler-targets`).
//!
//! <https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_events_targets-readme.html>

use super::{input, schedule};
use crate::interchange::code::program::Program;
use crate::interchange::code::props::{Props, camel};
use crate::interchange::code::syntax::Expression;
use crate::interchange::node::{MapBuilder, Node, Value};

/// The attribute of each kind's resource that holds its ARN, and the resource's type.
const ARNS: [(&str, &str, &str); 24] = [
    ("LambdaFunction", "functionArn", "AWS::Lambda::Function"),
    ("SqsQueue", "queueArn", "AWS::SQS::Queue"),
    ("SnsTopic", "topicArn", "AWS::SNS::Topic"),
    ("SfnStateMachine", "stateMachineArn", "AWS::StepFunctions::StateMachine"),
    ("KinesisStream", "streamArn", "AWS::Kinesis::Stream"),
    ("KinesisFirehoseStream", "attrArn", "AWS::KinesisFirehose::DeliveryStream"),
    ("KinesisFirehoseStreamV2", "deliveryStreamArn", "AWS::KinesisFirehose::DeliveryStream"),
    ("FirehoseDeliveryStream", "deliveryStreamArn", "AWS::KinesisFirehose::DeliveryStream"),
    ("EventBus", "eventBusArn", "AWS::Events::EventBus"),
    ("CloudWatchLogGroup", "logGroupArn", "AWS::Logs::LogGroup"),
    ("ApiDestination", "apiDestinationArn", "AWS::Events::ApiDestination"),
    ("CodeBuildProject", "projectArn", "AWS::CodeBuild::Project"),
    ("CodePipeline", "pipelineArn", "AWS::CodePipeline::Pipeline"),
    ("LambdaInvoke", "functionArn", "AWS::Lambda::Function"),
    ("SqsSendMessage", "queueArn", "AWS::SQS::Queue"),
    ("SnsPublish", "topicArn", "AWS::SNS::Topic"),
    ("StepFunctionsStartExecution", "stateMachineArn", "AWS::StepFunctions::StateMachine"),
    ("KinesisStreamPutRecord", "streamArn", "AWS::Kinesis::Stream"),
    ("KinesisDataFirehosePutRecord", "attrArn", "AWS::KinesisFirehose::DeliveryStream"),
    ("FirehosePutRecord", "deliveryStreamArn", "AWS::KinesisFirehose::DeliveryStream"),
    ("CodeBuildStartBuild", "projectArn", "AWS::CodeBuild::Project"),
    ("CodePipelineStartPipelineExecution", "pipelineArn", "AWS::CodePipeline::Pipeline"),
    ("EventBridgePutEvents", "eventBusArn", "AWS::Events::EventBus"),
    ("InspectorStartAssessmentRun", "attrArn", "AWS::Inspector::AssessmentTemplate"),
];

/// Returns a target as PutTargets or CreateSchedule takes it; `id` is the id that the CDK gives it.
pub(super) fn read<'p>(
    program: &mut Program<'p, '_>,
    expression: &'p Expression,
    id: Option<String>,
) -> Node {
    let resolved = program.scope.resolve(expression);
    let id = id.map(|id| Node::new(resolved.span, Value::Text(id)));
    let call = resolved.call();
    let kind = call.and_then(|(name, _)| ARNS.iter().find(|(kind, ..)| *kind == name));
    let resource = call.and_then(|(_, call)| call.arguments.first()).map(|argument| &argument.value);
    let (Some((_, call)), Some((_, attribute, kind)), Some(resource)) = (call, kind, resource) else {
        let source = program.scope.source(expression).to_owned();
        let arn = Node::new(expression.span, Value::Expression(source));
        return MapBuilder::default().with("Id", id).with("Arn", Some(arn)).at(resolved.span);
    };
    let name = own_name(program, resource);
    program.note_resource(resource, kind, name);
    let options = Props::of_arguments(&program.scope, &call.arguments, 1);
    if let Some(queue) = options.get("deadLetterQueue") {
        let name = own_name(program, queue);
        program.note_resource(queue, "AWS::SQS::Queue", name);
    }
    skip_others(program, &options);
    let map = MapBuilder::default().with("Id", id).with("Arn", Some(arn(program, resource, attribute)));
    with_options(program, map, &options).at(resolved.span)
}

const OPTIONS: [&str; 15] = [
    "event",
    "message",
    "input",
    "logEvent",
    "deadLetterQueue",
    "retryAttempts",
    "maxEventAge",
    "role",
    "eventRole",
    "messageGroupId",
    "partitionKeyPath",
    "partitionKey",
    "headerParameters",
    "pathParameterValues",
    "queryStringParameters",
];

fn skip_others(program: &mut Program, options: &Props) {
    for entry in options.entries() {
        if !entry.is_spread() && !OPTIONS.contains(&&*camel(&entry.name)) {
            program.skip(entry.span, &entry.name);
        }
    }
}

fn with_options<'p>(program: &Program<'p, '_>, map: MapBuilder, options: &Props<'p>) -> MapBuilder {
    let scope = &program.scope;
    let mut map = map;
    if let Some(given) = ["event", "message", "input", "logEvent"].iter().find_map(|name| options.get(name)) {
        let (name, node) = input::read(scope, given);
        map = map.with(name, Some(node));
    }
    let role = options.get("role").or_else(|| options.get("eventRole"));
    map = map.with("RoleArn", role.map(|role| arn(program, role, "roleArn")));
    let parameters = |member: &str, option: &str| {
        let node = program.take(options, option)?;
        Some(MapBuilder::default().with(member, Some(node.clone())).at(node.span))
    };
    map = map
        .with("SqsParameters", parameters("MessageGroupId", "messageGroupId"))
        .with(
            "KinesisParameters",
            parameters("PartitionKeyPath", "partitionKeyPath")
                .or_else(|| parameters("PartitionKey", "partitionKey")),
        )
        .with("HttpParameters", http(program, options))
        .with("RetryPolicy", retry_policy(program, options))
        .with(
            "DeadLetterConfig",
            options.get("deadLetterQueue").map(|queue| {
                MapBuilder::default().with("Arn", Some(arn(program, queue, "queueArn"))).at(queue.span)
            }),
        );
    options
        .entries()
        .into_iter()
        .filter(|entry| entry.is_spread())
        .map(|entry| entry.spread(scope))
        .fold(map, |map, member| map.with(&member.name, Some(member.node)))
}

fn http<'p>(program: &Program<'p, '_>, options: &Props<'p>) -> Option<Node> {
    let names = ["headerParameters", "pathParameterValues", "queryStringParameters"];
    let given = names.iter().find_map(|name| options.get(name))?;
    let parameters = MapBuilder::default()
        .with("HeaderParameters", program.take(options, "headerParameters"))
        .with("PathParameterValues", program.take(options, "pathParameterValues"))
        .with("QueryStringParameters", program.take(options, "queryStringParameters"));
    Some(parameters.at(given.span))
}

fn retry_policy<'p>(program: &Program<'p, '_>, options: &Props<'p>) -> Option<Node> {
    let attempts = program.take(options, "retryAttempts");
    let age = options.get("maxEventAge").map(|age| in_units(program, age, 1));
    let span = attempts.as_ref().or(age.as_ref())?.span;
    let policy =
        MapBuilder::default().with("MaximumRetryAttempts", attempts).with("MaximumEventAgeInSeconds", age);
    Some(policy.at(span))
}

/// Returns a duration as a number of units of this many seconds.
pub(super) fn in_units<'p>(program: &Program<'p, '_>, duration: &'p Expression, unit: u64) -> Node {
    match schedule::seconds(&program.scope, duration) {
        Some(seconds) if seconds.is_multiple_of(unit) => {
            Node::new(duration.span, Value::Number((seconds / unit).to_string()))
        }
        _ => program.scope.value(duration),
    }
}

/// Returns the ARN of a resource: an attribute of its construct, unless the construct was made from an ARN.
pub(super) fn arn<'p>(program: &Program<'p, '_>, resource: &'p Expression, attribute: &str) -> Node {
    let scope = &program.scope;
    if let Some(arn) = imported(program, resource, "Arn") {
        return Node::new(resource.span, Value::Text(arn));
    }
    let source = scope.source(resource);
    if source.ends_with("Arn") || source.ends_with("_arn") {
        return scope.value(resource);
    }
    let attribute = if program.is_python() { snake(attribute) } else { attribute.to_owned() };
    Node::new(resource.span, Value::Expression(format!("{source}.{attribute}")))
}

/// Returns the name that a construct gives its resource: `functionName`, `queueName`.
fn own_name<'p>(program: &Program<'p, '_>, resource: &'p Expression) -> Option<String> {
    let (_, call) = program.scope.resolve(resource).call()?;
    let props = Props::of_arguments(&program.scope, &call.arguments, 1);
    let names = ["functionName", "queueName", "topicName", "stateMachineName", "streamName", "logGroupName"];
    let given = names.iter().find_map(|name| props.get(name))?;
    program.scope.value(given).as_text().map(str::to_owned)
}

/// Returns the value from which a construct for an existing resource was made: the ARN of
/// `Queue.fromQueueArn(this, 'Q', 'arn:…')`.
pub(super) fn imported<'p>(program: &Program<'p, '_>, resource: &'p Expression, end: &str) -> Option<String> {
    let (name, call) = program.scope.resolve(resource).call()?;
    let name = camel(name);
    let value = &call.arguments.get(2)?.value;
    let text = program.scope.value(value);
    text.as_text().filter(|_| name.starts_with("from") && name.ends_with(end)).map(str::to_owned)
}

fn snake(name: &str) -> String {
    let mut out = String::new();
    for char in name.chars() {
        if char.is_ascii_uppercase() {
            out.push('_');
        }
        out.push(char.to_ascii_lowercase());
    }
    out
}
