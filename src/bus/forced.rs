//! Functions that fail because of a fault of the system, whatever their code does.

use super::messages;
use super::model::Fault;
use crate::handler::python::{Exception, Script};
use crate::handler::{Console, Context, Description, FunctionError, Handler};
use crate::json::{ObjectWriter, Value};

/// How a fault makes a function fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ForcedFailure {
    /// In each run.
    Always,
    /// In the first runs.
    AtFirst,
    /// It does not end in time.
    Timeout,
}

impl ForcedFailure {
    /// Returns why a function fails in a run, counted from 1, or `None` if its code decides.
    pub(super) fn of(fault: Fault, run: u16) -> Option<Self> {
        match fault {
            Fault::FunctionError => Some(Self::Always),
            Fault::TimesOut => Some(Self::Timeout),
            Fault::FailsFirst(times) if u32::from(run) <= times => Some(Self::AtFirst),
            _ => None,
        }
    }
}

/// Its names are never shown; the line that raises is in the stack trace.
static DESCRIPTION: Description = Description {
    name: "failing",
    title: "Failing function",
    summary: "Fails.",
    runtime: "python3.13",
    function_name: "failing",
    listing: "def lambda_handler(event, context):\n    raise RuntimeError(REASON)\n",
};

/// A function of its own, so that its log, its answer and its ids are made like those of all others.
impl Handler for ForcedFailure {
    fn description(&self) -> &'static Description {
        &DESCRIPTION
    }

    fn handle(&self, _: Value, context: &Context, console: &mut Console) -> Result<String, FunctionError> {
        let message = messages::forced_failure(*self);
        if *self != Self::Timeout {
            let exception = Exception::new("RuntimeError", message.to_owned());
            return Err(Script::new(DESCRIPTION.listing, context).raise(&exception, "raise RuntimeError"));
        }
        // Newer runtimes answer in this form; the line in the log has the older one.
        let id = &context.aws_request_id;
        let told = format!("RequestId: {id} Error: {message}");
        let mut payload = ObjectWriter::default();
        payload.text("errorType", "Sandbox.Timedout").text("errorMessage", &told);
        Err(FunctionError {
            error_type: "Sandbox.Timedout".to_owned(),
            message: told,
            payload: payload.close(),
            log: format!("{} {id} {message}", console.now().to_millis_text()),
        })
    }
}
