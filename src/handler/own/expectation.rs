//! The expected response to an event: a part of its JSON, or the type of an error.

use crate::handler::Response;
use crate::json::{self, Kind, Scalar, Value};

/// Longer expectations, in bytes, are not kept.
pub const MAX_EXPECTED: usize = 64 * 1024;

/// The difference between a response and the expected one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmet {
    /// The expectation is neither JSON nor a name.
    Unreadable,
    /// The function failed with this error, and was expected to return.
    Failed(String),
    /// It returned, and was expected to fail.
    Returned,
    /// It failed with this other error.
    OtherError(String),
    /// A part is missing; its path.
    Missing(String),
    /// A part is something else.
    Differs {
        /// The place of the difference.
        path: String,
        /// The expected value.
        expected: String,
        /// The actual value.
        found: String,
    },
}

/// Checks a response. `expected` is a name such as `KeyError`, which is the type of an error, or JSON: an object holds
/// if the response has all its members, an array if it has as many elements and each holds, and any other
/// value if it is equal.
///
/// # Errors
/// The first difference.
pub fn check(expected: &str, response: &Response) -> Result<(), Unmet> {
    let expected = expected.trim();
    if is_name(expected) {
        return match response {
            Response::Returned(_) => Err(Unmet::Returned),
            Response::Failed(error) if error.error_type == expected => Ok(()),
            Response::Failed(error) => Err(Unmet::OtherError(error.error_type.clone())),
        };
    }
    let wanted = json::parse(expected);
    let root = wanted.root().filter(|_| wanted.problems().is_empty()).ok_or(Unmet::Unreadable)?;
    let text = match response {
        Response::Returned(text) => text,
        Response::Failed(error) => return Err(Unmet::Failed(error.error_type.clone())),
    };
    let found = json::parse(text);
    contains(root, found.root(), "")
}

fn is_name(text: &str) -> bool {
    let is_word = !matches!(text, "null" | "true" | "false");
    is_word
        && text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && !text.contains(|c: char| c.is_whitespace() || c == '"')
}

fn contains(wanted: Value, found: Option<Value>, path: &str) -> Result<(), Unmet> {
    let found = found.ok_or_else(|| Unmet::Missing(path.to_owned()))?;
    let differs = || Unmet::Differs { path: path.to_owned(), expected: short(wanted), found: short(found) };
    match wanted.kind() {
        Kind::Object if found.kind() == Kind::Object => wanted.children().try_for_each(|member| {
            let key = member.key().unwrap_or_default();
            let within = if path.is_empty() { key.to_string() } else { format!("{path}.{key}") };
            contains(member, found.get(&key), &within)
        }),
        Kind::Array if found.kind() == Kind::Array => {
            if wanted.children().count() != found.children().count() {
                return Err(differs());
            }
            let mut pairs = (0..).zip(wanted.children().zip(found.children()));
            pairs
                .try_for_each(|(at, (wanted, found))| contains(wanted, Some(found), &format!("{path}[{at}]")))
        }
        _ if is_equal(wanted, found) => Ok(()),
        _ => Err(differs()),
    }
}

fn is_equal(a: Value, b: Value) -> bool {
    match (Scalar::written(a), Scalar::written(b)) {
        (Some(Scalar::Null), Some(Scalar::Null)) => true,
        (Some(Scalar::Bool(a)), Some(Scalar::Bool(b))) => a == b,
        (Some(Scalar::String(a)), Some(Scalar::String(b))) => a == b,
        // As programs compare them, and not as EventBridge does.
        (Some(Scalar::Number(a)), Some(Scalar::Number(b))) => {
            a.text() == b.text() || a.nearest().total_cmp(&b.nearest()).is_eq()
        }
        _ => false,
    }
}

/// Returns a value in a sentence.
fn short(value: Value) -> String {
    const MOST: usize = 60;
    let text = json::compact(value);
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::handler::FunctionError;

    fn returned(text: &str) -> Response {
        Response::Returned(text.to_owned())
    }

    fn failed(error: &str) -> Response {
        Response::Failed(FunctionError {
            error_type: error.to_owned(),
            message: String::new(),
            payload: "{}".to_owned(),
            log: String::new(),
        })
    }

    #[test]
    fn a_response_may_have_more_than_was_expected() {
        let met = [
            (r#"{"a": 1}"#, r#"{"b": 2, "a": 1.0}"#),
            ("{}", r#"{"a": 1}"#),
            (r#"{"a": {"b": [1, {"c": null}]}}"#, r#"{"a": {"b": [1, {"c": null, "d": 2}], "e": 3}}"#),
            ("null", "null"),
            (r#""text""#, r#""te\u0078t""#),
            ("3", "3e0"),
        ];
        for (expected, found) in met {
            assert_eq!(check(expected, &returned(found)), Ok(()), "{expected}");
        }
    }

    #[test]
    fn the_first_difference_is_told() {
        let differs = |path: &str, expected: &str, found: &str| Unmet::Differs {
            path: path.to_owned(),
            expected: expected.to_owned(),
            found: found.to_owned(),
        };
        let cases = [
            (r#"{"a": 1}"#, r#"{"a": 2}"#, differs("a", "1", "2")),
            (r#"{"a": {"b": 1}}"#, r#"{"a": {}}"#, Unmet::Missing("a.b".to_owned())),
            (r#"{"a": [1, 2]}"#, r#"{"a": [1]}"#, differs("a", "[1,2]", "[1]")),
            (r#"[1, {"x": true}]"#, r#"[1, {"x": false}]"#, differs("[1].x", "true", "false")),
            ("{}", "null", differs("", "{}", "null")),
            (r#""1""#, "1", differs("", "\"1\"", "1")),
            ("", "null", Unmet::Unreadable),
            ("{", "{}", Unmet::Unreadable),
        ];
        for (expected, found, unmet) in cases {
            assert_eq!(check(expected, &returned(found)), Err(unmet), "{expected}");
        }
    }

    #[test]
    fn an_error_is_expected_by_its_type() {
        assert_eq!(check(" KeyError ", &failed("KeyError")), Ok(()));
        assert_eq!(check("Runtime.ImportModuleError", &failed("Runtime.ImportModuleError")), Ok(()));
        assert_eq!(check("KeyError", &failed("ValueError")), Err(Unmet::OtherError("ValueError".to_owned())));
        assert_eq!(check("KeyError", &returned("null")), Err(Unmet::Returned));
        assert_eq!(check("null", &failed("KeyError")), Err(Unmet::Failed("KeyError".to_owned())));
    }
}
