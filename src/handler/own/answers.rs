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
    /// The code of services that speak the Query protocol, with the same message.
    query: &'static str,
    /// Service, code and message of those that have their own.
    own: &'static [(&'static str, &'static str, &'static str)],
}

impl Preset {
    /// Returns the answer for a call such as `ec2.start_instances`, as JSON, with the code that its service has.
    pub fn answer(&self, call: &str) -> String {
        let service = call.split('.').next().unwrap_or_default();
        let own = self.own.iter().find(|(of, ..)| *of == service);
        let (code, message) = match own {
            Some((_, code, message)) => (*code, *message),
            None if QUERY.contains(&service) => (self.query, self.most.1),
            None => self.most,
        };
        let mut error = ObjectWriter::spaced();
        error.text("Code", code).text("Message", message);
        let answer = ObjectWriter::spaced().object("Error", &error).close();
        // After the last answer of a list, a call is answered as if there were no answers.
        if self.is_once { format!("[{answer}]") } else { answer }
    }
}

/// Services of the SDKs' models whose protocol is `query`; their common errors have no `Exception` at the end.
const QUERY: [&str; 10] =
    ["autoscaling", "cloudformation", "elasticache", "elbv2", "iam", "rds", "redshift", "ses", "sns", "sts"];

/// Failures to choose from.
///
/// Sources: "Common Error Types" of each service's API; "Error codes for the Amazon EC2 API", with messages as in public
/// logs of callers; "Error responses" of the Amazon S3 API; errors that `botocore` 1.43.11 has in its models; and for
/// throttling `_THROTTLED_ERROR_CODES` in its `retries/standard.py`, which lists what the SDK takes for that.
pub static PRESETS: &[Preset] = &[
    Preset {
        title: "Throttled",
        is_once: false,
        most: ("ThrottlingException", "Rate exceeded"),
        query: "Throttling",
        own: &[
            ("ec2", "RequestLimitExceeded", "Request limit exceeded."),
            ("s3", "SlowDown", "Please reduce your request rate."),
            ("lambda", "TooManyRequestsException", "Rate Exceeded."),
            ("sqs", "RequestThrottled", "Request is throttled."),
            ("apigateway", "TooManyRequestsException", "Too Many Requests"),
            ("athena", "TooManyRequestsException", "Rate exceeded"),
            ("sesv2", "TooManyRequestsException", "Too many requests"),
        ],
    },
    Preset {
        title: "Access denied",
        is_once: false,
        most: ("AccessDeniedException", "User is not authorized to perform this action"),
        query: "AccessDenied",
        own: &[
            ("ec2", "UnauthorizedOperation", "You are not authorized to perform this operation."),
            ("s3", "AccessDenied", "Access Denied"),
            ("sns", "AuthorizationError", "User is not authorized to perform this action"),
        ],
    },
    Preset {
        title: "Not found",
        is_once: false,
        most: ("ResourceNotFoundException", "The requested resource was not found"),
        query: "ResourceNotFound",
        own: &[
            ("ec2", "InvalidInstanceID.NotFound", "The instance ID does not exist"),
            ("s3", "NoSuchKey", "The specified key does not exist."),
            ("sns", "NotFound", "Topic does not exist"),
            ("sqs", "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist."),
            ("rds", "DBSnapshotNotFound", "DBSnapshot not found"),
            ("stepfunctions", "StateMachineDoesNotExist", "State Machine Does Not Exist"),
            ("kms", "NotFoundException", "The key does not exist"),
            ("apigateway", "NotFoundException", "Invalid identifier specified"),
            ("sesv2", "NotFoundException", "The resource does not exist"),
            ("ssm", "ParameterNotFound", "The parameter does not exist"),
        ],
    },
    Preset {
        title: "Fails once, then succeeds",
        is_once: true,
        most: ("ServiceUnavailableException", "Try again"),
        query: "ServiceUnavailable",
        own: &[
            ("ec2", "Unavailable", "The service is unavailable. Please try again shortly."),
            ("s3", "ServiceUnavailable", "Service is unable to handle request."),
        ],
    },
    Preset {
        title: "Internal error",
        is_once: false,
        most: ("InternalFailure", "An internal error occurred"),
        query: "InternalFailure",
        own: &[
            ("ec2", "InternalError", "An internal error has occurred"),
            ("s3", "InternalError", "We encountered an internal error. Please try again."),
            ("dynamodb", "InternalServerError", "Internal server error"),
        ],
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
        assert_eq!(
            throttled("rds.DescribeDBSnapshots"),
            r#"{"Error": {"Code": "Throttling", "Message": "Rate exceeded"}}"#
        );
        for (call, code) in
            [("s3.a", "SlowDown"), ("lambda.a", "TooManyRequestsException"), ("sqs.a", "RequestThrottled")]
        {
            assert!(throttled(call).contains(code), "{call}");
        }
    }
}
