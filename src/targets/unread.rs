//! The part of its input that a target ignores. AWS gives no sign of it.

use super::Parameters;
use super::kind::{Reads, TargetKind};
use crate::json::{self, Kind, Value};

/// The part of an input that a kind of target does not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It reads nothing of any input.
    Everything,
    /// Its requests have no body.
    NoBody,
    /// It takes an object, and the input is none.
    NoObject,
    /// It reads some members of an object, and these are others.
    Members {
        /// The members that it reads.
        read: &'static [&'static str],
        /// The keys of those that it ignores, as written in the input.
        left: Vec<String>,
    },
}

impl Unread {
    /// Returns the part of its input that the target with this ARN and these settings ignores, or `None` if
    /// it reads all of it.
    pub fn of(arn: &str, parameters: &Parameters, sent: &str) -> Option<Self> {
        let read = match TargetKind::of(arn).reads {
            Reads::All => return None,
            Reads::Nothing => return Some(Self::Everything),
            Reads::Body(has_body) => return (!has_body(arn, parameters)).then_some(Self::NoBody),
            Reads::Object => None,
            Reads::Members(read) => Some(read),
        };
        let document = json::parse(sent);
        let Some(root) = document.root().filter(|root| root.kind() == Kind::Object) else {
            return Some(Self::NoObject);
        };
        let read = read?;
        let is_left = |key: &String| !read.contains(&key.as_str());
        let left: Vec<String> =
            root.children().filter_map(Value::key).map(Into::into).filter(is_left).collect();
        (!left.is_empty()).then_some(Self::Members { read, left })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::targets::{Block, messages};

    /// Stackd's recording of 16 September 2026 has the first case: a task runs, without a word on `hello`.
    #[test]
    fn what_a_target_does_not_read_is_told() {
        let cases = [
            ("ecs:r:111122223333:cluster/c", r#"{"hello":"not-an-override"}"#, "and ignores hello."),
            ("ecs:r:111122223333:cluster/c", r#"{"containerOverrides":[]}"#, ""),
            ("ecs:r:111122223333:cluster/c", r#""{\"containerOverrides\":[]}""#, "This isn't one"),
            ("batch:r:111122223333:job-queue/q", r#"{"parameters":{},"a":1,"b":2}"#, "and ignores a and b."),
            (
                "appsync:r:111122223333:endpoints/graphql-api/a",
                r#"{"id":1}"#,
                "reads only variables from its input",
            ),
            ("ssm:r:111122223333:document/d", "[]", "This isn't one"),
            ("ssm:r:111122223333:document/d", r#"{"commands":["ls"]}"#, ""),
            ("codebuild:r:111122223333:project/p", "1", "This isn't one"),
            ("codepipeline:r:111122223333:p", "{}", "ignores its input"),
            ("sqs:r:111122223333:q", "1", ""),
            ("execute-api:r:111122223333:a/prod/GET/orders", "{}", "has no body"),
            ("execute-api:r:111122223333:a/prod/POST/orders", "{}", ""),
            ("events:r:111122223333:api-destination/a/1", "{}", "has no body"),
        ];
        let mut parameters = Parameters::default();
        let endpoint = Block::find("Endpoint").unwrap();
        parameters.add(endpoint, r#"{"Method":"HEAD","Url":"https://example.com"}"#);
        for (arn, sent, expected) in cases {
            let unread = Unread::of(&format!("arn:aws:{arn}"), &parameters, sent);
            let told = unread.map(|unread| messages::unread(&unread)).unwrap_or_default();
            assert_eq!(told.is_empty(), expected.is_empty(), "{arn} {sent}: {told}");
            assert!(told.contains(expected), "{arn} {sent}: {told}");
        }
    }
}
