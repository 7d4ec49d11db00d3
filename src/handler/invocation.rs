//! One invocation of a function, as Lambda runs and logs it.

use super::console::{Console, RecordedCall};
use super::log::{self, LogKind, LogLine};
use super::telemetry::{Identity, Start, Telemetry};
use super::{Context, Handler};
use crate::arn::Arn;
use crate::event::Timestamp;
use crate::json::Value;

/// The environment and the settings of functions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The account, twelve digits.
    pub account: String,
    /// The Region, as in `eu-west-1`.
    pub region: String,
    /// The memory of the function in MB; Lambda's default is 128.
    pub memory_size: u32,
}

/// An exception that a function did not catch, in the words of its runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionError {
    /// The name of its type: `KeyError`.
    pub error_type: String,
    /// Its message.
    pub message: String,
    /// The payload that Lambda returns instead of a value, as JSON.
    pub payload: String,
    /// The text that the runtime logs, on several lines.
    pub log: String,
}

/// The answer of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// The value that it returned, as JSON.
    Returned(String),
    /// It failed; Lambda marks the response with `X-Amz-Function-Error: Unhandled`.
    Failed(FunctionError),
}

impl Response {
    /// Returns the response's body as JSON: the value or the error's payload.
    pub fn json(&self) -> &str {
        match self {
            Self::Returned(json) => json,
            Self::Failed(error) => &error.payload,
        }
    }
}

/// One invocation, done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    /// Its id.
    pub request_id: String,
    /// The answer of the function.
    pub response: Response,
    /// The log in CloudWatch, first line first.
    pub log: Vec<LogLine>,
    /// The calls to AWS that it would have made.
    pub calls: Vec<RecordedCall>,
    /// Whether ids, times and sizes are made up.
    pub simulated: bool,
}

/// Runs a function on an event.
///
/// `run` numbers the invocations for the telemetry; the same number gives the same invocation.
pub fn invoke(
    handler: &dyn Handler,
    event: Value,
    start: Start,
    run: u64,
    settings: &Settings,
    telemetry: &dyn Telemetry,
) -> Invocation {
    let event_time = event.get("time").and_then(Value::as_str).and_then(|time| Timestamp::parse(&time));
    let identity = telemetry.identify(run, event_time);
    let context = context(handler, &identity, settings);
    let mut console = Console::new(identity.started);
    let result = handler.handle(event, &context, &mut console);
    let usage = telemetry.measure(run, start, console.calls.len());

    let ended = console.now().max(identity.started.plus(usage.duration.ceil()));
    let platform = |time, text| LogLine { kind: LogKind::Platform, time, text };
    let Identity { request_id, runtime_build, started, .. } = identity;
    let mut lines = Vec::new();
    if start == Start::Cold {
        let began = started.minus(usage.init_duration.ceil());
        let region = &settings.region;
        let text = log::init_start(handler.description().runtime, region, &runtime_build);
        lines.push(platform(began, text));
    }
    lines.push(platform(started, log::start(&request_id)));
    lines.append(&mut console.lines);
    if let Err(error) = &result {
        lines.push(LogLine { kind: LogKind::Error, time: ended, text: error.log.clone() });
    }
    lines.push(platform(ended, log::end(&request_id)));
    lines.push(platform(ended, log::report(&request_id, start, settings.memory_size, &usage)));

    let response = result.map_or_else(Response::Failed, Response::Returned);
    let simulated = telemetry.is_simulated();
    Invocation { request_id, response, log: lines, calls: console.calls, simulated }
}

fn context(handler: &dyn Handler, identity: &Identity, settings: &Settings) -> Context {
    let Settings { account, region, memory_size } = settings;
    let name = handler.description().function_name;
    let (year, month, day) = identity.started.date();
    Context {
        function_name: name.to_owned(),
        function_version: "$LATEST".to_owned(),
        invoked_function_arn: Arn::new("lambda", region, account, &format!("function:{name}")).to_string(),
        memory_limit_in_mb: *memory_size,
        aws_request_id: identity.request_id.clone(),
        log_group_name: format!("/aws/lambda/{name}"),
        log_stream_name: format!("{year:04}/{month:02}/{day:02}/[$LATEST]{}", identity.stream_id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handler::{SimulatedTelemetry, find};
    use crate::json;

    fn run(event: &str, start: Start) -> Invocation {
        let settings =
            Settings { account: "123456789012".into(), region: "eu-west-1".into(), memory_size: 128 };
        let telemetry = SimulatedTelemetry::new(1, "2026-03-02T09:00:00Z");
        let document = json::parse(event);
        invoke(find("snapshot").unwrap(), document.root().unwrap(), start, 0, &settings, &telemetry)
    }

    /// Returns the log with what the telemetry made up replaced by its name.
    fn log(invocation: &Invocation) -> Vec<String> {
        let number =
            |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '.') && text.contains(|c| c != '.');
        let named = |line: &LogLine| {
            let text = line.text.replace(&invocation.request_id, "ID");
            let words = text.split('\t').map(|field| {
                let words = field.split(' ').map(|word| if number(word) { "N" } else { word });
                words.collect::<Vec<_>>().join(" ")
            });
            words.collect::<Vec<_>>().join("|")
        };
        invocation.log.iter().map(named).collect()
    }

    const EVENT: &str = r#"{"time":"2018-10-06T12:26:13Z","detail":{"SourceType":"SNAPSHOT","SourceIdentifier":"s","SourceArn":"a"}}"#;

    #[test]
    fn a_cold_start_is_logged_from_init_to_report() {
        let invocation = run(EVENT, Start::Cold);
        let lines = log(&invocation);
        assert!(
            lines[0].starts_with(
                "INIT_START Runtime Version: python:3.13.v50|Runtime Version ARN: arn:aws:lambda:"
            )
        );
        assert_eq!(lines[1], "START RequestId: ID Version: $LATEST");
        assert!(lines[2].starts_with("[INFO]|2018-10-06T12:26:13."), "{}", lines[2]);
        assert_eq!(lines[3], "Snapshot is from RDS standalone instance");
        assert_eq!(lines[4], "END RequestId: ID");
        assert_eq!(
            lines[5],
            "REPORT RequestId: ID|Duration: N ms|Billed Duration: N ms|Memory Size: N MB|Max Memory Used: N MB|Init Duration: N ms|"
        );
        assert_eq!(lines.len(), 6);
        assert!(invocation.log.is_sorted_by_key(|line| line.time));
        assert!(invocation.simulated);
    }

    #[test]
    fn a_warm_start_has_no_init() {
        let lines = log(&run(EVENT, Start::Warm));
        assert_eq!(lines.first().unwrap(), "START RequestId: ID Version: $LATEST");
        assert!(lines.last().unwrap().ends_with("Max Memory Used: N MB|"));
    }

    #[test]
    fn an_uncaught_exception_is_response_and_log() {
        let invocation = run(r#"{"time":"2018-10-06T12:26:13Z"}"#, Start::Warm);
        let Response::Failed(error) = &invocation.response else { panic!("{invocation:?}") };
        assert_eq!((error.error_type.as_str(), error.message.as_str()), ("KeyError", "'detail'"));
        assert_eq!(invocation.response.json(), error.payload);
        assert!(error.payload.contains(&format!("\"requestId\": \"{}\"", invocation.request_id)));
        let errors: Vec<_> = invocation.log.iter().filter(|line| line.kind == LogKind::Error).collect();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].text, error.log);
        assert_eq!(invocation.log.len(), 5);
    }
}
