//! What lets EventBridge reach a target, and the policy statement that grants it.
//!
//! Follows "Using resource-based policies" and "Permissions for EventBridge to access targets using IAM
//! roles" in the EventBridge User Guide.

use super::{Arn, Ec2Action, Kind};
use crate::json::quote;

/// How EventBridge is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// By the policy of the target itself, which names EventBridge.
    ResourcePolicy,
    /// By a role on the target, which EventBridge takes on.
    Role,
    /// By either.
    Either,
}

/// What a kind of target needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// How it is granted.
    pub way: Way,
    /// The actions.
    pub actions: &'static [&'static str],
}

/// What EventBridge needs to reach this kind of target; nothing for a kind that is not known.
pub fn needed(kind: Kind) -> Option<Permission> {
    use Way::{Either, ResourcePolicy, Role};
    let (way, actions): (Way, &[&str]) = match kind {
        Kind::Lambda => (Either, &["lambda:InvokeFunction"]),
        Kind::SqsQueue | Kind::SqsFifoQueue => (Either, &["sqs:SendMessage"]),
        Kind::SnsTopic => (Either, &["sns:Publish"]),
        Kind::LogGroup => (ResourcePolicy, &["logs:CreateLogStream", "logs:PutLogEvents"]),
        Kind::ApiGateway => (Either, &["execute-api:Invoke"]),
        Kind::StateMachine => (Role, &["states:StartExecution"]),
        Kind::KinesisStream => (Role, &["kinesis:PutRecord"]),
        Kind::Firehose => (Role, &["firehose:PutRecord", "firehose:PutRecordBatch"]),
        Kind::EcsTask => (Role, &["ecs:RunTask", "iam:PassRole"]),
        Kind::BatchJob => (Role, &["batch:SubmitJob"]),
        Kind::RunCommand => (Role, &["ssm:SendCommand"]),
        Kind::Automation => (Role, &["ssm:StartAutomationExecution"]),
        Kind::OpsItem => (Role, &["ssm:CreateOpsItem"]),
        Kind::IncidentManager => (Role, &["ssm-incidents:StartIncident"]),
        Kind::CodeBuild => (Role, &["codebuild:StartBuild"]),
        Kind::CodePipeline => (Role, &["codepipeline:StartPipelineExecution"]),
        Kind::AppSync => (Role, &["appsync:GraphQL"]),
        Kind::Redshift => (Role, &["redshift-data:ExecuteStatement", "redshift-data:BatchExecuteStatement"]),
        Kind::SageMakerPipeline => (Role, &["sagemaker:StartPipelineExecution"]),
        Kind::GlueWorkflow => (Role, &["glue:notifyEvent"]),
        Kind::ImageBuilder => (Role, &["imagebuilder:StartImagePipelineExecution"]),
        Kind::Inspector => (Role, &["inspector:StartAssessmentRun"]),
        Kind::ApiDestination => (Role, &["events:InvokeApiDestination"]),
        Kind::EventBus | Kind::CustomEventBus => (Role, &["events:PutEvents"]),
        Kind::Ec2(Ec2Action::CreateSnapshot) => (Role, &["ec2:CreateSnapshot"]),
        Kind::Ec2(Ec2Action::RebootInstances) => (Role, &["ec2:RebootInstances"]),
        Kind::Ec2(Ec2Action::StopInstances) => (Role, &["ec2:StopInstances"]),
        Kind::Ec2(Ec2Action::TerminateInstances) => (Role, &["ec2:TerminateInstances"]),
        Kind::Unknown => return None,
    };
    Some(Permission { way, actions })
}

/// The statement to copy that lets a rule reach a target: for the target's own policy where that is the
/// way, else for the policy of the role. Nothing if the text is no ARN of a known kind.
pub fn statement(target_arn: &str, rule_arn: &str) -> Option<String> {
    let arn = Arn::parse(target_arn)?;
    let kind = Kind::of_parts(&arn);
    let permission = needed(kind)?;
    let resource = resource(kind, target_arn);
    Some(match permission.way {
        Way::Role => role_statement(permission.actions, &resource),
        Way::ResourcePolicy | Way::Either => {
            resource_statement(kind, permission.actions, &resource, rule_arn)
        }
    })
}

/// The statement that lets EventBridge put what could not be delivered on a dead-letter queue.
pub fn dead_letter_statement(queue_arn: &str, rule_arn: &str) -> String {
    resource_statement(Kind::SqsQueue, &["sqs:SendMessage"], queue_arn, rule_arn)
}

/// The statement for the policy of a bus that lets another account put events on it.
pub fn bus_statement(bus_arn: &str, account: &str) -> String {
    let partition = Arn::parse(bus_arn).map_or("aws", |arn| arn.partition);
    let principal = format!("arn:{partition}:iam::{account}:root");
    format!(
        "{{\n  \"Sid\": \"AllowAccount{account}\",\n  \"Effect\": \"Allow\",\n  \"Principal\": {{\"AWS\": {}}},\n  \
         \"Action\": \"events:PutEvents\",\n  \"Resource\": {}\n}}",
        quote(&principal),
        quote(bus_arn)
    )
}

/// The policy by which EventBridge may take on a role.
pub fn trust_policy() -> String {
    "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \
     \"Principal\": {\"Service\": \"events.amazonaws.com\"},\n      \"Action\": \"sts:AssumeRole\"\n    }\n  ]\n}"
        .to_owned()
}

/// The resource that the statement is about: not always the target itself.
fn resource(kind: Kind, target_arn: &str) -> String {
    match kind {
        Kind::LogGroup if !target_arn.ends_with(":*") => format!("{target_arn}:*"),
        // These act on instances and volumes, on task definitions and on documents, which the ARN of the
        // target does not name.
        Kind::Ec2(_) | Kind::EcsTask | Kind::OpsItem => "*".to_owned(),
        _ => target_arn.to_owned(),
    }
}

fn role_statement(actions: &[&str], resource: &str) -> String {
    format!(
        "{{\n  \"Effect\": \"Allow\",\n  \"Action\": {},\n  \"Resource\": {}\n}}",
        list(actions),
        quote(resource)
    )
}

fn resource_statement(kind: Kind, actions: &[&str], resource: &str, rule_arn: &str) -> String {
    let services: &[&str] = if kind == Kind::LogGroup {
        &["events.amazonaws.com", "delivery.logs.amazonaws.com"]
    } else {
        &["events.amazonaws.com"]
    };
    // The policy of a log group does not know the rule.
    let condition = if kind == Kind::LogGroup {
        String::new()
    } else {
        let operator = if kind == Kind::Lambda { "ArnLike" } else { "ArnEquals" };
        format!(",\n  \"Condition\": {{\"{operator}\": {{\"aws:SourceArn\": {}}}}}", quote(rule_arn))
    };
    format!(
        "{{\n  \"Sid\": \"AllowEventBridge\",\n  \"Effect\": \"Allow\",\n  \"Principal\": {{\"Service\": {}}},\n  \
         \"Action\": {},\n  \"Resource\": {}{condition}\n}}",
        list(services),
        list(actions),
        quote(resource)
    )
}

fn list(texts: &[&str]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quote(text)).collect();
    match quoted.as_slice() {
        [only] => only.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    const RULE: &str = "arn:aws:events:eu-west-1:111122223333:rule/r";

    #[test]
    fn statements_are_json_and_name_what_they_grant() {
        let cases = [
            ("arn:aws:lambda:eu-west-1:111122223333:function:f", "lambda:InvokeFunction", "ArnLike"),
            ("arn:aws:sqs:eu-west-1:111122223333:q", "sqs:SendMessage", "ArnEquals"),
            ("arn:aws:sns:eu-west-1:111122223333:t", "sns:Publish", "ArnEquals"),
            ("arn:aws:states:eu-west-1:111122223333:stateMachine:m", "states:StartExecution", "Resource"),
            (
                "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/l",
                "logs:PutLogEvents",
                "/aws/events/l:*",
            ),
            ("arn:aws:events:eu-west-1:111122223333:target/stop-instance", "ec2:StopInstances", "\"*\""),
        ];
        for (arn, action, other) in cases {
            let text = statement(arn, RULE).unwrap();
            assert_eq!(json::parse(&text).problems(), [], "{text}");
            assert!(text.contains(action) && text.contains(other), "{text}");
        }
        for text in [
            bus_statement("arn:aws:events:eu-west-1:111122223333:event-bus/shop", "444455556666"),
            dead_letter_statement("arn:aws:sqs:eu-west-1:111122223333:dlq", RULE),
            trust_policy(),
        ] {
            assert_eq!(json::parse(&text).problems(), [], "{text}");
        }
        assert_eq!(statement("queue", RULE), None);
        assert_eq!(statement("arn:aws:dynamodb:eu-west-1:111122223333:table/t", RULE), None);
    }
}
