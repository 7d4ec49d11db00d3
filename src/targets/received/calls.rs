//! The requests to services that run something: tasks, jobs, commands, statements, pipelines.

use super::object::Object;
use super::{DeliveryInput, is_event, name};
use crate::json::{self, Document, Kind as JsonKind, Value, quote};
use crate::targets::path::dynamic;
use crate::targets::{Arn, Kind};

/// The title and the request of a call; nothing for a kind of target that is no such service.
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
    let mut request = Object::default();
    request.text(key, value);
    request.close()
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
    let mut request = Object::default();
    request.text("cluster", delivery.arn);
    if let Some(task) = &delivery.parameters.task {
        request.text("taskDefinition", &dynamic(&task.task_definition, delivery.event).unwrap_or_default());
        request.json("count", &task.count.max(1).to_string());
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
        request.json("overrides", &overrides.close());
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
    let list = |text: Vec<String>| text.join(",");
    match value.kind() {
        JsonKind::Object => {
            let member = |it: Value| {
                let key = it.key().unwrap_or_default();
                // The values of AWS's enumerations begin with capitals as well, and stay.
                format!("{}:{}", quote(&lower(&key)), lowered(it, depth - 1))
            };
            format!("{{{}}}", list(value.children().map(member).collect()))
        }
        JsonKind::Array => {
            format!("[{}]", list(value.children().map(|it| lowered(it, depth - 1)).collect()))
        }
        _ => json::compact(value),
    }
}

fn lower(key: &str) -> String {
    let mut chars = key.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

fn job(delivery: &DeliveryInput) -> String {
    let mut request = Object::default();
    if let Some(job) = &delivery.parameters.job {
        request.text("jobName", &job.name);
        request.text("jobDefinition", &job.definition);
    }
    request.text("jobQueue", delivery.arn);
    if let Some(job) = &delivery.parameters.job {
        if let Some(size) = job.size {
            request.json("arrayProperties", &format!("{{\"size\":{size}}}"));
        }
        if let Some(attempts) = job.attempts {
            request.json("retryStrategy", &format!("{{\"attempts\":{attempts}}}"));
        }
    }
    add(&mut request, &json::parse(delivery.input), &["containerOverrides", "dependsOn", "parameters"]);
    request.close()
}

fn command(delivery: &DeliveryInput) -> String {
    let mut request = Object::default();
    request.text("DocumentName", &name(delivery));
    let target = |(key, values): &(String, Vec<String>)| {
        format!("{{\"Key\":{},\"Values\":[{}]}}", quote(key), quoted(values))
    };
    let targets: Vec<String> = delivery.parameters.instances.iter().flatten().map(target).collect();
    request.json("Targets", &format!("[{}]", targets.join(",")));
    add_parameters(&mut request, delivery);
    request.close()
}

fn automation(delivery: &DeliveryInput) -> String {
    let arn = Arn::parse(delivery.arn);
    let document =
        arn.and_then(|arn| arn.resource.strip_prefix("automation-definition/")).unwrap_or_default();
    let (document, version) = document.split_once(':').unwrap_or((document, "$DEFAULT"));
    let mut request = Object::default();
    request.text("DocumentName", document);
    request.text("DocumentVersion", version);
    add_parameters(&mut request, delivery);
    request.close()
}

/// The input becomes the parameters of the document, but nothing of an event that was sent as it is.
fn add_parameters(request: &mut Object, delivery: &DeliveryInput) {
    let input = json::parse(delivery.input);
    let own = input.root().filter(|root| root.kind() == JsonKind::Object && !is_event(*root));
    if let Some(own) = own {
        request.json("Parameters", &json::compact(own));
    }
}

fn statement(delivery: &DeliveryInput) -> (&'static str, String) {
    let mut request = Object::default();
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
    let sql: Vec<String> = statement.sql.iter().map(|sql| value(sql)).collect();
    let title = if statement.is_batch {
        request.json("Sqls", &format!("[{}]", quoted(&sql)));
        "BatchExecuteStatement"
    } else {
        request.text("Sql", sql.first().map_or("", |sql| sql));
        "ExecuteStatement"
    };
    request.json("WithEvent", if statement.with_event { "true" } else { "false" });
    (title, request.close())
}

fn pipeline(delivery: &DeliveryInput) -> String {
    let parameter = |(key, value): &(String, String)| {
        let value = dynamic(value, delivery.event).unwrap_or_default();
        format!("{{\"Name\":{},\"Value\":{}}}", quote(key), quote(&value))
    };
    let parameters: Vec<String> = delivery.parameters.pipeline.iter().flatten().map(parameter).collect();
    let mut request = Object::default();
    request.text("PipelineName", &name(delivery));
    request.json("PipelineParameters", &format!("[{}]", parameters.join(",")));
    request.close()
}

/// The operation of the parameters; its variables come from the input.
fn operation(delivery: &DeliveryInput) -> String {
    let mut request = Object::default();
    request.text("query", delivery.parameters.operation.as_deref().unwrap_or_default());
    add(&mut request, &json::parse(delivery.input), &["variables"]);
    request.close()
}

/// The input becomes fields of the build, but nothing of an event that was sent as it is.
fn build(delivery: &DeliveryInput) -> String {
    let mut request = Object::default();
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
fn pick(input: &Document, keys: &[&str]) -> Object {
    let mut object = Object::default();
    add(&mut object, input, keys);
    object
}

fn add(object: &mut Object, input: &Document, keys: &[&str]) {
    for key in keys {
        if let Some(value) = input.root().and_then(|root| root.get(key)) {
            object.json(key, &json::compact(value));
        }
    }
}

fn quoted(texts: &[String]) -> String {
    texts.iter().map(|text| quote(text)).collect::<Vec<_>>().join(",")
}
