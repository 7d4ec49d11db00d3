//! Stand-ins for references: an ARN or a name that could be the resource's, until a deployment gives the real
//! one.

use super::finding::Findings;
use super::node::{Member, Node, Value};
use crate::arn::Arn;

/// Types of resources: how CloudFormation and Terraform call them, and service and resource of their ARNs, with `{}`
/// for the name.
const KINDS: [(&[&str], &str, &str); 15] = [
    (&["AWS::Lambda::Function", "AWS::Serverless::Function", "aws_lambda_function"], "lambda", "function:{}"),
    (&["AWS::SQS::Queue", "aws_sqs_queue"], "sqs", "{}"),
    (&["AWS::SNS::Topic", "aws_sns_topic"], "sns", "{}"),
    (
        &["AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine", "aws_sfn_state_machine"],
        "states",
        "stateMachine:{}",
    ),
    (&["AWS::Logs::LogGroup", "aws_cloudwatch_log_group"], "logs", "log-group:{}"),
    (&["AWS::Kinesis::Stream", "aws_kinesis_stream"], "kinesis", "stream/{}"),
    (
        &["AWS::KinesisFirehose::DeliveryStream", "aws_kinesis_firehose_delivery_stream"],
        "firehose",
        "deliverystream/{}",
    ),
    (&["AWS::Events::EventBus", "aws_cloudwatch_event_bus"], "events", "event-bus/{}"),
    (
        &["AWS::Events::ApiDestination", "aws_cloudwatch_event_api_destination"],
        "events",
        "api-destination/{}/00000000-0000-4000-8000-000000000000",
    ),
    (&["AWS::ECS::Cluster", "aws_ecs_cluster"], "ecs", "cluster/{}"),
    (&["AWS::ECS::TaskDefinition", "aws_ecs_task_definition"], "ecs", "task-definition/{}:1"),
    (&["AWS::Batch::JobQueue", "aws_batch_job_queue"], "batch", "job-queue/{}"),
    (&["AWS::CodeBuild::Project", "aws_codebuild_project"], "codebuild", "project/{}"),
    (&["AWS::CodePipeline::Pipeline", "aws_codepipeline"], "codepipeline", "{}"),
    (&["AWS::IAM::Role", "aws_iam_role"], "iam", "role/{}"),
];

/// The account and Region of a system, and the resources of its references.
pub(super) struct Surroundings<'f> {
    pub(super) findings: &'f Findings,
    pub(super) account: &'f str,
    pub(super) region: &'f str,
}

/// A reference and its stand-in.
pub(super) type StandIn = (String, String);

impl Surroundings<'_> {
    /// Returns the value with a stand-in for each reference that has one; each is recorded in `noted`.
    pub(super) fn fill(&self, node: &Node, field: &str, noted: &mut Vec<StandIn>) -> Node {
        let value = match &node.value {
            Value::Expression(source) => match self.stand_in(source, field) {
                Some(text) => {
                    noted.push((source.clone(), text.clone()));
                    Value::Text(text)
                }
                None => Value::Expression(source.clone()),
            },
            Value::List(elements) => {
                Value::List(elements.iter().map(|element| self.fill(element, field, noted)).collect())
            }
            Value::Map(members) => Value::Map(
                members
                    .iter()
                    .map(|member| Member {
                        node: self.fill(&member.node, &member.name, noted),
                        ..member.clone()
                    })
                    .collect(),
            ),
            value => value.clone(),
        };
        Node::new(node.span, value)
    }

    fn stand_in(&self, source: &str, field: &str) -> Option<String> {
        match source.split(['"', '\'', ' ', '.', '{', '}', '$']).find(|word| word.starts_with("AWS::")) {
            Some("AWS::AccountId") => return Some(self.account.to_owned()),
            Some("AWS::Region") => return Some(self.region.to_owned()),
            _ => {}
        }
        let (name, kind) = self.resource(source)?;
        if field == "EventBusName" {
            return Some(name.to_owned());
        }
        let (_, service, resource) = KINDS.iter().find(|(kinds, ..)| kinds.contains(&kind))?;
        let region = if *service == "iam" { "" } else { self.region };
        Some(Arn::new(service, region, self.account, &resource.replace("{}", name)).to_string())
    }

    /// Returns the name of the resource that a reference leads to, and its type.
    fn resource<'s>(&'s self, source: &'s str) -> Option<(&'s str, &'s str)> {
        let is_sign = |sign: char| !(sign.is_alphanumeric() || "_-:".contains(sign));
        let words: Vec<&str> = source.split(is_sign).filter(|word| !word.is_empty()).collect();
        let known = |id: &str| self.findings.resources.iter().find(|resource| resource.id == id);
        let name = |id: &'s str| known(id).and_then(|resource| resource.name.as_deref()).unwrap_or(id);
        // References of Terraform name the type.
        let typed = words.windows(2).find(|pair| pair[0].starts_with("aws_"));
        if let Some(pair) = typed {
            return Some((name(pair[1]), pair[0]));
        }
        let id = words.into_iter().find(|word| known(word).is_some())?;
        Some((name(id), &known(id)?.kind))
    }
}
