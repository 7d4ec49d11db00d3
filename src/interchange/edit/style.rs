//! The style in which a template writes its patterns, so that new parts look like the existing ones.

use super::scalar::{self, Quote};
use super::{block, source_of, yaml};
use crate::interchange::FormatId;
use crate::interchange::node::{Member, Node, Value};
use crate::text::Span;
use std::collections::HashSet;

/// The language that a value is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Syntax {
    Json,
    Yaml,
    Hcl,
    JavaScript,
    Python,
}

impl Syntax {
    /// Returns the languages that a pattern of a format may be written in, the likelier one first.
    pub(super) fn of(text: &str, format: FormatId, pattern: &Node) -> Vec<Self> {
        let is_json = text.trim_start().starts_with('{');
        match format {
            FormatId::Api => vec![Self::Json],
            FormatId::CloudFormation | FormatId::Sam | FormatId::Serverless if is_json => vec![Self::Json],
            FormatId::CloudFormation | FormatId::Sam | FormatId::Serverless => vec![Self::Yaml],
            // A pattern in a heredoc has the places of its JSON.
            FormatId::Terraform if is_json || has_json_names(text, pattern) => vec![Self::Json, Self::Hcl],
            FormatId::Terraform => vec![Self::Hcl],
            FormatId::CdkTypeScript | FormatId::Sdk => vec![Self::JavaScript],
            FormatId::CdkPython | FormatId::Boto3 => vec![Self::Python],
            FormatId::Pulumi if text.contains("json.dumps") || text.contains("import pulumi") => {
                vec![Self::Python, Self::JavaScript]
            }
            FormatId::Pulumi => vec![Self::JavaScript, Self::Python],
            FormatId::Cli => Vec::new(),
        }
    }
}

/// Returns whether a name before a colon is in quotes, as in JSON.
fn has_json_names(text: &str, pattern: &Node) -> bool {
    pattern.members().first().is_some_and(|member| {
        let behind = text.get(member.name_span.range().end..).unwrap_or_default();
        behind.trim_start().starts_with(':') && member.name_span.of(text).starts_with('"')
    })
}

/// The context of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    Map,
    List,
}

/// The names of a pattern's top-level fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// As in events.
    OfEvents,
    /// As the CDK has them.
    OfCdk,
}

/// The style of the patterns in one text.
#[derive(Clone)]
pub(super) struct Style {
    pub(super) syntax: Syntax,
    pub(super) names: Names,
    pub(super) line_break: &'static str,
    /// One level of indentation.
    pub(super) unit: String,
    pub(super) quote: Quote,
    /// Whether names that need no quotes have some.
    quotes_names: bool,
    /// Whether a blank follows commas and colons.
    is_spaced: bool,
    /// Whether there are spaces inside braces.
    is_padded: bool,
    /// The indentation of a YAML list's dashes beyond their name.
    pub(super) dashes: usize,
    /// Whether values of each kind spread over lines: lists, maps in maps, maps in lists.
    pub(super) spreads: Spreads,
    /// Source texts of placeholders, which are written unchanged.
    placeholders: HashSet<String>,
}

/// The values that take several lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spreads {
    pub(super) lists: bool,
    pub(super) maps: bool,
    pub(super) maps_in_lists: bool,
}

impl Style {
    /// Looks at a pattern and the text that it is written in.
    pub(super) fn of(text: &str, syntax: Syntax, pattern: &Node, names: Names) -> Self {
        let seen = Seen::of(text, syntax, pattern);
        let unit = seen.unit.clone().unwrap_or_else(|| {
            let width = if syntax == Syntax::Python { 4 } else { 2 };
            " ".repeat(width)
        });
        let maps = seen.maps.unwrap_or(seen.root);
        Self {
            syntax,
            names,
            line_break: if text.contains("\r\n") { "\r\n" } else { "\n" },
            unit,
            quote: seen.quote.unwrap_or_else(|| Quote::usual(syntax)),
            quotes_names: seen.quotes_names.unwrap_or(matches!(syntax, Syntax::Json | Syntax::Python)),
            is_spaced: seen.is_spaced.unwrap_or(true),
            is_padded: seen.is_padded.unwrap_or(matches!(syntax, Syntax::Hcl | Syntax::JavaScript)),
            dashes: block::dashes(text, pattern),
            spreads: Spreads {
                lists: seen.lists.unwrap_or(false),
                maps,
                maps_in_lists: seen.maps_in_lists.unwrap_or(seen.lists == Some(true)),
            },
            placeholders: pattern.expressions().into_iter().map(str::to_owned).collect(),
        }
    }

    /// Returns the style of JSON within a string, where placeholders are plain text.
    pub(super) fn of_json(text: &str, pattern: &Node) -> Self {
        Self { placeholders: HashSet::new(), ..Self::of(text, Syntax::Json, pattern, Names::OfEvents) }
    }

    /// Returns the same style without line breaks.
    pub(super) fn in_one_line(&self) -> Self {
        Self { spreads: Spreads { lists: false, maps: false, maps_in_lists: false }, ..self.clone() }
    }

    pub(super) fn comma(&self) -> &'static str {
        if self.is_spaced { ", " } else { "," }
    }

    /// Returns a value whose first line begins after `indent` and the text before it.
    pub(super) fn value(&self, node: &Node, indent: &str, within: Within) -> String {
        let spreads = match (&node.value, within) {
            (Value::List(elements), _) => self.spreads.lists && !elements.is_empty(),
            (Value::Map(members), Within::Map) => self.spreads.maps && !members.is_empty(),
            (Value::Map(members), Within::List) => self.spreads.maps_in_lists && !members.is_empty(),
            _ => false,
        };
        let inner = if spreads { format!("{indent}{}", self.unit) } else { indent.to_owned() };
        match &node.value {
            Value::List(elements) => {
                let written = elements.iter().map(|element| self.value(element, &inner, Within::List));
                self.bracketed("[", &written.collect::<Vec<_>>(), "]", indent, spreads)
            }
            Value::Map(members) => {
                let written = members.iter().map(|member| self.member(member, &inner));
                self.bracketed("{", &written.collect::<Vec<_>>(), "}", indent, spreads)
            }
            _ => self.scalar(node, self.quote),
        }
    }

    fn bracketed(&self, open: &str, items: &[String], close: &str, indent: &str, spreads: bool) -> String {
        if items.is_empty() {
            return [open, close].concat();
        }
        if spreads {
            let inner = format!("{}{indent}{}", self.line_break, self.unit);
            let is_hcl_object = self.syntax == Syntax::Hcl && open == "{";
            let between = if is_hcl_object { inner.clone() } else { format!(",{inner}") };
            let has_last_comma = matches!(self.syntax, Syntax::JavaScript | Syntax::Python);
            let last = if has_last_comma { "," } else { "" };
            return format!("{open}{inner}{}{last}{}{indent}{close}", items.join(&between), self.line_break);
        }
        let pad = if self.is_padded && open == "{" { " " } else { "" };
        format!("{open}{pad}{}{pad}{close}", items.join(self.comma()))
    }

    /// Returns a member with its name; in a call of Python a keyword argument.
    pub(super) fn member(&self, member: &Member, indent: &str) -> String {
        let value = self.value(&member.node, indent, Within::Map);
        let name = self.name(&member.name);
        let between = match self.syntax {
            Syntax::Hcl => " = ",
            _ if self.is_spaced => ": ",
            _ => ":",
        };
        format!("{name}{between}{value}")
    }

    /// Returns a keyword argument of a call.
    pub(super) fn argument(&self, member: &Member, indent: &str) -> String {
        format!("{}={}", member.name, self.value(&member.node, indent, Within::Map))
    }

    /// Returns a name, in quotes if it needs some.
    pub(super) fn name(&self, name: &str) -> String {
        let is_bare = match self.syntax {
            Syntax::Json | Syntax::Python => false,
            Syntax::Yaml if self.quotes_names => false,
            Syntax::Yaml => return scalar::plain(name),
            Syntax::Hcl => scalar::is_word(name, true) && !["true", "false", "null", "for"].contains(&name),
            Syntax::JavaScript => scalar::is_word(name, false) && name != "__proto__",
        };
        if is_bare && !self.quotes_names {
            name.to_owned()
        } else {
            scalar::quoted(name, self.quote, self.syntax)
        }
    }

    /// Returns a value that is neither list nor map.
    pub(super) fn scalar(&self, node: &Node, quote: Quote) -> String {
        let [yes, no, null] = match self.syntax {
            Syntax::Python => ["True", "False", "None"],
            _ => ["true", "false", "null"],
        };
        match &node.value {
            Value::Bool(true) => yes.to_owned(),
            Value::Bool(false) => no.to_owned(),
            Value::Number(digits) if self.syntax == Syntax::Yaml => yaml::number(digits),
            Value::Number(digits) => digits.clone(),
            Value::Text(text) if self.placeholders.contains(text) && !text.contains('\n') => text.clone(),
            Value::Text(text) => scalar::quoted(text, quote, self.syntax),
            _ => source_of(node).unwrap_or(null).to_owned(),
        }
    }
}

/// The observed style; `None` where the text has no example.
#[derive(Default)]
struct Seen {
    unit: Option<String>,
    quote: Option<Quote>,
    quotes_names: Option<bool>,
    is_spaced: Option<bool>,
    is_padded: Option<bool>,
    root: bool,
    lists: Option<bool>,
    maps: Option<bool>,
    maps_in_lists: Option<bool>,
}

impl Seen {
    fn of(text: &str, syntax: Syntax, pattern: &Node) -> Self {
        let mut seen = Self { root: spreads(text, syntax, pattern), ..Self::default() };
        seen.unit = unit(text, syntax, pattern);
        seen.look(text, syntax, pattern, None);
        seen
    }

    fn look(&mut self, text: &str, syntax: Syntax, node: &Node, within: Option<Within>) {
        let spread = spreads(text, syntax, node);
        // What a call makes is written in no layout.
        let is_made =
            syntax != Syntax::Yaml && !node.span.of(text).starts_with(['{', '[', '(']) && within.is_some();
        match (&node.value, within) {
            (Value::List(elements), _) if !elements.is_empty() && !is_made => {
                // One short list says little where others are long.
                self.lists = Some(self.lists.unwrap_or(spread) && spread);
                let mut gaps = elements.windows(2).map(|pair| gap(text, pair[0].span, pair[1].span));
                if let Some(gap) = gaps.next().filter(|gap| gap.contains(',')) {
                    self.is_spaced.get_or_insert(gap.ends_with(char::is_whitespace));
                }
            }
            (Value::Map(members), within) if !members.is_empty() && !is_made => {
                match within {
                    Some(Within::Map) => drop(self.maps.get_or_insert(spread)),
                    Some(Within::List) => drop(self.maps_in_lists.get_or_insert(spread)),
                    None => {}
                }
                let source = node.span.of(text);
                if source.starts_with('{') && !spread {
                    self.is_padded.get_or_insert(source[1..].starts_with(' '));
                }
                for member in members {
                    self.look_at_name(text, member);
                }
            }
            (Value::Text(_), _) => {
                // In a program a name in the place of a string shows no style of quotes.
                let can_be_plain = syntax == Syntax::Yaml;
                let quote = Quote::of(node.span.of(text));
                self.quote = self.quote.or(quote.filter(|quote| can_be_plain || *quote != Quote::Plain));
            }
            _ => {}
        }
        node.elements().iter().for_each(|element| self.look(text, syntax, element, Some(Within::List)));
        node.members().iter().for_each(|member| self.look(text, syntax, &member.node, Some(Within::Map)));
    }

    fn look_at_name(&mut self, text: &str, member: &Member) {
        let name = member.name_span.of(text);
        // A name with a dash needs its quotes in most languages.
        if scalar::is_word(name.trim_matches(['"', '\'']), false) {
            self.quotes_names.get_or_insert(name.starts_with(['"', '\'']));
        }
        let gap = gap(text, member.name_span, member.node.span);
        if let Some(behind) = gap.strip_prefix(':').filter(|_| !gap.contains('\n')) {
            self.is_spaced.get_or_insert(!behind.is_empty());
        }
    }
}

/// Returns the text between two parts.
fn gap(text: &str, before: Span, after: Span) -> &str {
    text.get(before.range().end..after.range().start).unwrap_or_default()
}

/// Returns whether the parts of a value are on lines of their own.
pub(super) fn spreads(text: &str, syntax: Syntax, node: &Node) -> bool {
    let first = match &node.value {
        Value::List(elements) => elements.first().map(|element| element.span),
        Value::Map(members) => members.first().map(|member| member.name_span),
        _ => None,
    };
    let Some(first) = first.filter(|first| node.span.start <= first.start && first.end <= node.span.end)
    else {
        return false;
    };
    let between = text.get(node.span.range().start..first.range().start).unwrap_or_default();
    let is_block = syntax == Syntax::Yaml && !node.span.of(text).starts_with(['{', '[']);
    is_block || between.contains('\n')
}

/// Returns the blanks before the line of a byte.
pub(super) fn indent_at(text: &str, offset: u32) -> &str {
    let before = text.get(..offset as usize).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..).unwrap_or_default();
    let length = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..length).unwrap_or_default()
}

/// Returns the indentation of the parts of a value beyond its own.
fn unit(text: &str, syntax: Syntax, node: &Node) -> Option<String> {
    let children = node.members().iter().map(|member| (&member.node, member.name_span));
    let children = children.chain(node.elements().iter().map(|element| (element, element.span)));
    let outer = indent_at(text, node.span.start);
    for (child, start) in children {
        let inner = indent_at(text, start.start);
        if spreads(text, syntax, node)
            && let Some(unit) = inner.strip_prefix(outer).filter(|unit| !unit.is_empty())
        {
            return Some(unit.to_owned());
        }
        if let Some(unit) = unit(text, syntax, child) {
            return Some(unit);
        }
    }
    None
}
