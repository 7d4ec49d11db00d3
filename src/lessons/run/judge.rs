//! Checks on the own function, held against the outcomes of its runs.

use super::{Calls, Expected, RunCheck, messages};
use crate::handler::own::{self, AwsCall, Missing, Outcome, OwnRuns, RunOf, check};
use crate::handler::{Invocation, Response};
use crate::lessons::{Answer, NeededRun};
use crate::text::shortened;
use crate::workspace::Workspace;
use std::sync::Arc;

/// A workspace with the runs that were made of its function.
#[derive(Clone, Copy)]
pub(in crate::lessons) struct Runs<'r> {
    pub(in crate::lessons) workspace: &'r Workspace,
    pub(in crate::lessons) made: &'r OwnRuns,
}

/// Returns whether a check holds.
///
/// # Errors
/// Why it does not, in words.
pub(in crate::lessons) fn reason(check: &RunCheck, runs: Runs) -> Result<(), String> {
    let code = runs.workspace.code.as_ref().filter(|code| !code.source.trim().is_empty());
    let code = code.ok_or(messages::NO_CODE)?;
    if let Some(trouble) = code.troubles().first() {
        return Err(own::messages::trouble(trouble, &code.answers));
    }
    if runs.made.is_empty() {
        return Err(messages::NOT_RUN.to_owned());
    }
    if *runs.made.code != **code {
        return Err(messages::CHANGED.to_owned());
    }
    let payloads: Vec<&Arc<str>> = match &check.event {
        Some(event) => vec![event.text()],
        None => super::own_events(runs.workspace).collect(),
    };
    let mut first = None;
    for payload in payloads {
        match on(payload, check, runs) {
            Ok(()) => return Ok(()),
            Err(reason) => first = first.or(Some(reason)),
        }
    }
    Err(first.unwrap_or_else(|| messages::NO_EVENT.to_owned()))
}

/// Returns whether it holds for the run on this event.
fn on(payload: &Arc<str>, check: &RunCheck, runs: Runs) -> Result<(), String> {
    let outcome = runs.made.find(payload, check.attempt).ok_or(messages::NOT_RUN_ON_IT)?;
    let run = NeededRun { payload: Arc::clone(payload), attempt: check.attempt };
    let of =
        RunOf { code: &runs.made.code, identity: &run.identity(), region: &runs.workspace.settings.region };
    let invocation = own::invocation(outcome, of).map_err(|missing| match missing {
        Missing::Stopped => messages::STOPPED.to_owned(),
        Missing::Unavailable(reason) => reason,
    })?;
    match &check.expected {
        Expected::Answer(answer) => answers(answer, &invocation, outcome),
        Expected::Logs(text) => {
            let is_there = invocation.log.iter().any(|line| line.text.contains(text));
            if is_there { Ok(()) } else { Err(messages::not_logged(failed(&invocation, outcome).as_deref())) }
        }
        Expected::Calls(calls) => called(calls, &invocation, outcome),
    }
}

/// Returns how the run failed; `None` if it did not.
fn failed(invocation: &Invocation, outcome: &Outcome) -> Option<String> {
    matches!(invocation.response, Response::Failed(_)).then(|| own::messages::ended(invocation, outcome))
}

fn answers(answer: &Answer, invocation: &Invocation, outcome: &Outcome) -> Result<(), String> {
    match (answer, &invocation.response) {
        (Answer::Failed(kind), Response::Failed(error)) if error.error_type == *kind => Ok(()),
        (_, Response::Failed(_)) => Err(messages::failed(&failed(invocation, outcome).unwrap_or_default())),
        (Answer::Failed(_), Response::Returned(json)) => Err(messages::returned(&shortened(json, 160))),
        (Answer::Returned(wanted), response @ Response::Returned(json)) => {
            let unmet = check(wanted, response).err();
            unmet.map_or(Ok(()), |unmet| {
                Err(messages::other_answer(&shortened(json, 160), &own::messages::unmet(&unmet)))
            })
        }
    }
}

fn called(wanted: &Calls, invocation: &Invocation, outcome: &Outcome) -> Result<(), String> {
    let is_it = |call: &&AwsCall| call.service == wanted.service && call.operation == wanted.operation;
    // Parameters are compared as a response is.
    let unmet = |call: &AwsCall| {
        let found = Response::Returned(call.parameters.clone());
        wanted.parameters.as_ref().and_then(|parameters| check(parameters, &found).err())
    };
    let such = outcome.calls.iter().filter(is_it);
    let count = such.clone().filter(|call| unmet(call).is_none()).count();
    if count >= wanted.least && wanted.most.is_none_or(|most| count <= most) {
        return Ok(());
    }
    let other = such.clone().find_map(|call| Some((call, unmet(call)?)));
    Err(match other {
        _ if count > 0 => messages::called(count),
        Some((call, unmet)) => {
            messages::other_parameters(&shortened(&call.parameters, 160), &own::messages::unmet(&unmet))
        }
        None => {
            let others = outcome.calls.iter().map(|call| format!("{}.{}", call.service, call.operation));
            messages::not_called(&others.collect::<Vec<_>>(), failed(invocation, outcome).as_deref())
        }
    })
}
