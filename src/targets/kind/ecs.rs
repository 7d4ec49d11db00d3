//! Tasks on ECS clusters.

use super::{Reads, TargetKind};
use crate::json::{self, Kind as JsonKind, ObjectWriter, Value};
use crate::targets::block::{Block, Form, Setting, TEXT, snippet};
use crate::targets::path::dynamic;
use crate::targets::permission::{Permission, Resource};
use crate::targets::received::{DeliveryInput, add_members};

/// Where a task is run.
const LAUNCH_TYPES: &[&str] = &["EC2", "FARGATE", "EXTERNAL"];

static ECS: Block = Block {
    name: "EcsParameters",
    settings: &[
        Setting::new("TaskDefinitionArn", TEXT).required(),
        Setting::new("TaskCount", Form::Number { least: 1, most: u32::MAX }),
        Setting::new("LaunchType", Form::Choice(LAUNCH_TYPES)),
        Setting::new("NetworkConfiguration", Form::Json(snippet::OBJECT)),
        Setting::new("PlatformVersion", Form::Json(snippet::TEXT)),
        Setting::new("Group", Form::Json(snippet::TEXT)),
        Setting::new("CapacityProviderStrategy", Form::Json(snippet::LIST)),
        Setting::new("EnableECSManagedTags", Form::Json(snippet::FLAG)),
        Setting::new("EnableExecuteCommand", Form::Json(snippet::FLAG)),
        Setting::new("PlacementConstraints", Form::Json(snippet::LIST)),
        Setting::new("PlacementStrategy", Form::Json(snippet::LIST)),
        Setting::new("PropagateTags", Form::Json(snippet::TEXT)),
        Setting::new("ReferenceId", Form::Json(snippet::TEXT)),
        Setting::new("Tags", Form::Json(snippet::LIST)),
    ],
    essential: &["TaskDefinitionArn"],
    ..Block::EMPTY
};

/// A cluster on which a task is run.
pub(super) static ECS_TASK: TargetKind = TargetKind {
    title: "ECS task",
    is_named_by: |arn| arn.is("ecs", "cluster/"),
    // The call is about task definitions, which the ARN of the target does not name.
    permission: Some(Permission {
        resource: Resource::Any,
        ..Permission::by_role(&["ecs:RunTask", "iam:PassRole"])
    }),
    blocks: &[&ECS],
    needs_block: true,
    refuses_path: true,
    reads: Reads::Members(&OVERRIDES),
    skeleton: r#"{"Arn":"arn:PARTITION:ecs:REGION:ACCOUNT:cluster/my-cluster","EcsParameters":{"TaskDefinitionArn":"arn:PARTITION:ecs:REGION:ACCOUNT:task-definition/my-task","TaskCount":1}}"#,
    receive: task,
    ..TargetKind::PLAIN
};

/// What RunTask takes of the input.
static OVERRIDES: [&str; 7] = [
    "containerOverrides",
    "cpu",
    "memory",
    "ephemeralStorage",
    "executionRoleArn",
    "taskRoleArn",
    "inferenceAcceleratorOverrides",
];

fn task(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut request = ObjectWriter::default();
    request.text("cluster", delivery.arn);
    if let Some(task) = delivery.parameters.get(&ECS) {
        let definition = task.text("TaskDefinitionArn").unwrap_or_default();
        request.text("taskDefinition", &dynamic(&definition, delivery.event).unwrap_or_default());
        request.json("count", &task.number("TaskCount").unwrap_or(1).max(1).to_string());
        if let Some(launch_type) = task.text("LaunchType").filter(|it| LAUNCH_TYPES.contains(&&**it)) {
            request.text("launchType", &launch_type);
        }
        // What else is set goes on as it is.
        for setting in ECS.settings.iter().filter(|setting| matches!(setting.form, Form::Json(_))) {
            if let Some(value) = task.get(setting.name) {
                request.json(&lower(setting.name), &lowered(value, DEPTH));
            }
        }
    }
    let mut overrides = ObjectWriter::default();
    add_members(&mut overrides, &json::parse(delivery.input), &OVERRIDES);
    if !overrides.is_empty() {
        request.json("overrides", &overrides.close());
    }
    request.text("startedBy", &format!("events-rule/{}", delivery.rule.name));
    ("RunTask", request.close())
}

/// RunTask has no settings that lie deeper.
const DEPTH: u8 = 4;

/// JSON with its keys as RunTask writes them, where EventBridge begins them with a capital.
fn lowered(value: Value, depth: u8) -> String {
    if depth == 0 {
        return json::compact(value);
    }
    let list = |text: Vec<String>| text.join(",");
    match value.kind() {
        JsonKind::Object => {
            let mut object = ObjectWriter::default();
            for it in value.children() {
                // The values of AWS's enumerations begin with capitals as well, and stay.
                object.json(&lower(&it.key().unwrap_or_default()), &lowered(it, depth - 1));
            }
            object.close()
        }
        JsonKind::Array => {
            format!("[{}]", list(value.children().map(|it| lowered(it, depth - 1)).collect()))
        }
        _ => json::compact(value),
    }
}

fn lower(key: &str) -> String {
    let mut chars = key.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives, refused};
    use crate::targets::received::Refusal;

    const CLUSTER: &str = "ecs:eu-west-1:111122223333:cluster/c";

    #[test]
    fn a_task_takes_overrides_and_nothing_else() {
        let task = r#"{"EcsParameters":{"TaskDefinitionArn":"web:3","TaskCount":2}}"#;
        assert_eq!(
            arrives(CLUSTER, task, r#"{"containerOverrides":[{"name":"c"}],"other":1}"#),
            r#"{"cluster":"arn:aws:ecs:eu-west-1:111122223333:cluster/c","taskDefinition":"web:3","count":2,"overrides":{"containerOverrides":[{"name":"c"}]},"startedBy":"events-rule/sold"}"#
        );
        assert!(!arrives(CLUSTER, task, EVENT).contains("overrides"));
        assert_eq!(refused(CLUSTER, "{}", EVENT), Refusal::NoParameters("EcsParameters"));
    }

    #[test]
    fn a_task_gets_all_settings_of_its_block() {
        let task = r#"{"EcsParameters":{"TaskDefinitionArn":"web:3","LaunchType":"FARGATE",
            "NetworkConfiguration":{"awsvpcConfiguration":{"Subnets":["subnet-1"],"AssignPublicIp":"ENABLED"}},
            "Tags":[{"Key":"a","Value":"B"}]}}"#;
        let request = arrives(CLUSTER, task, EVENT);
        for part in [
            r#""launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"],"assignPublicIp":"ENABLED"}}"#,
            r#""tags":[{"key":"a","value":"B"}]"#,
        ] {
            assert!(request.contains(part), "{request}");
        }
        let unknown = r#"{"EcsParameters":{"TaskDefinitionArn":"web:3","LaunchType":"MOON"}}"#;
        assert!(!arrives(CLUSTER, unknown, EVENT).contains("launchType"));
    }
}
