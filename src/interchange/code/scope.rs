//! The values of expressions, as far as the text has them.

use super::syntax::{Argument, Chain, Expression, Head, Kind, Link, Piece};
use super::token::Language;
use crate::interchange::arithmetic;
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::pattern_text;
use crate::json;
use std::cell::Cell;
use std::collections::HashMap;

/// More values than this are no rule; a few names in names would make millions. Long texts count as several.
const MOST_NODES: usize = 200_000;

/// The bytes of a text that count as one value.
const BYTES_A_NODE: usize = 64;

/// The deepest nesting of values, including the values of names.
const DEEPEST: usize = 200;

/// The longest chain of names for names.
const MOST_NAMES: usize = 20;

/// A reader's own evaluation of an expression, which is tried before the usual one.
pub(super) type Known<'k> = &'k dyn Fn(&Expression) -> Option<Value>;

/// A text and the names that it gives values.
pub(super) struct Scope<'p> {
    pub(super) text: &'p str,
    pub(super) language: Language,
    names: HashMap<&'p str, Vec<&'p Expression>>,
    nodes: Cell<usize>,
    depth: Cell<usize>,
}

impl<'p> Scope<'p> {
    pub(super) fn new(text: &'p str, language: Language, program: &'p [Expression]) -> Self {
        let mut names: HashMap<&str, Vec<&Expression>> = HashMap::new();
        for statement in program {
            statement.visit(&mut |expression| {
                if let Kind::Assignment(name, value) = &expression.kind {
                    names.entry(bare(name)).or_default().push(value);
                }
            });
        }
        Self { text, language, names, nodes: Cell::new(0), depth: Cell::new(0) }
    }

    pub(super) fn source(&self, expression: &Expression) -> &'p str {
        expression.span.of(self.text)
    }

    /// Returns the value that a name has at a place: the last one that it is given before.
    pub(super) fn definition(&self, name: &str, at: u32) -> Option<&'p Expression> {
        let values = self.names.get(bare(name))?;
        let before = values.partition_point(|value| value.span.start <= at);
        values[..before].iter().rev().find(|value| value.span.end <= at).or(values.first()).copied()
    }

    /// Returns the value of the longest name that a chain begins with, and the links after it.
    pub(super) fn definition_of<'c>(
        &self,
        chain: &'c Chain,
        at: u32,
    ) -> Option<(&'p Expression, &'c [Link])> {
        // Nobody gives a value a longer name.
        const MOST_PARTS: usize = 6;
        (0..=chain.links.len().min(MOST_PARTS)).rev().find_map(|links| {
            let definition = self.definition(&chain.path_of(links)?, at)?;
            Some((definition, &chain.links[links..]))
        })
    }

    /// Follows names to their values.
    pub(super) fn resolve<'e>(&self, expression: &'e Expression) -> &'e Expression
    where
        'p: 'e,
    {
        let mut found = expression;
        // A name may refer to itself.
        for _ in 0..MOST_NAMES {
            let path = found.chain().and_then(Chain::path);
            let Some(value) = path.and_then(|path| self.definition(&path, found.span.start)) else { break };
            found = value;
        }
        found
    }

    /// Returns the value of an expression. What the text does not say stays an expression.
    pub(super) fn value(&self, expression: &Expression) -> Node {
        self.value_with(expression, &|_| None)
    }

    /// Returns the same for a reader that knows the meaning of some expressions.
    pub(super) fn value_with(&self, expression: &Expression, known: Known) -> Node {
        self.nodes.set(self.nodes.get() + 1);
        self.depth.set(self.depth.get() + 1);
        let value = if self.is_enough() {
            None
        } else {
            known(expression).or_else(|| self.literal(expression, known))
        };
        self.depth.set(self.depth.get() - 1);
        if let Some(Value::Text(text)) = &value {
            self.nodes.set(self.nodes.get() + text.len() / BYTES_A_NODE);
        }
        // What made it too much is dropped, too: a text in a text in a text grows with each.
        let value = value.filter(|_| self.nodes.get() <= MOST_NODES);
        let value = value.unwrap_or_else(|| Value::Expression(self.source(expression).to_owned()));
        Node::new(expression.span, value)
    }

    fn is_enough(&self) -> bool {
        self.nodes.get() > MOST_NODES || self.depth.get() > DEEPEST
    }

    fn literal(&self, expression: &Expression, known: Known) -> Option<Value> {
        match &expression.kind {
            Kind::Text(text) => Some(Value::Text(text.clone())),
            Kind::Template(pieces) => self.template(pieces, known).map(Value::Text),
            Kind::Number => number(self.source(expression)).map(Value::Number),
            Kind::Chain(chain) => self.chain(expression, chain, known),
            Kind::List(elements) => Some(Value::List(self.elements(elements, known))),
            Kind::Map(properties) => {
                let mut members = Vec::new();
                for property in properties {
                    self.add(&mut members, &property.key, &property.value, known);
                }
                Some(Value::Map(last_ones(members)))
            }
            Kind::Operation(parts, true) => {
                let texts = parts.iter().map(|part| match self.value_with(part, known).value {
                    Value::Text(text) => Some(text),
                    _ => None,
                });
                texts.collect::<Option<String>>().map(Value::Text).or_else(|| self.number_of(expression))
            }
            Kind::Operation(_, false) => self.number_of(expression),
            Kind::Block(_) | Kind::Assignment(..) | Kind::Spread(_) => None,
        }
    }

    /// Returns what a sum or a product of numbers comes to.
    fn number_of(&self, expression: &Expression) -> Option<Value> {
        let named = |name: &str| match self.value(self.definition(name, expression.span.start)?).value {
            Value::Number(digits) => digits.parse().ok(),
            _ => None,
        };
        arithmetic::value(self.source(expression), &named).map(Value::Number)
    }

    fn template(&self, pieces: &[Piece], known: Known) -> Option<String> {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => Some(text.clone()),
            Piece::Value(value) => match self.value_with(value, known).value {
                Value::Text(text) | Value::Number(text) => Some(text),
                _ => None,
            },
        };
        pieces.iter().map(piece).collect()
    }

    fn elements(&self, elements: &[Expression], known: Known) -> Vec<Node> {
        let mut nodes = Vec::new();
        for element in elements {
            match &element.kind {
                Kind::Spread(inner) => match self.value_with(inner, known).value {
                    Value::List(inner) => nodes.extend(inner),
                    _ => nodes
                        .push(Node::new(element.span, Value::Expression(self.source(element).to_owned()))),
                },
                _ => nodes.push(self.value_with(element, known)),
            }
        }
        nodes
    }

    /// Adds a property. Of what is spread out the members are added if they are known.
    fn add(&self, members: &mut Vec<Member>, key: &Expression, value: &Expression, known: Known) {
        if let Kind::Spread(inner) = &value.kind {
            if let Value::Map(inner) = self.value_with(inner, known).value {
                members.extend(inner);
            } else {
                let source = self.source(value).to_owned();
                let node = Node::new(value.span, Value::Expression(source.clone()));
                members.push(Member { name: source, name_span: key.span, node });
            }
            return;
        }
        // A member that is `undefined` is none.
        if self.language == Language::JavaScript && value.word() == Some("undefined") {
            return;
        }
        let node = self.value_with(value, known);
        members.push(Member { name: self.key(key), name_span: key.span, node });
    }

    /// Returns the name of a property.
    pub(super) fn key(&self, key: &Expression) -> String {
        let source = self.source(key);
        match (&key.kind, self.language) {
            (Kind::Text(text), _) => text.clone(),
            (_, Language::Python) => match self.value(key).value {
                Value::Text(text) => text,
                _ => source.to_owned(),
            },
            (_, Language::JavaScript) => {
                let computed = source.strip_prefix('[').and_then(|source| source.strip_suffix(']'));
                let definition = computed.and_then(|name| self.definition(name.trim(), key.span.start));
                match definition.map(|value| &value.kind) {
                    Some(Kind::Text(text)) => text.clone(),
                    _ => computed
                        .and_then(|text| text.trim().strip_prefix('\'')?.strip_suffix('\''))
                        .unwrap_or(source)
                        .to_owned(),
                }
            }
        }
    }

    fn chain(&self, expression: &Expression, chain: &Chain, known: Known) -> Option<Value> {
        if let Some(word) = expression.word() {
            match word {
                "true" | "True" => return Some(Value::Bool(true)),
                "false" | "False" => return Some(Value::Bool(false)),
                "null" | "None" | "undefined" => return Some(Value::Null),
                _ => {}
            }
        }
        if let Some(inner) = Self::json_of(expression) {
            let node = self.value_with(inner, known);
            return node.expressions().is_empty().then(|| Value::Text(node.to_json()));
        }
        if let Some((name, call)) = expression.call() {
            return match (name, chain.links.len()) {
                // `dict(a=1)`
                ("dict", 1) => Some(Value::Map(self.keywords(&call.arguments, known))),
                ("list" | "tuple", 1) => match self.value_with(&call.arguments.first()?.value, known).value {
                    list @ Value::List(_) => Some(list),
                    _ => None,
                },
                // `'…'.trim()`
                ("trim" | "strip", 2) => match &chain.head {
                    Head::Value(value) => match self.value_with(value, known).value {
                        Value::Text(text) => Some(Value::Text(text.trim().to_owned())),
                        _ => None,
                    },
                    Head::Word(_) => None,
                },
                ("parse" | "loads", _) => self.parsed(chain, &call.arguments, known),
                _ => None,
            };
        }
        self.named(chain, expression.span.start, known)
    }

    /// `JSON.parse('…')`
    fn parsed(&self, chain: &Chain, arguments: &[Argument], known: Known) -> Option<Value> {
        let path = chain.path_of(chain.links.len() - 1)?;
        let is_json = matches!(&*path, "JSON.parse" | "json.loads");
        let argument = arguments.first().filter(|_| is_json)?;
        let text = self.value_with(&argument.value, known);
        pattern_text::from_text(text.as_text()?, text.span, false).map(|node| node.value)
    }

    /// Returns the value of a name, or of a member of an object that has a name.
    fn named(&self, chain: &Chain, at: u32, known: Known) -> Option<Value> {
        if self.is_enough() {
            return None;
        }
        let (definition, rest) = self.definition_of(chain, at)?;
        let mut value = self.value_with(definition, known);
        for link in rest {
            let Link::Member(name) = link else { return None };
            value = value.get(name)?.clone();
        }
        let is_known = !matches!(value.value, Value::Expression(_));
        is_known.then_some(value.value)
    }

    /// Keyword arguments as members of a map.
    pub(super) fn keywords(&self, arguments: &[Argument], known: Known) -> Vec<Member> {
        let mut members = Vec::new();
        for argument in arguments {
            match &argument.name {
                Some((name, span)) => {
                    let node = self.value_with(&argument.value, known);
                    members.push(Member { name: name.clone(), name_span: *span, node });
                }
                None => {
                    if matches!(argument.value.kind, Kind::Spread(_)) {
                        self.add(&mut members, &argument.value, &argument.value, known);
                    }
                }
            }
        }
        last_ones(members)
    }

    /// Returns what `JSON.stringify(…)` and `json.dumps(…)` make a text of.
    pub(super) fn json_of(expression: &Expression) -> Option<&Expression> {
        let (_, call) = expression.call()?;
        let chain = expression.chain()?;
        let path = chain.path_of(chain.links.len() - 1)?;
        let makes_json = matches!(
            &*path,
            "JSON.stringify" | "json.dumps" | "pulumi.jsonStringify" | "pulumi.Output.json_dumps" | "dumps"
        );
        call.arguments.first().filter(|_| makes_json).map(|argument| &argument.value)
    }

    /// Returns a pattern that is given as JSON: made from an object, or written as a string.
    pub(super) fn json_pattern(&self, expression: &Expression, known: Known) -> Node {
        let expression = self.resolve(expression);
        if let Some(inner) = Self::json_of(expression) {
            return self.value_with(self.resolve(inner), known);
        }
        let node = self.value_with(expression, known);
        if let (Kind::Template(pieces), Value::Expression(_)) = (&expression.kind, &node.value) {
            let text = pieces.iter().map(|piece| self.marked(piece, known)).collect::<String>();
            return pattern_text::from_text(&text, expression.span, true).unwrap_or(node);
        }
        pattern_text::unfold(node, false)
    }

    /// Returns a piece of a text; a value that is not known is marked as one.
    fn marked(&self, piece: &Piece, known: Known) -> String {
        match piece {
            Piece::Text(text) => text.clone(),
            Piece::Value(value) => match self.value_with(value, known).value {
                Value::Text(text) | Value::Number(text) => text,
                _ => ["${", self.source(value), "}"].concat(),
            },
        }
    }
}

/// Returns a name without the object that a class keeps it in.
fn bare(name: &str) -> &str {
    name.strip_prefix("this.").or_else(|| name.strip_prefix("self.")).unwrap_or(name)
}

/// Returns the members; of those with one name the last value, at the place of the first.
fn last_ones(members: Vec<Member>) -> Vec<Member> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut found: Vec<Member> = Vec::with_capacity(members.len());
    for member in members {
        if let Some(place) = places.get(&member.name) {
            found[*place] = member;
        } else {
            places.insert(member.name.clone(), found.len());
            found.push(member);
        }
    }
    found
}

/// Returns a number as JSON writes it, with its digits.
fn number(source: &str) -> Option<String> {
    let digits = source.replace('_', "");
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(digits) => ("-", digits.trim_start()),
        None => ("", digits.trim_start_matches('+').trim_start()),
    };
    let text = match digits.get(..2) {
        Some("0x" | "0X") => u64::from_str_radix(&digits[2..], 16).ok()?.to_string(),
        Some("0o" | "0O") => u64::from_str_radix(&digits[2..], 8).ok()?.to_string(),
        Some("0b" | "0B") => u64::from_str_radix(&digits[2..], 2).ok()?.to_string(),
        _ if digits.starts_with('.') => format!("0{digits}"),
        _ => digits.strip_suffix('.').unwrap_or(digits).to_owned(),
    };
    let number = format!("{sign}{text}");
    json::parse(&number).problems().is_empty().then_some(number)
}
