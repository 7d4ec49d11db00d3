//! The input of a target: `events.RuleTargetInput` and `scheduler.ScheduleTargetInput`.
//!
//! <https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_events.RuleTargetInput.html>

use super::schedule::argument;
use crate::interchange::code::props::camel;
use crate::interchange::code::scope::Scope;
use crate::interchange::code::syntax::Expression;
use crate::interchange::node::{MapBuilder, Node, Value};
use crate::json;
use std::cell::RefCell;

/// Returns the name that the input has in the API, and its value.
pub(super) fn read<'p>(scope: &Scope<'p>, expression: &'p Expression) -> (&'static str, Node) {
    let unknown = || Node::new(expression.span, Value::Expression(scope.source(expression).to_owned()));
    let resolved = scope.resolve(expression);
    let Some((name, call)) = resolved.call() else { return ("Input", scope.value(expression)) };
    let method = camel(name);
    let given = ["object", "text", "path", "obj"].iter().find_map(|name| argument(&call.arguments, 0, name));
    let Some(given) = given else { return ("Input", unknown()) };
    let fields = Fields::default();
    let node = scope.value_with(given, &|inner| fields.value(scope, inner));
    let paths = fields.paths.into_inner();
    let text = match (&*method, node.as_text()) {
        ("fromEventPath", _) => return ("InputPath", node),
        ("fromText", Some(text)) => Some(json::quote(text)),
        ("fromMultilineText", Some(text)) => {
            Some(text.split('\n').map(json::quote).collect::<Vec<_>>().join("\n"))
        }
        ("fromObject", _) if node.expressions().is_empty() => Some(without_quotes(node.to_json(), &paths)),
        _ => None,
    };
    let text = text.map_or_else(unknown, |text| node.text_here(text));
    if paths.is_empty() {
        return ("Input", text);
    }
    let map = paths
        .iter()
        .fold(MapBuilder::default(), |map, (path, name)| map.with(name, Some(node.text_here(path.as_str()))));
    let transformer = MapBuilder::default()
        .with("InputPathsMap", Some(map.at(resolved.span)))
        .with("InputTemplate", Some(text));
    ("InputTransformer", transformer.at(resolved.span))
}

/// Returns the template without the quotes of a value that is only a variable, since it may be more than a
/// string.
fn without_quotes(mut template: String, paths: &[(String, String)]) -> String {
    for (_, name) in paths {
        let variable = format!("<{name}>");
        template = template.replace(&json::quote(&variable), &variable);
    }
    template
}

/// The most paths; a target takes a hundred.
const MOST_PATHS: usize = 1_000;

/// The fields of the event that an input uses: their paths, and the variables for them.
#[derive(Default)]
struct Fields {
    paths: RefCell<Vec<(String, String)>>,
}

impl Fields {
    /// Returns the variable for a field of the event, or for what EventBridge Scheduler fills in.
    fn value(&self, scope: &Scope, expression: &Expression) -> Option<Value> {
        let chain = expression.chain().filter(|_| self.paths.borrow().len() < MOST_PATHS)?;
        let (class, member) = chain.class_and_member()?;
        let path = match (class, &*camel(member)) {
            ("EventField", "fromPath") => {
                let (_, call) = expression.call()?;
                scope.value(argument(&call.arguments, 0, "path")?).as_text()?.to_owned()
            }
            ("EventField", "eventId") => "$.id".to_owned(),
            ("EventField", "detailType") => "$.detail-type".to_owned(),
            ("EventField", name @ ("source" | "account" | "time" | "region")) => format!("$.{name}"),
            ("ContextAttribute", "scheduleArn") => return Some(context("schedule-arn")),
            ("ContextAttribute", "scheduledTime") => return Some(context("scheduled-time")),
            ("ContextAttribute", "executionId") => return Some(context("execution-id")),
            ("ContextAttribute", "attemptNumber") => return Some(context("attempt-number")),
            _ => return None,
        };
        Some(Value::Text(format!("<{}>", self.name_of(path))))
    }

    /// Returns the name of a path's variable. It is made from the path; a path without letters gets a number.
    fn name_of(&self, path: String) -> String {
        let mut paths = self.paths.borrow_mut();
        if let Some((_, name)) = paths.iter().find(|(known, _)| *known == path) {
            return name.clone();
        }
        let is_plain = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
        let hint: String = path
            .trim_start_matches(|char| !is_plain(char))
            .chars()
            .map(|char| if is_plain(char) { char } else { '-' })
            .collect();
        let name = if hint.is_empty() { format!("f{}", paths.len() + 1) } else { hint };
        paths.push((path, name.clone()));
        name
    }
}

fn context(name: &str) -> Value {
    Value::Text(format!("<aws.scheduler.{name}>"))
}
