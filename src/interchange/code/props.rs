//! The named arguments of a call: the properties of an object, or keyword arguments.

use super::scope::{Known, Scope};
use super::syntax::{Argument, Expression, Kind};
use crate::interchange::node::{Member, Node, Value};
use crate::text::Span;
use std::collections::HashSet;

/// Names and expressions, in the order of the text.
#[derive(Clone, Default)]
pub(super) struct Props<'p> {
    entries: Vec<Entry<'p>>,
}

#[derive(Clone)]
pub(super) struct Entry<'p> {
    /// The name as it is written.
    pub(super) name: String,
    pub(super) span: Span,
    pub(super) value: &'p Expression,
}

impl<'p> Props<'p> {
    /// Reads an object, or a call that names what it is given (`events.EventPattern(source=…)`); `None` if it is
    /// neither.
    pub(super) fn of(scope: &Scope<'p>, expression: &'p Expression) -> Option<Self> {
        let expression = scope.resolve(expression);
        let mut props = Self::default();
        if let Kind::Map(properties) = &expression.kind {
            for property in properties {
                props.add(scope, scope.key(&property.key), property.key.span, &property.value);
            }
        } else {
            let (_, call) = expression.call()?;
            props.add_keywords(scope, &call.arguments);
            if props.entries.is_empty() {
                return None;
            }
        }
        Some(props)
    }

    /// Reads the arguments of a call after the first ones: an object, keywords, or both.
    pub(super) fn of_arguments(scope: &Scope<'p>, arguments: &'p [Argument], first: usize) -> Self {
        let plain = arguments
            .iter()
            .filter(|argument| argument.name.is_none() && !matches!(argument.value.kind, Kind::Spread(_)));
        let mut props =
            plain.skip(first).find_map(|argument| Self::of(scope, &argument.value)).unwrap_or_default();
        props.add_keywords(scope, arguments);
        props
    }

    fn add_keywords(&mut self, scope: &Scope<'p>, arguments: &'p [Argument]) {
        for argument in arguments {
            match &argument.name {
                Some((name, span)) => self.add(scope, name.clone(), *span, &argument.value),
                None if matches!(argument.value.kind, Kind::Spread(_)) => {
                    self.add(scope, String::new(), argument.value.span, &argument.value);
                }
                None => {}
            }
        }
    }

    fn add(&mut self, scope: &Scope<'p>, name: String, span: Span, value: &'p Expression) {
        if let Kind::Spread(inner) = &value.kind
            && let Some(spread) = Self::of(scope, inner)
        {
            return self.entries.extend(spread.entries);
        }
        self.entries.push(Entry { name, span, value });
    }

    /// Returns the expression that a name has; the name in camel case, however the language writes it.
    pub(super) fn get(&self, name: &str) -> Option<&'p Expression> {
        self.entries.iter().rev().find(|entry| camel(&entry.name) == name).map(|entry| entry.value)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns the names and expressions. Of one name only the last.
    pub(super) fn entries(&self) -> Vec<&Entry<'p>> {
        let mut seen = HashSet::new();
        let entries = self.entries.iter().rev();
        let mut entries: Vec<&Entry> =
            entries.filter(|entry| entry.is_spread() || seen.insert(entry.name.as_str())).collect();
        entries.reverse();
        entries
    }
}

impl Entry<'_> {
    /// Returns whether it contains members that are not known.
    pub(super) fn is_spread(&self) -> bool {
        matches!(self.value.kind, Kind::Spread(_))
    }

    /// Returns the member that says so.
    pub(super) fn spread(&self, scope: &Scope) -> Member {
        let source = scope.source(self.value).to_owned();
        let node = Node::new(self.value.span, Value::Expression(source.clone()));
        Member { name: source, name_span: self.span, node }
    }
}

/// Returns a name in camel case: `detail_type` is `detailType`.
pub(super) fn camel(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut is_upper = false;
    for (at, char) in name.char_indices() {
        match char {
            '_' if at > 0 => is_upper = true,
            _ if is_upper => {
                out.extend(char.to_uppercase());
                is_upper = false;
            }
            _ => out.push(char),
        }
    }
    out
}

/// Returns a name as the API writes it: `detailType` and `detail_type` are `DetailType`.
pub(super) fn pascal(name: &str) -> String {
    let name = camel(name);
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Maps whose names are the user's own.
const OWN_NAMES: [&str; 6] =
    ["inputPathsMap", "inputPaths", "headerParameters", "queryStringParameters", "tags", "pathParameters"];

fn is_list<'p>(scope: &Scope<'p>, value: &'p Expression) -> bool {
    matches!(scope.resolve(value).kind, Kind::List(_))
}

/// Returns a value in which the names of members are those of the API. `rename` gives those that differ in more than
/// their letters' case.
pub(super) fn in_api_names<'p>(
    scope: &Scope<'p>,
    expression: &'p Expression,
    known: Known,
    rename: &dyn Fn(&str) -> Option<&'static str>,
) -> Node {
    let resolved = scope.resolve(expression);
    if let Kind::List(elements) = &resolved.kind {
        let elements = elements.iter().map(|element| in_api_names(scope, element, known, rename)).collect();
        return Node::new(resolved.span, Value::List(elements));
    }
    let is_object = matches!(resolved.kind, Kind::Map(_))
        || resolved.call().is_some_and(|(name, _)| {
            ["Property", "Args", "ArgsDict", "CfnTag"].iter().any(|end| name.ends_with(end)) || name == "dict"
        });
    let Some(props) = Props::of(scope, resolved).filter(|_| is_object) else {
        return scope.value_with(expression, known);
    };
    Node::new(resolved.span, Value::Map(members(scope, &props, known, rename)))
}

/// Does the same for the members of a map.
pub(super) fn members<'p>(
    scope: &Scope<'p>,
    props: &Props<'p>,
    known: Known,
    rename: &dyn Fn(&str) -> Option<&'static str>,
) -> Vec<Member> {
    let member = |entry: &Entry<'p>| {
        if entry.is_spread() {
            return entry.spread(scope);
        }
        let name = camel(&entry.name);
        let node = match &*name {
            "eventPattern" => scope.json_pattern(entry.value, known),
            // A list of these has objects of the API in it.
            _ if OWN_NAMES.contains(&&*name) && !is_list(scope, entry.value) => {
                scope.value_with(entry.value, known)
            }
            _ => in_api_names(scope, entry.value, known, rename),
        };
        let name = rename(&name).map_or_else(|| pascal(&name), str::to_owned);
        Member { name, name_span: entry.span, node }
    };
    props.entries().into_iter().map(member).collect()
}
