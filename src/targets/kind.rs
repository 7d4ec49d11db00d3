//! Which kind of target an ARN names.

use super::Arn;

/// The kinds of target that EventBridge rules have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A Lambda function, an alias or a version of it.
    Lambda,
    /// A standard SQS queue.
    SqsQueue,
    /// A FIFO SQS queue.
    SqsFifoQueue,
    /// An SNS topic.
    SnsTopic,
    /// A Step Functions state machine.
    StateMachine,
    /// An ECS cluster on which a task is run.
    EcsTask,
    /// One of the EC2 calls that are built in.
    Ec2(Ec2Action),
    /// A log group of CloudWatch Logs.
    LogGroup,
    /// A Kinesis data stream.
    KinesisStream,
    /// A Firehose delivery stream.
    Firehose,
    /// An API destination: an HTTP endpoint anywhere.
    ApiDestination,
    /// A REST API of API Gateway.
    ApiGateway,
    /// Another event bus.
    EventBus,
    /// A bus of the newer kind, Custom Event Bus.
    CustomEventBus,
    /// A Batch job queue.
    BatchJob,
    /// An SSM document that Run Command runs.
    RunCommand,
    /// An SSM automation.
    Automation,
    /// An OpsItem of SSM OpsCenter.
    OpsItem,
    /// A response plan of Incident Manager.
    IncidentManager,
    /// A CodeBuild project.
    CodeBuild,
    /// A CodePipeline pipeline.
    CodePipeline,
    /// An AppSync GraphQL API.
    AppSync,
    /// A Redshift cluster or workgroup, through its Data API.
    Redshift,
    /// A SageMaker pipeline.
    SageMakerPipeline,
    /// A Glue workflow.
    GlueWorkflow,
    /// An Image Builder pipeline.
    ImageBuilder,
    /// An assessment template of Inspector Classic.
    Inspector,
    /// An ARN that names no target known here.
    Unknown,
}

/// The calls to EC2 that are targets by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ec2Action {
    /// `CreateSnapshot` of a volume.
    CreateSnapshot,
    /// `RebootInstances`.
    RebootInstances,
    /// `StopInstances`.
    StopInstances,
    /// `TerminateInstances`.
    TerminateInstances,
}

impl Kind {
    /// The kind of target that an ARN names; [`Kind::Unknown`] for a text that is no ARN.
    pub fn of(arn: &str) -> Self {
        Arn::parse(arn).map_or(Self::Unknown, |arn| Self::of_parts(&arn))
    }

    /// The kind of target that an ARN names.
    pub fn of_parts(arn: &Arn) -> Self {
        let is = |prefix: &str| arn.resource.strip_prefix(prefix).is_some_and(|name| !name.is_empty());
        match arn.service {
            "lambda" if is("function:") => Self::Lambda,
            "sqs" if arn.resource.strip_suffix(".fifo").is_some() => Self::SqsFifoQueue,
            "sqs" => Self::SqsQueue,
            "sns" => Self::SnsTopic,
            "states" if is("stateMachine:") => Self::StateMachine,
            "ecs" if is("cluster/") => Self::EcsTask,
            "events" => Self::of_events(arn.resource),
            "logs" if is("log-group:") => Self::LogGroup,
            "kinesis" if is("stream/") => Self::KinesisStream,
            "firehose" if is("deliverystream/") => Self::Firehose,
            "execute-api" => Self::ApiGateway,
            "batch" if is("job-queue/") => Self::BatchJob,
            "ssm" if is("document/") => Self::RunCommand,
            "ssm" if is("automation-definition/") => Self::Automation,
            "ssm" if arn.resource == "opsitem" => Self::OpsItem,
            "ssm-incidents" if is("response-plan/") => Self::IncidentManager,
            "codebuild" if is("project/") => Self::CodeBuild,
            "codepipeline" => Self::CodePipeline,
            "appsync" if is("endpoints/graphql-api/") => Self::AppSync,
            "redshift" if is("cluster:") => Self::Redshift,
            "redshift-serverless" if is("workgroup/") => Self::Redshift,
            "sagemaker" if is("pipeline/") => Self::SageMakerPipeline,
            "glue" if is("workflow/") => Self::GlueWorkflow,
            "imagebuilder" if is("image-pipeline/") => Self::ImageBuilder,
            "inspector" if is("target/") => Self::Inspector,
            _ => Self::Unknown,
        }
    }

    fn of_events(resource: &str) -> Self {
        match resource.split_once('/') {
            Some(("event-bus", _)) => Self::EventBus,
            Some(("event-busv2", _)) => Self::CustomEventBus,
            Some(("api-destination", _)) => Self::ApiDestination,
            Some(("target", "create-snapshot")) => Self::Ec2(Ec2Action::CreateSnapshot),
            Some(("target", "reboot-instance")) => Self::Ec2(Ec2Action::RebootInstances),
            Some(("target", "stop-instance")) => Self::Ec2(Ec2Action::StopInstances),
            Some(("target", "terminate-instance")) => Self::Ec2(Ec2Action::TerminateInstances),
            _ => Self::Unknown,
        }
    }

    /// What AWS calls it, for a list.
    pub fn title(self) -> &'static str {
        match self {
            Self::Lambda => "Lambda function",
            Self::SqsQueue => "SQS queue",
            Self::SqsFifoQueue => "SQS FIFO queue",
            Self::SnsTopic => "SNS topic",
            Self::StateMachine => "Step Functions state machine",
            Self::EcsTask => "ECS task",
            Self::Ec2(Ec2Action::CreateSnapshot) => "EC2 CreateSnapshot",
            Self::Ec2(Ec2Action::RebootInstances) => "EC2 RebootInstances",
            Self::Ec2(Ec2Action::StopInstances) => "EC2 StopInstances",
            Self::Ec2(Ec2Action::TerminateInstances) => "EC2 TerminateInstances",
            Self::LogGroup => "CloudWatch log group",
            Self::KinesisStream => "Kinesis stream",
            Self::Firehose => "Firehose stream",
            Self::ApiDestination => "API destination",
            Self::ApiGateway => "API Gateway",
            Self::EventBus => "Event bus",
            Self::CustomEventBus => "Custom Event Bus",
            Self::BatchJob => "Batch job queue",
            Self::RunCommand => "Systems Manager Run Command",
            Self::Automation => "Systems Manager Automation",
            Self::OpsItem => "Systems Manager OpsItem",
            Self::IncidentManager => "Incident Manager response plan",
            Self::CodeBuild => "CodeBuild project",
            Self::CodePipeline => "CodePipeline",
            Self::AppSync => "AppSync",
            Self::Redshift => "Redshift",
            Self::SageMakerPipeline => "SageMaker pipeline",
            Self::GlueWorkflow => "Glue workflow",
            Self::ImageBuilder => "Image Builder pipeline",
            Self::Inspector => "Inspector assessment",
            Self::Unknown => "Unknown target",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_from_arns() {
        let cases = [
            ("lambda:eu-west-1:111122223333:function:bill", Kind::Lambda),
            ("lambda:eu-west-1:111122223333:function:bill:live", Kind::Lambda),
            ("sqs:eu-west-1:111122223333:orders", Kind::SqsQueue),
            ("sqs:eu-west-1:111122223333:orders.fifo", Kind::SqsFifoQueue),
            ("sns:eu-west-1:111122223333:news", Kind::SnsTopic),
            ("states:eu-west-1:111122223333:stateMachine:flow", Kind::StateMachine),
            ("kinesis:eu-west-1:111122223333:stream/clicks", Kind::KinesisStream),
            ("firehose:eu-west-1:111122223333:deliverystream/clicks", Kind::Firehose),
            ("logs:eu-west-1:111122223333:log-group:/aws/events/all", Kind::LogGroup),
            ("logs:eu-west-1:111122223333:log-group:/aws/events/all:*", Kind::LogGroup),
            ("ecs:eu-west-1:111122223333:cluster/web", Kind::EcsTask),
            ("batch:eu-west-1:111122223333:job-queue/night", Kind::BatchJob),
            ("ssm:eu-west-1:111122223333:document/AWS-RunShellScript", Kind::RunCommand),
            ("ssm:eu-west-1:111122223333:automation-definition/Restart:$DEFAULT", Kind::Automation),
            ("codebuild:eu-west-1:111122223333:project/site", Kind::CodeBuild),
            ("codepipeline:eu-west-1:111122223333:release", Kind::CodePipeline),
            ("events:eu-west-1:111122223333:event-bus/shop", Kind::EventBus),
            (
                "events:eu-west-1:111122223333:event-busv2/shop/0123456789abcdefghijklmno",
                Kind::CustomEventBus,
            ),
            ("events:eu-west-1:111122223333:api-destination/crm/6f2d0b8c", Kind::ApiDestination),
            ("events:eu-west-1:111122223333:target/stop-instance", Kind::Ec2(Ec2Action::StopInstances)),
            ("events:eu-west-1:111122223333:rule/r", Kind::Unknown),
            ("execute-api:eu-west-1:111122223333:abc/prod/POST/orders/*", Kind::ApiGateway),
            ("redshift:eu-west-1:111122223333:cluster:dw", Kind::Redshift),
            ("sagemaker:eu-west-1:111122223333:pipeline/train", Kind::SageMakerPipeline),
            ("glue:eu-west-1:111122223333:workflow/etl", Kind::GlueWorkflow),
            ("appsync:eu-west-1:111122223333:endpoints/graphql-api/abc", Kind::AppSync),
            ("lambda:eu-west-1:111122223333:layer:x", Kind::Unknown),
            ("dynamodb:eu-west-1:111122223333:table/t", Kind::Unknown),
        ];
        for (arn, kind) in cases {
            assert_eq!(Kind::of(&format!("arn:aws:{arn}")), kind, "{arn}");
        }
        assert_eq!(Kind::of("orders"), Kind::Unknown);
    }
}
