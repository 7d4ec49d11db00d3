//! Things that people build with EventBridge, one rule each.

use super::{Example, Group::UseCases};

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        id: "auto-start-ec2",
        group: UseCases,
        title: "Start an instance that was stopped",
        shows: "When an instance has stopped, the handler reads its id from the detail and starts it again.",
        pattern: r#"{
  "source": ["aws.ec2"],
  "detail-type": ["EC2 Instance State-change Notification"],
  "detail": {
    "state": ["stopped"]
  }
}"#,
        events: &[("Instance stopped", INSTANCE_STOPPED), ("Instance terminated", INSTANCE_TERMINATED)],
        handler: Some("instance-starter"),
        system: "",
    },
    Example {
        id: "s3-object-created",
        group: UseCases,
        title: "Process an uploaded file",
        shows: "S3 sends its own events once a bucket has EventBridge switched on; two filters on the key \
                take pictures from one folder only.",
        pattern: r#"{
  "source": ["aws.s3"],
  "detail-type": ["Object Created"],
  "detail": {
    "bucket": {
      "name": ["holiday-photos"]
    },
    "object": {
      "key": [{ "wildcard": "uploads/*.jpg" }],
      "size": [{ "numeric": [">", 0] }]
    }
  }
}"#,
        events: &[("Picture uploaded", PICTURE_UPLOADED), ("Thumbnail written", THUMBNAIL_WRITTEN)],
        handler: None,
        system: "",
    },
    Example {
        id: "ecs-high-cpu",
        group: UseCases,
        title: "Scale a service when its CPU runs hot",
        shows: "A CloudWatch alarm changes to ALARM, and the pattern makes sure that it watches the CPU of \
                an ECS service.",
        pattern: CPU_HIGH,
        events: &[("CPU above 80 %", CPU_ALARM), ("CPU back to normal", CPU_OK)],
        handler: None,
        system: "",
    },
    Example {
        id: "codepipeline-failed",
        group: UseCases,
        title: "Tell the team that a deployment failed",
        shows: "CodePipeline reports each step of an execution; the rule takes only failures of pipelines \
                whose name begins with shop-.",
        pattern: SHOP_PIPELINE_FAILED,
        events: &[("Pipeline failed", PIPELINE_FAILED), ("Pipeline succeeded", PIPELINE_SUCCEEDED)],
        handler: None,
        system: "",
    },
    Example {
        id: "daily-batch",
        group: UseCases,
        title: "Run a batch job every night",
        shows: "A schedule sends an event without a detail, and only the ARN in resources tells which \
                schedule it was.",
        pattern: r#"{
  "source": ["aws.events"],
  "detail-type": ["Scheduled Event"],
  "resources": ["arn:aws:events:us-east-1:123456789012:rule/daily-batch"]
}"#,
        events: &[("Daily batch is due", DAILY_BATCH), ("Hourly cleanup is due", HOURLY_CLEANUP)],
        handler: None,
        system: "",
    },
];

pub(super) const CPU_HIGH: &str = r#"{
  "source": ["aws.cloudwatch"],
  "detail-type": ["CloudWatch Alarm State Change"],
  "detail": {
    "state": {
      "value": ["ALARM"]
    },
    "configuration": {
      "metrics": {
        "metricStat": {
          "metric": {
            "namespace": ["AWS/ECS"],
            "name": ["CPUUtilization"]
          }
        }
      }
    }
  }
}"#;

pub(super) const SHOP_PIPELINE_FAILED: &str = r#"{
  "source": ["aws.codepipeline"],
  "detail-type": ["CodePipeline Pipeline Execution State Change"],
  "detail": {
    "pipeline": [{ "prefix": "shop-" }],
    "state": ["FAILED"]
  }
}"#;

const INSTANCE_STOPPED: &str = r#"{
  "version": "0",
  "id": "94d7c3b0-58ae-4f21-b6d5-0e3a7c9f1284",
  "detail-type": "EC2 Instance State-change Notification",
  "source": "aws.ec2",
  "account": "123456789012",
  "time": "2026-03-02T22:05:47Z",
  "region": "eu-west-1",
  "resources": ["arn:aws:ec2:eu-west-1:123456789012:instance/i-0a1b2c3d4e5f60718"],
  "detail": {
    "instance-id": "i-0a1b2c3d4e5f60718",
    "state": "stopped"
  }
}"#;

const INSTANCE_TERMINATED: &str = r#"{
  "version": "0",
  "id": "d05b8e1f-c672-4a9d-83f4-6b1e2d7a9c50",
  "detail-type": "EC2 Instance State-change Notification",
  "source": "aws.ec2",
  "account": "123456789012",
  "time": "2026-03-02T22:09:12Z",
  "region": "eu-west-1",
  "resources": ["arn:aws:ec2:eu-west-1:123456789012:instance/i-0f9e8d7c6b5a43210"],
  "detail": {
    "instance-id": "i-0f9e8d7c6b5a43210",
    "state": "terminated"
  }
}"#;

const PICTURE_UPLOADED: &str = r#"{
  "version": "0",
  "id": "1c7f93a2-05d4-4b98-a2fd-7e30dc63b1f8",
  "detail-type": "Object Created",
  "source": "aws.s3",
  "account": "123456789012",
  "time": "2026-07-19T16:42:08Z",
  "region": "eu-central-1",
  "resources": ["arn:aws:s3:::holiday-photos"],
  "detail": {
    "version": "0",
    "bucket": {
      "name": "holiday-photos"
    },
    "object": {
      "key": "uploads/2026/beach.jpg",
      "size": 2483911,
      "etag": "8d3e0c7b51a9f24690bd7ce2f3a41b65",
      "sequencer": "0069A5C1F0A37D18E2"
    },
    "request-id": "N8KXEXAMPLE4T12R",
    "requester": "123456789012",
    "source-ip-address": "203.0.113.24",
    "reason": "PutObject"
  }
}"#;

const THUMBNAIL_WRITTEN: &str = r#"{
  "version": "0",
  "id": "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035",
  "detail-type": "Object Created",
  "source": "aws.s3",
  "account": "123456789012",
  "time": "2026-07-19T16:42:11Z",
  "region": "eu-central-1",
  "resources": ["arn:aws:s3:::holiday-photos"],
  "detail": {
    "version": "0",
    "bucket": {
      "name": "holiday-photos"
    },
    "object": {
      "key": "thumbnails/2026/beach.jpg",
      "size": 18204,
      "etag": "2f7a6be01c94d835e9a0471d5cb3f862",
      "sequencer": "0069A5C1F3B86E2A41"
    },
    "request-id": "P7Q2EXAMPLEXV84T",
    "requester": "123456789012",
    "source-ip-address": "198.51.100.7",
    "reason": "PutObject"
  }
}"#;

pub(super) const CPU_ALARM: &str = r#"{
  "version": "0",
  "id": "c0d4b7e9-6542-461b-8ef0-2c4d36933a9b",
  "detail-type": "CloudWatch Alarm State Change",
  "source": "aws.cloudwatch",
  "account": "123456789012",
  "time": "2026-05-11T13:06:28Z",
  "region": "us-east-1",
  "resources": ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:checkout-cpu-high"],
  "detail": {
    "alarmName": "checkout-cpu-high",
    "configuration": {
      "description": "The checkout service uses more than 80 % of its CPU",
      "metrics": [
        {
          "id": "cpu",
          "metricStat": {
            "metric": {
              "dimensions": { "ClusterName": "shop", "ServiceName": "checkout" },
              "name": "CPUUtilization",
              "namespace": "AWS/ECS"
            },
            "period": 60,
            "stat": "Average"
          },
          "returnData": true
        }
      ]
    },
    "previousState": {
      "reason": "Threshold Crossed: 1 datapoint [42.6 (11/05/26 12:51:00)] was not greater than the threshold (80.0).",
      "timestamp": "2026-05-11T12:52:28.402+0000",
      "value": "OK"
    },
    "state": {
      "reason": "Threshold Crossed: 1 datapoint [91.3 (11/05/26 13:05:00)] was greater than the threshold (80.0).",
      "timestamp": "2026-05-11T13:06:28.414+0000",
      "value": "ALARM"
    }
  }
}"#;

pub(super) const CPU_OK: &str = r#"{
  "version": "0",
  "id": "a81f3d62-0c97-4be5-91d8-f25e7b40c6ad",
  "detail-type": "CloudWatch Alarm State Change",
  "source": "aws.cloudwatch",
  "account": "123456789012",
  "time": "2026-05-11T13:31:28Z",
  "region": "us-east-1",
  "resources": ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:checkout-cpu-high"],
  "detail": {
    "alarmName": "checkout-cpu-high",
    "configuration": {
      "description": "The checkout service uses more than 80 % of its CPU",
      "metrics": [
        {
          "id": "cpu",
          "metricStat": {
            "metric": {
              "dimensions": { "ClusterName": "shop", "ServiceName": "checkout" },
              "name": "CPUUtilization",
              "namespace": "AWS/ECS"
            },
            "period": 60,
            "stat": "Average"
          },
          "returnData": true
        }
      ]
    },
    "previousState": {
      "reason": "Threshold Crossed: 1 datapoint [91.3 (11/05/26 13:05:00)] was greater than the threshold (80.0).",
      "timestamp": "2026-05-11T13:06:28.414+0000",
      "value": "ALARM"
    },
    "state": {
      "reason": "Threshold Crossed: 1 datapoint [38.9 (11/05/26 13:30:00)] was not greater than the threshold (80.0).",
      "timestamp": "2026-05-11T13:31:28.407+0000",
      "value": "OK"
    }
  }
}"#;

pub(super) const PIPELINE_FAILED: &str = r#"{
  "version": "0",
  "id": "5c0e7f19-a2d8-47b4-8f63-1d9b4e2c7a86",
  "detail-type": "CodePipeline Pipeline Execution State Change",
  "source": "aws.codepipeline",
  "account": "123456789012",
  "time": "2026-04-08T10:22:31Z",
  "region": "us-east-1",
  "resources": ["arn:aws:codepipeline:us-east-1:123456789012:shop-deploy"],
  "detail": {
    "pipeline": "shop-deploy",
    "execution-id": "c53dbd42-8f1a-4e6b-9a07-2d4b0f6c9e18",
    "start-time": "2026-04-08T10:14:02.611Z",
    "state": "FAILED",
    "version": 7,
    "pipeline-execution-attempt": 1
  }
}"#;

pub(super) const PIPELINE_SUCCEEDED: &str = r#"{
  "version": "0",
  "id": "f83b6d24-1e90-4c7a-b58d-40a2c9e7d3f1",
  "detail-type": "CodePipeline Pipeline Execution State Change",
  "source": "aws.codepipeline",
  "account": "123456789012",
  "time": "2026-04-08T11:03:47Z",
  "region": "us-east-1",
  "resources": ["arn:aws:codepipeline:us-east-1:123456789012:shop-deploy"],
  "detail": {
    "pipeline": "shop-deploy",
    "execution-id": "7a9d2c41-5be8-4f06-a3c7-e19f04d8b652",
    "start-time": "2026-04-08T10:51:15.208Z",
    "state": "SUCCEEDED",
    "version": 7,
    "pipeline-execution-attempt": 1
  }
}"#;

const DAILY_BATCH: &str = r#"{
  "version": "0",
  "id": "58dc1e37-c0fa-4b76-90c9-3b7d4a4d2ea6",
  "detail-type": "Scheduled Event",
  "source": "aws.events",
  "account": "123456789012",
  "time": "2026-03-03T00:00:00Z",
  "region": "us-east-1",
  "resources": ["arn:aws:events:us-east-1:123456789012:rule/daily-batch"],
  "detail": {}
}"#;

const HOURLY_CLEANUP: &str = r#"{
  "version": "0",
  "id": "8e6a1b95-d7c3-42f0-9b4e-a50f3c8d7e21",
  "detail-type": "Scheduled Event",
  "source": "aws.events",
  "account": "123456789012",
  "time": "2026-03-03T01:00:00Z",
  "region": "us-east-1",
  "resources": ["arn:aws:events:us-east-1:123456789012:rule/hourly-cleanup"],
  "detail": {}
}"#;
