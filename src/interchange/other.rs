//! Files without rules, recognised by marks of their own, so that a message can name them.

/// The texts that begin lines of a kind of file, all of which must occur, and the name of the kind.
const KINDS: [(&[&str], &str); 8] = [
    (&["apiVersion:", "kind:"], "a Kubernetes manifest"),
    (&["services:", "image:"], "a Compose file"),
    (&["openapi:", "paths:"], "an OpenAPI description"),
    (&["on:", "jobs:"], "a GitHub Actions workflow"),
    (&["Resources:", "Type: AWS::"], "a CloudFormation template"),
    (&["\"Resources\":", "\"Type\": \"AWS::"], "a CloudFormation template"),
    (&["functions:", "handler:"], "a Serverless Framework file"),
    (&["resource \"aws_"], "a Terraform file"),
];

/// Returns what a text is, if it is a whole file of a kind that is known.
pub(super) fn kind(text: &str) -> Option<&'static str> {
    let begins = |sign: &str| {
        memchr::memmem::find_iter(text.as_bytes(), sign).any(|at| {
            text[..at].bytes().rev().find(|byte| !b" \t-{".contains(byte)).is_none_or(|byte| byte == b'\n')
        })
    };
    KINDS.iter().find(|(signs, _)| signs.iter().all(|sign| begins(sign))).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_a_kind_is_told_by_what_begins_its_lines() {
        for (text, expected) in [
            ("apiVersion: apps/v1\nkind: Deployment\n", Some("a Kubernetes manifest")),
            ("version: '3'\nservices:\n  web:\n    image: web\n", Some("a Compose file")),
            ("Resources:\n  T:\n    Type: AWS::SNS::Topic\n", Some("a CloudFormation template")),
            (
                "{\n  \"Resources\": {\n    \"T\": { \"a\": 1,\n \"Type\": \"AWS::SNS::Topic\" } } }",
                Some("a CloudFormation template"),
            ),
            ("resource \"aws_sqs_queue\" \"q\" {}\n", Some("a Terraform file")),
            ("{\"kind\": \"apiVersion:\"}", None),
            ("the kind: of apiVersion: it is\n", None),
            ("", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
