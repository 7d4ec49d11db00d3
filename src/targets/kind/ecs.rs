//! Tasks on ECS clusters.

use super::{Reads, TargetKind};
use crate::arn::Arn;
use crate::json::{self, Kind as JsonKind, ObjectWriter, Value};
use crate::targets::block::{Block, Form, Setting, TEXT, snippet};
use crate::targets::conflict::{Conflict, ConflictKind};
use crate::targets::path::dynamic;
use crate::targets::permission::{Permission, Resource};
use crate::targets::received::{DeliveryInput, add_members};
use crate::targets::{Parameters, Settings};

/// The values of `LaunchType`.
const LAUNCH_TYPES: &[&str] = &["EC2", "FARGATE", "EXTERNAL"];

static ECS: Block = Block {
    name: "EcsParameters",
    settings: &[
        Setting::new("TaskDefinitionArn", TEXT).required(),
        Setting::new("TaskCount", Form::Number { least: 1, most: 10 }),
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
    is_absence_worded: true,
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
    reads: Reads::Members(&OVERRIDES),
    skeleton: r#"{"Arn":"arn:PARTITION:ecs:REGION:ACCOUNT:cluster/my-cluster","EcsParameters":{"TaskDefinitionArn":"arn:PARTITION:ecs:REGION:ACCOUNT:task-definition/my-task","TaskCount":1}}"#,
    // Stackd's captures, September 2026.
    is_pathless: true,
    conflicts,
    receive: task,
    ..TargetKind::PLAIN
};

/// Returns the settings that PutTargets refuses together (cdk-preflight's deployments of 7 September 2026,
/// each with a case that passes).
fn conflicts(cluster: &Arn, parameters: &Parameters) -> Vec<Conflict> {
    let Some(task) = parameters.get(&ECS) else { return Vec::new() };
    let mut found = Vec::new();
    let mut refuse = |keys, kind| found.push(Conflict { block: ECS.name, keys, kind });
    let launch_type = task.text("LaunchType").unwrap_or_default();
    let not_taken = |setting| ConflictKind::NotTaken { setting, launch_type: "EC2" };
    if launch_type == "FARGATE" && task.get("NetworkConfiguration").is_none() {
        refuse(&[], ConflictKind::Needed { setting: "NetworkConfiguration", launch_type: "FARGATE" });
    }
    if launch_type == "EC2" && task.get("PlatformVersion").is_some() {
        refuse(&["PlatformVersion"], not_taken("PlatformVersion"));
    }
    for [public_ip, subnets, groups] in NETWORKS {
        if launch_type == "EC2" && value(task, public_ip).is_some() {
            refuse(public_ip, not_taken("AssignPublicIp"));
        }
        for (keys, setting, least, most) in [(subnets, "Subnets", 1, 16), (groups, "SecurityGroups", 0, 5)] {
            let list = value(task, keys).filter(|list| list.kind() == JsonKind::Array);
            if list.is_some_and(|list| !(least..=most).contains(&list.children().count())) {
                refuse(keys, ConflictKind::Size { setting, least, most });
            }
        }
    }
    let definition = task.text("TaskDefinitionArn").unwrap_or_default();
    if Arn::parse(&definition).is_some_and(|arn| !arn.region.is_empty() && arn.region != cluster.region) {
        let (arn, other) = (cluster.to_string(), definition.into_owned());
        refuse(&["TaskDefinitionArn"], ConflictKind::OtherRegion { arn, other });
    }
    found
}

type Keys = &'static [&'static str];

/// The settings of a task's network that have limits: as the API names what they lie in, and as CloudFormation does.
const NETWORKS: [[Keys; 3]; 2] = [
    [
        &["NetworkConfiguration", "awsvpcConfiguration", "AssignPublicIp"],
        &["NetworkConfiguration", "awsvpcConfiguration", "Subnets"],
        &["NetworkConfiguration", "awsvpcConfiguration", "SecurityGroups"],
    ],
    [
        &["NetworkConfiguration", "AwsVpcConfiguration", "AssignPublicIp"],
        &["NetworkConfiguration", "AwsVpcConfiguration", "Subnets"],
        &["NetworkConfiguration", "AwsVpcConfiguration", "SecurityGroups"],
    ],
];

/// Returns the value that keys lead to, or `None`.
fn value(task: &Settings, keys: Keys) -> Option<Value<'_>> {
    keys.iter().try_fold(task.object()?, |object, key| object.get(key))
}

/// The members of the input that RunTask reads.
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
        // All other settings are passed on as they are.
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

/// RunTask has no settings below this depth.
const DEPTH: u8 = 4;

/// Returns JSON with its keys as RunTask writes them: EventBridge begins them with a capital.
fn lowered(value: Value, depth: u8) -> String {
    if depth == 0 {
        return json::compact(value);
    }
    let list = |text: Vec<String>| text.join(",");
    match value.kind() {
        JsonKind::Object => {
            let mut object = ObjectWriter::default();
            for it in value.children() {
                // The values of AWS's enumerations begin with capitals as well; they are not changed.
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
