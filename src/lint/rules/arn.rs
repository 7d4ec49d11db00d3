//! Strings that look like ARNs but are not valid.

use super::prelude::*;
use crate::json::quote;
use crate::lint::subject::{beginnings, texts};

pub(super) static LINT: Lint = Lint {
    id: "resource-arn",
    title: "This ARN isn't in the service's format",
    why: "EventBridge compares ARNs as strings, character by character. Each service uses colons and slashes in \
          its own way, and a colon never matches a slash.",
    page: &pages::TROUBLESHOOTING,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["aws.ec2"],"resources":["arn:aws:ec2:eu-west-1:111122223333:instance:i-1"]}"#,
            r#"{"source":["aws.rds"],"resources":[{"prefix":"arn:aws:rds:eu-west-1:111122223333:db/"}]}"#,
            r#"{"source":["aws.ec2"],"resources":["i-1234567890abcdef0"]}"#,
        ],
        fine: &[
            r#"{"source":["aws.ec2"],"resources":["arn:aws:ec2:eu-west-1:111122223333:instance/i-1"]}"#,
            r#"{"source":["aws.rds"],"resources":["arn:aws:rds:eu-west-1:111122223333:db:testdb"]}"#,
            r#"{"source":["aws.partner/zendesk.com/1"],"resources":["Support Ticket"]}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// The mistake in an ARN.
enum OddArn {
    /// It has a colon in place of a slash, or the reverse; the corrected ARN.
    Separator { instead: String },
    /// It is no ARN.
    NotAnArn { text: String },
}

impl Sentence for OddArn {
    fn sentence(&self) -> String {
        match self {
            Self::Separator { instead } => format!("This service's ARNs look like {instead}."),
            Self::NotAnArn { text } => {
                format!("AWS events list full ARNs as resources; {text} isn't one.")
            }
        }
    }
}

/// The types of resource by service, with the character that follows the type.
const SORTS: [(&str, &str, char); 19] = [
    ("ec2", "instance", '/'),
    ("ec2", "volume", '/'),
    ("ec2", "snapshot", '/'),
    ("ec2", "security-group", '/'),
    ("rds", "db", ':'),
    ("rds", "cluster", ':'),
    ("rds", "snapshot", ':'),
    ("rds", "cluster-snapshot", ':'),
    ("lambda", "function", ':'),
    ("ecs", "cluster", '/'),
    ("ecs", "service", '/'),
    ("ecs", "task", '/'),
    ("states", "stateMachine", ':'),
    ("states", "execution", ':'),
    ("dynamodb", "table", '/'),
    ("autoscaling", "autoScalingGroup", ':'),
    ("codebuild", "build", '/'),
    ("kms", "key", '/'),
    ("secretsmanager", "secret", ':'),
];

fn check(subject: &Subject) -> Vec<Finding<OddArn>> {
    let leaves: Vec<&Leaf> = subject.leaves().filter(|leaf| leaf.path == "resources").collect();
    let mut findings: Vec<Finding<OddArn>> = leaves
        .iter()
        .flat_map(|leaf| beginnings(leaf))
        .filter_map(|(matcher, text)| {
            let kind = OddArn::Separator { instead: quote(&corrected(text)?) };
            Some(Finding::new(matcher.span, kind))
        })
        .collect();
    let is_aws = |leaf: &Leaf| {
        texts(leaf).all(|(_, text)| text.starts_with("aws.") && !text.starts_with("aws.partner"))
    };
    let sources: Vec<&Leaf> = subject.leaves().filter(|leaf| leaf.path == "source").collect();
    if !sources.is_empty() && sources.iter().all(|leaf| is_aws(leaf)) {
        let odd = leaves.iter().flat_map(|leaf| texts(leaf)).filter(|(_, text)| !text.starts_with("arn:"));
        findings.extend(
            odd.map(|(matcher, text)| Finding::new(matcher.span, OddArn::NotAnArn { text: text.to_owned() })),
        );
    }
    findings
}

/// Returns the ARN with the separator that its service uses, or `None` if it has that already.
fn corrected(arn: &str) -> Option<String> {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let ["arn", _, service, _, _, resource] = parts[..] else { return None };
    let end = resource.find([':', '/'])?;
    let (sort, rest) = resource.split_at(end);
    let (_, _, separator) = SORTS.iter().find(|(of, name, _)| *of == service && *name == sort)?;
    let before = arn.strip_suffix(resource)?;
    (!rest.starts_with(*separator)).then(|| format!("{before}{sort}{separator}{}", &rest[1..]))
}
