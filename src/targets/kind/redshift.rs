//! Redshift, through its Data API.

use super::{Reads, TargetKind};
use crate::arn::Arn;
use crate::json::ObjectWriter;
use crate::targets::block::{Block, Count, Form, Setting, TEXT};
use crate::targets::conflict::{Conflict, ConflictKind};
use crate::targets::path::dynamic;
use crate::targets::permission::Permission;
use crate::targets::received::{DeliveryInput, quoted};
use crate::targets::{Parameters, Settings};

const LONGEST: usize = 100_000;

pub(super) static REDSHIFT_DATA: Block = Block {
    name: "RedshiftDataParameters",
    settings: &[
        Setting::new("Database", TEXT).required(),
        Setting::new("DbUser", TEXT),
        Setting::new("SecretManagerArn", TEXT),
        Setting::new("Sql", Form::Text { longest: LONGEST }).worded("redshiftDataParameters.sql"),
        Setting::new("Sqls", Form::Texts { count: Count::AtMost(40), longest: LONGEST }),
        Setting::new("StatementName", TEXT),
        Setting::new("WithEvent", Form::Flag),
    ],
    essential: &["Sql", "Sqls"],
    is_exclusive: true,
    ..Block::EMPTY
};

/// A cluster. Each event runs SQL on it.
pub(super) static REDSHIFT: TargetKind = TargetKind {
    title: "Redshift",
    is_named_by: |arn| arn.is("redshift", "cluster:"),
    permission: Some(Permission::by_role(&[
        "redshift-data:ExecuteStatement",
        "redshift-data:BatchExecuteStatement",
    ])),
    blocks: &[&REDSHIFT_DATA],
    needs_block: true,
    conflicts,
    skeleton: r#"{"Arn":"arn:PARTITION:redshift:REGION:ACCOUNT:cluster:my-cluster","RedshiftDataParameters":{"Database":"dev","DbUser":"events","Sql":"CALL refresh()"}}"#,
    reads: Reads::Nothing,
    receive: |delivery| statement("ClusterIdentifier", delivery),
    ..TargetKind::PLAIN
};

/// Returns a conflict unless exactly one way to sign in is given: PutTargets refuses the target otherwise
/// (cdk-preflight's deployments of 7 September 2026).
pub(super) fn conflicts(_: &Arn, parameters: &Parameters) -> Vec<Conflict> {
    const WAYS: [&str; 2] = ["DbUser", "SecretManagerArn"];
    let is_given = |settings: &Settings| WAYS.iter().all(|way| settings.get(way).is_some());
    if !parameters.get(&REDSHIFT_DATA).is_some_and(is_given) {
        return Vec::new();
    }
    let [first, second] = WAYS;
    let kind = ConflictKind::Either { first, second };
    vec![Conflict { block: REDSHIFT_DATA.name, keys: &["SecretManagerArn"], kind }]
}

/// Returns the call, with the key under which it names the target.
pub(super) fn statement(key: &str, delivery: &DeliveryInput) -> (&'static str, String) {
    let mut request = ObjectWriter::default();
    request.text(key, delivery.name());
    let Some(statement) = delivery.parameters.get(&REDSHIFT_DATA) else {
        return ("ExecuteStatement", request.close());
    };
    let value = |text: &str| dynamic(text, delivery.event).unwrap_or_default().into_owned();
    request.text("Database", &value(&statement.text("Database").unwrap_or_default()));
    for (key, setting) in
        [("DbUser", "DbUser"), ("SecretArn", "SecretManagerArn"), ("StatementName", "StatementName")]
    {
        if let Some(text) = statement.text(setting) {
            request.text(key, &value(&text));
        }
    }
    let title = match (statement.text("Sql"), statement.texts("Sqls")) {
        (None, sqls) if !sqls.is_empty() => {
            let sqls: Vec<String> = sqls.iter().map(|sql| value(sql)).collect();
            request.json("Sqls", &format!("[{}]", quoted(&sqls)));
            "BatchExecuteStatement"
        }
        (sql, _) => {
            request.text("Sql", &value(&sql.unwrap_or_default()));
            "ExecuteStatement"
        }
    };
    request.json("WithEvent", if statement.flag("WithEvent") { "true" } else { "false" });
    (title, request.close())
}

#[cfg(test)]
mod tests {
    use crate::targets::kind::tests::{EVENT, arrives, refused};
    use crate::targets::received::Refusal;

    #[test]
    fn one_statement_is_run_or_several() {
        let cluster = "redshift:r:111122223333:cluster:dw";
        let statement = |sql: &str| {
            format!(
                r#"{{"RedshiftDataParameters":{{"Database":"dev","DbUser":"u","WithEvent":true,{sql}}}}}"#
            )
        };
        assert_eq!(
            arrives(cluster, &statement(r#""Sql":"$.detail.id""#), EVENT),
            r#"{"ClusterIdentifier":"dw","Database":"dev","DbUser":"u","Sql":"o-7","WithEvent":true}"#
        );
        assert_eq!(
            arrives(cluster, &statement(r#""Sqls":["a","b"]"#), EVENT),
            r#"{"ClusterIdentifier":"dw","Database":"dev","DbUser":"u","Sqls":["a","b"],"WithEvent":true}"#
        );
        assert_eq!(refused(cluster, "{}", EVENT), Refusal::NoParameters("RedshiftDataParameters"));
    }
}
