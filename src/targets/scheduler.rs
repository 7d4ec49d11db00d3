//! The targets of EventBridge Scheduler, which have an API of their own.
//!
//! Follows "Using templated targets" and "Using universal targets" in the EventBridge Scheduler User Guide.

use crate::arn::Arn;

/// The fields of a target.
pub const FIELDS: &[&str] = &[
    "Arn",
    "RoleArn",
    "Input",
    "RetryPolicy",
    "DeadLetterConfig",
    "EcsParameters",
    "EventBridgeParameters",
    "EventBridgePutEventsV2Parameters",
    "EventBridgePutRawEventsParameters",
    "KinesisParameters",
    "SageMakerPipelineParameters",
    "SqsParameters",
];

/// A service that has a template: a target is an ARN, maybe with parameters.
pub struct Template {
    /// The service as it stands in an ARN.
    pub service: &'static str,
    /// The block of parameters that it alone takes; empty where it takes none.
    pub block: &'static str,
    /// Whether its input has to be JSON.
    pub is_json_only: bool,
}

/// The services that have a template.
pub const TEMPLATES: [Template; 12] = [
    template("codebuild", "", false),
    template("codepipeline", "", false),
    template("ecs", "EcsParameters", false),
    template("events", "EventBridgeParameters", true),
    template("firehose", "", false),
    template("inspector", "", false),
    template("kinesis", "KinesisParameters", false),
    template("lambda", "", true),
    template("sagemaker", "SageMakerPipelineParameters", false),
    template("sns", "", false),
    template("sqs", "SqsParameters", false),
    template("states", "", true),
];

const fn template(service: &'static str, block: &'static str, is_json_only: bool) -> Template {
    Template { service, block, is_json_only }
}

impl Template {
    /// Returns the template of a target; `None` for a service without.
    pub fn of(arn: &Arn) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.service == arn.service)
    }

    /// Returns whether a target needs the parameters; an event bus does, and a custom event bus has blocks of its own.
    pub fn needs_block(&self, arn: &Arn) -> bool {
        match self.service {
            "ecs" | "kinesis" | "sagemaker" => true,
            "events" => arn.resource.starts_with("event-bus/"),
            _ => arn.is_fifo() && !self.block.is_empty(),
        }
    }

    /// Returns the blocks of parameters that only other services take.
    pub fn foreign_blocks(&self) -> impl Iterator<Item = &'static str> {
        let blocks = TEMPLATES.iter().map(|template| template.block);
        blocks.filter(|block| !block.is_empty() && *block != self.block)
    }
}

/// Returns the action that a universal target calls, in `arn:aws:scheduler:::aws-sdk:service:action`; `None` for any other text.
pub fn universal_action(arn: &str) -> Option<&str> {
    let arn = Arn::parse(arn)?;
    let call = arn.resource.strip_prefix("aws-sdk:")?;
    let (service, action) = call.split_once(':')?;
    let is_anywhere = arn.service == "scheduler" && arn.region.is_empty() && arn.account.is_empty();
    (is_anywhere && !service.is_empty() && !action.is_empty()).then_some(action)
}

/// Returns whether an action only reads, which Scheduler does not call.
pub fn is_reading(action: &str) -> bool {
    READING.iter().any(|prefix| action.starts_with(prefix))
}

/// How the actions begin that only read, as the User Guide lists them.
const READING: [&str; 25] = [
    "adminGet",
    "adminList",
    "batchDescribe",
    "batchGet",
    "batchRead",
    "describe",
    "discover",
    "get",
    "invokeModel",
    "isAuthorized",
    "list",
    "lookup",
    "poll",
    "query",
    "read",
    "receive",
    "retrieve",
    "scan",
    "search",
    "select",
    "testConnection",
    "testMigration",
    "transactGet",
    "translateDocument",
    "validate",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_universal_target_calls() {
        for (arn, action) in [
            ("arn:aws:scheduler:::aws-sdk:sqs:sendMessage", Some("sendMessage")),
            ("arn:aws:scheduler:::aws-sdk:sqs:", None),
            ("arn:aws:scheduler:::aws-sdk::sendMessage", None),
            ("arn:aws:scheduler:eu-west-1::aws-sdk:sqs:sendMessage", None),
            ("arn:aws:sqs:::aws-sdk:sqs:sendMessage", None),
            ("arn:aws:lambda:eu-west-1:111122223333:function:f", None),
        ] {
            assert_eq!(universal_action(arn), action, "{arn}");
        }
        assert!(is_reading("describeInstances") && is_reading("getItem") && !is_reading("putItem"));
    }

    #[test]
    fn the_parameters_of_templates() {
        for (arn, block, is_needed) in [
            ("arn:aws:sqs:eu-west-1:111122223333:q", "SqsParameters", false),
            ("arn:aws:sqs:eu-west-1:111122223333:q.fifo", "SqsParameters", true),
            ("arn:aws:sns:eu-west-1:111122223333:t.fifo", "", false),
            ("arn:aws:events:eu-west-1:111122223333:event-bus/b", "EventBridgeParameters", true),
            ("arn:aws:kinesis:eu-west-1:111122223333:stream/s", "KinesisParameters", true),
            ("arn:aws:states:eu-west-1:111122223333:stateMachine:m", "", false),
        ] {
            let arn = Arn::parse(arn).unwrap();
            let template = Template::of(&arn).unwrap();
            assert_eq!((template.block, template.needs_block(&arn)), (block, is_needed));
            assert!(template.foreign_blocks().all(|other| other != block));
        }
        let batch = Arn::parse("arn:aws:batch:eu-west-1:111122223333:job-queue/q").unwrap();
        assert!(Template::of(&batch).is_none());
    }
}
