//! Lambda functions that run on matched events, and what Lambda would return and log.
//!
//! A [`Handler`] does the work of one function. [`invoke`] runs it as Lambda does and gives an
//! [`Invocation`]: the response, the log lines, the calls to AWS that it would have made. Nothing
//! here reaches AWS, a clock or chance: ids, times and sizes come from a [`Telemetry`].
//!
//! The built-in handlers are written in Rust and do what their Python [listing](Description::listing)
//! does, branch by branch; [`python`] knows how Python shows values and fails. [`own`] is the user's own function.
//!
//! ```
//! use eventbridge_playground::handler::{self, Settings, SimulatedTelemetry, Start};
//! use eventbridge_playground::json;
//!
//! let function = handler::find("snapshot").unwrap();
//! let event = json::parse(r#"{"detail": {}}"#);
//! let settings =
//!     Settings { account: "123456789012".to_owned(), region: "eu-west-1".to_owned(), memory_size: 128 };
//! let telemetry = SimulatedTelemetry::new(7, "2026-03-02T09:00:00Z");
//! let invocation =
//!     handler::invoke(function, event.root().unwrap(), Start::Cold, 1, &settings, &telemetry);
//! assert!(invocation.log[0].text.starts_with("INIT_START"));
//! assert!(invocation.log.last().unwrap().text.starts_with("REPORT"));
//! ```

mod console;
mod instance_starter;
mod invocation;
mod log;
pub mod own;
pub mod python;
mod simulated;
mod snapshot;
mod telemetry;

pub use console::{Console, RecordedCall};
pub use invocation::{FunctionError, Invocation, Response, Settings, invoke};
pub use log::{LogKind, LogLine};
pub use simulated::SimulatedTelemetry;
pub use telemetry::{Identity, Milliseconds, Start, Telemetry, Usage};

use crate::json::Value;

/// A Lambda function.
///
/// It prints and logs through the [`Console`], writes its answer as its runtime would, and makes
/// [`FunctionError`]s the way its runtime words them. A user's own code is none of these: [`own`] says how it runs.
pub trait Handler: Sync {
    /// Returns what it is called and shown as.
    fn description(&self) -> &'static Description;

    /// Handles one event: gives what the function returns as JSON, encoded as its runtime does.
    ///
    /// # Errors
    /// When the function ends with an uncaught exception.
    fn handle(&self, event: Value, context: &Context, console: &mut Console)
    -> Result<String, FunctionError>;
}

/// The names and texts of a [`Handler`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Description {
    /// Names it in links, for ever: lower case words joined by `-`.
    pub name: &'static str,
    /// A few words for a list.
    pub title: &'static str,
    /// One sentence on what it does.
    pub summary: &'static str,
    /// Lambda's identifier of its runtime, as in `python3.13`.
    pub runtime: &'static str,
    /// The name of the function in Lambda.
    pub function_name: &'static str,
    /// Its source, as shown to the user.
    pub listing: &'static str,
}

/// The context that Lambda passes to a function; see "context object" in the Lambda Developer Guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The name of the function.
    pub function_name: String,
    /// Its version; always `$LATEST` here.
    pub function_version: String,
    /// Its ARN.
    pub invoked_function_arn: String,
    /// Its memory in MB.
    pub memory_limit_in_mb: u32,
    /// The id of the invocation, a UUID.
    pub aws_request_id: String,
    /// The log group of its log lines.
    pub log_group_name: String,
    /// The log stream in that group.
    pub log_stream_name: String,
}

/// The built-in handlers.
pub static HANDLERS: &[&dyn Handler] = &[&snapshot::Snapshot, &instance_starter::InstanceStarter];

/// Returns the built-in handler with this [name](Description::name), or `None` if there is none.
pub fn find(name: &str) -> Option<&'static dyn Handler> {
    HANDLERS.iter().copied().find(|handler| handler.description().name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gallery::tests::examples;

    #[test]
    fn handlers_are_found_by_name() {
        for handler in HANDLERS {
            let description = handler.description();
            assert_eq!(find(description.name).map(Handler::description), Some(description));
            assert!(description.summary.ends_with('.') && !description.title.ends_with('.'));
            assert!(description.listing.contains("def lambda_handler(event, context):"));
        }
        assert!(find("unknown").is_none());
    }

    #[test]
    fn the_gallery_names_only_handlers_that_exist() {
        for example in examples() {
            assert!(example.handler.is_none_or(|name| find(name).is_some()), "{}", example.id);
        }
    }
}
