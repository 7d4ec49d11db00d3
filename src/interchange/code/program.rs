//! A program as its readers see it: its calls, and what was found so far.

use super::props::Props;
use super::scope::Scope;
use super::syntax::{Call, Chain, Expression, Link};
use super::token::Language;
use crate::interchange::FormatId;
use crate::interchange::finding::{Finding, FindingKind, Findings, Resource, SkipReason};
use crate::interchange::node::{Member, Node, Value};
use crate::text::Span;
use std::collections::HashSet;

/// A call, and in which chain it is.
#[derive(Clone, Copy)]
pub(super) struct Site<'p> {
    pub(super) name: &'p str,
    pub(super) call: &'p Call,
    pub(super) chain: &'p Chain,
    /// The index of its link in the chain.
    pub(super) link: usize,
}

pub(super) struct Program<'p, 'f> {
    pub(super) scope: Scope<'p>,
    pub(super) statements: &'p [Expression],
    pub(super) findings: &'f mut Findings,
    /// The offsets of the expressions from which the findings were made.
    made_at: Vec<u32>,
    resource_ids: HashSet<String>,
}

impl<'p, 'f> Program<'p, 'f> {
    pub(super) fn new(scope: Scope<'p>, statements: &'p [Expression], findings: &'f mut Findings) -> Self {
        Self { scope, statements, findings, made_at: Vec::new(), resource_ids: HashSet::new() }
    }

    /// Returns all calls, in the order of the text.
    pub(super) fn calls(&self) -> Vec<Site<'p>> {
        let mut sites = Vec::new();
        for statement in self.statements {
            statement.visit(&mut |expression| {
                let Some(chain) = expression.chain() else { return };
                for (link, part) in chain.links.iter().enumerate() {
                    if let (Link::Call(call), Some(name)) = (part, chain.name_before(link)) {
                        sites.push(Site { name, call, chain, link });
                    }
                }
            });
        }
        sites
    }

    pub(super) fn is_python(&self) -> bool {
        self.scope.language == Language::Python
    }

    pub(super) fn add(
        &mut self,
        kind: FindingKind,
        format: FormatId,
        name: Option<String>,
        span: Span,
        value: Node,
    ) {
        self.made_at.push(span.start);
        self.findings.found.push(Finding { kind, format, name, span, value });
    }

    pub(super) fn skip(&mut self, span: Span, what: impl Into<String>) {
        self.findings.skip(span, SkipReason::Unsupported(what.into()));
    }

    /// Records that a variable is a resource of a CloudFormation type, so that its ARN can be made up. Other
    /// expressions are ignored.
    pub(super) fn note_resource(&mut self, variable: &Expression, kind: &str, name: Option<String>) {
        if let Some(path) = variable.chain().and_then(Chain::path) {
            self.note_path(&path, kind, name);
        }
    }

    /// Does the same for a variable given by its name.
    pub(super) fn note_path(&mut self, path: &str, kind: &str, name: Option<String>) {
        let id = path.rsplit('.').next().unwrap_or_default();
        if !self.resource_ids.contains(id) {
            self.resource_ids.insert(id.to_owned());
            self.findings.resources.push(Resource { id: id.to_owned(), kind: kind.to_owned(), name });
        }
    }

    /// Returns the rule of the expression before a call: `rule` in `rule.addTarget(…)`.
    pub(super) fn rule_before(&mut self, site: &Site<'p>) -> Option<&mut Finding> {
        let before = site.link.checked_sub(1)?;
        let start = match site.chain.path_of(before) {
            Some(path) => self.scope.definition(&path, site.call.span.start)?.span.start,
            None => site.call.span.start,
        };
        self.rule_made_at(start)
    }

    /// Returns the rule of a name, or of a member of a named value (`rule.name`), or the rule with that name
    /// at AWS.
    pub(super) fn rule_of(&mut self, expression: &Expression) -> Option<&mut Finding> {
        let definition =
            expression.chain().and_then(|chain| self.scope.definition_of(chain, expression.span.start));
        match definition.map(|(definition, _)| definition.span.start) {
            Some(start) if self.made_at.contains(&start) => self.rule_made_at(start),
            _ => {
                let name = self.scope.value(expression);
                self.rule_with_name(&name, None)
            }
        }
    }

    /// Returns the rule with a name at AWS, on a bus if that is named; else rather the one that names no bus.
    pub(super) fn rule_with_name(&mut self, name: &Node, bus: Option<&Node>) -> Option<&mut Finding> {
        let found = &self.findings.found;
        let is_it = |finding: &Finding| {
            let own = finding.value.get("Name").map(|node| &node.value);
            finding.kind == FindingKind::Rule && own == Some(&name.value)
        };
        let is_on_bus = |finding: &Finding| {
            finding.value.get("EventBusName").map(|node| &node.value) == bus.map(|node| &node.value)
        };
        let index = found
            .iter()
            .rposition(|finding| is_it(finding) && is_on_bus(finding))
            .or_else(|| found.iter().rposition(|finding| is_it(finding) && bus.is_none()))?;
        self.findings.found.get_mut(index)
    }

    fn rule_made_at(&mut self, start: u32) -> Option<&mut Finding> {
        let index = self.made_at.iter().position(|made| *made == start)?;
        self.findings.found.get_mut(index).filter(|finding| finding.kind == FindingKind::Rule)
    }

    /// Returns the value of an expression that is given, or `None` for a name that is not.
    pub(super) fn take(&self, props: &Props<'p>, name: &str) -> Option<Node> {
        props.get(name).map(|expression| self.scope.value(expression))
    }
}

/// Adds targets to a rule.
pub(super) fn add_targets(rule: &mut Finding, targets: Vec<Node>) {
    let Value::Map(members) = &mut rule.value.value else { return };
    let Some(span) = targets.first().map(|target| target.span) else { return };
    match members.iter_mut().find(|member| member.name == "Targets") {
        Some(Member { node: Node { value: Value::List(known), .. }, .. }) => known.extend(targets),
        Some(_) => {}
        None => members.push(Member {
            name: "Targets".to_owned(),
            name_span: span,
            node: Node::new(span, Value::List(targets)),
        }),
    }
}
