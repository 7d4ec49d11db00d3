//! The handler of the snapshot tutorial: it logs which database snapshot an event is about.

use super::python::{self, Script};
use super::{Console, Context, Description, FunctionError, Handler};
use crate::json::{ObjectWriter, Value};

/// Tells snapshots of standalone databases and of clusters apart.
pub(super) struct Snapshot;

static DESCRIPTION: Description = Description {
    name: "snapshot",
    title: "Database snapshot",
    summary: "Logs the event and returns the snapshot's name and ARN, for a standalone database or a cluster.",
    runtime: "python3.13",
    function_name: "rds-snapshot-handler",
    listing: include_str!("listings/snapshot.py"),
};

impl Handler for Snapshot {
    fn description(&self) -> &'static Description {
        &DESCRIPTION
    }

    fn handle(
        &self,
        event: Value,
        context: &Context,
        console: &mut Console,
    ) -> Result<String, FunctionError> {
        python::log_info(event, context, console);
        let script = Script::new(DESCRIPTION.listing, context);
        let source_type = script.event(event, &["detail", "SourceType"])?;
        let identifier = script.event(event, &["detail", "SourceIdentifier"])?;
        let arn = script.event(event, &["detail", "SourceArn"])?;

        let known = match source_type.as_str().as_deref() {
            Some("SNAPSHOT") => Some("Snapshot is from RDS standalone instance"),
            Some("CLUSTER_SNAPSHOT") => Some("Snapshot is from RDS cluster instance"),
            _ => None,
        };
        console.print(known.unwrap_or("Unidentified Source"));
        let body = match known {
            Some(_) => format!("SnapshotID : {}, ARN: {}", python::str(identifier), python::str(arn)),
            None => "SnapshotID : NULL, ARN: NULL".to_owned(),
        };
        let mut answer = ObjectWriter::spaced();
        Ok(answer.number("statusCode", 200_u16).json("body", &python::dumps_string(&body)).close())
    }
}
