//! The calls to EC2 that are targets by themselves.

use super::TargetKind;
use crate::json::{self, Kind as JsonKind, ObjectWriter, Value};
use crate::targets::permission::{Permission, Resource};
use crate::targets::received::{DeliveryInput, Refusal};

const PLAIN: TargetKind = TargetKind {
    refuse: Some(|delivery| (!is_resource_id(delivery.input)).then_some(Refusal::NotResourceId)),
    ..TargetKind::PLAIN
};

/// Returns the permission. The calls act on instances and volumes, which the ARN of the target does not name.
const fn permission(actions: &'static [&'static str]) -> Permission {
    Permission { resource: Resource::Any, ..Permission::by_role_unrecorded(actions) }
}

/// `CreateSnapshot` of a volume.
pub(super) static CREATE_SNAPSHOT: TargetKind = TargetKind {
    title: "EC2 CreateSnapshot",
    is_named_by: |arn| arn.service == "events" && arn.resource == "target/create-snapshot",
    permission: Some(permission(&["ec2:CreateSnapshot"])),
    skeleton: r#"{"Arn":"arn:PARTITION:events:REGION:ACCOUNT:target/create-snapshot","Input":"\"vol-0123456789abcdef0\""}"#,
    receive: |delivery| ("CreateSnapshot", ObjectWriter::default().json("VolumeId", &ids(delivery)).close()),
    ..PLAIN
};

/// `RebootInstances`.
pub(super) static REBOOT_INSTANCES: TargetKind = TargetKind {
    title: "EC2 RebootInstances",
    is_named_by: |arn| arn.service == "events" && arn.resource == "target/reboot-instance",
    permission: Some(permission(&["ec2:RebootInstances"])),
    skeleton: r#"{"Arn":"arn:PARTITION:events:REGION:ACCOUNT:target/reboot-instance","Input":"\"i-0123456789abcdef0\""}"#,
    receive: |delivery| ("RebootInstances", instances(delivery)),
    ..PLAIN
};

/// `StopInstances`.
pub(super) static STOP_INSTANCES: TargetKind = TargetKind {
    title: "EC2 StopInstances",
    is_named_by: |arn| arn.service == "events" && arn.resource == "target/stop-instance",
    permission: Some(permission(&["ec2:StopInstances"])),
    skeleton: r#"{"Arn":"arn:PARTITION:events:REGION:ACCOUNT:target/stop-instance","Input":"\"i-0123456789abcdef0\""}"#,
    receive: |delivery| ("StopInstances", instances(delivery)),
    instance_states: &["stopping", "stopped"],
    ..PLAIN
};

/// `TerminateInstances`.
pub(super) static TERMINATE_INSTANCES: TargetKind = TargetKind {
    title: "EC2 TerminateInstances",
    is_named_by: |arn| arn.service == "events" && arn.resource == "target/terminate-instance",
    permission: Some(permission(&["ec2:TerminateInstances"])),
    skeleton: r#"{"Arn":"arn:PARTITION:events:REGION:ACCOUNT:target/terminate-instance","Input":"\"i-0123456789abcdef0\""}"#,
    receive: |delivery| ("TerminateInstances", instances(delivery)),
    instance_states: &["shutting-down", "terminated"],
    ..PLAIN
};

/// Returns the input, which is an id or a list of ids.
fn ids(delivery: &DeliveryInput) -> String {
    json::parse(delivery.input).root().map(json::compact).unwrap_or_default()
}

fn instances(delivery: &DeliveryInput) -> String {
    let ids = ids(delivery);
    let list = if ids.starts_with('[') { ids } else { format!("[{ids}]") };
    ObjectWriter::default().json("InstanceIds", &list).close()
}

fn is_resource_id(input: &str) -> bool {
    let input = json::parse(input);
    let is_id =
        |value: Value| value.as_str().is_some_and(|id| id.starts_with("i-") || id.starts_with("vol-"));
    input.root().is_some_and(|root| match root.kind() {
        JsonKind::Array => root.children().next().is_some() && root.children().all(is_id),
        _ => is_id(root),
    })
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives, refused};
    use crate::targets::received::Refusal;

    #[test]
    fn calls_to_ec2_take_an_id() {
        let stop = "events:eu-west-1:111122223333:target/stop-instance";
        let snapshot = "events:eu-west-1:111122223333:target/create-snapshot";
        assert_eq!(arrives(stop, "{}", "\"i-0abc\""), r#"{"InstanceIds":["i-0abc"]}"#);
        assert_eq!(arrives(stop, "{}", "[\"i-1\",\"i-2\"]"), r#"{"InstanceIds":["i-1","i-2"]}"#);
        assert_eq!(arrives(snapshot, "{}", "\"vol-1\""), r#"{"VolumeId":"vol-1"}"#);
        assert_eq!(refused(stop, "{}", EVENT), Refusal::NotResourceId);
        assert_eq!(refused(stop, "{}", "[]"), Refusal::NotResourceId);
    }
}
