//! Prefixes of names and ARNs that match other names as well.

use super::prelude::*;
use crate::arn::Arn;
use crate::pattern::operator::{Affix, Exact};
use crate::pattern::{Matcher, Predicate};

pub(super) static LINT: Lint = Lint {
    id: "prefix-takes-siblings",
    title: "The prefix also matches longer names",
    why: "A prefix ends anywhere: one for a name also matches every name that begins with it. End it with the character \
          that ends the name, or list the whole value.",
    page: &pages::OPERATORS,
    weight: Weight::Consider,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["a"],"resources":[{"prefix":"arn:aws:s3:::logs"}]}"#,
            r#"{"source":["a"],"resources":[{"prefix":"arn:aws:ecs:eu-west-1:111122223333:cluster/prod"}]}"#,
            r#"{"source":["a"],"detail":{"requestParameters":{"secretId":[{"prefix":"arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/mail"}]}}}"#,
            r#"{"source":["a"],"detail":{"requestParameters":{"secretId":[{"prefix":"prod/mail"}]}}}"#,
            r#"{"source":["a"],"detail":{"requestParameters":{"secretId":["prod/mail"]}}}"#,
        ],
        fine: &[
            r#"{"source":["a"],"resources":[{"prefix":"arn:aws:s3:::logs/"}]}"#,
            r#"{"source":["a"],"resources":[{"prefix":"arn:aws:ec2:eu-west-1:111122223333:instance/i-0a"}]}"#,
            r#"{"source":["a"],"resources":[{"prefix":"arn:aws:rds:eu-west-1:111122223333:db"}]}"#,
            r#"{"source":["a"],"resources":[{"prefix":"arn:aws:s3:::"},"arn:aws:s3:::logs"]}"#,
            r#"{"source":["a"],"detail":{"key":[{"prefix":"in"}]}}"#,
            r#"{"source":["a"],"detail":{"requestParameters":{"secretId":["arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/mail-aB3dEf"]}}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// What a matcher accepts, or misses, besides the name in it.
enum Sibling {
    /// The prefix of an ARN.
    Arn { name: String },
    /// The prefix of a secret's name or ARN.
    Secret { name: String },
    /// A secret's name, where the event may hold its ARN.
    SecretByName,
}

impl Sentence for Sibling {
    fn sentence(&self) -> String {
        match self {
            Self::Arn { name } => {
                format!("This also matches {name}-2 and every other name that begins with {name}.")
            }
            Self::Secret { name } => format!(
                "This also matches {name}-archive and every other secret whose name begins with {name}. A secret's ARN ends \
                 with a hyphen and six random characters; only the whole ARN is exact."
            ),
            Self::SecretByName => {
                "Callers may name a secret by its ARN, which ends with a hyphen and six random \
                                   characters. List the whole ARN as well."
                    .to_owned()
            }
        }
    }
}

fn check(subject: &Subject) -> Vec<Finding<Sibling>> {
    let matchers = subject.leaves().flat_map(|leaf| leaf.matchers.iter().map(move |matcher| (leaf, matcher)));
    matchers.filter_map(|(leaf, matcher)| Some(Finding::new(matcher.span, sibling(leaf, matcher)?))).collect()
}

fn sibling(leaf: &Leaf, matcher: &Matcher) -> Option<Sibling> {
    let is_secret = leaf.key.name.eq_ignore_ascii_case("secretId");
    match &matcher.predicate {
        Predicate::Prefix(Affix::Text(text)) => {
            if !text.ends_with(char::is_alphanumeric) {
                return None;
            }
            let arn = Arn::parse(text);
            let name = arn.as_ref().map_or(Some(text.as_str()), name_in)?.to_owned();
            let is_secret = is_secret || arn.as_ref().is_some_and(|arn| arn.service == "secretsmanager");
            match (is_secret, arn) {
                (true, _) => Some(Sibling::Secret { name }),
                (false, Some(_)) => Some(Sibling::Arn { name }),
                (false, None) => None,
            }
        }
        Predicate::Exact(Exact::Text(text)) if is_secret && !text.starts_with("arn:") => {
            Some(Sibling::SecretByName)
        }
        _ => None,
    }
}

/// Returns the name in an ARN, or `None` if the text ends before the name.
fn name_in<'t>(arn: &Arn<'t>) -> Option<&'t str> {
    let resource = arn.resource;
    let name = match (resource.split_once([':', '/']), arn.service) {
        // Ids are not prefixes of other ids.
        (_, "ec2") => return None,
        (Some((_, name)), _) => name,
        (None, "s3" | "sqs" | "sns") => resource,
        (None, _) => return None,
    };
    (!name.is_empty()).then_some(name)
}
