//! `events.Match` and `lambda.FilterRule`: functions that make the matchers of a pattern.
//!
//! <https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_events.Match.html>

use crate::interchange::code::props::camel;
use crate::interchange::code::scope::Scope;
use crate::interchange::code::syntax::Expression;
use crate::interchange::node::{MapBuilder, Node, Value};

/// Returns the matchers that a call of `Match` makes; `None` if the expression is none.
pub(super) fn value(scope: &Scope, expression: &Expression) -> Option<Value> {
    let (method, call) = expression.call()?;
    let (class, _) = expression.chain()?.class_and_member()?;
    if !matches!(class, "Match" | "FilterRule") {
        return None;
    }
    let known = |inner: &Expression| value(scope, inner);
    let arguments: Vec<Node> =
        call.arguments.iter().map(|argument| scope.value_with(&argument.value, &known)).collect();
    let make = Maker { at: expression };
    let method = camel(method);
    match class {
        "Match" => make.matchers(&method, arguments),
        _ => make.of_filter(&method, arguments),
    }
    .map(Value::List)
}

/// Makes values that are about one place.
struct Maker<'e> {
    at: &'e Expression,
}

impl Maker<'_> {
    fn matchers(&self, method: &str, arguments: Vec<Node>) -> Option<Vec<Node>> {
        let first = || arguments.first().cloned();
        let but = |operator: &str| {
            let mut values = arguments.clone();
            let value = if values.len() == 1 { values.remove(0) } else { self.list(values) };
            vec![self.map("anything-but", self.map(operator, value))]
        };
        let number = |sign: &str| Some(vec![self.numeric(sign, first()?)]);
        let matchers = match method {
            "exactString" => vec![first()?],
            "equalsIgnoreCase" => vec![self.map("equals-ignore-case", first()?)],
            "prefix" | "suffix" | "wildcard" | "cidr" => vec![self.map(method, first()?)],
            "ipAddressRange" => vec![self.map("cidr", first()?)],
            "prefixEqualsIgnoreCase" => {
                vec![self.map("prefix", self.map("equals-ignore-case", first()?))]
            }
            "suffixEqualsIgnoreCase" => {
                vec![self.map("suffix", self.map("equals-ignore-case", first()?))]
            }
            "anythingBut" => vec![self.map("anything-but", self.list(arguments.clone()))],
            "anythingButPrefix" => but("prefix"),
            "anythingButSuffix" => but("suffix"),
            "anythingButWildcard" => but("wildcard"),
            "anythingButEqualsIgnoreCase" => but("equals-ignore-case"),
            "exists" => vec![self.map("exists", self.node(Value::Bool(true)))],
            "doesNotExist" => vec![self.map("exists", self.node(Value::Bool(false)))],
            "nullValue" => vec![self.node(Value::Null)],
            "equal" => number("=")?,
            "greaterThan" => number(">")?,
            "greaterThanOrEqual" => number(">=")?,
            "lessThan" => number("<")?,
            "lessThanOrEqual" => number("<=")?,
            "interval" => {
                let upper = arguments.get(1).cloned()?;
                let bounds = vec![self.text(">="), first()?, self.text("<="), upper];
                vec![self.map("numeric", self.list(bounds))]
            }
            "anyOf" => flat(arguments),
            "allOf" => return self.merged(&flat(arguments)),
            _ => return None,
        };
        Some(matchers)
    }

    /// Returns what `FilterRule` makes, of Lambda's event sources.
    fn of_filter(&self, method: &str, arguments: Vec<Node>) -> Option<Vec<Node>> {
        let first = arguments.first().cloned();
        Some(match method {
            "null" => vec![self.node(Value::Null)],
            "empty" => vec![self.text("")],
            "isEqual" => match first? {
                number @ Node { value: Value::Number(_), .. } => vec![self.numeric("=", number)],
                value => vec![value],
            },
            "or" => arguments,
            "notEquals" => vec![self.map("anything-but", self.list(vec![first?]))],
            "between" => {
                let bounds = vec![self.text(">"), first?, self.text("<="), arguments.get(1).cloned()?];
                vec![self.map("numeric", self.list(bounds))]
            }
            "exists" => vec![self.map("exists", self.node(Value::Bool(true)))],
            "notExists" => vec![self.map("exists", self.node(Value::Bool(false)))],
            "beginsWith" => vec![self.map("prefix", first?)],
            _ => return None,
        })
    }

    /// Returns all bounds of numbers in one matcher; CDK takes no other matchers here.
    fn merged(&self, matchers: &[Node]) -> Option<Vec<Node>> {
        let mut bounds = Vec::new();
        for matcher in matchers {
            bounds.extend_from_slice(matcher.get("numeric")?.elements());
        }
        Some(vec![self.map("numeric", self.list(bounds))])
    }

    fn node(&self, value: Value) -> Node {
        Node::new(self.at.span, value)
    }

    fn text(&self, text: &str) -> Node {
        self.node(Value::Text(text.to_owned()))
    }

    fn list(&self, elements: Vec<Node>) -> Node {
        self.node(Value::List(elements))
    }

    fn map(&self, name: &str, value: Node) -> Node {
        MapBuilder::default().with(name, Some(value)).at(self.at.span)
    }

    fn numeric(&self, sign: &str, bound: Node) -> Node {
        self.map("numeric", self.list(vec![self.text(sign), bound]))
    }
}

/// Returns the elements of lists among some values, and the other values.
fn flat(values: Vec<Node>) -> Vec<Node> {
    let mut all = Vec::new();
    for value in values {
        match value.value {
            Value::List(elements) => all.extend(elements),
            _ => all.push(value),
        }
    }
    all
}
