//! From the outcome of a sandbox to an invocation as Lambda answers and logs it.
//!
//! The durations of the handler and its module are measured. Values that a browser cannot know are made up:
//! ids, the build of the runtime, and the memory of the runtime itself.

use super::outcome::{Ending, Line, Outcome, Phase};
use super::{Code, Runtime, failure, messages};
use crate::event::Timestamp;
use crate::handler::log::{self, LogKind, LogLine};
use crate::handler::telemetry::{Identity, Milliseconds, Start, Usage};
use crate::handler::{FunctionError, Invocation, RecordedCall, Response};
use crate::json::ObjectWriter;
use std::borrow::Cow;

/// The code, the ids and the Region of a run.
#[derive(Clone, Copy, Debug)]
pub struct RunOf<'r> {
    /// The code.
    pub code: &'r Code,
    /// The ids; the run's clock begins at [`Identity::started`], with the load of the module if it is cold.
    pub identity: &'r Identity,
    /// The Region.
    pub region: &'r str,
}

/// Why there is no invocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The user stopped it.
    Stopped,
    /// The sandbox could not be started: why.
    Unavailable(String),
}

/// Returns the invocation that Lambda would have made of a run.
///
/// # Errors
/// Returns what is missing if the function did not end by itself.
pub fn invocation(outcome: &Outcome, of: RunOf) -> Result<Invocation, Missing> {
    let RunOf { code, identity, region } = of;
    let Identity { request_id, runtime_build, started, .. } = identity;
    let mut end = End::of(outcome, of)?;
    let logged = failure::told(outcome);
    if let (Some(logged), Err(error)) = (logged, &mut end.result) {
        error.log.clone_from(&logged.text);
    }
    let is_cold = outcome.cold;
    let init = if is_cold { milliseconds(outcome.init_duration) } else { NOTHING };
    let usage = Usage { duration: end.duration, init_duration: init, max_memory_used: memory(code, outcome) };
    let began = started.plus(init.ceil());
    let ended = began.plus(if end.phase == Phase::Init { 0 } else { end.duration.ceil() });
    let platform = |time, text| LogLine { kind: LogKind::Platform, time, text };
    let written = |line: &Line| LogLine {
        kind: LogKind::Output,
        time: moment(*started, line.at),
        text: line.text.clone(),
    };
    let is_of_init = |line: &&Line| is_cold && (end.phase == Phase::Init || line.at < outcome.init_duration);
    let is_left = |line: &&Line| !logged.is_some_and(|logged| std::ptr::eq(logged, *line));
    let (of_init, of_call): (Vec<&Line>, Vec<&Line>) =
        outcome.lines.iter().filter(is_left).partition(is_of_init);

    let mut lines = Vec::new();
    if is_cold {
        let text = log::init_start(code.runtime.version(), region, runtime_build);
        lines.push(platform(*started, text));
    }
    lines.extend(of_init.into_iter().map(written));
    if end.phase == Phase::Init {
        lines.extend(end.error_line(ended));
        lines.push(platform(began, log::init_report(init, end.status.unwrap_or_default())));
    }
    lines.push(platform(began, log::start(request_id)));
    lines.extend(of_call.into_iter().map(written));
    if end.phase == Phase::Invoke {
        lines.extend(end.error_line(ended));
    }
    lines.push(platform(ended, log::end(request_id)));
    // An init that failed has its own line, and is part of the duration here.
    let start = if is_cold && end.phase == Phase::Invoke { Start::Cold } else { Start::Warm };
    let report = log::report(request_id, start, code.memory, &usage) + end.status.unwrap_or_default();
    lines.push(platform(ended, report));

    let calls = outcome.calls.iter().map(recorded).collect();
    let response = end.result.map_or_else(Response::Failed, Response::Returned);
    Ok(Invocation { request_id: request_id.clone(), response, log: lines, calls, simulated: true })
}

/// The end of a run, in Lambda's terms.
struct End {
    result: Result<String, FunctionError>,
    phase: Phase,
    duration: Milliseconds,
    /// The status in the report if the handler itself did not end the run.
    status: Option<&'static str>,
}

impl End {
    fn of(outcome: &Outcome, RunOf { code, identity, .. }: RunOf) -> Result<Self, Missing> {
        let id = &identity.request_id;
        let measured = milliseconds(outcome.duration);
        let init = milliseconds(outcome.init_duration);
        let at = moment(identity.started, outcome.init_duration + outcome.duration);
        let failed = |phase, status, error| {
            let duration = if phase == Phase::Init { init } else { measured };
            Self { result: Err(error), phase, duration, status }
        };
        let exit = |error_type: &'static str, status, how: &str| {
            let message = messages::exited(id, how);
            let log = format!("{message}\n{error_type}");
            failed(Phase::Invoke, Some(status), failure::ended(error_type, &message, log))
        };
        Ok(match &outcome.ending {
            Ending::Returned { value } => {
                Self { result: Ok(value.clone()), phase: Phase::Invoke, duration: measured, status: None }
            }
            Ending::Failed { failure, during } => {
                let error = failure::uncaught(code.runtime, failure, *during, id, at);
                let status = (*during == Phase::Init).then(|| log::status_of(&failure.error_type));
                failed(*during, status, error)
            }
            Ending::TimedOut { during } => {
                let text = messages::timed_out(code.timeout);
                let log = format!("{} {id} {text}\n", at.to_millis_text());
                let error = failure::ended("Sandbox.Timedout", &messages::error_of(id, &text), log);
                let duration = Milliseconds::from_hundredths(code.timeout.saturating_mul(100_000));
                Self { duration, ..failed(*during, Some(log::TIMEOUT), error) }
            }
            Ending::TooLarge { .. } => {
                // Python's runtime cannot go on after that; Node.js's neither logs it nor ends.
                let is_python = code.runtime == Runtime::Python;
                let log = if is_python { messages::response_refused(at) } else { String::new() };
                let error = failure::too_large(log);
                failed(Phase::Invoke, is_python.then_some(log::EXIT_ERROR), error)
            }
            Ending::OutOfMemory => exit("Runtime.OutOfMemory", log::OUT_OF_MEMORY, messages::KILLED),
            Ending::Exited { status: Some(status), .. } => {
                exit("Runtime.ExitError", log::EXIT_ERROR, &messages::exit_status(*status))
            }
            Ending::Exited { status: None, .. } => {
                exit("Runtime.ExitError", log::EXIT_ERROR, messages::KILLED)
            }
            Ending::Flooded => {
                let log = messages::FLOODED.to_owned();
                failed(
                    Phase::Invoke,
                    Some(log::EXIT_ERROR),
                    failure::ended("Runtime.ExitError", messages::FLOODED, log),
                )
            }
            Ending::Stopped => return Err(Missing::Stopped),
            Ending::Unavailable { message } => return Err(Missing::Unavailable(message.clone())),
        })
    }

    fn error_line(&self, time: Timestamp) -> Option<LogLine> {
        let error = self.result.as_ref().err().filter(|error| !error.log.is_empty())?;
        Some(LogLine { kind: LogKind::Error, time, text: error.log.clone() })
    }
}

/// Returns a call as the page shows it. One that failed has its error as the answer, as the user's own
/// answers have it.
fn recorded(call: &super::AwsCall) -> RecordedCall {
    let answer = match (&call.error, &call.answer) {
        (Some(error), _) => {
            let mut inner = ObjectWriter::default();
            inner.text("Code", &error.code).text("Message", &error.message);
            ObjectWriter::default().object("Error", &inner).close()
        }
        (None, answer) => answer.clone().unwrap_or_else(|| "{}".to_owned()),
    };
    RecordedCall {
        service: Cow::Owned(call.service.clone()),
        operation: Cow::Owned(call.operation.clone()),
        parameters: call.parameters.clone(),
        answer,
    }
}

const NOTHING: Milliseconds = Milliseconds::from_hundredths(0);

/// Returns a measured span of time, limited to what Lambda can report.
fn milliseconds(span: f64) -> Milliseconds {
    Milliseconds::from_hundredths(hundredths(span))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept within the range before")]
fn hundredths(span: f64) -> u32 {
    // A day; it is false for what is no number.
    if span > 0.0 { (span.min(86_400_000.0) * 100.0).round().min(f64::from(u32::MAX)) as u32 } else { 0 }
}

fn moment(start: Timestamp, at: f64) -> Timestamp {
    start.plus(hundredths(at) / 100)
}

/// Returns the memory in use: that of a runtime without code, and what the heap grew by.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept within the range before")]
fn memory(code: &Code, outcome: &Outcome) -> u32 {
    if outcome.ending == Ending::OutOfMemory {
        return code.memory;
    }
    let runtime = match code.runtime {
        Runtime::Python => 38,
        Runtime::Nodejs => 68,
    };
    let growth = if outcome.heap_growth > 0.0 { outcome.heap_growth.min(1e12) / 1_048_576.0 } else { 0.0 };
    (runtime + growth.ceil() as u32).min(code.memory)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handler::{SimulatedTelemetry, Telemetry};

    fn outcome(runtime: &str) -> String {
        format!(
            r#"{{"ending": {runtime}, "cold": true, "initDuration": 130.49, "duration": 15.74, "heapGrowth": 2097153,
            "lines": [{{"at": 3, "text": "loading"}}, {{"at": 131, "text": "hello", "level": "print"}}],
            "calls": [{{"at": 132, "service": "ec2", "operation": "StartInstances", "region": "eu-west-1", "parameters": {{"a": 1}}, "line": 4, "answer": {{"b": 2}}}},
                {{"at": 133, "service": "sns", "operation": "Publish", "region": "eu-west-1", "parameters": {{}}, "error": {{"code": "Throttled", "message": "m"}}}}],
            "sent": []}}"#
        )
    }

    fn run(code: &Code, text: &str) -> Result<Invocation, Missing> {
        let identity = SimulatedTelemetry::new(1, "2026-01-01T00:00:00Z").identify(1, None);
        let outcome = Outcome::read(text).unwrap();
        invocation(&outcome, RunOf { code, identity: &identity, region: "eu-west-1" })
    }

    /// Returns the log with the id as `ID` and tabs as `|`.
    fn log(invocation: &Invocation) -> Vec<String> {
        let text = |line: &LogLine| line.text.replace(&invocation.request_id, "ID").replace('\t', "|");
        invocation.log.iter().map(text).collect()
    }

    #[test]
    fn a_cold_run_is_logged_from_init_to_report() {
        let code = Code::default();
        let made = run(&code, &outcome(r#"{"kind": "returned", "value": "{\"a\": 1}"}"#)).unwrap();
        let lines = log(&made);
        assert!(
            lines[0].starts_with(
                "INIT_START Runtime Version: python:3.14.v50|Runtime Version ARN: arn:aws:lambda:"
            )
        );
        assert_eq!(
            lines[1..],
            [
                "loading",
                "START RequestId: ID Version: $LATEST",
                "hello",
                "END RequestId: ID",
                "REPORT RequestId: ID|Duration: 15.74 ms|Billed Duration: 147 ms|Memory Size: 128 MB|Max Memory Used: 41 MB|Init Duration: 130.49 ms|",
            ]
        );
        assert!(made.log.is_sorted_by_key(|line| line.time));
        assert_eq!(made.response.json(), r#"{"a": 1}"#);
        let calls: Vec<_> = made
            .calls
            .iter()
            .map(|call| (&*call.service, &*call.operation, &*call.parameters, &*call.answer))
            .collect();
        assert_eq!(
            calls,
            [
                ("ec2", "StartInstances", r#"{"a": 1}"#, r#"{"b": 2}"#),
                ("sns", "Publish", "{}", r#"{"Error":{"Code":"Throttled","Message":"m"}}"#),
            ]
        );
    }

    #[test]
    fn a_warm_run_has_no_init() {
        let text = outcome(r#"{"kind": "returned", "value": "null"}"#)
            .replace(r#""cold": true"#, r#""cold": false"#);
        let lines = log(&run(&Code::new(Runtime::Nodejs, "".into()), &text).unwrap());
        assert_eq!(lines[0], "START RequestId: ID Version: $LATEST");
        assert!(
            lines
                .last()
                .unwrap()
                .ends_with("Billed Duration: 16 ms|Memory Size: 128 MB|Max Memory Used: 71 MB|")
        );
    }

    #[test]
    fn every_end_has_its_payload_and_its_lines() {
        let failure = r#""failure": {"errorType": "KeyError", "errorMessage": "'a'", "stackTrace": ["  File \"/var/task/lambda_function.py\", line 2, in lambda_handler\n    event['a']\n"]}"#;
        let cases = [
            (
                format!(r#"{{"kind": "failed", "during": "invoke", {failure}}}"#),
                r#"{"errorMessage": "'a'", "errorType": "KeyError", "requestId": "ID", "stackTrace": ["  File \"/var/task/lambda_function.py\", line 2, in lambda_handler\n    event['a']\n"]}"#,
                "[ERROR] KeyError: 'a'\nTraceback (most recent call last):\n\u{a0}\u{a0}File \"/var/task/lambda_function.py\", line 2, in lambda_handler\n\u{a0}\u{a0}\u{a0}\u{a0}event['a']",
                "Max Memory Used: 41 MB|Init Duration: 130.49 ms|",
            ),
            (
                r#"{"kind": "timed-out", "during": "invoke"}"#.to_owned(),
                r#"{"errorType":"Sandbox.Timedout","errorMessage":"RequestId: ID Error: Task timed out after 3.00 seconds"}"#,
                "ID Task timed out after 3.00 seconds\n",
                "Status: timeout",
            ),
            (
                r#"{"kind": "out-of-memory"}"#.to_owned(),
                r#"{"errorType":"Runtime.OutOfMemory","errorMessage":"RequestId: ID Error: Runtime exited with error: signal: killed"}"#,
                "RequestId: ID Error: Runtime exited with error: signal: killed\nRuntime.OutOfMemory",
                "Max Memory Used: 128 MB|Init Duration: 130.49 ms|Status: error|Error Type: Runtime.OutOfMemory",
            ),
            (
                r#"{"kind": "exited", "status": 3, "message": ""}"#.to_owned(),
                r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: ID Error: Runtime exited with error: exit status 3"}"#,
                "RequestId: ID Error: Runtime exited with error: exit status 3\nRuntime.ExitError",
                "Status: error|Error Type: Runtime.ExitError",
            ),
            (
                r#"{"kind": "exited", "status": 0, "message": ""}"#.to_owned(),
                r#"{"errorType":"Runtime.ExitError","errorMessage":"RequestId: ID Error: Runtime exited without providing a reason"}"#,
                "Runtime.ExitError",
                "Status: error|Error Type: Runtime.ExitError",
            ),
            (
                r#"{"kind": "too-large", "bytes": 7000000}"#.to_owned(),
                r#"{"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).","errorType":"Function.ResponseSizeTooLarge"}"#,
                " LAMBDA_RUNTIME Failed to post handler success response. Http response code: 413.",
                "Status: error|Error Type: Runtime.ExitError",
            ),
            (
                r#"{"kind": "flooded"}"#.to_owned(),
                r#"{"errorType":"Runtime.ExitError","errorMessage":"Stopped: the function wrote more than 4 MB, or 10,000 lines, in one run."}"#,
                "Stopped: the function wrote more than 4 MB, or 10,000 lines, in one run.",
                "Status: error|Error Type: Runtime.ExitError",
            ),
        ];
        for (ending, payload, logged, report) in cases {
            let made = run(&Code::default(), &outcome(&ending)).unwrap();
            let lines = log(&made);
            assert_eq!(made.response.json().replace(&made.request_id, "ID"), payload, "{ending}");
            let errors: Vec<&String> = made
                .log
                .iter()
                .zip(&lines)
                .filter(|(line, _)| line.kind == LogKind::Error)
                .map(|(_, text)| text)
                .collect();
            assert!(errors.len() == 1 && errors[0].ends_with(logged), "{errors:?}");
            assert!(lines.last().unwrap().ends_with(report), "{lines:?}");
            assert_eq!(lines[lines.len() - 2], "END RequestId: ID");
        }
    }

    #[test]
    fn how_it_ended_is_said_on_one_line() {
        let failed = |message: &str, line: u32| {
            format!(
                r#"{{"kind": "failed", "during": "invoke", "failure": {{"errorType": "E", "errorMessage": "{message}", "stackTrace": [], "line": {line}}}}}"#
            )
        };
        let cases = [
            (r#"{"kind": "returned", "value": "1"}"#.to_owned(), "Succeeded in 16 ms."),
            (failed("no\\nmore", 2), "E: no (line 2)"),
            (failed("bad (lambda_function.py, line 2)", 2), "E: bad (lambda_function.py, line 2)"),
            (
                r#"{"kind": "timed-out", "during": "invoke"}"#.to_owned(),
                "Sandbox.Timedout: Task timed out after 3.00 seconds",
            ),
            (
                r#"{"kind": "exited", "status": 3, "message": ""}"#.to_owned(),
                "Runtime.ExitError: Runtime exited with error: exit status 3",
            ),
        ];
        for (ending, expected) in cases {
            let text = outcome(&ending);
            let made = run(&Code::default(), &text).unwrap();
            assert_eq!(messages::ended(&made, &Outcome::read(&text).unwrap()), expected);
        }
    }

    #[test]
    fn an_error_of_node_is_in_its_own_form() {
        let code = Code::new(Runtime::Nodejs, "".into());
        let ending = r#"{"kind": "failed", "during": "invoke", "failure": {"errorType": "TypeError", "errorMessage": "x is not a function", "stackTrace": ["    at Runtime.handler (file:///var/task/index.mjs:2:3)"]}}"#;
        let made = run(&code, &outcome(ending)).unwrap();
        let head = r#"{"errorType":"TypeError","errorMessage":"x is not a function","#;
        let stack = r#"["TypeError: x is not a function","    at Runtime.handler (file:///var/task/index.mjs:2:3)"]}"#;
        assert_eq!(made.response.json(), format!("{head}\"trace\":{stack}"));
        let error = made.log.iter().find(|line| line.kind == LogKind::Error).unwrap();
        let id = &made.request_id;
        assert!(
            error.text.ends_with(&format!("Z\t{id}\tERROR\tInvoke Error \t{head}\"stack\":{stack}")),
            "{}",
            error.text
        );
        // What was thrown and is no error has no stack.
        let thrown = r#"{"kind": "failed", "during": "invoke", "failure": {"errorType": "string", "errorMessage": "x", "stackTrace": []}}"#;
        let made = run(&code, &outcome(thrown)).unwrap();
        assert_eq!(made.response.json(), r#"{"errorType":"string","errorMessage":"x","trace":[]}"#);
    }

    #[test]
    fn an_error_that_the_runtime_has_logged_is_not_logged_twice() {
        let code = Code::new(Runtime::Nodejs, "".into());
        let ending = r#"{"kind": "failed", "during": "invoke", "failure": {"errorType": "TypeError", "errorMessage": "m", "stackTrace": ["TypeError: m"]}}"#;
        let logged = r"2026-01-01T00:00:00.000Z\tid\tERROR\tInvoke Error \t{}";
        let text = outcome(ending).replace(
            r#""text": "hello", "level": "print""#,
            &format!(r#""text": "{logged}", "level": "log""#),
        );
        let made = run(&code, &text).unwrap();
        let errors: Vec<&LogLine> =
            made.log.iter().filter(|line| line.text.contains("Invoke Error")).collect();
        assert_eq!(errors.len(), 1);
        assert_eq!(
            (errors[0].kind, errors[0].text.as_str()),
            (LogKind::Error, logged.replace(r"\t", "\t").as_str())
        );
    }

    #[test]
    fn an_init_that_failed_is_reported_before_the_start() {
        let ending = r#"{"kind": "failed", "during": "init", "failure": {"errorType": "Runtime.ImportModuleError", "errorMessage": "Unable to import module 'lambda_function': No module named 'requests'", "stackTrace": []}}"#;
        let lines = log(&run(&Code::default(), &outcome(ending)).unwrap());
        assert_eq!(
            lines[1..],
            [
                "loading",
                "hello",
                "[ERROR] Runtime.ImportModuleError: Unable to import module 'lambda_function': No module named 'requests'\nTraceback (most recent call last):",
                "INIT_REPORT Init Duration: 130.49 ms|Phase: init|Status: error|Error Type: Runtime.ImportModuleError",
                "START RequestId: ID Version: $LATEST",
                "END RequestId: ID",
                "REPORT RequestId: ID|Duration: 130.49 ms|Billed Duration: 131 ms|Memory Size: 128 MB|Max Memory Used: 41 MB|Status: error|Error Type: Runtime.ImportModuleError",
            ]
        );
    }

    #[test]
    fn what_did_not_run_is_no_invocation() {
        let code = Code::default();
        assert_eq!(run(&code, &outcome(r#"{"kind": "stopped"}"#)), Err(Missing::Stopped));
        let unavailable = outcome(r#"{"kind": "unavailable", "message": "offline"}"#);
        assert_eq!(run(&code, &unavailable), Err(Missing::Unavailable("offline".to_owned())));
    }

    #[test]
    fn numbers_that_claim_too_much_are_kept_within_bounds() {
        let cases = [(f64::NAN, 0), (-1.0, 0), (f64::INFINITY, u32::MAX), (1e300, u32::MAX), (1.234, 123)];
        for (span, expected) in cases {
            assert_eq!(hundredths(span), expected, "{span}");
        }
    }
}
