//! The answers to AWS calls of the own function: `{"ec2.start_instances": …}`. `ec2.*` is for all other calls
//! of a service, `*` for all calls.

use super::Trouble;
use crate::json::{self, Kind, ObjectWriter};
use crate::text::Span;

/// An answer that many want to try: a failure of one call.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// A few words for a menu.
    pub title: &'static str,
    /// Whether only the first call of a run fails.
    is_once: bool,
    /// Code and message of most services.
    most: (&'static str, &'static str),
    /// Code and message of EC2.
    ec2: (&'static str, &'static str),
    /// Code and message of S3.
    s3: (&'static str, &'static str),
}

impl Preset {
    /// Returns the answer for a call such as `ec2.start_instances`, as JSON. EC2 and S3 have codes of their
    /// own.
    pub fn answer(&self, call: &str) -> String {
        let (code, message) = match call.split('.').next() {
            Some("ec2") => self.ec2,
            Some("s3") => self.s3,
            _ => self.most,
        };
        let mut error = ObjectWriter::spaced();
        error.text("Code", code).text("Message", message);
        let answer = ObjectWriter::spaced().object("Error", &error).close();
        if self.is_once { format!("[{answer}, {{}}]") } else { answer }
    }
}

/// Failures to choose from, with the codes of the "Common Error Types" of each service's API, of
/// "Error codes for the Amazon EC2 API" and of "Error responses" of the Amazon S3 API.
pub static PRESETS: &[Preset] = &[
    Preset {
        title: "Throttled",
        is_once: false,
        most: ("ThrottlingException", "Rate exceeded"),
        ec2: ("RequestLimitExceeded", "Request limit exceeded."),
        s3: ("SlowDown", "Please reduce your request rate."),
    },
    Preset {
        title: "Access denied",
        is_once: false,
        most: ("AccessDeniedException", "User is not authorized to perform this action"),
        ec2: ("UnauthorizedOperation", "You are not authorized to perform this operation."),
        s3: ("AccessDenied", "Access Denied"),
    },
    Preset {
        title: "Not found",
        is_once: false,
        most: ("ResourceNotFoundException", "The requested resource was not found"),
        ec2: ("InvalidInstanceID.NotFound", "The instance ID does not exist"),
        s3: ("NoSuchKey", "The specified key does not exist."),
    },
    Preset {
        title: "Fails once, then succeeds",
        is_once: true,
        most: ("ServiceUnavailableException", "Try again"),
        ec2: ("Unavailable", "The service is unavailable. Please try again shortly."),
        s3: ("ServiceUnavailable", "Service is unable to handle request."),
    },
    Preset {
        title: "Internal error",
        is_once: false,
        most: ("InternalFailure", "An internal error occurred"),
        ec2: ("InternalError", "An internal error has occurred"),
        s3: ("InternalError", "We encountered an internal error. Please try again."),
    },
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

/// Returns the answers with the answer to one call, given as JSON, added or replaced; `None` if the answers
/// are no JSON object, so that the user's text is not lost.
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
        for preset in PRESETS {
            for call in ["ec2.start_instances", "s3.get_object", "sns.publish"] {
                let answers = format!(r#"{{"{call}": {}}}"#, preset.answer(call));
                assert!(read(&answers).is_ok(), "{answers}");
            }
        }
        let throttled = |call| PRESETS[0].answer(call);
        assert_eq!(
            throttled("ec2.StartInstances"),
            r#"{"Error": {"Code": "RequestLimitExceeded", "Message": "Request limit exceeded."}}"#
        );
        assert_eq!(
            throttled("dynamodb.PutItem"),
            r#"{"Error": {"Code": "ThrottlingException", "Message": "Rate exceeded"}}"#
        );
    }
}
