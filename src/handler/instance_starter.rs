//! The handler of the instance tutorial: starts the EC2 instance that an event names.

use super::python::{self, Exception, Script};
use super::{Console, Context, Description, FunctionError, Handler, RecordedCall};
use crate::json::{Kind, ObjectWriter, Value};

/// Records the call that would start the instance.
pub(super) struct InstanceStarter;

static DESCRIPTION: Description = Description {
    name: "instance-starter",
    title: "EC2 instance starter",
    summary: "Starts the EC2 instance named in the event's detail. Here, the call is only recorded.",
    runtime: "python3.13",
    function_name: "ec2-instance-starter",
    listing: include_str!("listings/instance_starter.py"),
};

impl Handler for InstanceStarter {
    fn description(&self) -> &'static Description {
        &DESCRIPTION
    }

    fn handle(
        &self,
        event: Value,
        context: &Context,
        console: &mut Console,
    ) -> Result<String, FunctionError> {
        let script = Script::new(DESCRIPTION.listing, context);
        let instance = script.event(event, &["detail", "instance-id"])?;
        if instance.kind() != Kind::String {
            return Err(script.raise(&not_a_string(instance), "ec2.start_instances("));
        }
        let id = python::str(instance);
        if !is_instance_id(&id) {
            let message = format!("Invalid id: \"{id}\"");
            console.record(refused(&id, &message));
            return Err(script.raise(&client_error(&message), "ec2.start_instances("));
        }
        console.record(start_instances(&id));
        console.print(&format!("Started EC2 Instance: {id}"));
        Ok("null".to_owned())
    }
}

/// Returns the exception of botocore before it sends anything, when a parameter has the wrong type.
fn not_a_string(instance: Value) -> Exception {
    let (value, class) = (python::str(instance), python::type_name(instance));
    let message = format!(
        "Parameter validation failed:\nInvalid type for parameter InstanceIds[0], value: {value}, \
         type: <class '{class}'>, valid types: <class 'str'>"
    );
    Exception::new("ParamValidationError", message)
}

/// Returns whether EC2 would look for an instance with this id. As in the sandbox, made-up ids need not be
/// hexadecimal.
fn is_instance_id(id: &str) -> bool {
    let rest = id.strip_prefix("i-").unwrap_or_default();
    !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// The code of "Error codes for the Amazon EC2 API" for a text that is no id.
const MALFORMED: &str = "InvalidInstanceID.Malformed";

/// Returns the exception of boto3 for an answer that is an error.
fn client_error(message: &str) -> Exception {
    let message =
        format!("An error occurred ({MALFORMED}) when calling the StartInstances operation: {message}");
    Exception::new("ClientError", message)
}

/// Returns the call, and EC2's answer for an id that cannot be one.
fn refused(id: &str, message: &str) -> RecordedCall {
    let mut error = ObjectWriter::spaced();
    error.text("Code", MALFORMED).text("Message", message);
    let answer = ObjectWriter::spaced().object("Error", &error).close();
    RecordedCall { answer, ..start_instances(id) }
}

/// Returns the call, and EC2's answer for an instance that was stopped.
fn start_instances(id: &str) -> RecordedCall {
    let id = python::dumps_string(id);
    let state = |code: u16, name: &str| {
        let mut state = ObjectWriter::spaced();
        state.number("Code", code).text("Name", name);
        state
    };
    let mut started = ObjectWriter::spaced();
    started.json("InstanceId", &id).object("CurrentState", &state(0, "pending"));
    started.object("PreviousState", &state(80, "stopped"));
    RecordedCall {
        service: "ec2".into(),
        operation: "start_instances".into(),
        parameters: ObjectWriter::spaced().list("InstanceIds", [id]).close(),
        answer: ObjectWriter::spaced().list("StartingInstances", [started.close()]).close(),
    }
}
