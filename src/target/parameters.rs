//! The settings of a target that belong to its kind.
//!
//! Where a whole value has the form of a JSON path it is taken from the original event, never from
//! the transformed one; see "Dynamic path parameters" in the EventBridge User Guide.

/// The settings of one target; those of other kinds stay empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    /// `SqsParameters.MessageGroupId`: required by FIFO queues.
    pub message_group_id: Option<String>,
    /// `KinesisParameters.PartitionKeyPath`; the event's id decides if there is none.
    pub partition_key_path: Option<String>,
    /// `EcsParameters`: required by ECS tasks.
    pub task: Option<TaskParameters>,
    /// `HttpParameters`, for API Gateway and API destinations.
    pub http: HttpParameters,
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
