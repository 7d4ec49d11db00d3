//! A running Python function: its listing, from which errors take their lines.

use super::{Exception, dumps, subscript};
use crate::handler::{Context, FunctionError};
use crate::json::{ObjectWriter, Value};

/// The file that Lambda runs by default.
const FILE: &str = "/var/task/lambda_function.py";

/// A function of which each step may fail on a line of its listing.
#[derive(Clone, Copy, Debug)]
pub struct Script<'c> {
    listing: &'static str,
    context: &'c Context,
}

impl<'c> Script<'c> {
    /// Returns a script with this source, running in this context.
    pub fn new(listing: &'static str, context: &'c Context) -> Self {
        Self { listing, context }
    }

    /// `event["…"]["…"]`, one subscript for each key.
    ///
    /// # Errors
    /// As Python's exception, on the line of the listing that has the expression.
    pub fn event<'d>(&self, event: Value<'d>, keys: &[&str]) -> Result<Value<'d>, FunctionError> {
        let found = keys.iter().try_fold(event, |value, key| subscript(value, key));
        found.map_err(|exception| self.raise(&exception, &expression(keys)))
    }

    /// Returns the error that Lambda's runtime makes of an uncaught exception on the first line of the
    /// listing that has this `code`.
    ///
    /// Frames below the function itself, as in a library, are left out: their lines change with
    /// every release of the library.
    pub fn raise(&self, exception: &Exception, code: &str) -> FunctionError {
        let (line, source) = self.line(code);
        let frame = format!("  File \"{FILE}\", line {line}, in lambda_handler\n    {source}\n");
        let log = log_uncaught(exception.class, &exception.message, &frame);
        let mut payload = ObjectWriter::spaced();
        payload.json("errorMessage", &dumps::string(&exception.message));
        payload.json("errorType", &dumps::string(exception.class));
        payload.json("requestId", &dumps::string(&self.context.aws_request_id));
        payload.list("stackTrace", [dumps::string(&frame)]);
        let payload = payload.close();
        let Exception { class, message } = exception;
        FunctionError { error_type: (*class).to_owned(), message: message.clone(), payload, log }
    }

    /// Returns the number and the text of the first line with `code`.
    fn line<'s>(&self, code: &'s str) -> (usize, &'s str) {
        let mut lines = (1..).zip(self.listing.lines());
        lines.find(|(_, line)| line.contains(code)).map_or((0, code), |(number, line)| (number, line.trim()))
    }
}

/// Returns the expression that takes an event apart by these keys.
fn expression(keys: &[&str]) -> String {
    keys.iter().fold("event".to_owned(), |code, key| format!("{code}[\"{key}\"]"))
}

/// Returns the log record of an exception that was not caught. The runtime replaces the spaces at the
/// beginning of its lines by no-break spaces, since CloudWatch would take a line that begins with a space for
/// a separate one.
pub fn log_uncaught(class: &str, message: &str, frames: &str) -> String {
    let head = match message {
        "" => format!("[ERROR] {class}"),
        message => format!("[ERROR] {class}: {message}"),
    };
    let mut lines = vec![head, "Traceback (most recent call last):".to_owned()];
    for line in frames.lines() {
        let text = line.trim_start_matches(' ');
        lines.push("\u{a0}".repeat(line.len() - text.len()) + text);
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::parse;

    const LISTING: &str = "\ndef lambda_handler(event, context):\n    name = event[\"detail\"][\"name\"]\n";

    fn context() -> Context {
        Context {
            function_name: "f".to_owned(),
            function_version: "$LATEST".to_owned(),
            invoked_function_arn: String::new(),
            memory_limit_in_mb: 128,
            aws_request_id: "id".to_owned(),
            log_group_name: String::new(),
            log_stream_name: String::new(),
        }
    }

    #[test]
    fn an_error_names_the_line_of_the_listing() {
        let context = context();
        let document = parse(r#"{"detail":{}}"#);
        let script = Script::new(LISTING, &context);
        let error = script.event(document.root().unwrap(), &["detail", "name"]).map(|_| ()).unwrap_err();
        assert_eq!(
            error.payload,
            r#"{"errorMessage": "'name'", "errorType": "KeyError", "requestId": "id", "stackTrace": ["  File \"/var/task/lambda_function.py\", line 3, in lambda_handler\n    name = event[\"detail\"][\"name\"]\n"]}"#
        );
        assert_eq!(
            error.log,
            "[ERROR] KeyError: 'name'\nTraceback (most recent call last):\n\
             \u{a0}\u{a0}File \"/var/task/lambda_function.py\", line 3, in lambda_handler\n\
             \u{a0}\u{a0}\u{a0}\u{a0}name = event[\"detail\"][\"name\"]"
        );
    }
}
