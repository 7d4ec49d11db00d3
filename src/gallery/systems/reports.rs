//! Systems that pass on what AWS's services report.

use super::events::SNAPSHOT_BY_HAND;
use crate::gallery::tutorials::{RDS_CLUSTER, RDS_STANDALONE, SNAPSHOT_CREATED};
use crate::gallery::use_cases::{PIPELINE_FAILED, PIPELINE_SUCCEEDED, SHOP_PIPELINE_FAILED};
use crate::gallery::{Example, Group::Systems};

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        id: "system-pipeline-failed",
        group: Systems,
        title: "A failed deployment becomes a message",
        shows: "The topic gets two sentences made by an input transformer instead of the event, and a log \
                group keeps every event of every pipeline.",
        pattern: SHOP_PIPELINE_FAILED,
        events: &[("Pipeline failed", PIPELINE_FAILED), ("Pipeline succeeded", PIPELINE_SUCCEEDED)],
        handler: None,
        system: PIPELINE_FAILED_SYSTEM,
    },
    Example {
        id: "system-rds-snapshots",
        group: Systems,
        title: "Snapshots of all databases",
        shows: "Two rules share one function, and an event on which it fails is tried three times and then \
                kept as a record of the failure.",
        pattern: SNAPSHOT_CREATED,
        events: &[
            ("RDS Standalone", RDS_STANDALONE),
            ("Written by hand", SNAPSHOT_BY_HAND),
            ("RDS Cluster", RDS_CLUSTER),
        ],
        handler: Some("snapshot"),
        system: RDS_SNAPSHOTS_SYSTEM,
    },
];

const PIPELINE_FAILED_SYSTEM: &str = r#"{
  "Rule": {
    "Name": "shop-pipeline-failed",
    "Targets": [{
      "Id": "team",
      "Arn": "arn:aws:sns:us-east-1:123456789012:deployments",
      "InputTransformer": {
        "InputPathsMap": {
          "pipeline": "$.detail.pipeline",
          "execution": "$.detail.execution-id",
          "time": "$.time"
        },
        "InputTemplate": "\"The deployment of <pipeline> failed at <time>.\"\n\"Its execution was <execution>.\""
      },
      "RetryPolicy": { "MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 20 },
      "DeadLetterConfig": { "Arn": "arn:aws:sqs:us-east-1:123456789012:deployments-dlq" }
    }]
  },
  "Rules": [{
    "Name": "all-pipelines",
    "EventPattern": {
      "source": ["aws.codepipeline"],
      "detail-type": ["CodePipeline Pipeline Execution State Change"]
    },
    "Targets": [{
      "Id": "log",
      "Arn": "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/pipelines"
    }]
  }],
  "Clock": { "Start": "2026-04-08T10:22:31Z", "Minutes": 10 }
}"#;

const RDS_SNAPSHOTS_SYSTEM: &str = r#"{
  "Rule": {
    "Name": "standalone-snapshot",
    "Targets": [{
      "Id": "function",
      "Arn": "arn:aws:lambda:us-east-1:123456789012:function:rds-snapshot-handler",
      "RetryPolicy": { "MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 10 },
      "DeadLetterConfig": { "Arn": "arn:aws:sqs:us-east-1:123456789012:snapshots-dlq" },
      "OnFailure": "arn:aws:sqs:us-east-1:123456789012:snapshot-failures"
    }]
  },
  "Rules": [{
    "Name": "cluster-snapshot",
    "EventPattern": {
      "source": ["aws.rds"],
      "detail-type": ["RDS DB Cluster Snapshot Event"],
      "detail": { "EventCategories": ["backup"], "SourceType": ["CLUSTER_SNAPSHOT"] }
    },
    "Targets": [{
      "Id": "function",
      "Arn": "arn:aws:lambda:us-east-1:123456789012:function:rds-snapshot-handler",
      "Handler": "snapshot",
      "RetryPolicy": { "MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 10 },
      "DeadLetterConfig": { "Arn": "arn:aws:sqs:us-east-1:123456789012:snapshots-dlq" },
      "OnFailure": "arn:aws:sqs:us-east-1:123456789012:snapshot-failures"
    }]
  }],
  "Clock": { "Start": "2018-10-06T12:26:13Z", "Minutes": 10 }
}"#;
