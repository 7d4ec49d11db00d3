//! Environment variables, one `NAME=value` a line.
//!
//! Follows "Working with Lambda environment variables" in the Lambda Developer Guide: names begin with a letter
//! and have at least two characters, letters, digits and `_`; all together take at most 4 KB.

use super::Trouble;

/// Lambda's limit on all variables together, in bytes.
const MAX_SIZE: usize = 4_096;

/// The variables that Lambda sets itself and lets nobody set ("Defined runtime environment variables").
const RESERVED: &[&str] = &[
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_DEFAULT_REGION",
    "AWS_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_LAMBDA_RUNTIME_API",
    "LAMBDA_TASK_ROOT",
    "LAMBDA_RUNTIME_DIR",
];

/// Reads variables; the last of several with one name counts. Empty lines and those that begin with `#` are
/// ignored. Variables that Lambda would not accept are left out and reported.
pub(super) fn read(text: &str) -> (Vec<(String, String)>, Vec<Trouble>) {
    let mut variables: Vec<(String, String)> = Vec::new();
    let mut troubles = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            continue;
        }
        let Some((name, value)) = line.split_once('=') else {
            troubles.push(Trouble::EnvironmentLine(number));
            continue;
        };
        let name = name.trim().to_owned();
        if RESERVED.contains(&name.as_str()) {
            troubles.push(Trouble::EnvironmentReserved(name));
        } else if is_name(&name) {
            variables.retain(|(other, _)| *other != name);
            variables.push((name, value.trim_end_matches('\r').to_owned()));
        } else {
            troubles.push(Trouble::EnvironmentName(name));
        }
    }
    let size = variables.iter().map(|(name, value)| name.len() + value.len()).sum();
    if size > MAX_SIZE {
        troubles.push(Trouble::EnvironmentTooLong(size));
    }
    (variables, troubles)
}

fn is_name(name: &str) -> bool {
    let is_first = name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_first && name.len() > 1 && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_variables() {
        let text = "# a comment\n\nTABLE=orders\r\nURL = https://example.com/?a=b\nTABLE=bills\nEMPTY=\n";
        let (variables, troubles) = read(text);
        let expected = [("URL", " https://example.com/?a=b"), ("TABLE", "bills"), ("EMPTY", "")];
        assert_eq!(variables, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert!(troubles.is_empty());
    }

    #[test]
    fn what_lambda_would_not_take_is_told() {
        let cases = [
            ("TABLE", Trouble::EnvironmentLine(1)),
            ("=x", Trouble::EnvironmentName(String::new())),
            ("A=1", Trouble::EnvironmentName("A".to_owned())),
            ("1A=1", Trouble::EnvironmentName("1A".to_owned())),
            ("A-B=1", Trouble::EnvironmentName("A-B".to_owned())),
            ("AWS_REGION=x", Trouble::EnvironmentReserved("AWS_REGION".to_owned())),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), (Vec::new(), vec![expected]), "{text}");
        }
        let long = format!("AB={}", "x".repeat(MAX_SIZE));
        assert_eq!(read(&long).1, [Trouble::EnvironmentTooLong(MAX_SIZE + 2)]);
    }
}
