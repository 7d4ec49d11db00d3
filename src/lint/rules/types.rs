//! Numbers and addresses that are compared as text.

use super::operator;
use super::prelude::*;
use crate::event::RecordSource;
use crate::pattern::operator::{Affix, Exact};
use crate::pattern::{Matcher, Predicate};

pub(super) static LINT: Lint = Lint {
    id: "text-or-number",
    title: "A number or an IP address is compared as text",
    why: "The string \"5\" and the number 5 never match each other, numeric matches only numbers, and prefix doesn't \
          know where the parts of an IP address end.",
    page: &pages::OPERATORS,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["a"],"detail":{"size":["1024"]}}"#,
            r#"{"source":["aws.backup"],"detail":{"bytesTransferred":[{"numeric":[">",0]}]}}"#,
            r#"{"dynamodb":{"NewImage":{"Salary":{"N":[{"numeric":[">",50000]}]}}}}"#,
            r#"{"dynamodb":{"NewImage":{"Salary":{"N":[50000]}}}}"#,
            r#"{"source":["a"],"detail":{"ip":[{"prefix":"10.0."}]}}"#,
            r#"{"source":["a"],"detail":{"ip":[{"wildcard":"192.168.1.*"}]}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"detail":{"size":[1024]}}"#,
            r#"{"source":["a"],"account":["111122223333"],"detail":{"userId":["17"],"version":["2"],"zip":["01234"]}}"#,
            r#"{"source":["shop"],"detail":{"bytesTransferred":[{"numeric":[">",0]}],"v":[{"prefix":"1."}]}}"#,
            r#"{"source":["a"],"detail":{"ip":[{"cidr":"10.0.0.0/16"}]}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// A value that is compared as another type than its own.
enum OtherType {
    /// `numeric` on a field in which AWS sends a string.
    Numeric { path: String },
    /// A number, or a range, for a value that DynamoDB writes as a string.
    DynamoDb,
    /// A string that reads as a number.
    Number { number: String },
    /// A string operator for the beginning of an address, and the equivalent block.
    Address { block: String },
}

impl Sentence for OtherType {
    fn sentence(&self) -> String {
        match self {
            Self::Numeric { path } => {
                format!(
                    "AWS sends {path} as a string, and numeric matches only numbers, so this never matches."
                )
            }
            Self::DynamoDb => {
                "DynamoDB writes numbers as strings, such as {\"N\": \"42\"}, so this never matches. List the strings, or \
                 compare in the function."
                    .to_owned()
            }
            Self::Number { number } => {
                format!("This is the string \"{number}\". If events have the number, remove the quotes.")
            }
            Self::Address { block } => {
                let instead = operator("cidr", block);
                format!("For IP addresses, use {instead}. It matches every notation of these addresses.")
            }
        }
    }
}

/// Fields of AWS's events that hold numbers written as strings.
const TEXT_NUMBERS: [(&str, &str); 8] = [
    ("aws.backup", "detail.bytesTransferred"),
    ("aws.backup", "detail.backupSizeInBytes"),
    ("aws.ecs", "detail.cpu"),
    ("aws.ecs", "detail.memory"),
    ("aws.emr", "detail.requestedInstanceCount"),
    ("aws.emr", "detail.runningInstanceCount"),
    ("aws.glue", "detail.tablesCreated"),
    ("aws.athena", "detail.sequenceNumber"),
];

/// Names, or the ends of names, of fields that hold digits as text.
const DIGIT_TEXTS: [&str; 10] =
    ["id", "account", "version", "code", "phone", "zip", "postcode", "number", "mfaused", "name"];

fn check(subject: &Subject) -> Vec<Finding<OtherType>> {
    subject
        .leaves()
        .flat_map(|leaf| leaf.matchers.iter().filter_map(|matcher| check_matcher(subject, leaf, matcher)))
        .collect()
}

fn check_matcher(subject: &Subject, leaf: &Leaf, matcher: &Matcher) -> Option<Finding<OtherType>> {
    let kind = match &matcher.predicate {
        Predicate::Numeric(_) | Predicate::Exact(Exact::Number(_)) if is_dynamodb_number(subject, leaf) => {
            OtherType::DynamoDb
        }
        Predicate::Numeric(_) => {
            let is_text = |branch| {
                TEXT_NUMBERS
                    .iter()
                    .any(|(source, path)| *path == leaf.path && subject.names(branch, "source", source))
            };
            if !subject.branches.iter().any(is_text) {
                return None;
            }
            OtherType::Numeric { path: leaf.path.clone() }
        }
        Predicate::Exact(Exact::Text(text)) if is_number(text) && !holds_digits_as_text(&leaf.path) => {
            OtherType::Number { number: text.clone() }
        }
        Predicate::Prefix(Affix::Text(text)) => OtherType::Address { block: block(text)? },
        Predicate::Wildcard(wildcard) => match wildcard.pieces() {
            [text, rest] if rest.is_empty() => OtherType::Address { block: block(text)? },
            _ => return None,
        },
        _ => return None,
    };
    Some(Finding::new(matcher.span, kind))
}

/// Returns whether the field holds a number of an item in a DynamoDB stream.
fn is_dynamodb_number(subject: &Subject, leaf: &Leaf) -> bool {
    leaf.key.name == "N" && subject.records() == Some(RecordSource::DynamoDb)
}

/// Returns whether the text is a number as a program would write it, and short enough to be a quantity.
fn is_number(text: &str) -> bool {
    let plain = text.strip_prefix('-').unwrap_or(text);
    let digits = plain.replacen('.', "", 1);
    let is_padded = plain.len() > 1 && plain.starts_with('0') && !plain.starts_with("0.");
    !is_padded
        && (1..=9).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && !plain.starts_with('.')
        && !plain.ends_with('.')
}

fn holds_digits_as_text(path: &str) -> bool {
    let name = path.rsplit('.').next().unwrap_or(path).to_lowercase().replace(['-', '_'], "");
    !path.starts_with("detail.") || DIGIT_TEXTS.iter().any(|end| name.ends_with(end))
}

/// Returns the block of addresses that begin with two or three whole parts (`10.0.` is `10.0.0.0/16`), or
/// `None` for other texts.
fn block(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.strip_suffix('.')?.split('.').collect();
    let is_part = |part: &&str| part.len() < 4 && part.parse::<u8>().is_ok();
    // One part alone could be a version.
    if !(2..=3).contains(&parts.len()) || !parts.iter().all(is_part) {
        return None;
    }
    let zeros = ".0".repeat(4 - parts.len());
    Some(format!("{}{zeros}/{}", parts.join("."), parts.len() * 8))
}
