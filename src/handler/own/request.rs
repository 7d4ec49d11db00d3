//! The request to a sandbox, in the form of `js/sandbox/contract.ts`.

use super::{Code, FUNCTION_NAME, answers, environment};
use crate::arn::Arn;
use crate::handler::{Context, Identity};
use crate::json::ObjectWriter;

/// The largest event, in bytes, that Lambda takes when it is invoked asynchronously, as EventBridge invokes it ("Lambda
/// quotas": 1 MB since October 2025).
pub const MAX_PAYLOAD: usize = 1 << 20;

/// One invocation to be made.
#[derive(Clone, Copy, Debug)]
pub struct RunRequest<'r> {
    /// The code.
    pub code: &'r Code,
    /// The payload, as JSON.
    pub event: &'r str,
    /// The ids; the run's clock begins at [`Identity::started`].
    pub identity: &'r Identity,
    /// The account.
    pub account: &'r str,
    /// The Region.
    pub region: &'r str,
    /// The name of the function.
    pub function_name: &'r str,
    /// Whether the environment of the run before may be gone on with.
    pub is_warm: bool,
}

impl RunRequest<'_> {
    /// Returns the request as JSON. Settings that are wrong are left out.
    pub fn to_json(&self) -> String {
        let Self { code, event, identity, account, region, function_name, is_warm } = *self;
        let Context {
            function_name,
            invoked_function_arn,
            aws_request_id,
            log_group_name,
            log_stream_name,
            ..
        } = context(code, identity, (account, region), function_name);
        let new = ObjectWriter::default;
        let mut about = new();
        about.text("functionName", &function_name).text("functionVersion", "$LATEST");
        about.text("invokedFunctionArn", &invoked_function_arn).number("memoryLimitInMB", code.memory);
        about.text("awsRequestId", &aws_request_id).text("logGroupName", &log_group_name);
        about.text("logStreamName", &log_stream_name);
        let mut variables = new();
        for (name, value) in environment::read(&code.environment).0 {
            variables.text(&name, &value);
        }
        let mut request = new();
        request.text("runtime", code.runtime.name()).text("source", &code.source);
        request.text("file", &code.file()).text("handler", &code.handler()).text("event", event);
        request.object("context", &about).object("environment", &variables);
        request.text("account", account).text("region", region).number("now", identity.started.millis());
        request.number("timeout", code.timeout).number("memory", code.memory);
        request.json("answers", &answers::read(&code.answers).unwrap_or_else(|_| "{}".to_owned()));
        request.boolean("warm", is_warm && !code.is_always_cold);
        request.close()
    }
}

/// Returns the context that Lambda passes to the function.
pub fn context(code: &Code, identity: &Identity, place: (&str, &str), function_name: &str) -> Context {
    let (account, region) = place;
    let name = if function_name.is_empty() { FUNCTION_NAME } else { function_name };
    let (year, month, day) = identity.started.date();
    Context {
        function_name: name.to_owned(),
        function_version: "$LATEST".to_owned(),
        invoked_function_arn: Arn::new("lambda", region, account, &format!("function:{name}")).to_string(),
        memory_limit_in_mb: code.memory,
        aws_request_id: identity.request_id.clone(),
        log_group_name: format!("/aws/lambda/{name}"),
        log_stream_name: format!("{year:04}/{month:02}/{day:02}/[$LATEST]{}", identity.stream_id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handler::{SimulatedTelemetry, Telemetry};
    use std::sync::Arc;

    #[test]
    fn a_request_has_all_that_the_sandbox_needs() {
        let code = Code {
            handler: "app.main".to_owned(),
            environment: Arc::from("TABLE=orders\nAWS_REGION=x"),
            answers: Arc::from(r#"{"ec2.start_instances": {}}"#),
            timeout: 5,
            ..Code::of_source("def main(event, context):\n    pass\n")
        };
        let identity = SimulatedTelemetry::new(1, "2026-01-01T00:00:00Z").identify(1, None);
        let request = RunRequest {
            code: &code,
            event: r#"{"a": "é"}"#,
            identity: &identity,
            account: "123456789012",
            region: "eu-west-1",
            function_name: "",
            is_warm: true,
        };
        let json: serde_json::Value = serde_json::from_str(&request.to_json()).unwrap();
        let id = &identity.request_id;
        assert_eq!(json["file"], "app.py");
        assert_eq!(json["handler"], "app.main");
        assert_eq!(json["event"], r#"{"a": "é"}"#);
        assert_eq!(json["environment"], serde_json::json!({"TABLE": "orders"}));
        assert_eq!(json["answers"], serde_json::json!({"ec2.start_instances": {}}));
        assert_eq!(
            (&json["timeout"], &json["memory"], &json["warm"]),
            (&5.into(), &128.into(), &true.into())
        );
        assert_eq!(json["now"], identity.started.millis());
        assert_eq!(json["context"]["awsRequestId"], id.as_str());
        assert_eq!(
            json["context"]["invokedFunctionArn"],
            "arn:aws:lambda:eu-west-1:123456789012:function:my-function"
        );
        let cold = Code { is_always_cold: true, answers: Arc::from("{"), ..code.clone() };
        let json: serde_json::Value =
            serde_json::from_str(&RunRequest { code: &cold, ..request }.to_json()).unwrap();
        assert_eq!((&json["warm"], &json["answers"]), (&false.into(), &serde_json::json!({})));
    }
}
