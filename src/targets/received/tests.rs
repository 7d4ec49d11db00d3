//! What arrives, kind by kind.

use super::*;
use crate::targets::{HttpParameters, JobParameters, StatementParameters, TaskParameters};
use std::sync::Arc;

const EVENT: &str = r#"{"id":"e-1","detail-type":"T","source":"s","time":"2026-03-01T10:00:00Z","detail":{"id":"o-7","n":5}}"#;
const AT: i64 = 1_772_359_201_000;

#[track_caller]
fn arrives(resource: &str, parameters: &Parameters, input: &str) -> Result<String, Refusal> {
    let document = json::parse(EVENT);
    let delivery = DeliveryInput {
        arn: &format!("arn:aws:{resource}"),
        parameters,
        input,
        event: document.root().unwrap(),
        id: "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035",
        at: Timestamp::from_millis(AT).unwrap(),
    };
    receive(&delivery).map(|received| {
        if received.is_json {
            json::compact(json::parse(&received.text).root().unwrap())
        } else {
            received.text
        }
    })
}

#[test]
fn messages_hold_the_input_as_text() {
    let plain = Parameters::default();
    assert_eq!(
        arrives("sqs:eu-west-1:111122223333:q", &plain, "\"baz\"").unwrap(),
        r#"{"MessageId":"6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035","Body":"\"baz\"","Attributes":{"SentTimestamp":"1772359201000"}}"#
    );
    assert_eq!(
        arrives("sns:eu-west-1:111122223333:t", &plain, "{\"a\":1}").unwrap(),
        r#"{"Type":"Notification","MessageId":"6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035","TopicArn":"arn:aws:sns:eu-west-1:111122223333:t","Message":"{\"a\":1}","Timestamp":"2026-03-01T10:00:01.000Z"}"#
    );
    assert_eq!(
        arrives("states:eu-west-1:111122223333:stateMachine:m", &plain, "{}").unwrap(),
        r#"{"stateMachineArn":"arn:aws:states:eu-west-1:111122223333:stateMachine:m","name":"6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035","input":"{}"}"#
    );
    assert_eq!(arrives("lambda:eu-west-1:111122223333:function:f", &plain, EVENT).unwrap(), EVENT);
    let long = "x".repeat(262_145);
    assert_eq!(arrives("sns:eu-west-1:111122223333:t", &plain, &long), Err(Refusal::TooLarge(262_144)));
}

#[test]
fn a_fifo_queue_needs_a_group() {
    let group =
        |id: Option<&str>| Parameters { message_group_id: id.map(str::to_owned), ..Parameters::default() };
    let queue = "sqs:eu-west-1:111122223333:q.fifo";
    assert_eq!(arrives(queue, &group(None), "{}"), Err(Refusal::NoMessageGroup));
    assert_eq!(arrives(queue, &group(Some("$.detail.nope")), "{}"), Err(Refusal::NoMessageGroup));
    assert!(arrives(queue, &group(Some("all")), "{}").unwrap().contains(r#""MessageGroupId":"all""#));
    assert!(arrives(queue, &group(Some("$.detail.id")), "{}").unwrap().contains(r#""MessageGroupId":"o-7""#));
}

#[test]
fn records_have_their_keys() {
    let stream = "kinesis:eu-west-1:111122223333:stream/s";
    let keyed = Parameters { partition_key_path: Some("$.detail.n".to_owned()), ..Parameters::default() };
    assert!(arrives(stream, &Parameters::default(), "{}").unwrap().contains(r#""PartitionKey":"e-1""#));
    assert!(arrives(stream, &keyed, "{}").unwrap().contains(r#""PartitionKey":"5""#));
    assert_eq!(
        arrives("firehose:eu-west-1:111122223333:deliverystream/d", &keyed, "{}").unwrap(),
        r#"{"DeliveryStreamName":"d","Record":{"Data":"{}"}}"#
    );
}

#[test]
fn log_events_have_the_time_of_the_event_or_their_own() {
    let group = "logs:eu-west-1:111122223333:log-group:/aws/events/l:*";
    let plain = Parameters::default();
    let whole = arrives(group, &plain, EVENT).unwrap();
    assert!(
        whole.contains(r#""logGroupName":"/aws/events/l""#) && whole.contains("1772359200000"),
        "{whole}"
    );
    let own =
        arrives(group, &plain, r#"{"timestamp":"2026-03-01T11:00:00Z","message":"order o-7"}"#).unwrap();
    assert!(own.contains(r#"[{"timestamp":1772362800000,"message":"order o-7"}]"#), "{own}");
    for input in ["{\"a\":1}", "\"text\"", "{\"timestamp\":\"noon\",\"message\":\"m\"}"] {
        assert_eq!(arrives(group, &plain, input), Err(Refusal::NotLogEvent), "{input}");
    }
}

#[test]
fn a_task_takes_overrides_and_nothing_else() {
    let cluster = "ecs:eu-west-1:111122223333:cluster/c";
    let task = TaskParameters { task_definition: "web:3".to_owned(), count: 2, ..TaskParameters::default() };
    let parameters = Parameters { task: Some(task), ..Parameters::default() };
    assert_eq!(
        arrives(cluster, &parameters, r#"{"containerOverrides":[{"name":"c"}],"other":1}"#).unwrap(),
        r#"{"cluster":"arn:aws:ecs:eu-west-1:111122223333:cluster/c","taskDefinition":"web:3","count":2,"overrides":{"containerOverrides":[{"name":"c"}]}}"#
    );
    assert!(!arrives(cluster, &parameters, EVENT).unwrap().contains("overrides"));
    assert_eq!(arrives(cluster, &Parameters::default(), EVENT), Err(Refusal::NoParameters("EcsParameters")));
}

#[test]
fn calls_to_ec2_take_an_id() {
    let stop = "events:eu-west-1:111122223333:target/stop-instance";
    let snapshot = "events:eu-west-1:111122223333:target/create-snapshot";
    let plain = Parameters::default();
    assert_eq!(arrives(stop, &plain, "\"i-0abc\"").unwrap(), r#"{"InstanceIds":["i-0abc"]}"#);
    assert_eq!(arrives(stop, &plain, "[\"i-1\",\"i-2\"]").unwrap(), r#"{"InstanceIds":["i-1","i-2"]}"#);
    assert_eq!(arrives(snapshot, &plain, "\"vol-1\"").unwrap(), r#"{"VolumeId":"vol-1"}"#);
    assert_eq!(arrives(stop, &plain, EVENT), Err(Refusal::NotResourceId));
    assert_eq!(arrives(stop, &plain, "[]"), Err(Refusal::NotResourceId));
}

#[test]
fn requests_are_filled_in() {
    let http = HttpParameters {
        path_values: vec!["$.detail.id".to_owned(), "a b".to_owned()],
        headers: vec![("X-Order".to_owned(), "$.detail.id".to_owned())],
        query: vec![("n".to_owned(), "$.detail.n".to_owned()), ("q".to_owned(), "1&2".to_owned())],
    };
    let mut parameters = Parameters {
        http: Some(http),
        endpoint: Some(("PUT".to_owned(), "https://api.example.com/orders/*/x".to_owned())),
        ..Parameters::default()
    };
    let destination = "events:eu-west-1:111122223333:api-destination/crm/6f2d";
    let text = arrives(destination, &parameters, "{\"a\":1}").unwrap();
    assert!(text.starts_with("PUT /orders/o-7/x?n=5&q=1%262 HTTP/1.1\nHost: api.example.com\n"), "{text}");
    assert!(text.contains("\nUser-Agent: Amazon/EventBridge/ApiDestinations\n"), "{text}");
    assert!(text.ends_with("\nX-Order: o-7\n\n{\"a\":1}"), "{text}");
    parameters.endpoint = Some(("GET".to_owned(), "https://api.example.com".to_owned()));
    assert!(!arrives(destination, &parameters, "{\"a\":1}").unwrap().contains("{\"a\""));
    let api =
        arrives("execute-api:eu-west-1:111122223333:abc/prod/POST/orders/*/*", &parameters, "{}").unwrap();
    assert!(
        api.starts_with(
            "POST /prod/orders/o-7/a%20b?n=5&q=1%262 HTTP/1.1\nHost: abc.execute-api.eu-west-1.amazonaws.com\n"
        ),
        "{api}"
    );
}

#[test]
fn a_task_gets_all_settings_of_its_block() {
    let network = r#"{"awsvpcConfiguration":{"Subnets":["subnet-1"],"AssignPublicIp":"ENABLED"}}"#;
    let task = TaskParameters {
        task_definition: "web:3".to_owned(),
        count: 1,
        launch_type: Some("FARGATE".to_owned()),
        more: vec![
            ("NetworkConfiguration".to_owned(), Arc::from(network)),
            ("Tags".to_owned(), Arc::from(r#"[{"Key":"a","Value":"B"}]"#)),
        ],
    };
    let parameters = Parameters { task: Some(task), ..Parameters::default() };
    let request = arrives("ecs:eu-west-1:111122223333:cluster/c", &parameters, EVENT).unwrap();
    for part in [
        r#""launchType":"FARGATE","networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"],"assignPublicIp":"ENABLED"}}"#,
        r#""tags":[{"key":"a","value":"B"}]"#,
    ] {
        assert!(request.contains(part), "{request}");
    }
}

#[test]
fn services_get_the_call_that_starts_their_work() {
    let text = |text: &str| Some(text.to_owned());
    let job = JobParameters {
        definition: "nightly".to_owned(),
        name: "n".to_owned(),
        size: Some(5),
        attempts: Some(3),
    };
    let statement = |sql: &[&str], is_batch| StatementParameters {
        database: "dev".to_owned(),
        user: text("u"),
        sql: sql.iter().map(|sql| (*sql).to_owned()).collect(),
        is_batch,
        with_event: true,
        ..StatementParameters::default()
    };
    let plain = Parameters::default;
    let cases = [
        (
            "batch:r:111122223333:job-queue/q",
            Parameters { job: Some(job), ..plain() },
            r#"{"parameters":{"id":"7"},"other":1}"#,
            r#"{"jobName":"n","jobDefinition":"nightly","jobQueue":"arn:aws:batch:r:111122223333:job-queue/q","arrayProperties":{"size":5},"retryStrategy":{"attempts":3},"parameters":{"id":"7"}}"#,
        ),
        (
            "ssm:r:111122223333:document/AWS-RunShellScript",
            Parameters { instances: Some(vec![("tag:a".to_owned(), vec!["b".to_owned()])]), ..plain() },
            r#"{"commands":["ls"]}"#,
            r#"{"DocumentName":"AWS-RunShellScript","Targets":[{"Key":"tag:a","Values":["b"]}],"Parameters":{"commands":["ls"]}}"#,
        ),
        (
            "ssm:r:111122223333:automation-definition/Restart:3",
            plain(),
            EVENT,
            r#"{"DocumentName":"Restart","DocumentVersion":"3"}"#,
        ),
        (
            "redshift:r:111122223333:cluster:dw",
            Parameters { statement: Some(statement(&["$.detail.id"], false)), ..plain() },
            EVENT,
            r#"{"ClusterIdentifier":"dw","Database":"dev","DbUser":"u","Sql":"o-7","WithEvent":true}"#,
        ),
        (
            "redshift-serverless:r:111122223333:workgroup/w",
            Parameters { statement: Some(statement(&["a", "b"], true)), ..plain() },
            EVENT,
            r#"{"WorkgroupName":"w","Database":"dev","DbUser":"u","Sqls":["a","b"],"WithEvent":true}"#,
        ),
        (
            "sagemaker:r:111122223333:pipeline/p",
            Parameters { pipeline: Some(vec![("id".to_owned(), "$.detail.n".to_owned())]), ..plain() },
            EVENT,
            r#"{"PipelineName":"p","PipelineParameters":[{"Name":"id","Value":"5"}]}"#,
        ),
        (
            "appsync:r:111122223333:endpoints/graphql-api/a",
            Parameters { operation: text("mutation M { m }"), ..plain() },
            r#"{"variables":{"id":1},"other":2}"#,
            r#"{"query":"mutation M { m }","variables":{"id":1}}"#,
        ),
        (
            "codebuild:r:111122223333:project/p",
            plain(),
            r#"{"buildType":"BATCH"}"#,
            r#"{"projectName":"p","buildType":"BATCH"}"#,
        ),
        ("codepipeline:r:111122223333:p", plain(), EVENT, r#"{"name":"p"}"#),
    ];
    for (resource, parameters, input, expected) in cases {
        assert_eq!(arrives(resource, &parameters, input).as_deref(), Ok(expected), "{resource}");
    }
    for (resource, block) in [
        ("batch:r:111122223333:job-queue/q", "BatchParameters"),
        ("ssm:r:111122223333:document/d", "RunCommandParameters"),
        ("redshift:r:111122223333:cluster:dw", "RedshiftDataParameters"),
        ("appsync:r:111122223333:endpoints/graphql-api/a", "AppSyncParameters"),
    ] {
        assert_eq!(arrives(resource, &plain(), EVENT), Err(Refusal::NoParameters(block)));
    }
}
