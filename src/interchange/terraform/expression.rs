//! Expressions of HCL as values: literals as they are, all else as an expression with its source text.

use super::json_template::{Hole, PlaceInFile, Template, shown};
use super::jsonencode;
use super::scope::{Scope, placed};
use crate::interchange::arithmetic;
use crate::interchange::node::{Member, Node, Value};
use crate::interchange::pattern_text;
use crate::text::Span;
use hcl_edit::expr::{Expression, FuncCall, Object, ObjectKey, Traversal, TraversalOperator};
use hcl_edit::structure::{Body, Structure};
use hcl_edit::template::{self, Element, HeredocTemplate, Strip};

/// Arguments that hold JSON, which is read as a value.
pub(super) const JSON_ARGUMENTS: [&str; 3] = ["event_pattern", "pattern", "policy"];

/// Reads the parser's result for a part of a file.
pub(super) struct Reader<'t> {
    /// The part that was parsed.
    pub(super) source: &'t str,
    /// The offset in the file at which the part begins.
    pub(super) base: usize,
    /// The values of names.
    pub(super) scope: &'t Scope,
}

impl Reader<'_> {
    /// Returns the arguments and blocks of a body; blocks of one name are as many members.
    pub(super) fn body(&self, body: &Body, span: Span) -> Node {
        let member = |structure: &Structure| match structure {
            Structure::Attribute(attribute) => {
                let name = attribute.key.as_str();
                let is_json = JSON_ARGUMENTS.contains(&name);
                let node =
                    if is_json { self.pattern(&attribute.value) } else { self.value(&attribute.value) };
                Member { name: name.to_owned(), name_span: self.span(&attribute.key), node }
            }
            Structure::Block(block) => {
                let mut name = block.ident.as_str().to_owned();
                for label in &block.labels {
                    name = format!("{name} \"{}\"", label.as_str());
                }
                let node = self.body(&block.body, self.span(block));
                Member { name, name_span: self.span(&block.ident), node }
            }
        };
        Node::new(span, Value::Map(body.iter().map(member).collect()))
    }

    /// Returns the value of an expression.
    pub(super) fn value(&self, expression: &Expression) -> Node {
        let span = self.span(expression);
        let value = match expression {
            Expression::Null(_) => Some(Value::Null),
            Expression::Bool(value) => Some(Value::Bool(*value.value())),
            Expression::Number(_) => Some(Value::Number(number(self.text_of(span)))),
            Expression::String(text) => Some(Value::Text(text.value().clone())),
            Expression::Array(elements) => {
                Some(Value::List(elements.iter().map(|element| self.value(element)).collect()))
            }
            Expression::Object(object) => self.object(object),
            Expression::StringTemplate(text) => self.text(text),
            Expression::HeredocTemplate(heredoc) => self.text(&heredoc.template),
            Expression::Parenthesis(inner) => self.known(inner.inner()),
            Expression::FuncCall(call) => argument(call, "jsonencode")
                .and_then(|value| jsonencode::text(&self.value(value)))
                .map(Value::Text),
            Expression::Traversal(traversal) => {
                path(traversal).and_then(|path| self.scope.fill(&path, span)).map(|node| node.value)
            }
            Expression::Variable(_)
            | Expression::Conditional(_)
            | Expression::UnaryOp(_)
            | Expression::ForExpr(_) => None,
            Expression::BinaryOp(_) => {
                let named = |name: &str| match &self.scope.fill(name, span)?.value {
                    Value::Number(digits) => digits.parse().ok(),
                    _ => None,
                };
                arithmetic::value(self.text_of(span), &named).map(Value::Number)
            }
        };
        Node::new(span, value.unwrap_or_else(|| Value::Expression(self.text_of(span).to_owned())))
    }

    /// Returns the value of an expression whose text is JSON: the object in it, not its text.
    pub(super) fn pattern(&self, expression: &Expression) -> Node {
        let object = match expression {
            Expression::Parenthesis(inner) => Some(self.pattern(inner.inner())),
            Expression::FuncCall(call) => match argument(call, "jsonencode") {
                Some(value) => Some(self.value(value)),
                None => ["trimspace", "chomp"]
                    .iter()
                    .find_map(|name| argument(call, name))
                    .map(|text| self.pattern(text))
                    .filter(Node::is_map),
            },
            Expression::HeredocTemplate(heredoc) => self.heredoc(heredoc),
            Expression::StringTemplate(text) => self.quoted(text, self.span(expression)),
            _ => None,
        };
        // A list or a number cannot be a pattern; AWS says so of its text.
        object.unwrap_or_else(|| pattern_text::unfold(self.value(expression), false))
    }

    /// Returns where a part is in the file.
    pub(super) fn span(&self, part: &impl hcl_edit::Span) -> Span {
        // The parser keeps the places of all that is read here, which a test holds.
        let range = part.span().unwrap_or(0..self.source.len());
        Span::new(self.base + range.start, self.base + range.end)
    }

    fn text_of(&self, span: Span) -> &str {
        let start = span.range().start.saturating_sub(self.base);
        self.source.get(start..start + span.len()).unwrap_or_default()
    }

    /// Returns the value of an expression without its source text if it is not known.
    fn known(&self, expression: &Expression) -> Option<Value> {
        let node = self.value(expression);
        (!matches!(node.value, Value::Expression(_))).then_some(node.value)
    }

    /// Returns the members of an object, or `None` if one of the names is not known.
    fn object(&self, object: &Object) -> Option<Value> {
        let member = |(key, value): (&ObjectKey, &hcl_edit::expr::ObjectValue)| {
            let (name, name_span) = match key {
                ObjectKey::Ident(name) => (name.as_str().to_owned(), self.span(name)),
                ObjectKey::Expression(key) => (shown(&self.value(key))?, self.span(key)),
            };
            // Modules take rules as objects.
            let is_pattern = name == JSON_ARGUMENTS[0];
            let node = if is_pattern { self.pattern(value.expr()) } else { self.value(value.expr()) };
            Some(Member { name, name_span, node })
        };
        object.iter().map(member).collect::<Option<_>>().map(Value::Map)
    }

    /// Returns the value of a text with its holes filled in, or `None` if one of them is not known.
    pub(super) fn text(&self, text: &template::Template) -> Option<Value> {
        // A hole with nothing around it has the type of its value.
        if let Some(Element::Interpolation(hole)) = text.as_single_element() {
            return self.known(&hole.expr);
        }
        let mut filled = String::new();
        for element in text {
            match element {
                Element::Literal(literal) => filled.push_str(literal),
                Element::Interpolation(hole) if hole.strip == Strip::None => {
                    filled.push_str(&shown(&self.value(&hole.expr))?);
                }
                Element::Interpolation(_) | Element::Directive(_) => return None,
            }
        }
        Some(Value::Text(filled))
    }

    /// Returns the JSON object of a heredoc. JSON does not mind its indentation, so that places stay those of
    /// the file.
    fn heredoc(&self, heredoc: &HeredocTemplate) -> Option<Node> {
        let first = heredoc.template.iter().next()?;
        let last = heredoc.template.iter().last()?;
        let start = self.span(first).range().start;
        let span = Span::new(start, self.span(last).range().end);
        let mut holes = Vec::new();
        for element in &heredoc.template {
            match element {
                Element::Literal(_) => {}
                Element::Interpolation(hole) => {
                    let range = self.span(element).range();
                    holes.push(self.hole(hole, range.start - start..range.end - start, self.span(element)));
                }
                Element::Directive(_) => return None,
            }
        }
        Template { text: self.text_of(span), holes, place: PlaceInFile::From(start) }.read()
    }

    /// Returns the JSON object of a text in quotes with holes.
    fn quoted(&self, text: &template::Template, span: Span) -> Option<Node> {
        if let Some(Element::Interpolation(hole)) = text.as_single_element() {
            return Some(placed(&self.pattern(&hole.expr), span)).filter(Node::is_map);
        }
        let (mut unquoted, mut holes) = (String::new(), Vec::new());
        for element in text {
            match element {
                Element::Literal(literal) => unquoted.push_str(literal),
                Element::Interpolation(hole) => {
                    let start = unquoted.len();
                    unquoted.push_str(self.text_of(self.span(element)));
                    holes.push(self.hole(hole, start..unquoted.len(), span));
                }
                Element::Directive(_) => return None,
            }
        }
        Template { text: &unquoted, holes, place: PlaceInFile::Within(span) }.read()
    }

    fn hole(&self, hole: &template::Interpolation, range: std::ops::Range<usize>, span: Span) -> Hole {
        let value = match self.known(&hole.expr) {
            Some(value) => value,
            None => Value::Expression(["${", self.text_of(self.span(&hole.expr)), "}"].concat()),
        };
        Hole { range, node: Node::new(span, value) }
    }
}

/// Returns the only argument of a call of the function `name`.
fn argument<'e>(call: &'e FuncCall, name: &str) -> Option<&'e Expression> {
    let is_it = call.name.namespace.is_empty() && call.name.name.as_str() == name;
    let mut arguments = call.args.iter();
    let first = arguments.next().filter(|_| is_it)?;
    arguments.next().is_none().then_some(first)
}

/// Returns the names of a reference, with dots between them; `None` if it has indexes or begins with a call.
fn path(traversal: &Traversal) -> Option<String> {
    let Expression::Variable(first) = &traversal.expr else { return None };
    let mut path = first.as_str().to_owned();
    for operator in &traversal.operators {
        let TraversalOperator::GetAttr(name) = operator.value() else { return None };
        path.push('.');
        path.push_str(name.as_str());
    }
    Some(path)
}

/// Returns the digits as JSON takes them: HCL allows a blank after the sign, and leading zeros.
fn number(source: &str) -> String {
    let (sign, digits) = match source.strip_prefix('-') {
        Some(digits) => ("-", digits.trim_start()),
        None => ("", source),
    };
    let trimmed = digits.trim_start_matches('0');
    let needs_zero = !trimmed.starts_with(|letter: char| letter.is_ascii_digit());
    format!("{sign}{}{trimmed}", if needs_zero { "0" } else { "" })
}
