//! Schedules of the CDK: `events.Schedule` and `scheduler.ScheduleExpression`.
//!
//! <https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_events.Schedule.html>

use crate::interchange::code::props::{Props, camel};
use crate::interchange::code::scope::Scope;
use crate::interchange::code::syntax::{Argument, Expression};
use crate::interchange::node::{Node, Value};

/// Returns the expression of a schedule, and its time zone if it has one.
pub(super) fn read<'p>(scope: &Scope<'p>, expression: &'p Expression) -> (Node, Option<Node>) {
    let resolved = scope.resolve(expression);
    let unknown = || Node::new(expression.span, Value::Expression(scope.source(expression).to_owned()));
    let Some((name, call)) = resolved.call() else { return (scope.value(expression), None) };
    let props = Props::of_arguments(scope, &call.arguments, 0);
    let text = match name {
        "rate" => argument(&call.arguments, 0, "duration").and_then(|duration| rate(scope, duration)),
        "cron" => cron(scope, &props),
        "at" => argument(&call.arguments, 0, "date").and_then(|date| at(scope, date)),
        "expression" => match argument(&call.arguments, 0, "expression").map(|text| scope.value(text)) {
            Some(node) => return (node, zone(scope, &call.arguments, &props)),
            None => None,
        },
        _ => None,
    };
    let node = text.map_or_else(unknown, |text| Node::new(resolved.span, Value::Text(text)));
    (node, zone(scope, &call.arguments, &props))
}

/// Returns an argument by its place, or by its name in Python.
pub(super) fn argument<'p>(arguments: &'p [Argument], place: usize, name: &str) -> Option<&'p Expression> {
    let named = |argument: &&Argument| argument.name.as_ref().is_some_and(|(own, _)| camel(own) == name);
    let placed = arguments.get(place).filter(|argument| argument.name.is_none());
    placed.or_else(|| arguments.iter().find(named)).map(|argument| &argument.value)
}

/// Returns the largest unit in which the duration is a whole number.
fn rate<'p>(scope: &Scope<'p>, duration: &'p Expression) -> Option<String> {
    let seconds = seconds(scope, duration)?;
    let (unit, length) = [("day", 86_400), ("hour", 3_600), ("minute", 60)]
        .into_iter()
        .find(|(_, length)| seconds >= *length && seconds.is_multiple_of(*length))?;
    let count = seconds / length;
    Some(format!("rate({count} {unit}{})", if count == 1 { "" } else { "s" }))
}

/// Returns what is left out is `*`, and of the two kinds of day the one that is not given is `?`.
fn cron<'p>(scope: &Scope<'p>, props: &Props<'p>) -> Option<String> {
    let field = |name: &str, default: &str| match props.get(name) {
        Some(expression) => match scope.value(expression).value {
            Value::Text(text) | Value::Number(text) => Some(text),
            _ => None,
        },
        None => Some(default.to_owned()),
    };
    let day = if props.has("weekDay") { "?" } else { "*" };
    let fields = [
        field("minute", "*")?,
        field("hour", "*")?,
        field("day", day)?,
        field("month", "*")?,
        field("weekDay", "?")?,
        field("year", "*")?,
    ];
    Some(format!("cron({})", fields.join(" ")))
}

/// Returns a date that is written out: `new Date('2026-12-24T18:00:00Z')`.
fn at<'p>(scope: &Scope<'p>, date: &'p Expression) -> Option<String> {
    let date = date_text(scope, date)?;
    let date = date.trim_end_matches('Z');
    Some(format!("at({})", date.split_once('.').map_or(date, |(seconds, _)| seconds)))
}

/// Returns the text of a date.
pub(in crate::interchange::code) fn date_text<'p>(scope: &Scope<'p>, date: &'p Expression) -> Option<String> {
    let (name, call) = scope.resolve(date).call()?;
    let [Argument { name: None, value }] = call.arguments.as_slice() else { return None };
    scope.value(value).as_text().filter(|_| name == "Date").map(str::to_owned)
}

/// Returns the time zone of an expression of EventBridge Scheduler.
fn zone<'p>(scope: &Scope<'p>, arguments: &'p [Argument], props: &Props<'p>) -> Option<Node> {
    let zone = props.get("timeZone").or_else(|| argument(arguments, 1, "timeZone"))?;
    let name = match scope.resolve(zone).call() {
        Some(("of", call)) => call.arguments.first().map(|argument| scope.value(&argument.value)),
        _ => None,
    };
    Some(name.unwrap_or_else(|| scope.value(zone)))
}

/// Returns the seconds of a duration: `Duration.minutes(5)`.
pub(super) fn seconds<'p>(scope: &Scope<'p>, duration: &'p Expression) -> Option<u64> {
    let (unit, call) = scope.resolve(duration).call()?;
    let length = match unit {
        "seconds" => 1,
        "minutes" => 60,
        "hours" => 3_600,
        "days" => 86_400,
        _ => return None,
    };
    let Value::Number(digits) = scope.value(&call.arguments.first()?.value).value else { return None };
    digits.parse::<u64>().ok()?.checked_mul(length)
}
