//! Systems that act on what AWS's services report.

use crate::gallery::tutorials::{
    PUT_OBJECT, PUT_OBJECT_CALLED, PUT_OBJECT_ELSEWHERE, START_EC2, START_REQUESTED, STOP_EC2,
};
use crate::gallery::use_cases::{CPU_ALARM, CPU_HIGH, CPU_OK};
use crate::gallery::{Example, Group::Systems};

pub(super) const EXAMPLES: &[Example] = &[
    Example {
        id: "system-start-ec2",
        group: Systems,
        title: "A request starts a server",
        shows: "An application's call of PutEvents reaches the function that starts the instance, and \
                EC2's own event about it becomes a message to the team.",
        pattern: START_REQUESTED,
        events: &[("StartEC2", START_EC2), ("StopEC2", STOP_EC2)],
        handler: Some("instance-starter"),
        system: START_EC2_SYSTEM,
    },
    Example {
        id: "system-s3-upload",
        group: Systems,
        title: "A file is uploaded and processed",
        shows: "The function runs on the upload that CloudTrail reports, and the file that it writes is an \
                event of S3 for the second rule.",
        pattern: PUT_OBJECT_CALLED,
        events: &[
            ("PutObject in my-s3-bucket", PUT_OBJECT),
            ("PutObject in another bucket", PUT_OBJECT_ELSEWHERE),
        ],
        handler: None,
        system: S3_UPLOAD_SYSTEM,
    },
    Example {
        id: "system-ecs-scaling",
        group: Systems,
        title: "A hot service gets more tasks",
        shows: "The alarm on the CPU reaches a function that scales the service, and where ECS refuses to \
                run extra tasks an alarm on failed invocations goes off.",
        pattern: CPU_HIGH,
        events: &[("CPU above 80 %", CPU_ALARM), ("CPU back to normal", CPU_OK)],
        handler: None,
        system: ECS_SCALING_SYSTEM,
    },
];

const START_EC2_SYSTEM: &str = r#"{
  "Rule": {
    "Name": "start-ec2-on-request",
    "Targets": [{
      "Id": "starter",
      "Arn": "arn:aws:lambda:us-east-1:123456789012:function:ec2-instance-starter",
      "RetryPolicy": { "MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 5 },
      "DeadLetterConfig": { "Arn": "arn:aws:sqs:us-east-1:123456789012:start-ec2-dlq" },
      "Emits": [{
        "version": "0",
        "id": "7b1f2c94-0a5d-4d6b-8e3a-c2d9f1406e58",
        "detail-type": "EC2 Instance State-change Notification",
        "source": "aws.ec2",
        "account": "123456789012",
        "time": "2026-03-02T07:30:21Z",
        "region": "us-east-1",
        "resources": ["arn:aws:ec2:us-east-1:123456789012:instance/i-1234567890abcdef0"],
        "detail": { "instance-id": "i-1234567890abcdef0", "state": "running" }
      }]
    }]
  },
  "Rules": [{
    "Name": "instance-running",
    "EventPattern": {
      "source": ["aws.ec2"],
      "detail-type": ["EC2 Instance State-change Notification"],
      "detail": { "state": ["running"] }
    },
    "Targets": [{
      "Id": "team",
      "Arn": "arn:aws:sns:us-east-1:123456789012:operations",
      "InputTransformer": {
        "InputPathsMap": { "instance": "$.detail.instance-id", "state": "$.detail.state" },
        "InputTemplate": "\"Instance <instance> is <state>.\""
      }
    }]
  }],
  "PutEvents": [{
    "Entries": [{
      "Source": "custom.app",
      "DetailType": "StartEC2",
      "Detail": "{\"instance-id\": \"i-1234567890abcdef0\"}",
      "EventBusName": "default"
    }]
  }],
  "Clock": { "Start": "2026-03-02T07:30:00Z", "Minutes": 10 }
}"#;

const S3_UPLOAD_SYSTEM: &str = r#"{
  "Rule": {
    "Name": "on-upload",
    "Targets": [{
      "Id": "processor",
      "Arn": "arn:aws:lambda:us-east-1:123456789012:function:process-upload",
      "RetryPolicy": { "MaximumEventAgeInSeconds": 3600, "MaximumRetryAttempts": 10 },
      "DeadLetterConfig": { "Arn": "arn:aws:sqs:us-east-1:123456789012:upload-dlq" },
      "Emits": [{
        "version": "0",
        "id": "e8f60b19-4c7d-4a35-92be-0d5f83a1c764",
        "detail-type": "Object Created",
        "source": "aws.s3",
        "account": "123456789012",
        "time": "2026-03-02T08:14:55Z",
        "region": "us-east-1",
        "resources": ["arn:aws:s3:::my-result-bucket"],
        "detail": {
          "version": "0",
          "bucket": { "name": "my-result-bucket" },
          "object": { "key": "reports/2026/03/sales.json", "size": 9120 },
          "reason": "PutObject"
        }
      }]
    }]
  },
  "Rules": [{
    "Name": "on-result",
    "EventPattern": {
      "source": ["aws.s3"],
      "detail-type": ["Object Created"],
      "detail": { "bucket": { "name": ["my-result-bucket"] } }
    },
    "Targets": [{
      "Id": "importer",
      "Arn": "arn:aws:sqs:us-east-1:123456789012:results",
      "InputTransformer": {
        "InputPathsMap": { "bucket": "$.detail.bucket.name", "key": "$.detail.object.key" },
        "InputTemplate": "{\"file\": \"s3://<bucket>/<key>\"}"
      }
    }]
  }],
  "Clock": { "Start": "2026-03-02T08:14:52Z", "Minutes": 10 }
}"#;

const ECS_SCALING_SYSTEM: &str = r#"{
  "Rule": {
    "Name": "checkout-cpu-high",
    "Targets": [
      {
        "Id": "scale-out",
        "Arn": "arn:aws:lambda:us-east-1:123456789012:function:ecs-scale-out",
        "InputTransformer": {
          "InputPathsMap": {
            "cluster": "$.detail.configuration.metrics[0].metricStat.metric.dimensions.ClusterName",
            "service": "$.detail.configuration.metrics[0].metricStat.metric.dimensions.ServiceName"
          },
          "InputTemplate": "{\"cluster\": <cluster>, \"service\": <service>, \"add\": 2}"
        }
      },
      {
        "Id": "extra-tasks",
        "Arn": "arn:aws:ecs:us-east-1:123456789012:cluster/shop",
        "RoleArn": "arn:aws:iam::123456789012:role/run-checkout",
        "EcsParameters": {
          "TaskDefinitionArn": "arn:aws:ecs:us-east-1:123456789012:task-definition/checkout:7",
          "TaskCount": 2,
          "LaunchType": "FARGATE"
        },
        "Input": {
          "containerOverrides": [{
            "name": "checkout",
            "environment": [{ "name": "BURST", "value": "yes" }]
          }]
        },
        "RetryPolicy": { "MaximumEventAgeInSeconds": 300, "MaximumRetryAttempts": 3 },
        "DeadLetterConfig": { "Arn": "arn:aws:sqs:us-east-1:123456789012:scaling-dlq" },
        "Fault": "Throttled"
      }
    ]
  },
  "Alarms": [{
    "AlarmName": "scaling-failed",
    "MetricName": "FailedInvocations",
    "RuleName": "checkout-cpu-high",
    "ComparisonOperator": "GreaterThanOrEqualToThreshold",
    "Threshold": 1,
    "Period": 60,
    "EvaluationPeriods": 1,
    "TreatMissingData": "notBreaching"
  }],
  "Clock": { "Start": "2026-05-11T13:06:28Z", "Minutes": 10 }
}"#;
