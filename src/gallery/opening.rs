//! The example that a first visit shows. It is compiled in, so that nothing has to be loaded before the first
//! verdict. All others that are written by hand are files in `gallery/`.

use super::{Example, Group::Tutorials};

/// What a new visitor sees: the first example of the gallery.
pub const OPENING: Example = Example {
    id: "rds-snapshot",
    group: Tutorials,
    title: "A database snapshot is created",
    shows: "The pattern specifies the detail type and two fields of the detail, so it matches the snapshot of a \
            standalone database but not that of a cluster.",
    pattern: SNAPSHOT_CREATED,
    events: &[("RDS Standalone", RDS_STANDALONE), ("RDS Cluster", RDS_CLUSTER)],
    handler: Some("snapshot"),
    system: "",
};

const SNAPSHOT_CREATED: &str = r#"{
  "source": ["aws.rds"],
  "detail-type": ["RDS DB Snapshot Event"],
  "detail": {
    "EventCategories": ["creation"],
    "SourceType": ["SNAPSHOT"]
  }
}"#;

const RDS_STANDALONE: &str = r#"{
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

const RDS_CLUSTER: &str = r#"{
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
