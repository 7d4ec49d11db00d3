//! Links that were made long ago. The files are never changed: such links are in issues, chats and
//! courses for ever.

use eventbridge_playground::handler::own::Runtime;
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
