//! Pulumi, in TypeScript, JavaScript and Python: the resources of its AWS provider, which are named as in Terraform.
//!
//! <https://www.pulumi.com/registry/packages/aws/api-docs/cloudwatch/eventrule/>

use super::cdk;
use super::program::{Program, Site, add_targets};
use super::props::{Props, members};
use super::scope::Scope;
use super::syntax::{Argument, Expression, Kind};
use crate::interchange::FormatId;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{MapBuilder, Member, Node, Value};
use crate::text::Span;

/// The kinds of resource that are read, and the field that names each at AWS.
const RESOURCES: [(&str, FindingKind, &str); 12] = [
    ("EventRule", FindingKind::Rule, "Name"),
    // Of the provider aws-native.
    ("Rule", FindingKind::Rule, "Name"),
    ("EventBus", FindingKind::Bus, "Name"),
    ("EventArchive", FindingKind::Archive, "ArchiveName"),
    ("EventPermission", FindingKind::Policy, "StatementId"),
    ("EventBusPolicy", FindingKind::Policy, "StatementId"),
    ("EventConnection", FindingKind::Connection, "Name"),
    ("EventApiDestination", FindingKind::ApiDestination, "Name"),
    ("Schedule", FindingKind::Schedule, "Name"),
    ("ScheduleGroup", FindingKind::ScheduleGroup, "Name"),
    ("EventTarget", FindingKind::Target, "Id"),
    ("EventSourceMapping", FindingKind::Pattern, "Name"),
];

/// Returns whether a call with this name is read.
pub(super) fn knows(name: &str) -> bool {
    name == "Pipe" || name == "onSchedule" || RESOURCES.iter().any(|(known, ..)| *known == name)
}

/// Reads all resources; targets find their rule by its variable.
pub(super) fn read(program: &mut Program) {
    let sites = program.calls();
    let is_target = |site: &&Site| site.name == "EventTarget";
    let rules = sites.iter().filter(|site| !is_target(site));
    for site in rules.chain(sites.iter().filter(is_target)) {
        if !knows(site.name) || !is_resource(program, site) {
            continue;
        }
        let id = program.scope.value(&site.call.arguments[0].value);
        let props = Props::of_arguments(&program.scope, &site.call.arguments, 1);
        match site.name {
            "onSchedule" => read_on_schedule(program, site, &id),
            "Pipe" | "EventSourceMapping" => read_filters(program, &props, &id),
            "EventTarget" => read_target(program, &props, &id, site.call.span),
            _ => read_part(program, site, &props, &id),
        }
    }
}

/// Reads the properties of a rule without the resource around them: those with the pattern as a JSON text. `false` if
/// they are none.
pub(super) fn read_bare<'p>(program: &mut Program<'p, '_>, expression: &'p Expression) -> bool {
    let Some(props) = Props::of(&program.scope, expression) else { return false };
    let Some(pattern) = props.get("eventPattern").map(|given| program.scope.resolve(given)) else {
        return false;
    };
    let is_text = matches!(pattern.kind, Kind::Text(_) | Kind::Template(_));
    if !is_text && Scope::json_of(pattern).is_none() {
        return false;
    }
    let fields = fields(program, &props);
    let name = fields.iter().find(|field| field.name == "Name").and_then(|field| field.node.as_text());
    let name = name.map(str::to_owned);
    let map = MapBuilder::default();
    let map = fields.into_iter().fold(map, |map, field| map.with(&field.name, Some(field.node)));
    program.add(FindingKind::Rule, FormatId::Pulumi, name, expression.span, map.at(expression.span));
    true
}

/// `new aws.cloudwatch.EventRule("name", {…})`: first comes the name, no scope as in the CDK.
fn is_resource(program: &Program, site: &Site) -> bool {
    match site.call.arguments.as_slice() {
        [Argument { name: None, value: id }, rest @ ..] => {
            let is_text = program.scope.value(id).as_text().is_some();
            let is_object =
                matches!(rest, [Argument { value, .. }, ..] if matches!(value.kind, Kind::Map(_)));
            let is_named = rest.first().is_some_and(|argument| argument.name.is_some());
            is_text || matches!(id.kind, Kind::Template(_)) || is_object || is_named
        }
        _ => false,
    }
}

/// Fields whose names differ from the API's in more than case.
fn rename(name: &str) -> Option<&'static str> {
    let renamed = match name {
        "targetId" => "Id",
        "inputPaths" => "InputPathsMap",
        "sqsTarget" => "SqsParameters",
        "ecsTarget" => "EcsParameters",
        "kinesisTarget" => "KinesisParameters",
        "httpTarget" => "HttpParameters",
        "batchTarget" => "BatchParameters",
        "redshiftTarget" => "RedshiftDataParameters",
        "runCommandTargets" => "RunCommandParameters",
        "sagemakerPipelineTarget" => "SageMakerPipelineParameters",
        "appsyncTarget" => "AppSyncParameters",
        _ => return None,
    };
    Some(renamed)
}

/// Returns the members in the names of the API.
fn fields<'p>(program: &Program<'p, '_>, props: &Props<'p>) -> Vec<Member> {
    let mut fields = members(&program.scope, props, &|_| None, &rename);
    if let (Some(bus), Some(field)) =
        (props.get("eventBusName"), fields.iter_mut().find(|field| field.name == "EventBusName"))
    {
        field.node = cdk::bus_name(program, bus);
    }
    for field in &mut fields {
        if field.name == "IsEnabled"
            && let Value::Bool(is_enabled) = field.node.value
        {
            "State".clone_into(&mut field.name);
            field.node = field.node.text_here(if is_enabled { "ENABLED" } else { "DISABLED" });
        }
    }
    fields
}

fn read_part<'p>(program: &mut Program<'p, '_>, site: &Site<'p>, props: &Props<'p>, id: &Node) {
    let Some((_, kind, own)) = RESOURCES.iter().find(|(name, ..)| *name == site.name) else { return };
    let mut fields = fields(program, props);
    if let Some(name) = fields.iter_mut().find(|field| field.name == "Name") {
        (*own).clone_into(&mut name.name);
    }
    let own_name = fields.iter().find(|field| field.name == *own).map(|field| field.node.clone());
    let map = MapBuilder::default().with(own, own_name.is_none().then(|| id.clone()));
    let map = fields.into_iter().fold(map, |map, field| map.with(&field.name, Some(field.node)));
    let name = own_name.as_ref().unwrap_or(id).as_text().map(str::to_owned);
    let span = site.call.span;
    program.add(*kind, FormatId::Pulumi, name, span, map.at(span));
}

fn read_target<'p>(program: &mut Program<'p, '_>, props: &Props<'p>, id: &Node, span: Span) {
    let of_rule = ["Rule", "EventBusName"];
    let (of_rule, fields): (Vec<Member>, Vec<Member>) =
        fields(program, props).into_iter().partition(|field| of_rule.contains(&&*field.name));
    let is_named = fields.iter().any(|field| field.name == "Id");
    let map = MapBuilder::default().with("Id", (!is_named).then(|| id.clone()));
    let target = fields.into_iter().fold(map, |map, field| map.with(&field.name, Some(field.node))).at(span);
    if let Some(rule) = props.get("rule").and_then(|rule| program.rule_of(rule)) {
        return add_targets(rule, vec![target]);
    }
    let name = of_rule.iter().find(|field| field.name == "Rule").and_then(|rule| rule.node.as_text());
    let name = name.map(str::to_owned);
    let map = MapBuilder::default();
    let map = of_rule.into_iter().fold(map, |map, field| map.with(&field.name, Some(field.node)));
    let map = map.with("Targets", Some(Node::new(span, Value::List(vec![target]))));
    program.add(FindingKind::Target, FormatId::Pulumi, name, span, map.at(span));
}

/// `aws.cloudwatch.onSchedule("name", "rate(1 day)", handler)`
fn read_on_schedule<'p>(program: &mut Program<'p, '_>, site: &Site<'p>, id: &Node) {
    let [_, schedule, rest @ ..] = site.call.arguments.as_slice() else { return };
    let arn = rest.first().map(|handler| {
        let source = program.scope.source(&handler.value).to_owned();
        Node::new(handler.value.span, Value::Expression(source))
    });
    let span = site.call.span;
    let target = MapBuilder::default().with("Id", Some(id.clone())).with("Arn", arn).at(span);
    let map = MapBuilder::default()
        .with("Name", Some(id.clone()))
        .with("ScheduleExpression", Some(program.scope.value(&schedule.value)))
        .with("Targets", Some(Node::new(span, Value::List(vec![target]))));
    let name = id.as_text().map(str::to_owned);
    program.add(FindingKind::Rule, FormatId::Pulumi, name, span, map.at(span));
}

fn read_filters<'p>(program: &mut Program<'p, '_>, props: &Props<'p>, id: &Node) {
    let name = id.as_text().map(str::to_owned);
    for pattern in cdk::filters_of(&program.scope, props) {
        program.add(FindingKind::Pattern, FormatId::Pulumi, name.clone(), pattern.span, pattern);
    }
}
