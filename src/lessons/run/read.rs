//! Checks on the own function, as a lesson's file has them.

use super::{Calls, Expected, MOST_ATTEMPTS, RunCheck};
use crate::json::{self, Value};
use crate::lessons::Fault;
use crate::lessons::check::{answer, given_event, number, text};
use crate::workspace::Workspace;

/// Reads a check on the own function of the start, with the keys that it may have; `None` if the name is that of no such check, or the start has no such
/// function.
///
/// # Errors
/// What is wrong with it.
pub(in crate::lessons) fn read(
    name: &str,
    value: Value,
    start: &Workspace,
) -> Result<Option<(RunCheck, &'static [&'static str])>, Fault> {
    if start.code.is_none() {
        return Ok(None);
    }
    let (expected, keys): (_, &[&str]) = match name {
        "answers" => (Expected::Answer(answer(value)?), &["event", "attempt", "answer", "error"]),
        "logs" => (Expected::Logs(text(value, "text")?), &["event", "attempt", "text"]),
        "calls" => (Expected::Calls(calls(value)?), &CALLS),
        _ => return Ok(None),
    };
    let event = value.get("event").map(|_| given_event(value, start)).transpose()?;
    Ok(Some((RunCheck { event, attempt: attempt(value)?, expected }, keys)))
}

/// The keys of a check on calls.
const CALLS: [&str; 7] = ["event", "attempt", "call", "parameters", "count", "at-least", "at-most"];

fn attempt(value: Value) -> Result<u16, Fault> {
    let Some(member) = value.get("attempt") else { return Ok(1) };
    let attempt = member.source().parse().ok().filter(|attempt| (1..=MOST_ATTEMPTS).contains(attempt));
    attempt.ok_or_else(|| Fault::BadValue { key: "attempt", value: member.source().to_owned() })
}

fn calls(value: Value) -> Result<Calls, Fault> {
    let call = text(value, "call")?;
    let names =
        call.split_once('.').filter(|(service, operation)| !service.is_empty() && !operation.is_empty());
    let Some((service, operation)) = names else { return Err(Fault::BadValue { key: "call", value: call }) };
    let count = |key| value.get(key).map(|_| number(value, key)).transpose();
    let exactly = count("count")?;
    let most = exactly.or(count("at-most")?);
    Ok(Calls {
        service: service.to_owned(),
        operation: operation.to_owned(),
        parameters: value.get("parameters").map(json::compact),
        least: exactly.or(count("at-least")?).unwrap_or(usize::from(most.is_none())),
        most,
    })
}
