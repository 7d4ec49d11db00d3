//! Links that were made long ago. The files are never changed: such links are in issues, chats and
//! courses for ever.

use eventbridge_playground::handler::own::Runtime;
use eventbridge_playground::lessons::{Exercise, Flaw, Outcome};
use eventbridge_playground::workspace::{Expectation, Settings, Workspace, link};

fn events(workspace: &Workspace) -> Vec<(&str, bool)> {
    workspace.events.iter().map(|event| (event.name.as_str(), event.enabled)).collect()
}

#[test]
fn version_1() {
    let workspace = link::decode(include_str!("../e2e/golden/link-v1.txt").trim()).unwrap();
    assert_eq!(
        &*workspace.pattern,
        r#"{"source": [{"prefix": "aws."}], "detail": {"state": ["running", null]}}"#
    );
    assert_eq!(events(&workspace), [("RDS Standalone", true), ("κόσμε 😀", true), ("RDS Cluster", false)]);
    assert_eq!(
        &*workspace.selected_event().unwrap().text,
        r#"{"source": "aws.ec2", "detail": {"state": null, "instance-id": "i-0"}}"#
    );
    assert!(workspace.events[0].text.contains("\"EventID\": \"RDS-EVENT-0091\""));
    assert_eq!(workspace.handler.as_deref(), Some("instance-starter"));
    assert_eq!(workspace.settings, Settings::default());
}

#[test]
fn version_1_of_another_tool() {
    let workspace = link::decode(include_str!("../e2e/golden/link-v1-foreign.txt").trim()).unwrap();
    assert_eq!(&*workspace.pattern, r#"{"source": ["shop"]}"#);
    assert_eq!(events(&workspace), [("From a script", true)]);
    assert_eq!(workspace.handler, None);
}

#[test]
fn version_1_with_a_system_and_a_schedule() {
    let workspace = link::decode(include_str!("../e2e/golden/link-v1-system.txt").trim()).unwrap();
    assert_eq!(events(&workspace), [("An order", true)]);
    assert_eq!(workspace.events[0].expected, Some(Expectation::Match));
    assert!(workspace.system.starts_with(r#"{"Rule": {"Name": "sold", "EventBusName": "orders""#));
    assert_eq!(&*workspace.schedule.expression, "rate(2 hours)");
    assert_eq!(&*workspace.schedule.zone, "Europe/Berlin");
}

#[test]
fn version_1_with_rules_for_files() {
    let workspace = link::decode(include_str!("../e2e/golden/link-v1-rules.txt").trim()).unwrap();
    assert!(workspace.rules.starts_with(r#"{"orders": {"detail-type""#));
    assert_eq!(workspace.rules_off, ["", "large"]);
}

#[test]
fn version_1_with_a_tab() {
    let workspace = link::decode(include_str!("../e2e/golden/link-v1-tab.txt").trim()).unwrap();
    assert_eq!(workspace.tab.as_deref(), Some("bus"));
    assert_eq!(workspace.selected_event().unwrap().name, "Shipped");
}

#[test]
fn version_1_with_the_own_function() {
    let workspace = link::decode(include_str!("../e2e/golden/link-v1-code.txt").trim()).unwrap();
    assert_eq!(workspace.handler.as_deref(), Some("own"));
    assert_eq!(workspace.events[0].response.as_deref(), Some(r#"{"n": 4}"#));
    let code = workspace.code.unwrap();
    assert!(code.source.starts_with("import os\n\ndef handler(event, context):\n"));
    assert_eq!((code.runtime, code.handler.as_str()), (Runtime::Python, "app.handler"));
    assert_eq!((code.timeout, code.memory, code.is_always_cold), (5, 256, true));
    assert_eq!((&*code.environment, &*code.answers), ("FACTOR=2", r#"{"ec2.start_instances": {}}"#));
}

/// Whether each check is met by the workspace, the hidden ones last.
fn met(exercise: &Exercise, workspace: &Workspace) -> Vec<bool> {
    exercise.judge(workspace).iter().map(Outcome::is_met).collect()
}

#[test]
fn version_1_with_an_exercise() {
    let link = include_str!("../e2e/golden/link-v1-exercise.txt").trim();
    let workspace = link::decode(link).unwrap();
    assert_eq!((&*workspace.pattern, workspace.tab.as_deref()), ("{}", Some("learn")));
    assert_eq!(events(&workspace), [("Stopped", true), ("Running", true), ("Event 4", true)]);
    let exercise = Exercise::of_link(link).unwrap().unwrap();
    assert_eq!(exercise.step.title, "Stopped instances");
    assert_eq!((exercise.step.checks.len(), exercise.hidden_count(), exercise.step.hints.len()), (4, 1, 1));
    assert_eq!(met(&exercise, &exercise.step.solution), [true; 4]);
    assert_eq!(met(&exercise, &workspace), [false, false, true, false]);
    assert_eq!(exercise.answer, None);
}

#[test]
fn version_1_with_an_answer() {
    let link = include_str!("../e2e/golden/link-v1-answer.txt").trim();
    assert_eq!(&*link::decode(link).unwrap().pattern, "{}");
    let exercise = Exercise::of_link(link).unwrap().unwrap();
    let answer = exercise.answer.as_ref().unwrap();
    assert_eq!(&*answer.work.pattern, r#"{"detail": {"state": ["stopped"]}}"#);
    assert_eq!(
        exercise.told(answer),
        "Solved: all 4 checks are met. 1 hint was used, and the solution wasn't viewed."
    );
}

#[test]
fn version_1_with_an_exercise_of_a_later_page() {
    let link = include_str!("../e2e/golden/link-v1-exercise-newer.txt").trim();
    assert_eq!(link::decode(link).unwrap().events.len(), 3);
    assert_eq!(Exercise::of_link(link), Some(Err(Flaw::Newer("2".to_owned()))));
}
