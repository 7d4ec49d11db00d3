//! The requests to services that run something: tasks, jobs, commands, statements, pipelines.

use super::{DeliveryInput, is_event, name};
use crate::json::{self, Document, Kind as JsonKind, ObjectWriter, Value};
use crate::targets::path::dynamic;
use crate::targets::{Arn, Kind};

/// The title and the request of a call, or `None` for a kind of target that is no such service.
pub(super) fn call(kind: Kind, delivery: &DeliveryInput) -> Option<(&'static str, String)> {
    Some(match kind {
        Kind::EcsTask => ("RunTask", task(delivery)),
        Kind::BatchJob => ("SubmitJob", job(delivery)),
        Kind::RunCommand => ("SendCommand", command(delivery)),
        Kind::Automation => ("StartAutomationExecution", automation(delivery)),
        Kind::Redshift => statement(delivery),
        Kind::SageMakerPipeline => ("StartPipelineExecution", pipeline(delivery)),
        Kind::AppSync => ("GraphQL request", operation(delivery)),
        Kind::CodeBuild => ("StartBuild", build(delivery)),
        Kind::CodePipeline => ("StartPipelineExecution", single("name", &name(delivery))),
        Kind::ImageBuilder => ("StartImagePipelineExecution", single("imagePipelineArn", delivery.arn)),
        Kind::Inspector => ("StartAssessmentRun", single("assessmentTemplateArn", delivery.arn)),
        _ => return None,
    })
}

fn single(key: &str, value: &str) -> String {
    ObjectWriter::default().text(key, value).close()
}

fn task(delivery: &DeliveryInput) -> String {
    const OVERRIDES: [&str; 7] = [
        "containerOverrides",
        "cpu",
        "memory",
        "ephemeralStorage",
        "executionRoleArn",
        "taskRoleArn",
        "inferenceAcceleratorOverrides",
    ];
    let mut request = ObjectWriter::default();
    request.text("cluster", delivery.arn);
    if let Some(task) = &delivery.parameters.task {
        request.text("taskDefinition", &dynamic(&task.task_definition, delivery.event).unwrap_or_default());
        request.number("count", task.count.max(1));
        if let Some(launch_type) = &task.launch_type {
            request.text("launchType", launch_type);
        }
        for (key, value) in &task.more {
            let value = json::parse(value);
            let value = value.root().map(|value| lowered(value, DEPTH)).unwrap_or_default();
            request.json(&lower(key), &value);
        }
    }
    let input = json::parse(delivery.input);
    let overrides = pick(&input, &OVERRIDES);
    if !overrides.is_empty() {
        request.object("overrides", &overrides);
    }
    request.close()
}

/// RunTask has no settings that lie deeper.
const DEPTH: u8 = 4;

/// JSON with its keys as RunTask writes them, where EventBridge begins them with a capital.
fn lowered(value: Value, depth: u8) -> String {
    if depth == 0 {
        return json::compact(value);
    }
    match value.kind() {
        JsonKind::Object => {
            let mut object = ObjectWriter::default();
            for member in value.children() {
                // The values of AWS's enumerations begin with capitals as well, and stay.
                object.json(&lower(&member.key().unwrap_or_default()), &lowered(member, depth - 1));
            }
            object.close()
        }
        JsonKind::Array => json::list(value.children().map(|it| lowered(it, depth - 1))),
        _ => json::compact(value),
    }
}

fn lower(key: &str) -> String {
    let mut chars = key.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

fn job(delivery: &DeliveryInput) -> String {
    let mut request = ObjectWriter::default();
    if let Some(job) = &delivery.parameters.job {
        request.text("jobName", &job.name);
        request.text("jobDefinition", &job.definition);
    }
    request.text("jobQueue", delivery.arn);
    if let Some(job) = &delivery.parameters.job {
        if let Some(size) = job.size {
            request.object("arrayProperties", ObjectWriter::default().number("size", size));
        }
        if let Some(attempts) = job.attempts {
            request.object("retryStrategy", ObjectWriter::default().number("attempts", attempts));
        }
    }
    add(&mut request, &json::parse(delivery.input), &["containerOverrides", "dependsOn", "parameters"]);
    request.close()
}

fn command(delivery: &DeliveryInput) -> String {
    let mut request = ObjectWriter::default();
    request.text("DocumentName", &name(delivery));
    let target = |(key, values): &(String, Vec<String>)| {
        ObjectWriter::default().text("Key", key).texts("Values", values).close()
    };
    request.list("Targets", delivery.parameters.instances.iter().flatten().map(target));
    add_parameters(&mut request, delivery);
    request.close()
}

fn automation(delivery: &DeliveryInput) -> String {
    let arn = Arn::parse(delivery.arn);
    let document =
        arn.and_then(|arn| arn.resource.strip_prefix("automation-definition/")).unwrap_or_default();
    let (document, version) = document.split_once(':').unwrap_or((document, "$DEFAULT"));
    let mut request = ObjectWriter::default();
    request.text("DocumentName", document);
    request.text("DocumentVersion", version);
    add_parameters(&mut request, delivery);
    request.close()
}

/// The input becomes the parameters of the document, but nothing of an event that was sent as it is.
fn add_parameters(request: &mut ObjectWriter, delivery: &DeliveryInput) {
    let input = json::parse(delivery.input);
    let own = input.root().filter(|root| root.kind() == JsonKind::Object && !is_event(*root));
    if let Some(own) = own {
        request.json("Parameters", &json::compact(own));
    }
}

fn statement(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut request = ObjectWriter::default();
    let is_serverless = Arn::parse(delivery.arn).is_some_and(|arn| arn.service == "redshift-serverless");
    request.text(if is_serverless { "WorkgroupName" } else { "ClusterIdentifier" }, &name(delivery));
    let Some(statement) = &delivery.parameters.statement else {
        return ("ExecuteStatement", request.close());
    };
    let value = |text: &str| dynamic(text, delivery.event).unwrap_or_default().into_owned();
    request.text("Database", &value(&statement.database));
    let optional =
        [("DbUser", &statement.user), ("SecretArn", &statement.secret), ("StatementName", &statement.name)];
    for (key, text) in optional {
        if let Some(text) = text {
            request.text(key, &value(text));
        }
    }
    let mut sql = statement.sql.iter().map(|sql| value(sql));
    let title = if statement.is_batch {
        request.texts("Sqls", sql);
        "BatchExecuteStatement"
    } else {
        request.text("Sql", &sql.next().unwrap_or_default());
        "ExecuteStatement"
    };
    request.boolean("WithEvent", statement.with_event);
    (title, request.close())
}

fn pipeline(delivery: &DeliveryInput) -> String {
    let parameter = |(key, value): &(String, String)| {
        let value = dynamic(value, delivery.event).unwrap_or_default();
        ObjectWriter::default().text("Name", key).text("Value", &value).close()
    };
    let mut request = ObjectWriter::default();
    request.text("PipelineName", &name(delivery));
    request.list("PipelineParameters", delivery.parameters.pipeline.iter().flatten().map(parameter));
    request.close()
}

/// The operation of the parameters; its variables come from the input.
fn operation(delivery: &DeliveryInput) -> String {
    let mut request = ObjectWriter::default();
    request.text("query", delivery.parameters.operation.as_deref().unwrap_or_default());
    add(&mut request, &json::parse(delivery.input), &["variables"]);
    request.close()
}

/// The input becomes fields of the build, but nothing of an event that was sent as it is.
fn build(delivery: &DeliveryInput) -> String {
    let mut request = ObjectWriter::default();
    request.text("projectName", &name(delivery));
    let input = json::parse(delivery.input);
    let own = input.root().filter(|root| root.kind() == JsonKind::Object && !is_event(*root));
    for member in own.into_iter().flat_map(Value::children) {
        if let Some(key) = member.key().filter(|key| key != "projectName") {
            request.json(&key, &json::compact(member));
        }
    }
    request.close()
}

/// The members of an object that a service reads of its input.
fn pick(input: &Document, keys: &[&str]) -> ObjectWriter {
    let mut object = ObjectWriter::default();
    add(&mut object, input, keys);
    object
}

fn add(object: &mut ObjectWriter, input: &Document, keys: &[&str]) {
    for key in keys {
        if let Some(value) = input.root().and_then(|root| root.get(key)) {
            object.json(key, &json::compact(value));
        }
    }
}
