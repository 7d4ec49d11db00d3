//! AWS CDK, in TypeScript, JavaScript and Python: constructs of both levels.
//!
//! <https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_events-readme.html>

mod constructs;
mod input;
mod lambda_filters;
mod matcher;
pub(super) mod pattern;
mod resources;
mod schedule;
mod target;

pub(super) use constructs::{bus_name, read_bare};
pub(super) use resources::{filters, filters_of};
pub(super) use schedule::date_text;

use super::program::{Program, Site, add_targets};
use super::props::camel;
use super::syntax::{Argument, Expression, Kind};
use crate::interchange::FormatId;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{Member, Node, Value};
use crate::text::Span;

/// Reads all constructs of a program, and what is added to its rules later.
pub(super) fn read(program: &mut Program) {
    let sites = program.calls();
    for site in &sites {
        let Some(construct) = Construct::of(program, site) else { continue };
        if !resources::read(program, site.name, &construct) {
            constructs::read(program, site, &construct);
        }
    }
    for site in &sites {
        lambda_filters::read(program, site);
    }
    for site in &sites {
        let [Argument { value, .. }, ..] = site.call.arguments.as_slice() else { continue };
        match &*camel(site.name) {
            "addTarget" => add_target(program, site, value),
            "addEventPattern" => add_pattern(program, site),
            _ => {}
        }
    }
}

/// The arguments of a construct: the name in its scope, and those after it.
struct Construct<'p> {
    id: Node,
    arguments: &'p [Argument],
    /// The number of arguments before the properties.
    first: usize,
    span: Span,
}

impl<'p> Construct<'p> {
    /// `new events.Rule(this, 'Id', {…})`, or `bus.archive('Id', {…})`.
    fn of(program: &Program<'p, '_>, site: &Site<'p>) -> Option<Self> {
        let arguments = site.call.arguments.as_slice();
        let is_scope =
            |value: &Expression| value.chain().is_some() && program.scope.value(value).as_text().is_none();
        let (id, first) = match arguments {
            [Argument { name: None, value: id }, ..] if site.name == "archive" => (id, 1),
            [Argument { name: None, value: scope }, Argument { name: None, value: id }, ..]
                if is_scope(scope) && !matches!(id.kind, Kind::Map(_)) =>
            {
                (id, 2)
            }
            _ => return None,
        };
        Some(Self { id: program.scope.value(id), arguments, first, span: site.call.span })
    }
}

/// Returns whether a call with this name is read.
pub(super) fn knows(name: &str) -> bool {
    const NAMES: [&str; 19] = [
        "Rule",
        "EventBus",
        "Archive",
        "archive",
        "Schedule",
        "Connection",
        "ApiDestination",
        "CfnRule",
        "CfnEventBus",
        "CfnArchive",
        "CfnEventBusPolicy",
        "CfnConnection",
        "CfnApiDestination",
        "CfnSchedule",
        "CfnScheduleGroup",
        "CfnPipe",
        "CfnEventSourceMapping",
        "EventPattern",
        "filter",
    ];
    NAMES.contains(&name) || matches!(&*camel(name), "addTarget" | "addEventPattern")
}

pub(super) fn format(program: &Program) -> FormatId {
    if program.is_python() { FormatId::CdkPython } else { FormatId::CdkTypeScript }
}

fn add_target<'p>(program: &mut Program<'p, '_>, site: &Site<'p>, value: &'p Expression) {
    let Some(rule) = program.rule_before(site) else {
        let target = target::read(program, value, Some("Target0".to_owned()));
        let targets = Member {
            name: "Targets".to_owned(),
            name_span: site.call.span,
            node: Node::new(site.call.span, Value::List(vec![target])),
        };
        let found = Node::new(site.call.span, Value::Map(vec![targets]));
        return program.add(FindingKind::Target, format(program), None, site.call.span, found);
    };
    let count = rule.value.get("Targets").map_or(0, |targets| targets.elements().len());
    let target = target::read(program, value, Some(format!("Target{count}")));
    if let Some(rule) = program.rule_before(site) {
        add_targets(rule, vec![target]);
    }
}

fn add_pattern<'p>(program: &mut Program<'p, '_>, site: &Site<'p>) {
    let arguments = &site.call.arguments;
    let is_named = arguments.iter().any(|argument| argument.name.is_some());
    let more = match arguments.first() {
        Some(argument) if !is_named => pattern::read(&program.scope, &argument.value),
        _ => pattern::of_keywords(&program.scope, arguments, site.call.span),
    };
    let Some(rule) = program.rule_before(site) else {
        return program.add(FindingKind::Pattern, format(program), None, site.call.span, more);
    };
    let Value::Map(members) = &mut rule.value.value else { return };
    match members.iter_mut().find(|member| member.name == "EventPattern") {
        Some(member) => pattern::merge(&mut member.node, more),
        None => {
            members.push(Member { name: "EventPattern".to_owned(), name_span: site.call.span, node: more });
        }
    }
}
