//! Other buses.

use super::TargetKind;
use crate::targets::permission::Permission;

/// Another event bus, to which the event is forwarded.
pub static EVENT_BUS: TargetKind = TargetKind {
    title: "Event bus",
    menu_label: Some("event bus"),
    is_named_by: |arn| arn.is("events", "event-bus/"),
    permission: Some(Permission::by_role(&["events:PutEvents"])),
    skeleton: r#"{"Arn":"arn:PARTITION:events:REGION:ACCOUNT:event-bus/bus-1"}"#,
    ..TargetKind::PLAIN
};

/// A bus of the newer kind, Custom Event Bus.
pub(super) static CUSTOM_EVENT_BUS: TargetKind = TargetKind {
    title: "Custom Event Bus",
    is_named_by: |arn| arn.is("events", "event-busv2/"),
    permission: Some(Permission::by_role_unrecorded(&["events:PutEvents"])),
    skeleton: r#"{"Arn":"arn:PARTITION:events:REGION:ACCOUNT:event-busv2/my-bus/0123456789abcdefghijklmno"}"#,
    ..TargetKind::PLAIN
};
