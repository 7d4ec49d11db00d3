//! The kinds of target that rules have: a file for each, or for a family of them, and one registry.
//!
//! What can be said of a kind is in its [`TargetKind`]. The reader of systems, the checks, completion, the
//! parts to insert, what arrives, permissions and the table in the README all come out of [`TARGETS`].

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

/// What an ARN names that is no target known here.
pub static UNKNOWN: TargetKind = TargetKind { title: "Unknown target", ..TargetKind::PLAIN };

/// A kind of target: all that is known of it.
pub struct TargetKind {
    /// What AWS calls it, for a list.
    pub title: &'static str,
    /// What it is called in the menu of parts to add, where that is not its title.
    pub menu_label: Option<&'static str>,
    /// Whether an ARN names a target of this kind. Each ARN is of one kind at most.
    pub is_named_by: fn(&Arn) -> bool,
    /// The name of a target, out of its ARN.
    pub name: for<'t> fn(&Arn<'t>) -> &'t str,
    /// What lets EventBridge reach it; `None` only for [`UNKNOWN`].
    pub permission: Option<Permission>,
    /// The blocks of settings that it takes.
    pub blocks: &'static [&'static Block],
    /// Whether it cannot do without the first of these.
    pub needs_block: bool,
    /// Whether PutTargets finds the ARN of a target of this kind to be in the correct format.
    pub is_well_formed: fn(&Arn) -> bool,
    /// Whether it takes no constant input and no input path.
    pub is_transformer_only: bool,
    /// Whether it takes no input path.
    pub is_pathless: bool,
    /// What of its input it reads.
    pub reads: Reads,
    /// Which of the settings PutTargets refuses for what else is set, in the order of the block.
    pub conflicts: fn(&Arn, &Parameters) -> Vec<Conflict>,
    /// A target of this kind to be put right, as JSON without its role; `PARTITION`, `REGION` and `ACCOUNT` stand for
    /// the user's own.
    pub skeleton: &'static str,
    /// The most bytes that the service takes at once. It is the limit of the service, which may have grown
    /// over the years; `None` if no event is too large.
    pub max_bytes: Option<usize>,
    /// Why it does not take what is sent to it, beside size and missing settings; `None` if nothing else
    /// is refused.
    pub refuse: Option<fn(&DeliveryInput) -> Option<Refusal>>,
    /// What arrives: a few words on what it is, and the message, the record or the request itself.
    pub receive: fn(&DeliveryInput) -> (&'static str, String),
    /// The states of which EC2 sends events after the call, one after another.
    pub instance_states: &'static [&'static str],
}

/// What of its input a kind of target reads; see "Event bus targets" in the User Guide.
#[derive(Clone, Copy)]
pub enum Reads {
    /// All of it, whatever it is.
    All,
    /// An object, all of it.
    Object,
    /// These members of an object.
    Members(&'static [&'static str]),
    /// All of it as the body of a request. The function tells from the ARN and the settings of a target whether its
    /// requests have one.
    Body(fn(&str, &Parameters) -> bool),
    /// Nothing.
    Nothing,
}

impl TargetKind {
    /// A kind that needs nothing and gets the input as it is, to be completed with `..TargetKind::PLAIN`.
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

    /// The kind of target that an ARN names; [`UNKNOWN`] for a text that is no ARN.
    pub fn of(arn: &str) -> &'static Self {
        Arn::parse(arn).map_or(&UNKNOWN, |arn| Self::of_parts(&arn))
    }

    /// The kind of target that an ARN names; [`UNKNOWN`] if there is none.
    pub fn of_parts(arn: &Arn) -> &'static Self {
        TARGETS.iter().find(|kind| (kind.is_named_by)(arn)).copied().unwrap_or(&UNKNOWN)
    }

    /// What it is called in the menu of parts to add, behind "Target: ".
    pub fn label(&self) -> &'static str {
        self.menu_label.unwrap_or(self.title)
    }

    /// Whether EventBridge reaches it through a role only, so that each target of this kind has one.
    pub fn needs_role(&self) -> bool {
        self.permission.is_some_and(|permission| permission.way == Way::Role)
    }

    /// The [skeleton](Self::skeleton) for an account and a Region, with a role where PutTargets wants one.
    pub fn skeleton_in(&self, account: &str, region: &str) -> String {
        const ROLE: &str = r#","RoleArn":"arn:PARTITION:iam::ACCOUNT:role/eventbridge-targets""#;
        let Arn { partition, .. } = Arn::new("", region, account, "");
        let mut text = self.skeleton.to_owned();
        // Behind the ARN, which each skeleton begins with.
        let behind = text.find("\",\"").map_or_else(|| text.len().saturating_sub(1), |end| end + 1);
        if self.needs_role() {
            text.insert_str(behind, ROLE);
        }
        text.replace("PARTITION", partition).replace("REGION", region).replace("ACCOUNT", account)
    }
}

/// Each kind is a static of its own, so that two are the same if they stand at the same place.
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
