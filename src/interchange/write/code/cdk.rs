//! The common parts of both languages of the CDK: properties of L1 constructs, which are CloudFormation's in
//! camel case.
//!
//! <https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_events.CfnRule.html>

use super::labels::{camel, snake};
use super::layout::last_ones;
use super::plan::{Plan, Step, policy, queue_url, trust, without};
use crate::arn::Arn;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{MapBuilder, Member, Node, Value};
use crate::json;
use crate::text::Span;

/// A construct.
pub(super) struct Construct {
    /// The module it comes from: `events`.
    pub(super) module: &'static str,
    /// Its class: `CfnRule`.
    pub(super) class: &'static str,
    pub(super) label: String,
    /// The properties in the names of the API.
    pub(super) properties: Node,
    /// The labels of constructs that must be there before.
    pub(super) after: Vec<String>,
    pub(super) comment: Option<&'static str>,
    /// Whether another construct refers to this one.
    pub(super) is_named: bool,
}

/// Returns all constructs, those before others that these refer to.
pub(super) fn constructs(plan: &Plan) -> Vec<Construct> {
    let (before, behind) = plan.around_roles();
    let mut made: Vec<Construct> = before.iter().map(part).collect();
    for role in &plan.access.roles {
        let of_role = MapBuilder::default()
            .with("PolicyName", Some(text("eventbridge")))
            .with("PolicyDocument", Some(policy(&role.statements)))
            .at(Span::at(0));
        let properties = MapBuilder::default()
            .with("AssumeRolePolicyDocument", Some(trust(role.service)))
            .with("Policies", Some(Node::new(Span::at(0), Value::List(vec![of_role]))));
        made.push(other("iam", "CfnRole", &role.label, properties));
    }
    made.extend(behind.iter().map(part));
    made.extend(grants(plan));
    let codes: Vec<String> = made
        .iter()
        .flat_map(|construct| {
            let expressions = construct.properties.expressions().into_iter().map(str::to_owned);
            expressions.chain(construct.after.iter().cloned()).collect::<Vec<_>>()
        })
        .collect();
    for construct in &mut made {
        let names = [construct.label.clone(), camel(&construct.label)];
        let is_it =
            |code: &String| names.iter().any(|name| code == name || code.starts_with(&format!("{name}.")));
        construct.is_named = codes.iter().any(is_it) || !construct.after.is_empty();
    }
    made
}

fn text(text: &str) -> Node {
    Node::new(Span::at(0), Value::Text(text.to_owned()))
}

fn other(module: &'static str, class: &'static str, label: &str, properties: MapBuilder) -> Construct {
    Construct {
        module,
        class,
        label: label.to_owned(),
        properties: properties.at(Span::at(0)),
        after: Vec::new(),
        comment: None,
        is_named: false,
    }
}

fn part(step: &Step) -> Construct {
    let (module, class) = match step.kind {
        FindingKind::Bus => ("events", "CfnEventBus"),
        FindingKind::Connection => ("events", "CfnConnection"),
        FindingKind::ApiDestination => ("events", "CfnApiDestination"),
        FindingKind::Archive => ("events", "CfnArchive"),
        FindingKind::Schedule => ("scheduler", "CfnSchedule"),
        FindingKind::ScheduleGroup => ("scheduler", "CfnScheduleGroup"),
        _ => ("events", "CfnRule"),
    };
    let is_refused = step.value.get("EventPattern").is_some_and(|pattern| pattern.as_text().is_some());
    let is_more = step.value.get("ActionAfterCompletion").is_some();
    Construct {
        module,
        class,
        label: step.label.clone(),
        properties: without(&step.value, &["ActionAfterCompletion"]),
        after: step.bus.iter().chain(&step.group).cloned().collect(),
        comment: is_refused
            .then_some(super::messages::NOT_JSON)
            .or(is_more.then_some(super::messages::NO_ACTION_AFTER)),
        is_named: false,
    }
}

fn grants(plan: &Plan) -> Vec<Construct> {
    let access = &plan.access;
    let code = |code: &str| Node::new(Span::at(0), Value::Expression(code.to_owned()));
    let list = |node: Node| Some(Node::new(Span::at(0), Value::List(vec![node])));
    let mut made = Vec::new();
    for granted in &access.functions {
        let properties = MapBuilder::default()
            .with("Action", Some(text("lambda:InvokeFunction")))
            .with("FunctionName", Some(text(&granted.function)))
            .with("Principal", Some(text("events.amazonaws.com")))
            .with("SourceArn", Some(code(&granted.rule)));
        made.push(other("lambda", "CfnPermission", &granted.label, properties));
    }
    for queue in &access.queues {
        let url = Arn::parse(&queue.arn).map(|arn| queue_url(&arn)).unwrap_or_default();
        let properties = MapBuilder::default()
            .with("Queues", list(text(&url)))
            .with("PolicyDocument", Some(policy(&queue.statements)));
        let construct = other("sqs", "CfnQueuePolicy", &queue.label, properties);
        made.push(Construct { comment: Some(super::messages::REPLACES), ..construct });
    }
    for topic in &access.topics {
        let properties = MapBuilder::default()
            .with("Topics", list(text(&topic.arn)))
            .with("PolicyDocument", Some(policy(&topic.statements)));
        let construct = other("sns", "CfnTopicPolicy", &topic.label, properties);
        made.push(Construct { comment: Some(super::messages::REPLACES), ..construct });
    }
    if !access.logs.is_empty() {
        let properties = MapBuilder::default()
            .with("PolicyName", Some(text("eventbridge-rules")))
            .with("PolicyDocument", Some(text(&policy(&access.logs).to_json())));
        made.push(other("logs", "CfnResourcePolicy", "eventbridge_rules_log_policy", properties));
    }
    made
}

/// Returns the modules that constructs come from.
pub(super) fn modules(constructs: &[Construct]) -> Vec<&'static str> {
    ["events", "iam", "lambda", "logs", "scheduler", "sns", "sqs"]
        .into_iter()
        .filter(|module| constructs.iter().any(|construct| construct.module == *module))
        .collect()
}

/// Returns the property that holds what a member of the API's request says: `RoleArn` is `roleArn`.
pub(super) fn property(name: &str, class: &str) -> String {
    match name {
        "EventSourceArn" if class == "CfnArchive" => "sourceArn".to_owned(),
        "awsvpcConfiguration" if class == "CfnRule" => "awsVpcConfiguration".to_owned(),
        "PlacementStrategy" if class == "CfnRule" => "placementStrategies".to_owned(),
        "EnableECSManagedTags" => "enableEcsManagedTags".to_owned(),
        "GraphQLOperation" => "graphQlOperation".to_owned(),
        "ClientID" => "clientId".to_owned(),
        _ => camel(name),
    }
}

/// Returns the same in Python.
pub(super) fn parameter(name: &str, class: &str) -> String {
    snake(&property(name, class))
}

/// Returns whether the names in a map are the user's own, or those of another language.
pub(super) fn is_raw(name: &str, node: &Node) -> bool {
    let is_map_of_names =
        ["InputPathsMap", "HeaderParameters", "QueryStringParameters"].contains(&name) && node.is_map();
    is_map_of_names
        || matches!(name, "EventPattern" | "PolicyDocument" | "AssumeRolePolicyDocument" | "Policy")
}

/// Returns the type of a property that is an object, or of the elements of one that is a list of objects.
pub(super) fn type_of(name: &str, node: &Node) -> String {
    let of_list = matches!(node.value, Value::List(_));
    let name = match (name, of_list) {
        ("Tags", true) => return "cdk.CfnTag".to_owned(),
        ("awsvpcConfiguration", _) => "AwsVpcConfiguration",
        ("ArrayProperties", _) => "BatchArrayProperties",
        ("RetryStrategy", _) => "BatchRetryStrategy",
        ("PipelineParameterList", true) => "SageMakerPipelineParameter",
        ("PlacementStrategy", true) => "PlacementStrategy",
        ("CapacityProviderStrategy", true) => "CapacityProviderStrategyItem",
        ("HeaderParameters" | "QueryStringParameters" | "BodyParameters", true) => "Parameter",
        ("OAuthHttpParameters" | "InvocationHttpParameters", _) => "ConnectionHttpParameters",
        ("Policies", true) => "Policy",
        (name, true) => name.strip_suffix('s').unwrap_or(name),
        (name, false) => name,
    };
    format!("{name}Property")
}

/// Returns the members, each with whether its value is raw.
pub(super) fn members(node: &Node) -> Vec<(&Member, bool)> {
    last_ones(node).into_iter().map(|member| (member, is_raw(&member.name, &member.node))).collect()
}

/// Returns a text in quotes, as both languages take it.
pub(super) fn quoted(text: &str) -> String {
    json::quote(text)
}
