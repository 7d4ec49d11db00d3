//! What AWS calls of the own function answer: `{"ec2.start_instances": …}`. `ec2.*` stands for all other calls of a
//! service, `*` for all of all.

use super::Trouble;
use crate::json::{self, Kind, ObjectWriter};
use crate::text::Span;

/// An answer that many want to try, by a few words for a menu: a failure of one call.
pub static PRESETS: &[(&str, &str)] = &[
    ("Throttled", r#"{"Error": {"Code": "ThrottlingException", "Message": "Rate exceeded"}}"#),
    (
        "Access denied",
        r#"{"Error": {"Code": "AccessDeniedException", "Message": "User is not authorized to perform this action"}}"#,
    ),
    (
        "Not found",
        r#"{"Error": {"Code": "ResourceNotFoundException", "Message": "The requested resource was not found"}}"#,
    ),
    (
        "Fails once, then succeeds",
        r#"[{"Error": {"Code": "ServiceUnavailableException", "Message": "Try again"}}, {}]"#,
    ),
    ("Internal error", r#"{"Error": {"Code": "InternalFailure", "Message": "An internal error occurred"}}"#),
];

/// Checks answers, and gives them as compact JSON; an empty text is no answers.
///
/// # Errors
/// The first mistake.
pub(super) fn read(text: &str) -> Result<String, Trouble> {
    if text.trim().is_empty() {
        return Ok("{}".to_owned());
    }
    let document = json::parse(text);
    if let Some(problem) = document.problems().first() {
        return Err(Trouble::AnswersNotJson(problem.span));
    }
    let root = document.root().filter(|root| root.kind() == Kind::Object);
    let Some(root) = root else { return Err(Trouble::AnswersNotJson(Span::new(0, text.len()))) };
    for member in root.children() {
        let key = member.key().unwrap_or_default();
        let is_call = key
            .split_once('.')
            .is_some_and(|(service, method)| is_name(service) && (is_name(method) || method == "*"));
        if !is_call && key != "*" {
            return Err(Trouble::AnswersKey(key.into_owned(), member.key_span().unwrap_or(member.span())));
        }
    }
    Ok(json::compact(root))
}

/// The answers with another one for a call, given as JSON, in the place of the one before; `None` if the answers are
/// no JSON object, so that nothing typed is lost.
pub fn with_answer(answers: &str, call: &str, answer: &str) -> Option<String> {
    let document = json::parse(if answers.trim().is_empty() { "{}" } else { answers });
    let root =
        document.root().filter(|root| root.kind() == Kind::Object && document.problems().is_empty())?;
    let mut written = ObjectWriter::indented(1);
    for member in root.children().filter(|member| member.key().is_some_and(|key| key != call)) {
        written.json(&member.key().unwrap_or_default(), member.source());
    }
    written.json(call, answer);
    Some(written.close())
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_checked() {
        let cases = [
            ("", Ok("{}")),
            (" \n", Ok("{}")),
            (r#"{ "ec2.start_instances": {} }"#, Ok(r#"{"ec2.start_instances":{}}"#)),
            (r#"{"ec2.*": {}, "*": 1}"#, Ok(r#"{"ec2.*":{},"*":1}"#)),
            (r#"{"ec2.StartInstances": [1, null]}"#, Ok(r#"{"ec2.StartInstances":[1,null]}"#)),
            ("[]", Err(Trouble::AnswersNotJson(Span::new(0, 2)))),
            (r#"{"ec2": {}}"#, Err(Trouble::AnswersKey("ec2".to_owned(), Span::new(1, 6)))),
            (r#"{"ec2.": {}}"#, Err(Trouble::AnswersKey("ec2.".to_owned(), Span::new(1, 7)))),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), expected.map(str::to_owned), "{text}");
        }
        assert!(matches!(read("{"), Err(Trouble::AnswersNotJson(_))));
    }

    #[test]
    fn an_answer_joins_those_that_are_there() {
        let cases = [
            ("", Some("{\n  \"a.b\": {}\n}")),
            (r#"{"c.d": [1], "a.b": 2}"#, Some("{\n  \"c.d\": [1],\n  \"a.b\": {}\n}")),
            ("{", None),
            ("[]", None),
        ];
        for (answers, expected) in cases {
            assert_eq!(with_answer(answers, "a.b", "{}").as_deref(), expected, "{answers}");
        }
    }

    #[test]
    fn every_preset_is_an_answer() {
        for (title, answer) in PRESETS {
            assert!(read(&format!(r#"{{"ec2.start_instances": {answer}}}"#)).is_ok(), "{title}");
        }
    }
}
