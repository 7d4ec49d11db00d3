//! Lines of a function's log in CloudWatch, and those that Lambda itself writes.
//!
//! Follows "Viewing CloudWatch logs for Lambda" in the Lambda Developer Guide, and recorded logs:
//! the fields of a platform line are separated by tabs.

use super::telemetry::{Milliseconds, Start, Usage};
use crate::arn::Arn;
use crate::event::Timestamp;

/// One line of the log: one event in CloudWatch's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    /// Who wrote it.
    pub kind: LogKind,
    /// When.
    pub time: Timestamp,
    /// The text without the line break at its end. The record of an error contains line breaks.
    pub text: String,
}

/// The status in the report of an invocation that timed out.
pub(super) const TIMEOUT: &str = "Status: timeout";

/// The status of a process that ended.
pub(super) const EXIT_ERROR: &str = "Status: error\tError Type: Runtime.ExitError";

/// The status of a process that was killed because it needed more memory than it has.
pub(super) const OUT_OF_MEMORY: &str = "Status: error\tError Type: Runtime.OutOfMemory";

/// Returns the status of an init that failed with this error.
pub(super) fn status_of(error_type: &str) -> &'static str {
    match error_type {
        "Runtime.ImportModuleError" => "Status: error\tError Type: Runtime.ImportModuleError",
        "Runtime.UserCodeSyntaxError" => "Status: error\tError Type: Runtime.UserCodeSyntaxError",
        "Runtime.HandlerNotFound" => "Status: error\tError Type: Runtime.HandlerNotFound",
        "Runtime.MalformedHandlerName" => "Status: error\tError Type: Runtime.MalformedHandlerName",
        _ => "Status: error\tError Type: Runtime.Unknown",
    }
}

/// Who wrote a [`LogLine`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LogKind {
    /// Lambda.
    Platform,
    /// The function.
    Output,
    /// The runtime, about an exception that the function did not catch.
    Error,
}

/// Returns the line that opens a cold start. `build` is the identifier of the runtime's build.
pub(super) fn init_start(runtime: &str, region: &str, build: &str) -> String {
    let number = runtime.find(|c: char| c.is_ascii_digit()).unwrap_or(runtime.len());
    let (language, version) = runtime.split_at(number);
    let resource = format!("runtime:{build}");
    let arn = Arn::new("lambda", region, "", &resource);
    format!("INIT_START Runtime Version: {language}:{version}.v50\tRuntime Version ARN: {arn}")
}

/// Returns the line that closes an init that failed.
pub(super) fn init_report(duration: Milliseconds, status: &str) -> String {
    format!("INIT_REPORT Init Duration: {duration} ms\tPhase: init\t{status}")
}

pub(super) fn start(request_id: &str) -> String {
    format!("START RequestId: {request_id} Version: $LATEST")
}

pub(super) fn end(request_id: &str) -> String {
    format!("END RequestId: {request_id}")
}

/// Returns the line that closes an invocation. Since August 2025 the time of a cold start is billed too.
pub(super) fn report(request_id: &str, start: Start, memory_size: u32, usage: &Usage) -> String {
    let Usage { duration, init_duration, max_memory_used } = usage;
    let (billed, init) = match start {
        Start::Cold => (duration.plus(*init_duration), format!("Init Duration: {init_duration} ms\t")),
        Start::Warm => (*duration, String::new()),
    };
    format!(
        "REPORT RequestId: {request_id}\tDuration: {duration} ms\tBilled Duration: {} ms\t\
         Memory Size: {memory_size} MB\tMax Memory Used: {max_memory_used} MB\t{init}",
        billed.ceil()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_bills_the_cold_start() {
        let usage = Usage {
            duration: Milliseconds::from_hundredths(1_574),
            init_duration: Milliseconds::from_hundredths(13_049),
            max_memory_used: 56,
        };
        assert_eq!(
            report("id", Start::Cold, 128, &usage),
            "REPORT RequestId: id\tDuration: 15.74 ms\tBilled Duration: 147 ms\tMemory Size: 128 MB\t\
             Max Memory Used: 56 MB\tInit Duration: 130.49 ms\t"
        );
        assert_eq!(
            report("id", Start::Warm, 128, &usage),
            "REPORT RequestId: id\tDuration: 15.74 ms\tBilled Duration: 16 ms\tMemory Size: 128 MB\t\
             Max Memory Used: 56 MB\t"
        );
    }

    #[test]
    fn a_runtime_is_a_language_and_a_version() {
        let line = init_start("python3.13", "eu-west-1", "0a");
        assert_eq!(
            line,
            "INIT_START Runtime Version: python:3.13.v50\tRuntime Version ARN: arn:aws:lambda:eu-west-1::runtime:0a"
        );
    }
}
