use super::*;
use crate::handler::own::{Outcome, OwnRuns};
use crate::lessons::{Fault, judge, judge_with, read_lesson};

const CODE: &str = "def lambda_handler(event, context):\n    return 1\n";

/// Returns a step with an event “Order”, a function, and this check.
fn step(check: &str) -> Step {
    let text = [
        "---\ntitle: T\n---\n## S\n### Start\n```json\n{\"events\": {\"Order\": {\"source\": \"shop\"}}}\n```\n```python\n",
        CODE,
        "```\n### Task\nT\n### Checks\n```json\n[",
        check,
        "]\n```\n### Solution\n```python\n",
        CODE,
        "```\n",
    ];
    read_lesson("t", &text.concat()).unwrap_or_else(|error| panic!("{check}: {error}")).steps.remove(0)
}

fn outcome(ending: &str, calls: &str) -> Outcome {
    let lines = r#"[{"at": 1, "text": "Started i-1"}]"#;
    let text = format!(
        r#"{{"ending": {ending}, "cold": true, "initDuration": 1, "duration": 2, "heapGrowth": 0, "lines": {lines},
            "calls": {calls}, "sent": []}}"#
    );
    Outcome::read(&text).unwrap()
}

const RETURNED: &str = r#"{"kind": "returned", "value": "{\"statusCode\": 200, \"body\": \"ok\"}"}"#;
const FAILED: &str = r#"{"kind": "failed", "during": "invoke", "failure": {"errorType": "KeyError", "errorMessage": "'order'",
    "stackTrace": [], "line": 2}}"#;
const CALL: &str = r#"[{"at": 1, "service": "ec2", "operation": "StartInstances", "region": "us-east-1",
    "parameters": {"InstanceIds": ["i-1"], "DryRun": false}}]"#;

/// Returns the reason for a check, after this outcome of each needed run.
fn reason(check: &str, outcome: &Outcome) -> Option<String> {
    let step = step(check);
    let runs = needed_runs(&step, &step.start).into_iter();
    let made = runs.map(|run| (run.payload, run.attempt, outcome.clone())).collect();
    let made = OwnRuns::of(step.start.code.clone().unwrap(), made);
    judge_with(&step, &step.start, &made).remove(0).reason
}

#[test]
fn a_check_holds_for_an_outcome_or_has_its_reason() {
    // The check, the ending, and words of the reason; none if it holds.
    let cases = [
        (r#"{"check": "answers", "event": "Order", "answer": {"statusCode": 200}}"#, RETURNED, ""),
        (r#"{"check": "answers", "answer": {"statusCode": 200, "body": "ok"}}"#, RETURNED, ""),
        (
            r#"{"check": "answers", "event": "Order", "answer": {"body": "no"}}"#,
            RETURNED,
            "body is \"ok\", not \"no\".",
        ),
        (r#"{"check": "answers", "event": "Order", "answer": "ok"}"#, RETURNED, "The response is {"),
        (
            r#"{"check": "answers", "event": "Order", "answer": 1}"#,
            FAILED,
            "The function fails: KeyError: 'order' (line 2).",
        ),
        (r#"{"check": "answers", "event": "Order", "error": "KeyError"}"#, FAILED, ""),
        (r#"{"check": "answers", "event": "Order", "error": "ValueError"}"#, FAILED, "KeyError"),
        (
            r#"{"check": "answers", "event": "Order", "error": "KeyError"}"#,
            RETURNED,
            "doesn't fail, but returns {",
        ),
        (r#"{"check": "logs", "event": {"source": "hidden"}, "text": "Started"}"#, RETURNED, ""),
        (r#"{"check": "logs", "event": "Order", "text": "Stopped"}"#, RETURNED, "its log has no such line."),
        (
            r#"{"check": "logs", "event": "Order", "text": "Stopped"}"#,
            FAILED,
            "and the function fails: KeyError",
        ),
        (r#"{"check": "logs", "event": "Order", "text": "KeyError"}"#, FAILED, ""),
        (r#"{"check": "calls", "event": "Order", "call": "ec2.StartInstances"}"#, RETURNED, ""),
        (
            r#"{"check": "calls", "event": "Order", "call": "ec2.StartInstances", "parameters": {"InstanceIds": ["i-1"]}, "count": 1}"#,
            RETURNED,
            "",
        ),
        (
            r#"{"check": "calls", "event": "Order", "call": "ec2.StartInstances", "parameters": {"InstanceIds": ["i-2"]}}"#,
            RETURNED,
            "InstanceIds[0] is \"i-1\", not \"i-2\".",
        ),
        (
            r#"{"check": "calls", "event": "Order", "call": "ec2.StartInstances", "count": 0}"#,
            RETURNED,
            "that call 1 time.",
        ),
        (
            r#"{"check": "calls", "event": "Order", "call": "ec2.StartInstances", "at-least": 2}"#,
            RETURNED,
            "1 time.",
        ),
        (
            r#"{"check": "calls", "event": "Order", "call": "sqs.SendMessage"}"#,
            RETURNED,
            "other calls: ec2.StartInstances.",
        ),
        (
            r#"{"check": "calls", "event": "Order", "call": "sqs.SendMessage"}"#,
            FAILED,
            "no such call, and the function fails",
        ),
        (
            r#"{"check": "answers", "event": "Order", "answer": 1}"#,
            r#"{"kind": "stopped"}"#,
            "The run was stopped.",
        ),
        (
            r#"{"check": "answers", "event": "Order", "error": "Sandbox.Timedout"}"#,
            r#"{"kind": "timed-out", "during": "invoke"}"#,
            "",
        ),
    ];
    for (check, ending, words) in cases {
        let reason = reason(check, &outcome(ending, CALL));
        assert_eq!(reason.is_none(), words.is_empty(), "{check}: {reason:?}");
        assert!(reason.clone().unwrap_or_default().contains(words), "{check}: {reason:?}");
    }
}

#[test]
fn what_was_not_run_is_not_judged() {
    let step = step(r#"{"check": "answers", "event": "Order", "answer": 1}"#);
    let reason = |workspace: &Workspace, made: &OwnRuns| judge_with(&step, workspace, made).remove(0).reason;
    assert_eq!(judge(&step, &step.start).remove(0).reason.as_deref(), Some("Run your function first."));
    let code = step.start.code.clone().unwrap();
    let run = |payload: &str| vec![(Arc::from(payload), 1, outcome(RETURNED, "[]"))];
    let other = OwnRuns::of(Arc::clone(&code), run("{}"));
    assert!(reason(&step.start, &other).unwrap().starts_with("It hasn't run on this event yet."));
    let mut changed = step.start.clone();
    changed.code = Some(Arc::new(crate::handler::own::Code { timeout: 9, ..(*code).clone() }));
    let made = OwnRuns::of(code, run(r#"{"source": "shop"}"#));
    assert!(reason(&changed, &made).unwrap().starts_with("The code has changed since it ran."));
    changed.code = Some(Arc::new(crate::handler::own::Code { timeout: 0, ..Default::default() }));
    assert_eq!(reason(&changed, &made).as_deref(), Some("There is no function yet. Write one."));
}

#[test]
fn each_event_is_run_as_often_as_a_check_wants() {
    let checks = r#"{"check": "logs", "event": {"source": "hidden"}, "text": "a"},
        {"check": "calls", "event": "Order", "call": "sqs.SendMessage"},
        {"check": "calls", "event": "Order", "attempt": 2, "call": "sqs.SendMessage", "count": 0}"#;
    let step = step(checks);
    let runs: Vec<(String, u16)> = needed_runs(&step, &step.start)
        .into_iter()
        .map(|run| (run.payload.to_string(), run.attempt))
        .collect();
    let (order, hidden) = (r#"{"source": "shop"}"#.to_owned(), r#"{"source": "hidden"}"#.to_owned());
    assert_eq!(runs, [(order.clone(), 1), (order, 2), (hidden, 1)]);
    // The attempts on one event have one request id, as in Lambda.
    let ids: Vec<String> =
        needed_runs(&step, &step.start).iter().map(|run| run.identity().request_id).collect();
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[0], ids[2]);
    // An event that cannot be read is not run on.
    let mut broken = step.start.clone();
    broken.events[0].text = Arc::from("{");
    assert_eq!(needed_runs(&step, &broken).len(), 3);
}

#[test]
fn what_is_wrong_with_a_check_is_said() {
    let read = |check: &str| {
        let text = format!(
            "---\ntitle: T\n---\n## S\n### Start\n```js\n1\n```\n### Task\nT\n### Checks\n```\n[{check}]\n```\n### Solution\n```\n{{}}\n```\n"
        );
        read_lesson("t", &text).unwrap_err().fault
    };
    let bad = |key, value: &str| Fault::BadValue { key, value: value.to_owned() };
    let cases = [
        (r#"{"check": "calls", "call": "start"}"#, bad("call", "start")),
        (r#"{"check": "calls"}"#, Fault::Missing("call")),
        (r#"{"check": "logs", "text": "a", "attempt": 4}"#, bad("attempt", "4")),
        (r#"{"check": "logs", "text": "a", "attempt": 0}"#, bad("attempt", "0")),
        (r#"{"check": "logs", "text": "a", "answer": 1}"#, Fault::UnknownKey("answer".to_owned())),
        (r#"{"check": "answers", "event": "None", "answer": 1}"#, Fault::NoSuchEvent("None".to_owned())),
    ];
    for (check, fault) in cases {
        assert_eq!(read(check), fault, "{check}");
    }
}
