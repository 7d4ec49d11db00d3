//! The own function on the bus: its results are unknown before it has been run, and then the recorded ones.

use super::*;
use crate::bus::runs_to_make;
use crate::handler::own::{self, Code, KeptRun, OwnFunction, OwnRuns};

fn target() -> Target {
    Target { handler: Some(own::NAME.to_owned()), ..Target::new("1", LAMBDA) }
}

const RETURNED: &str = r#"{"kind": "returned", "value": "{\"ok\": true}"}"#;
const FAILED: &str = r#"{"kind": "failed", "during": "invoke", "failure": {"errorType": "KeyError", "errorMessage": "'x'", "stackTrace": []}}"#;

/// Returns the payload of the event in these tests, as the target gets it.
fn payload() -> String {
    let SimulationInputKind::Event { event, .. } = event("shop").kind else { unreachable!() };
    event.to_string()
}

/// Returns the model with the outcomes of the first attempts on that payload.
fn with_runs(target: Target, endings: &[&str], sent: &str) -> Model {
    let run = |(attempt, ending): (u16, &&str)| KeptRun {
        payload: payload().into(),
        attempt,
        outcome: format!(
            r#"{{"ending": {ending}, "cold": true, "initDuration": 100, "duration": 20, "heapGrowth": 0,
                "lines": [{{"at": 110, "text": "hello"}}], "calls": [], "sent": [{sent}]}}"#
        )
        .into(),
    };
    let function = OwnFunction { code: Code::default().into(), runs: (1..).zip(endings).map(run).collect() };
    Model { own: Some(OwnRuns::new(&function).into()), ..one(target) }
}

const DELIVERED: [&str; 3] = ["Received", "Matched", "Delivered(attempt: 1)"];

#[track_caller]
fn goes(endings: &[&str], more: &[&'static str]) -> (Model, Log) {
    let model = with_runs(target(), endings, "");
    let log = check(&model, &[event("shop")], &[&DELIVERED[..], more].concat());
    (model, log)
}

#[test]
fn what_was_not_run_ends_its_branch_and_is_asked_for() {
    check(&one(target()), &[event("shop")], &[&DELIVERED[..], &["FunctionNotRun(1)"]].concat());
    let (model, log) = goes(&[], &["FunctionNotRun(1)"]);
    let asked = runs_to_make(&model, &log);
    assert_eq!((asked.len(), asked[0].payload.as_str(), asked[0].attempt), (1, payload().as_str(), 1));
    assert_eq!((asked[0].event, asked[0].function_name.as_str()), (0, "f"));
    assert_eq!(asked[0].identity.started.millis(), log.steps[3].at);
    let told = messages::sentence(&model, &log, &log.steps[3]);
    assert_eq!(told, "Lambda function f hasn't run yet: it's your own function.");
    assert_eq!(payload_of(&model, &log, 3).unwrap().title, "Input");
}

#[test]
fn what_was_run_decides_over_retries() {
    goes(&[RETURNED], &["FunctionReturned(1)"]);
    goes(&[FAILED], &["FunctionFailed(1)", "FunctionNotRun(2)"]);
    goes(&[FAILED, RETURNED], &["FunctionFailed(1)", "FunctionReturned(2)"]);
    goes(&[r#"{"kind": "timed-out", "during": "invoke"}"#], &["FunctionFailed(1)", "FunctionNotRun(2)"]);
    goes(&[r#"{"kind": "stopped"}"#], &["FunctionNotRun(1)"]);
    goes(&[r#"{"kind": "unavailable", "message": ""}"#], &["FunctionNotRun(1)"]);
    let all = [FAILED; 3];
    let (model, log) =
        goes(&all, &["FunctionFailed(1)", "FunctionFailed(2)", "FunctionFailed(3)", "FunctionGaveUp"]);
    assert!(runs_to_make(&model, &log).is_empty());
}

#[test]
fn its_log_and_its_record_are_those_of_the_run() {
    let (model, log) = goes(&[RETURNED], &["FunctionReturned(1)"]);
    let text = payload_of(&model, &log, 3).unwrap().text;
    assert!(text.contains("hello") && text.contains("Init Duration: 100.00 ms"), "{text}");
    let on_success = Some("arn:aws:sqs:eu-west-1:111122223333:done".to_owned());
    let mut to_queue = target();
    to_queue.asynchronous.on_success = on_success;
    let model = with_runs(to_queue, &[RETURNED], "");
    let log =
        check(&model, &[event("shop")], &[&DELIVERED[..], &["FunctionReturned(1)", "RecordSent"]].concat());
    let record = payload_of(&model, &log, 4).unwrap().text;
    assert!(record.contains("\"ok\": true") && record.contains("\"Success\""), "{record}");
}

#[test]
fn what_it_sent_reaches_the_bus_even_if_it_failed_then() {
    let sent = r#"{"at": 15, "entry": {"Source": "mine", "DetailType": "T", "Detail": "{}"}}, {"at": 16, "entry": {"Source": "mine", "DetailType": "T", "Detail": "{"}}"#;
    for (ending, then) in [(RETURNED, "FunctionReturned(1)"), (FAILED, "FunctionFailed(1)")] {
        let model = with_runs(target(), &[ending], sent);
        let log = simulate(&model, &[event("shop")], 7, None);
        let story = story(&log);
        assert!(story.contains(&then.to_owned()), "{story:?}");
        assert!(
            story.contains(&"Refused(0)".to_owned()) && story.contains(&"Emitted(1)".to_owned()),
            "{story:?}"
        );
        assert!(log.events[1].text.contains(r#""source": "mine""#), "{}", log.events[1].text);
        assert_eq!((log.events[1].bus, log.events[1].depth), (Some(0), 1));
    }
}

#[test]
fn a_forced_failure_needs_no_run() {
    let model = one(Target { fault: Fault::FunctionError, ..target() });
    let log = simulate(&model, &[event("shop")], 7, None);
    assert_eq!(story(&log).last().unwrap(), "FunctionGaveUp");
}
