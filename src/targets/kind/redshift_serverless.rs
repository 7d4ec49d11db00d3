//! Redshift Serverless, through the Data API of Redshift.

use super::redshift::{REDSHIFT_DATA, conflicts, statement};
use super::{Reads, TargetKind};
use crate::targets::permission::Permission;

/// A workgroup. Each event runs SQL on it.
pub(super) static REDSHIFT_SERVERLESS: TargetKind = TargetKind {
    title: "Redshift Serverless",
    is_named_by: |arn| arn.is("redshift-serverless", "workgroup/"),
    permission: Some(Permission::by_role_unrecorded(&[
        "redshift-data:ExecuteStatement",
        "redshift-data:BatchExecuteStatement",
    ])),
    blocks: &[&REDSHIFT_DATA],
    needs_block: true,
    conflicts,
    skeleton: r#"{"Arn":"arn:PARTITION:redshift-serverless:REGION:ACCOUNT:workgroup/my-workgroup","RedshiftDataParameters":{"Database":"dev","Sql":"CALL refresh()"}}"#,
    reads: Reads::Nothing,
    receive: |delivery| statement("WorkgroupName", delivery),
    ..TargetKind::PLAIN
};

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives};

    #[test]
    fn a_workgroup_is_named_and_no_cluster() {
        let sqls = r#"{"RedshiftDataParameters":{"Database":"dev","Sqls":["a","b"]}}"#;
        assert_eq!(
            arrives("redshift-serverless:r:111122223333:workgroup/w", sqls, EVENT),
            r#"{"WorkgroupName":"w","Database":"dev","Sqls":["a","b"],"WithEvent":false}"#
        );
    }
}
