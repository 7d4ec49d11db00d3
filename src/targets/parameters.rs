//! The settings of a target that belong to its kind.
//!
//! Where a whole value has the form of a JSON path it is taken from the original event, never from
//! the transformed one; see "Dynamic path parameters" in the EventBridge User Guide. That is so for
//! SQS, ECS, HTTP, Redshift and SageMaker.

use super::Kind;
use std::sync::Arc;

/// The settings of one target, each block as the API names it; those of other kinds stay empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// `SqsParameters.MessageGroupId`: required by FIFO queues.
    pub message_group_id: Option<String>,
    /// `KinesisParameters.PartitionKeyPath`; the event's id decides if there is none.
    pub partition_key_path: Option<String>,
    /// `EcsParameters`: required by ECS tasks.
    pub task: Option<TaskParameters>,
    /// `BatchParameters`: required by Batch job queues.
    pub job: Option<JobParameters>,
    /// `RunCommandParameters.RunCommandTargets`: keys with their values, required by Run Command.
    pub instances: Option<Vec<(String, Vec<String>)>>,
    /// `RedshiftDataParameters`: required by Redshift.
    pub statement: Option<StatementParameters>,
    /// `SageMakerPipelineParameters.PipelineParameterList`: names with their values.
    pub pipeline: Option<Vec<(String, String)>>,
    /// `AppSyncParameters.GraphQLOperation`: required by AppSync.
    pub operation: Option<String>,
    /// `HttpParameters`, for API Gateway and API destinations.
    pub http: Option<HttpParameters>,
    /// The method and the address of the API destination, which are settings of its own.
    pub endpoint: Option<(String, String)>,
}

/// What is run on an ECS cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskParameters {
    /// `TaskDefinitionArn`.
    pub task_definition: String,
    /// `TaskCount`; AWS's default is 1.
    pub count: u32,
    /// `LaunchType`: `EC2`, `FARGATE` or `EXTERNAL`.
    pub launch_type: Option<String>,
    /// What else RunTask gets, as JSON: `NetworkConfiguration`, `Group`, `Tags` and so on.
    pub more: Vec<(String, Arc<str>)>,
}

/// The job that is put into a queue of Batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobParameters {
    /// `JobDefinition`: its name or its ARN.
    pub definition: String,
    /// `JobName`.
    pub name: String,
    /// `ArrayProperties.Size`, from 2 to 10,000.
    pub size: Option<u32>,
    /// `RetryStrategy.Attempts`, from 1 to 10.
    pub attempts: Option<u32>,
}

/// The SQL that Redshift runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatementParameters {
    /// `Database`.
    pub database: String,
    /// `DbUser`.
    pub user: Option<String>,
    /// `SecretManagerArn`.
    pub secret: Option<String>,
    /// `Sql`: one statement, or `Sqls`: several, which run as one transaction.
    pub sql: Vec<String>,
    /// Whether it was given as `Sqls`.
    pub is_batch: bool,
    /// `StatementName`.
    pub name: Option<String>,
    /// `WithEvent`: whether Redshift sends an event when it is done.
    pub with_event: bool,
}

/// What is added to an HTTP request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HttpParameters {
    /// `PathParameterValues`: what the stars of the address stand for, in order.
    pub path_values: Vec<String>,
    /// `HeaderParameters`.
    pub headers: Vec<(String, String)>,
    /// `QueryStringParameters`.
    pub query: Vec<(String, String)>,
}

impl Parameters {
    /// The blocks that are given, by their names.
    pub fn event(&self) -> Vec<&'static str> {
        let blocks = [
            ("SqsParameters", self.message_group_id.is_some()),
            ("KinesisParameters", self.partition_key_path.is_some()),
            ("EcsParameters", self.task.is_some()),
            ("BatchParameters", self.job.is_some()),
            ("RunCommandParameters", self.instances.is_some()),
            ("RedshiftDataParameters", self.statement.is_some()),
            ("SageMakerPipelineParameters", self.pipeline.is_some()),
            ("AppSyncParameters", self.operation.is_some()),
            ("HttpParameters", self.http.is_some()),
            ("Endpoint", self.endpoint.is_some()),
        ];
        blocks.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| name).collect()
    }

    /// The block that a kind of target cannot do without and that is not given, or says nothing.
    pub fn missing(&self, kind: Kind) -> Option<&'static str> {
        let says_nothing = |text: Option<&String>| text.is_none_or(String::is_empty);
        let is_missing = match kind {
            Kind::SqsFifoQueue => says_nothing(self.message_group_id.as_ref()),
            Kind::EcsTask => says_nothing(self.task.as_ref().map(|task| &task.task_definition)),
            Kind::BatchJob => says_nothing(self.job.as_ref().map(|job| &job.definition)),
            Kind::RunCommand => self.instances.as_ref().is_none_or(Vec::is_empty),
            Kind::Redshift => self.statement.as_ref().is_none_or(|statement| statement.sql.is_empty()),
            Kind::AppSync => says_nothing(self.operation.as_ref()),
            _ => false,
        };
        blocks_of(kind).first().copied().filter(|_| is_missing)
    }
}

/// The blocks that a kind of target takes, by their names.
pub fn blocks_of(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::SqsQueue | Kind::SqsFifoQueue => &["SqsParameters"],
        Kind::KinesisStream => &["KinesisParameters"],
        Kind::EcsTask => &["EcsParameters"],
        Kind::BatchJob => &["BatchParameters"],
        Kind::RunCommand => &["RunCommandParameters"],
        Kind::Redshift => &["RedshiftDataParameters"],
        Kind::SageMakerPipeline => &["SageMakerPipelineParameters"],
        Kind::AppSync => &["AppSyncParameters"],
        Kind::ApiGateway => &["HttpParameters"],
        Kind::ApiDestination => &["HttpParameters", "Endpoint"],
        _ => &[],
    }
}
