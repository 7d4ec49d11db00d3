//! The settings of a target that belong to its kind, block by block.

use super::fields;
use super::reader::Reader;
use crate::json::Value;
use crate::targets::{HttpParameters, JobParameters, Parameters, StatementParameters, TaskParameters};
use std::sync::Arc;

/// Where an ECS task is run.
const LAUNCH_TYPES: [(&str, &str); 3] = [("EC2", "EC2"), ("FARGATE", "FARGATE"), ("EXTERNAL", "EXTERNAL")];

/// Reads the blocks of a target, whatever its kind is.
pub(super) fn read(reader: &Reader, target: Value) -> Parameters {
    let block = |name: &str, fields| target.get(name).and_then(|value| reader.object(value, fields));
    Parameters {
        message_group_id: block("SqsParameters", fields::SQS)
            .map(|sqs| reader.required(sqs, "MessageGroupId")),
        partition_key_path: block("KinesisParameters", fields::KINESIS)
            .map(|kinesis| reader.required(kinesis, "PartitionKeyPath")),
        task: block("EcsParameters", fields::ECS).map(|task| read_task(reader, task)),
        job: block("BatchParameters", fields::BATCH).map(|job| read_job(reader, job)),
        instances: block("RunCommandParameters", fields::RUN_COMMAND)
            .map(|command| read_instances(reader, command)),
        statement: block("RedshiftDataParameters", fields::REDSHIFT)
            .map(|statement| read_statement(reader, statement)),
        pipeline: block("SageMakerPipelineParameters", fields::PIPELINE)
            .map(|pipeline| read_pipeline(reader, pipeline)),
        operation: block("AppSyncParameters", fields::APPSYNC)
            .map(|appsync| reader.required(appsync, "GraphQLOperation")),
        http: block("HttpParameters", fields::HTTP).map(|http| HttpParameters {
            path_values: reader.texts(http, "PathParameterValues"),
            headers: reader.pairs(http, "HeaderParameters"),
            query: reader.pairs(http, "QueryStringParameters"),
        }),
        endpoint: block("Endpoint", fields::ENDPOINT)
            .map(|endpoint| (reader.required(endpoint, "Method"), reader.required(endpoint, "Url"))),
    }
}

fn read_task(reader: &Reader, task: Value) -> TaskParameters {
    let more = |name: &&str| Some(((*name).to_owned(), Arc::from(task.get(name)?.source())));
    TaskParameters {
        task_definition: reader.required(task, "TaskDefinitionArn"),
        count: reader.number(task, "TaskCount").unwrap_or(1),
        launch_type: reader.choice(task, "LaunchType", &LAUNCH_TYPES).map(str::to_owned),
        more: fields::ECS_MORE.iter().filter_map(more).collect(),
    }
}

fn read_job(reader: &Reader, job: Value) -> JobParameters {
    let number = |block: &str, fields, field: &str| {
        let block = job.get(block).and_then(|value| reader.object(value, fields))?;
        reader.number(block, field)
    };
    JobParameters {
        definition: reader.required(job, "JobDefinition"),
        name: reader.required(job, "JobName"),
        size: number("ArrayProperties", fields::ARRAY, "Size"),
        attempts: number("RetryStrategy", fields::JOB_RETRY, "Attempts"),
    }
}

fn read_instances(reader: &Reader, command: Value) -> Vec<(String, Vec<String>)> {
    reader.needs(command, "RunCommandTargets");
    let target = |value: Value| {
        let target = reader.object(value, fields::COMMAND_TARGET)?;
        reader.needs(target, "Values");
        Some((reader.required(target, "Key"), reader.texts(target, "Values")))
    };
    reader.list(command, "RunCommandTargets").into_iter().filter_map(target).collect()
}

fn read_statement(reader: &Reader, statement: Value) -> StatementParameters {
    let (sql, sqls) = (reader.text(statement, "Sql"), reader.texts(statement, "Sqls"));
    let is_batch = sql.is_none() && !sqls.is_empty();
    if statement.get("Sql").is_some() {
        reader.refuse_second(statement, "Sqls", &["Sql", "Sqls"]);
    }
    StatementParameters {
        database: reader.required(statement, "Database"),
        user: reader.text(statement, "DbUser"),
        secret: reader.text(statement, "SecretManagerArn"),
        sql: sql.map_or(sqls, |sql| vec![sql]),
        is_batch,
        name: reader.text(statement, "StatementName"),
        with_event: reader.flag(statement, "WithEvent", false),
    }
}

fn read_pipeline(reader: &Reader, pipeline: Value) -> Vec<(String, String)> {
    let parameter = |value: Value| {
        let parameter = reader.object(value, fields::PIPELINE_PARAMETER)?;
        Some((reader.required(parameter, "Name"), reader.required(parameter, "Value")))
    };
    reader.list(pipeline, "PipelineParameterList").into_iter().filter_map(parameter).collect()
}
