//! The kinds of target that rules have: a file for each kind or family of kinds, and one registry.
//!
//! All facts about a kind are in its [`TargetKind`]. The reader of systems, the checks, completion, the
//! skeletons to insert, the received payload, permissions and the table in the README all read [`TARGETS`].

mod app_sync;
mod automation;
mod batch;
mod code_build;
mod code_pipeline;
mod ec2;
mod ecs;
mod event_bus;
mod firehose;
mod glue;
mod http;
mod image_builder;
mod incident_manager;
mod inspector;
mod kinesis;
mod lambda;
mod logs;
mod ops_item;
mod redshift;
mod redshift_serverless;
mod run_command;
mod sagemaker;
mod sns;
mod sqs;
mod step_functions;

pub use event_bus::EVENT_BUS;
pub use http::{ENDPOINT, HttpAdditions, basic_credentials};
pub use lambda::LAMBDA;
pub use sns::SNS_TOPIC;
pub use sqs::{SQS_FIFO_QUEUE, SQS_QUEUE};

use super::Parameters;
use super::block::Block;
use super::conflict::Conflict;
use super::permission::{Permission, Way};
use super::received::{DeliveryInput, Refusal, input};
use crate::arn::Arn;
use std::fmt;

/// All kinds of target, in the order of the menu in which they are added.
pub static TARGETS: &[&TargetKind] = &[
    &LAMBDA,
    &SQS_QUEUE,
    &SQS_FIFO_QUEUE,
    &SNS_TOPIC,
    &step_functions::STATE_MACHINE,
    &ecs::ECS_TASK,
    &ec2::STOP_INSTANCES,
    &ec2::REBOOT_INSTANCES,
    &ec2::TERMINATE_INSTANCES,
    &ec2::CREATE_SNAPSHOT,
    &logs::LOG_GROUP,
    &kinesis::KINESIS_STREAM,
    &firehose::FIREHOSE,
    &http::API_DESTINATION,
    &EVENT_BUS,
    &event_bus::CUSTOM_EVENT_BUS,
    &http::API_GATEWAY,
    &batch::BATCH_JOB,
    &run_command::RUN_COMMAND,
    &automation::AUTOMATION,
    &ops_item::OPS_ITEM,
    &incident_manager::INCIDENT_MANAGER,
    &code_build::CODE_BUILD,
    &code_pipeline::CODE_PIPELINE,
    &redshift::REDSHIFT,
    &redshift_serverless::REDSHIFT_SERVERLESS,
    &sagemaker::SAGEMAKER_PIPELINE,
    &app_sync::APP_SYNC,
    &glue::GLUE_WORKFLOW,
    &image_builder::IMAGE_BUILDER,
    &inspector::INSPECTOR,
];

/// The kind of an ARN that names no target known here.
pub static UNKNOWN: TargetKind = TargetKind { title: "Unknown target", ..TargetKind::PLAIN };

/// A kind of target, with all facts about it.
pub struct TargetKind {
    /// Its name in lists, in AWS's words.
    pub title: &'static str,
    /// Its name in the menu of parts to add, where that is not its title.
    pub menu_label: Option<&'static str>,
    /// Whether an ARN names a target of this kind. Each ARN is of one kind at most.
    pub is_named_by: fn(&Arn) -> bool,
    /// Returns the name of a target, taken from its ARN.
    pub name: for<'t> fn(&Arn<'t>) -> &'t str,
    /// The permission by which EventBridge reaches it; `None` only for [`UNKNOWN`].
    pub permission: Option<Permission>,
    /// The blocks of settings that it takes.
    pub blocks: &'static [&'static Block],
    /// Whether it needs the first of these.
    pub needs_block: bool,
    /// Whether PutTargets accepts the form of a target's ARN.
    pub is_well_formed: fn(&Arn) -> bool,
    /// Whether it takes no constant input and no input path.
    pub is_transformer_only: bool,
    /// Whether it takes no input path.
    pub is_pathless: bool,
    /// The part of its input that it reads.
    pub reads: Reads,
    /// Returns the settings that PutTargets refuses because of other settings, in the order of the block.
    pub conflicts: fn(&Arn, &Parameters) -> Vec<Conflict>,
    /// A target of this kind to insert, as JSON without its role; `PARTITION`, `REGION` and `ACCOUNT` are
    /// placeholders for the user's own.
    pub skeleton: &'static str,
    /// The most bytes that the service takes at once. This is the limit of the service, which may have grown
    /// over the years; `None` if no event is too large.
    pub max_bytes: Option<usize>,
    /// Returns why it refuses an input, beside size and missing settings; `None` if nothing else is refused.
    pub refuse: Option<fn(&DeliveryInput) -> Option<Refusal>>,
    /// Returns what arrives: a title of a few words, and the message, the record or the request itself.
    pub receive: fn(&DeliveryInput) -> (&'static str, String),
    /// The states for which EC2 sends events after the call, one after another.
    pub instance_states: &'static [&'static str],
}

/// The part of its input that a kind of target reads; see "Event bus targets" in the User Guide.
#[derive(Clone, Copy)]
pub enum Reads {
    /// All of it, whatever it is.
    All,
    /// An object, all of it.
    Object,
    /// These members of an object.
    Members(&'static [&'static str]),
    /// All of it as the body of a request. The function says from the ARN and the settings of a target
    /// whether its requests have one.
    Body(fn(&str, &Parameters) -> bool),
    /// Nothing.
    Nothing,
}

impl TargetKind {
    /// A kind without settings that gets the input as it is, to be completed with `..TargetKind::PLAIN`.
    const PLAIN: Self = Self {
        title: "",
        menu_label: None,
        is_named_by: |_| false,
        name: |arn| arn.name(),
        permission: None,
        blocks: &[],
        needs_block: false,
        is_well_formed: |_| true,
        is_transformer_only: false,
        is_pathless: false,
        reads: Reads::All,
        conflicts: |_, _| Vec::new(),
        skeleton: "",
        max_bytes: None,
        refuse: None,
        receive: input,
        instance_states: &[],
    };

    /// Returns the kind of target that an ARN names; [`UNKNOWN`] for a text that is no ARN, and for all other
    /// ARNs.
    pub fn of(arn: &str) -> &'static Self {
        Arn::parse(arn).map_or(&UNKNOWN, |arn| Self::of_parts(&arn))
    }

    /// Returns the kind of target that an ARN names; [`UNKNOWN`] if there is none.
    pub fn of_parts(arn: &Arn) -> &'static Self {
        TARGETS.iter().find(|kind| (kind.is_named_by)(arn)).copied().unwrap_or(&UNKNOWN)
    }

    /// Returns its name in the menu of parts to add, after "Target: ".
    pub fn label(&self) -> &'static str {
        self.menu_label.unwrap_or(self.title)
    }

    /// Returns whether EventBridge reaches it only through a role, so that each target of this kind has one.
    pub fn needs_role(&self) -> bool {
        self.permission.is_some_and(|permission| permission.way == Way::Role)
    }

    /// Returns the [skeleton](Self::skeleton) for an account and a Region, with a role where PutTargets wants
    /// one.
    pub fn skeleton_in(&self, account: &str, region: &str) -> String {
        const ROLE: &str = r#","RoleArn":"arn:PARTITION:iam::ACCOUNT:role/eventbridge-targets""#;
        let Arn { partition, .. } = Arn::new("", region, account, "");
        let mut text = self.skeleton.to_owned();
        // After the ARN, with which each skeleton begins.
        let behind = text.find("\",\"").map_or_else(|| text.len().saturating_sub(1), |end| end + 1);
        if self.needs_role() {
            text.insert_str(behind, ROLE);
        }
        text.replace("PARTITION", partition).replace("REGION", region).replace("ACCOUNT", account)
    }
}

/// Each kind is a static, so two references are the same kind if they have the same address.
impl PartialEq for TargetKind {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for TargetKind {}

impl fmt::Debug for TargetKind {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.title)
    }
}

#[cfg(test)]
mod tests;
