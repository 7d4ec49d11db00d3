//! The API's names for the arguments and blocks of Terraform's resources.
//!
//! An argument that is in no table has the same name in the API, in another case: `role_arn` is `RoleArn`.
//!
//! <https://registry.terraform.io/providers/hashicorp/aws/latest/docs>

use Shape::{Many, One, Own, Plain, State, Tags};

/// An argument or block, its path in the API's request (`A.B`: member `B` of `A`), and its shape.
pub(in crate::interchange) type Field = (&'static str, &'static str, Shape);

/// How a value is converted.
#[derive(Clone, Copy)]
pub(in crate::interchange) enum Shape {
    /// As it is.
    Plain,
    /// One block, with fields of its own.
    One(&'static [Field]),
    /// Blocks that make a list.
    Many(&'static [Field]),
    /// `true` is `ENABLED`, `false` is `DISABLED`.
    State,
    /// An object that is a list of keys and values for the API.
    Tags,
    /// Terraform's own; it is no part of a request.
    Own,
}

/// The arguments that every resource may have.
pub(in crate::interchange) const COMMON: &[Field] = &[
    ("count", "", Own),
    ("for_each", "", Own),
    ("depends_on", "", Own),
    ("provider", "", Own),
    ("lifecycle", "", Own),
    ("timeouts", "", Own),
    ("region", "", Own),
    ("force_destroy", "", Own),
    ("name_prefix", "", Own),
    ("tags", "Tags", Tags),
];

pub(in crate::interchange) const RULE: &[Field] = &[("is_enabled", "State", State)];

pub(in crate::interchange) const TARGET: &[Field] = &[
    ("rule", "", Own),
    ("event_bus_name", "", Own),
    ("target_id", "Id", Plain),
    ("input_transformer", "InputTransformer", One(&[("input_paths", "InputPathsMap", Plain)])),
    ("dead_letter_config", "DeadLetterConfig", One(&[])),
    ("retry_policy", "RetryPolicy", One(&[])),
    ("ecs_target", "EcsParameters", One(ECS_OF_RULE)),
    ("kinesis_target", "KinesisParameters", One(&[])),
    ("sqs_target", "SqsParameters", One(&[])),
    (
        "batch_target",
        "BatchParameters",
        One(&[
            ("array_size", "ArrayProperties.Size", Plain),
            ("job_attempts", "RetryStrategy.Attempts", Plain),
        ]),
    ),
    ("run_command_targets", "RunCommandParameters.RunCommandTargets", Many(&[])),
    ("http_target", "HttpParameters", One(&[])),
    ("redshift_target", "RedshiftDataParameters", One(&[("secrets_manager_arn", "SecretManagerArn", Plain)])),
    (
        "sagemaker_pipeline_target",
        "SageMakerPipelineParameters",
        One(&[("pipeline_parameter_list", "PipelineParameterList", Many(&[]))]),
    ),
    ("appsync_target", "AppSyncParameters", One(&[("graphql_operation", "GraphQLOperation", Plain)])),
];

const ECS_OF_RULE: &[Field] = &[
    ("enable_ecs_managed_tags", "EnableECSManagedTags", Plain),
    ("network_configuration", "NetworkConfiguration.awsvpcConfiguration", One(NETWORK)),
    ("placement_constraint", "PlacementConstraints", Many(LOWER_CASE)),
    ("ordered_placement_strategy", "PlacementStrategy", Many(LOWER_CASE)),
    ("capacity_provider_strategy", "CapacityProviderStrategy", Many(LOWER_CASE)),
    ("tags", "Tags", Tags),
];

const ECS_OF_SCHEDULE: &[Field] = &[
    ("enable_ecs_managed_tags", "EnableECSManagedTags", Plain),
    ("network_configuration", "NetworkConfiguration.awsvpcConfiguration", One(NETWORK)),
    ("placement_constraints", "PlacementConstraints", Many(LOWER_CASE)),
    ("placement_strategy", "PlacementStrategy", Many(LOWER_CASE)),
    ("capacity_provider_strategy", "CapacityProviderStrategy", Many(LOWER_CASE)),
    ("tags", "Tags", Tags),
];

const NETWORK: &[Field] = &[("assign_public_ip", "AssignPublicIp", State)];

/// The names that Amazon ECS writes in lower case.
const LOWER_CASE: &[Field] = &[
    ("type", "type", Plain),
    ("expression", "expression", Plain),
    ("field", "field", Plain),
    ("base", "base", Plain),
    ("weight", "weight", Plain),
    ("capacity_provider", "capacityProvider", Plain),
];

pub(in crate::interchange) const BUS: &[Field] =
    &[("dead_letter_config", "DeadLetterConfig", One(&[])), ("log_config", "LogConfig", One(&[]))];

pub(in crate::interchange) const ARCHIVE: &[Field] = &[("name", "ArchiveName", Plain)];

pub(in crate::interchange) const PERMISSION: &[Field] = &[("condition", "Condition", One(&[]))];

pub(in crate::interchange) const SCHEDULE: &[Field] = &[
    ("flexible_time_window", "FlexibleTimeWindow", One(&[])),
    (
        "target",
        "Target",
        One(&[
            ("dead_letter_config", "DeadLetterConfig", One(&[])),
            ("retry_policy", "RetryPolicy", One(&[])),
            ("ecs_parameters", "EcsParameters", One(ECS_OF_SCHEDULE)),
            ("eventbridge_parameters", "EventBridgeParameters", One(&[])),
            ("kinesis_parameters", "KinesisParameters", One(&[])),
            (
                "sagemaker_pipeline_parameters",
                "SageMakerPipelineParameters",
                One(&[("pipeline_parameter", "PipelineParameterList", Many(&[]))]),
            ),
            ("sqs_parameters", "SqsParameters", One(&[])),
        ]),
    ),
];

pub(in crate::interchange) const CONNECTION: &[Field] = &[(
    "auth_parameters",
    "AuthParameters",
    One(&[
        (
            "api_key",
            "ApiKeyAuthParameters",
            One(&[("key", "ApiKeyName", Plain), ("value", "ApiKeyValue", Plain)]),
        ),
        ("basic", "BasicAuthParameters", One(&[])),
        (
            "oauth",
            "OAuthParameters",
            One(&[
                (
                    "client_parameters",
                    "ClientParameters",
                    One(&[("client_id", "ClientID", Plain), ("client_secret", "ClientSecret", Plain)]),
                ),
                ("oauth_http_parameters", "OAuthHttpParameters", One(HTTP)),
            ]),
        ),
        ("invocation_http_parameters", "InvocationHttpParameters", One(HTTP)),
    ]),
)];

const HTTP: &[Field] = &[
    ("body", "BodyParameters", Many(&[])),
    ("header", "HeaderParameters", Many(&[])),
    ("query_string", "QueryStringParameters", Many(&[])),
];
