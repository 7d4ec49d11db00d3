//! First rules: snapshots, uploads, instances.

use super::{Example, Group::Tutorials};

/// The example that a new visitor sees.
pub(super) const OPENING: Example = Example {
    id: "rds-snapshot",
    group: Tutorials,
    title: "A database snapshot is created",
    shows: "The pattern names the detail type and two fields of the detail, so it takes the snapshot of \
            a standalone database and leaves the one of a cluster.",
    pattern: SNAPSHOT_CREATED,
    events: &[("RDS Standalone", RDS_STANDALONE), ("RDS Cluster", RDS_CLUSTER)],
    handler: Some("snapshot"),
    system: "",
};

pub(super) const EXAMPLES: &[Example] = &[
    OPENING,
    Example {
        id: "rds-cluster-snapshot",
        group: Tutorials,
        title: "A cluster snapshot is created",
        shows: "The same two events as for standalone databases, seen by the rule for clusters: another \
                detail type, another category.",
        pattern: r#"{
  "source": ["aws.rds"],
  "detail-type": ["RDS DB Cluster Snapshot Event"],
  "detail": {
    "EventCategories": ["backup"],
    "SourceType": ["CLUSTER_SNAPSHOT"]
  }
}"#,
        events: &[("RDS Cluster", RDS_CLUSTER), ("RDS Standalone", RDS_STANDALONE)],
        handler: Some("snapshot"),
        system: "",
    },
    Example {
        id: "s3-put-object-cloudtrail",
        group: Tutorials,
        title: "An upload to one bucket, through CloudTrail",
        shows: "A trail reports S3's API calls as events; the pattern takes PutObject on one bucket, deep \
                inside the request's parameters.",
        pattern: PUT_OBJECT_CALLED,
        events: &[
            ("PutObject in my-s3-bucket", PUT_OBJECT),
            ("PutObject in another bucket", PUT_OBJECT_ELSEWHERE),
        ],
        handler: None,
        system: "",
    },
    Example {
        id: "start-ec2-request",
        group: Tutorials,
        title: "Start an instance on request",
        shows: "An application sends its own event with PutEvents, and the handler starts the instance that \
                the detail names.",
        pattern: START_REQUESTED,
        events: &[("StartEC2", START_EC2), ("StopEC2", STOP_EC2)],
        handler: Some("instance-starter"),
        system: "",
    },
    Example {
        id: "ec2-instance-running",
        group: Tutorials,
        title: "An instance has started",
        shows: "EC2 reports every change of an instance's state; the pattern waits for the one to running.",
        pattern: r#"{
  "source": ["aws.ec2"],
  "detail-type": ["EC2 Instance State-change Notification"],
  "detail": {
    "state": ["running"]
  }
}"#,
        events: &[("Instance running", INSTANCE_RUNNING), ("Instance pending", INSTANCE_PENDING)],
        handler: None,
        system: "",
    },
];

pub(super) const SNAPSHOT_CREATED: &str = r#"{
  "source": ["aws.rds"],
  "detail-type": ["RDS DB Snapshot Event"],
  "detail": {
    "EventCategories": ["creation"],
    "SourceType": ["SNAPSHOT"]
  }
}"#;

pub(super) const PUT_OBJECT_CALLED: &str = r#"{
  "source": ["aws.s3"],
  "detail-type": ["AWS API Call via CloudTrail"],
  "detail": {
    "eventSource": ["s3.amazonaws.com"],
    "eventName": ["PutObject"],
    "requestParameters": {
      "bucketName": ["my-s3-bucket"]
    }
  }
}"#;

pub(super) const START_REQUESTED: &str = r#"{
  "source": ["custom.app"],
  "detail-type": ["StartEC2"]
}"#;

pub(super) const RDS_STANDALONE: &str = r#"{
  "version": "0",
  "id": "844e2571-85d4-695f-b930-0153b71dcb42",
  "detail-type": "RDS DB Snapshot Event",
  "source": "aws.rds",
  "account": "123456789012",
  "time": "2018-10-06T12:26:13Z",
  "region": "us-east-1",
  "resources": ["arn:aws:rds:us-east-1:123456789012:snapshot:rds:snapshot-replica-2018-10-06-12-24"],
  "detail": {
    "EventCategories": ["creation"],
    "SourceType": "SNAPSHOT",
    "SourceArn": "arn:aws:rds:us-east-1:123456789012:snapshot:rds:snapshot-replica-2018-10-06-12-24",
    "Date": "2018-10-06T12:26:13.882Z",
    "SourceIdentifier": "snapshot-replica-2018-10-06-12-24",
    "Message": "Automated snapshot created",
    "EventID": "RDS-EVENT-0091"
  }
}"#;

pub(super) const RDS_CLUSTER: &str = r#"{
  "version": "0",
  "id": "c9b7de2f-5c1e-4a63-9c52-7d0e2f4c8b16",
  "detail-type": "RDS DB Cluster Snapshot Event",
  "source": "aws.rds",
  "account": "123456789012",
  "time": "2018-10-06T12:26:13Z",
  "region": "us-east-1",
  "resources": ["arn:aws:rds:us-east-1:123456789012:snapshot:rds:snapshot-replica-2018-10-06-12-24"],
  "detail": {
    "EventCategories": ["backup"],
    "SourceType": "CLUSTER_SNAPSHOT",
    "SourceArn": "arn:aws:rds:us-east-1:123456789012:snapshot:rds:snapshot-replica-2018-10-06-12-24",
    "Date": "2018-10-06T12:26:13.882Z",
    "SourceIdentifier": "mysql-instance-2018-10-06-12-24",
    "Message": "Creating manual cluster snapshot",
    "EventID": "RDS-EVENT-0074"
  }
}"#;

pub(super) const PUT_OBJECT: &str = r#"{
  "version": "0",
  "id": "3f0c5b1a-6d0e-4c0e-8a6b-5f1d7c2e9a04",
  "detail-type": "AWS API Call via CloudTrail",
  "source": "aws.s3",
  "account": "123456789012",
  "time": "2026-03-02T08:14:52Z",
  "region": "us-east-1",
  "resources": [],
  "detail": {
    "eventVersion": "1.11",
    "userIdentity": {
      "type": "AssumedRole",
      "principalId": "AROAEXAMPLEUPLOADER12:web-uploader",
      "arn": "arn:aws:sts::123456789012:assumed-role/uploader/web-uploader",
      "accountId": "123456789012",
      "accessKeyId": "ASIAEXAMPLEKEYID0001",
      "sessionContext": {
        "sessionIssuer": {
          "type": "Role",
          "principalId": "AROAEXAMPLEUPLOADER12",
          "arn": "arn:aws:iam::123456789012:role/uploader",
          "accountId": "123456789012",
          "userName": "uploader"
        },
        "attributes": {
          "creationDate": "2026-03-02T08:00:11Z",
          "mfaAuthenticated": "false"
        }
      }
    },
    "eventTime": "2026-03-02T08:14:52Z",
    "eventSource": "s3.amazonaws.com",
    "eventName": "PutObject",
    "awsRegion": "us-east-1",
    "sourceIPAddress": "203.0.113.24",
    "userAgent": "[Boto3/1.40.11 md/Botocore#1.40.11 lang/python#3.13.5]",
    "requestParameters": {
      "bucketName": "my-s3-bucket",
      "Host": "my-s3-bucket.s3.us-east-1.amazonaws.com",
      "key": "reports/2026/03/sales.csv"
    },
    "responseElements": {
      "x-amz-server-side-encryption": "AES256"
    },
    "additionalEventData": {
      "SignatureVersion": "SigV4",
      "CipherSuite": "TLS_AES_128_GCM_SHA256",
      "bytesTransferredIn": 48213,
      "bytesTransferredOut": 0,
      "AuthenticationMethod": "AuthHeader"
    },
    "requestID": "7Q3V5KX0EXAMPLE9",
    "eventID": "b1d8c0aa-2f55-4a0f-9f7b-0c64be7d6e21",
    "readOnly": false,
    "resources": [
      { "type": "AWS::S3::Object", "ARN": "arn:aws:s3:::my-s3-bucket/reports/2026/03/sales.csv" },
      { "accountId": "123456789012", "type": "AWS::S3::Bucket", "ARN": "arn:aws:s3:::my-s3-bucket" }
    ],
    "eventType": "AwsApiCall",
    "managementEvent": false,
    "recipientAccountId": "123456789012",
    "eventCategory": "Data"
  }
}"#;

pub(super) const PUT_OBJECT_ELSEWHERE: &str = r#"{
  "version": "0",
  "id": "e4a2f7d3-91c4-4f38-b2d9-63a0b5c8d517",
  "detail-type": "AWS API Call via CloudTrail",
  "source": "aws.s3",
  "account": "123456789012",
  "time": "2026-03-02T08:17:05Z",
  "region": "us-east-1",
  "resources": [],
  "detail": {
    "eventVersion": "1.11",
    "userIdentity": {
      "type": "IAMUser",
      "principalId": "AIDAEXAMPLEBACKUP0001",
      "arn": "arn:aws:iam::123456789012:user/backup",
      "accountId": "123456789012",
      "accessKeyId": "AKIAEXAMPLEKEYID0002",
      "userName": "backup"
    },
    "eventTime": "2026-03-02T08:17:05Z",
    "eventSource": "s3.amazonaws.com",
    "eventName": "PutObject",
    "awsRegion": "us-east-1",
    "sourceIPAddress": "198.51.100.7",
    "userAgent": "[aws-cli/2.28.3 md/awscrt#0.27.6]",
    "requestParameters": {
      "bucketName": "my-backup-bucket",
      "Host": "my-backup-bucket.s3.us-east-1.amazonaws.com",
      "key": "nightly/2026-03-02.tar.gz"
    },
    "responseElements": {
      "x-amz-server-side-encryption": "AES256"
    },
    "requestID": "8R4W6LY1EXAMPLE0",
    "eventID": "5d2f9b63-7c1a-4e90-8b1e-d4f0a97c3356",
    "readOnly": false,
    "eventType": "AwsApiCall",
    "managementEvent": false,
    "recipientAccountId": "123456789012",
    "eventCategory": "Data"
  }
}"#;

pub(super) const START_EC2: &str = r#"{
  "version": "0",
  "id": "0d9f4f6e-3f5a-4b9d-8c1b-2a7e6b0c4d13",
  "detail-type": "StartEC2",
  "source": "custom.app",
  "account": "123456789012",
  "time": "2026-03-02T07:30:00Z",
  "region": "us-east-1",
  "resources": [],
  "detail": {
    "instance-id": "i-1234567890abcdef0"
  }
}"#;

pub(super) const STOP_EC2: &str = r#"{
  "version": "0",
  "id": "b6c1e0d8-7a42-4e7d-9d0f-51c3f8a2e967",
  "detail-type": "StopEC2",
  "source": "custom.app",
  "account": "123456789012",
  "time": "2026-03-02T18:30:00Z",
  "region": "us-east-1",
  "resources": [],
  "detail": {
    "instance-id": "i-1234567890abcdef0"
  }
}"#;

const INSTANCE_RUNNING: &str = r#"{
  "version": "0",
  "id": "7b1f2c94-0a5d-4d6b-8e3a-c2d9f1406e58",
  "detail-type": "EC2 Instance State-change Notification",
  "source": "aws.ec2",
  "account": "123456789012",
  "time": "2026-03-02T07:30:21Z",
  "region": "us-east-1",
  "resources": ["arn:aws:ec2:us-east-1:123456789012:instance/i-1234567890abcdef0"],
  "detail": {
    "instance-id": "i-1234567890abcdef0",
    "state": "running"
  }
}"#;

const INSTANCE_PENDING: &str = r#"{
  "version": "0",
  "id": "2e86d5a7-f3b0-4c19-a47e-9b0d6c5e1f32",
  "detail-type": "EC2 Instance State-change Notification",
  "source": "aws.ec2",
  "account": "123456789012",
  "time": "2026-03-02T07:30:04Z",
  "region": "us-east-1",
  "resources": ["arn:aws:ec2:us-east-1:123456789012:instance/i-1234567890abcdef0"],
  "detail": {
    "instance-id": "i-1234567890abcdef0",
    "state": "pending"
  }
}"#;
