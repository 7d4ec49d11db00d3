//! The built-in handlers against their own Python listings: both run on the same events, and must
//! return, print, log and fail alike.
//!
//! Needs a `python3` of 3.11 or newer; boto3 is replaced by a stand-in. Without one, `sandbox/python-imitation.test.mjs`
//! still compares with the Python of the sandbox, by way of `sandbox/imitated.json`.

use eventbridge_playground::event::Timestamp;
use eventbridge_playground::handler::{
    HANDLERS, Handler, Invocation, LogKind, Response, Settings, SimulatedTelemetry, Start, invoke,
};
use eventbridge_playground::{gallery, json};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

use crate::support::gallery as folder;

/// Runs a listing on events as Lambda's runtime would, and writes what each came to. The sandbox's tests run it, too.
const DRIVER: &str = include_str!("sandbox/support/cpython.py");

/// Values for the fields that a listing reads.
const VALUES: &[&str] = &[
    "null",
    "true",
    "false",
    "0",
    "-0",
    "5",
    "-0.0",
    "1e2",
    "1E+16",
    "0.0001",
    "0.00001",
    "123456789012345678901234567890",
    "1.7976931348623157e308",
    "1e400",
    "[]",
    "[1, \"a\", null, {\"b\": [true]}]",
    "{}",
    "{\"a\": 1, \"b\": 2, \"a\": 3.50}",
    "\"\"",
    "\"SNAPSHOT\"",
    "\"snapshot\"",
    "\"CLUSTER_SNAPSHOT\"",
    "\"i-1234567890abcdef0\"",
    "\"it's\"",
    "\"say \\\"hi\\\"\"",
    "\"it's \\\"both\\\" \\\\ \\/\"",
    "\"two\\nlines\\r\\tand a tab\"",
    "\"\\u0000\\u0008\\u000c\\u001b\\u007f\\u0085\\u00a0\\u00ad\"",
    "\"é日😀 e\\u0301 \\u0301 \\u200b\\u2028\\u3000\\ufeff\\ue000\\uffff \\udb40\\udc01\"",
];

/// Values for `detail` and for the whole event.
const SHAPES: &[&str] =
    &["null", "true", "5", "5.0", "\"text\"", "[]", "[1]", "{}", "{\"detail-type\": \"T\"}"];

/// The events of the gallery, and those below.
fn events() -> Vec<String> {
    let mut events: Vec<String> = gallery::read(&folder::joined())
        .expect("the gallery")
        .iter()
        .flat_map(|example| example.events)
        .map(|(_, text)| (*text).to_owned())
        .collect();
    events.extend(branches());
    events
}

/// Events for every branch and every failure of the listings.
fn branches() -> Vec<String> {
    let mut events: Vec<String> = SHAPES.iter().map(|shape| (*shape).to_owned()).collect();
    events.extend(SHAPES.iter().map(|shape| format!("{{\"detail\": {shape}}}")));
    let keys = ["SourceType", "SourceIdentifier", "SourceArn", "instance-id"];
    let sound = "\"SNAPSHOT\"";
    for key in keys {
        let others = |value: Option<&str>| {
            let fields = keys.iter().filter_map(|other| {
                let value = if *other == key { value? } else { sound };
                Some(format!("\"{other}\": {value}"))
            });
            format!("{{\"detail\": {{{}}}}}", fields.collect::<Vec<_>>().join(", "))
        };
        events.push(others(None));
        events.extend(VALUES.iter().map(|value| others(Some(value))));
    }
    events
}

/// Returns the listing's account for each event, or `None` without a Python that is new enough.
fn run_listing(listing: &str, events: &[String]) -> Option<Vec<Value>> {
    let version =
        Command::new("python3").args(["-c", "import sys; print(sys.version_info >= (3, 11))"]).output();
    if !version.is_ok_and(|output| output.stdout.starts_with(b"True")) {
        eprintln!(
            "SKIPPED: the handlers were not compared with Python, as there is no python3 of 3.11 or newer"
        );
        return None;
    }
    let mut python = Command::new("python3")
        .args(["-X", "utf8", "-c", DRIVER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let work = json!({ "source": listing, "events": events }).to_string();
    python.stdin.take().expect("stdin is piped").write_all(work.as_bytes()).expect("python3 reads");
    let output = python.wait_with_output().expect("python3 ends");
    assert!(output.status.success(), "python3 failed");
    let answers: Vec<Value> = serde_json::from_slice(&output.stdout).expect("python3 writes JSON");
    Some(answers.iter().map(account_of_listing).collect())
}

/// Returns the driver's answer in the form of [`account`].
fn account_of_listing(answer: &Value) -> Value {
    let failed = &answer["failed"];
    let error = if failed.is_null() { Value::Null } else { json!([failed["type"], failed["message"]]) };
    let calls = answer["calls"].as_array().expect("a list of calls").iter();
    json!({
        "returned": answer["returned"],
        "error": error,
        "frame": failed["frame"],
        "printed": answer["printed"],
        "logged": answer["logged"],
        "calls": calls.map(|call| &call[1]).collect::<Vec<_>>(),
    })
}

fn run_handler(handler: &dyn Handler, event: &str) -> Invocation {
    let settings = Settings { account: "123456789012".into(), region: "us-east-1".into(), memory_size: 128 };
    let telemetry = SimulatedTelemetry::new(1, "2026-03-02T09:00:00Z");
    let document = json::parse(event);
    let root = document.root().expect("the event is sound");
    invoke(handler, root, Start::Warm, 0, &settings, &telemetry)
}

/// Returns what an invocation of the built-in function returned, printed, logged and called.
fn account(invocation: &Invocation) -> Value {
    let output =
        invocation.log.iter().filter(|line| line.kind == LogKind::Output).map(|line| line.text.as_str());
    let message = |line: &str| {
        let mut fields = line.splitn(4, '\t');
        assert_eq!(fields.next(), Some("[INFO]"));
        assert!(fields.next().is_some_and(|time| Timestamp::parse(time).is_some()));
        assert_eq!(fields.next(), Some(invocation.request_id.as_str()));
        fields.next().map(str::to_owned)
    };
    let (logged, printed): (Vec<_>, Vec<_>) = output.partition(|line| line.starts_with("[INFO]\t"));
    let calls = invocation.calls.iter().map(|call| call.parameters.parse::<Value>().expect("sound JSON"));
    let (returned, error, frame) = match &invocation.response {
        Response::Returned(json) => (json!(json), Value::Null, Value::Null),
        Response::Failed(error) => {
            let payload: Value = error.payload.parse().expect("sound JSON");
            assert_eq!(payload["requestId"], invocation.request_id.as_str());
            (
                Value::Null,
                json!([payload["errorType"], payload["errorMessage"]]),
                payload["stackTrace"][0].clone(),
            )
        }
    };
    json!({
        "returned": returned,
        "error": error,
        "frame": frame,
        "printed": printed.iter().flat_map(|line| [*line, "\n"]).collect::<String>(),
        "logged": logged.into_iter().map(message).collect::<Vec<_>>(),
        "calls": calls.collect::<Vec<_>>(),
    })
}

#[test]
fn handlers_do_what_their_listings_do() {
    let events = events();
    for handler in HANDLERS {
        let Some(answers) = run_listing(handler.description().listing, &events) else { return };
        assert_eq!(answers.len(), events.len());
        for (event, expected) in events.iter().zip(answers) {
            let got = account(&run_handler(*handler, event));
            assert_eq!(got, expected, "{} on {event}", handler.description().name);
        }
    }
}

/// What the built-in functions do on each event, for the sandbox's test. `BLESS=1` writes it anew.
#[test]
fn the_sandbox_is_compared_with_what_the_handlers_do() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sandbox/imitated.json");
    let lines = HANDLERS.iter().flat_map(|handler| {
        // The calls of the sandbox travel as JSON, which has no infinity.
        branches().into_iter().filter(|event| !event.contains("1e400")).map(|event| {
            let answer = account(&run_handler(*handler, &event));
            json!([handler.description().name, event, answer]).to_string()
        })
    });
    let all = format!("[\n{}\n]\n", lines.collect::<Vec<_>>().join(",\n"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &all).expect("the file can be written");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == all, "tests/sandbox/imitated.json is not what the handlers do: run with BLESS=1");
}
