//! One run of the user's own function in the sandbox: the request, and what came of it.

use crate::app::browser::sandbox::{self, Progress};
use eventbridge_playground::bus::RunToMake;
use eventbridge_playground::handler::own::{self, Code, Missing, Outcome, RunOf, RunRequest};
use eventbridge_playground::handler::{Identity, Invocation};
use std::sync::Arc;

/// A run to be made.
#[derive(Clone, Debug)]
pub(crate) struct ToRun {
    pub(crate) payload: Arc<str>,
    /// Lambda's attempt on the bus, from 1; 0 for a run of the tab Rule.
    pub(crate) attempt: u16,
    pub(crate) identity: Identity,
    pub(crate) function_name: String,
    /// Whether the environment of the run before may be gone on with.
    pub(crate) is_warm: bool,
}

impl From<RunToMake> for ToRun {
    fn from(run: RunToMake) -> Self {
        let RunToMake { payload, attempt, identity, function_name, .. } = run;
        Self { payload: Arc::from(payload), attempt, identity, function_name, is_warm: true }
    }
}

/// A run that was made, with the account and the Region that it was made in, and the outcome as the sandbox wrote it.
pub(crate) struct Made {
    pub(crate) code: Arc<Code>,
    pub(super) place: (String, String),
    pub(crate) payload: Arc<str>,
    pub(crate) attempt: u16,
    pub(crate) invocation: Invocation,
    pub(crate) outcome: Outcome,
    pub(super) text: Arc<str>,
}

impl Made {
    /// The first call of AWS in it, such as `ec2.StartInstances`.
    pub(crate) fn first_call(&self) -> Option<String> {
        let call = self.outcome.calls.first()?;
        Some(format!("{}.{}", call.service, call.operation))
    }
}

/// Makes a run, and tells its progress.
pub(super) async fn make(
    code: &Arc<Code>,
    place: (String, String),
    run: ToRun,
    tell: impl Fn(Progress) + 'static,
) -> Result<Made, Missing> {
    let ToRun { payload, attempt, identity, function_name, is_warm } = run;
    let request = RunRequest {
        code,
        event: &payload,
        identity: &identity,
        account: &place.0,
        region: &place.1,
        function_name: &function_name,
        is_warm,
    };
    let text = sandbox::run(&request.to_json(), tell).await.map_err(Missing::Unavailable)?;
    let outcome = Outcome::read(&text).map_err(Missing::Unavailable)?;
    let invocation = own::invocation(&outcome, RunOf { code, identity: &identity, region: &place.1 })?;
    Ok(Made { code: Arc::clone(code), place, payload, attempt, invocation, outcome, text: Arc::from(text) })
}
