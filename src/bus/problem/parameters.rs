//! Checks on the settings that belong to a kind of target.

use super::inputs::path;
use super::{Field, Finder, ProblemKind};
use crate::targets::{Kind, Parameters, blocks_of};

const MAX_GROUP: usize = 100;
const MAX_SQL: usize = 100_000;
const MAX_SQLS: usize = 40;
const MAX_COMMAND_TARGETS: u32 = 5;
const MAX_PIPELINE_PARAMETERS: usize = 200;

pub(super) fn check(finder: &mut Finder, kind: Kind, parameters: &Parameters) {
    let event = parameters.event();
    // Of an ARN that names nothing known nobody can say what it takes.
    let strange = event.iter().filter(|block| kind != Kind::Unknown && !blocks_of(kind).contains(block));
    for &block in strange {
        finder.push(Field::Parameters(block), ProblemKind::ParametersNotTaken(block));
    }
    // A field that is missing within the block is told where the block is read.
    if let Some(block) = parameters.missing(kind).filter(|block| !event.contains(block)) {
        finder.push(Field::Parameters(block), ProblemKind::ParametersMissing(block));
    }
    if let Some(group) = &parameters.message_group_id {
        finder.length(Field::Parameter("SqsParameters", "MessageGroupId"), group, MAX_GROUP);
    }
    if let Some(key) = parameters.partition_key_path.as_deref().filter(|key| !key.is_empty()) {
        path(finder, Field::Parameter("KinesisParameters", "PartitionKeyPath"), key);
    }
    if let Some(task) = &parameters.task {
        finder.range(Field::Parameter("EcsParameters", "TaskCount"), task.count, 1, u32::MAX);
    }
    if let Some(job) = &parameters.job {
        let field = |name| Field::Parameter("BatchParameters", name);
        if let Some(size) = job.size {
            finder.range(field("ArrayProperties"), size, 2, 10_000);
        }
        if let Some(attempts) = job.attempts {
            finder.range(field("RetryStrategy"), attempts, 1, 10);
        }
    }
    if let Some(targets) = parameters.instances.as_ref().filter(|targets| !targets.is_empty()) {
        let field = Field::Parameter("RunCommandParameters", "RunCommandTargets");
        finder.range(field, targets.len() as u32, 1, MAX_COMMAND_TARGETS);
    }
    if let Some(statement) = &parameters.statement {
        let field = |name| Field::Parameter("RedshiftDataParameters", name);
        if statement.sql.is_empty() {
            finder.push(Field::Parameters("RedshiftDataParameters"), ProblemKind::SqlOrSqls);
        }
        if statement.sql.len() > MAX_SQLS {
            finder.push(field("Sqls"), ProblemKind::TooMany { most: MAX_SQLS });
        }
        for sql in &statement.sql {
            finder.length(field(if statement.is_batch { "Sqls" } else { "Sql" }), sql, MAX_SQL);
        }
    }
    if parameters.pipeline.as_ref().is_some_and(|list| list.len() > MAX_PIPELINE_PARAMETERS) {
        let field = Field::Parameter("SageMakerPipelineParameters", "PipelineParameterList");
        finder.push(field, ProblemKind::TooMany { most: MAX_PIPELINE_PARAMETERS });
    }
}
