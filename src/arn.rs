//! Amazon Resource Names, and the accounts, Regions and partitions in them.
//!
//! ```
//! use eventbridge_playground::arn::Arn;
//!
//! let arn = Arn::parse("arn:aws:sqs:eu-west-1:123456789012:orders").unwrap();
//! assert_eq!((arn.service, arn.region, arn.resource), ("sqs", "eu-west-1", "orders"));
//! ```
//!
//! Follows "Identify AWS resources with Amazon Resource Names" in the IAM User Guide.

use std::fmt;

/// The parts of an ARN: `arn:partition:service:region:account:resource`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Arn<'t> {
    /// `aws`, `aws-cn` or `aws-us-gov`.
    pub partition: &'t str,
    /// The service: `sqs`.
    pub service: &'t str,
    /// The Region; empty for some services.
    pub region: &'t str,
    /// The account, twelve digits; empty for some services.
    pub account: &'t str,
    /// The rest, in the form that the service gives it; colons are part of it.
    pub resource: &'t str,
}

impl<'t> Arn<'t> {
    /// Returns the ARN of a resource in the partition of its Region. `region` and `account` may be empty.
    pub fn new(service: &'t str, region: &'t str, account: &'t str, resource: &'t str) -> Self {
        Self { partition: partition(region), service, region, account, resource }
    }

    /// Reads an ARN; `None` if the text does not have its six parts, or if service or resource is empty.
    pub fn parse(text: &'t str) -> Option<Self> {
        let mut parts = text.splitn(6, ':');
        let prefix = parts.next()?;
        let arn = Self {
            partition: parts.next()?,
            service: parts.next()?,
            region: parts.next()?,
            account: parts.next()?,
            resource: parts.next()?,
        };
        let is_known = prefix == "arn" && arn.partition.starts_with("aws");
        let has_account = arn.account.is_empty() || is_account(arn.account);
        let is_spaced = text.contains(|c: char| c.is_whitespace() || c.is_control());
        (is_known && has_account && !is_spaced && !arn.service.is_empty() && !arn.resource.is_empty())
            .then_some(arn)
    }

    /// Returns whether it is of a service and its resource begins with a prefix, with more behind that.
    pub fn is(&self, service: &str, prefix: &str) -> bool {
        self.service == service && self.resource.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty())
    }

    /// Returns whether it is of a FIFO queue or a FIFO topic.
    pub fn is_fifo(&self) -> bool {
        self.resource.strip_suffix(".fifo").is_some()
    }

    /// Returns the domain of the services in its partition.
    pub fn domain(&self) -> &'static str {
        if self.partition == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" }
    }

    /// Returns the text after the last `/` or `:` of the resource: the name for most services.
    pub fn name(&self) -> &'t str {
        self.resource.rsplit(['/', ':']).next().unwrap_or(self.resource)
    }
}

impl fmt::Display for Arn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { partition, service, region, account, resource } = self;
        write!(f, "arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

/// Returns whether a text can be the number of an account: twelve digits.
pub fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether a text can be a Region: words of lower case letters and a number, as in `us-gov-east-1`.
pub fn is_region(text: &str) -> bool {
    let Some((words, number)) = text.rsplit_once('-') else { return false };
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    words.contains('-') && words.split('-').all(is_word) && is_number
}

/// The Regions that AWS has opened, by September 2026.
const REGIONS: [&str; 39] = [
    "af-south-1",
    "ap-east-1",
    "ap-east-2",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-south-2",
    "ap-southeast-1",
    "ap-southeast-2",
    "ap-southeast-3",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ca-central-1",
    "ca-west-1",
    "cn-north-1",
    "cn-northwest-1",
    "eu-central-1",
    "eu-central-2",
    "eu-north-1",
    "eu-south-1",
    "eu-south-2",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "eusc-de-east-1",
    "il-central-1",
    "me-central-1",
    "me-south-1",
    "mx-central-1",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-gov-east-1",
    "us-gov-west-1",
    "us-west-1",
    "us-west-2",
];

/// Returns whether there is a Region of this name. One that AWS opens later is not known here.
pub fn is_known_region(text: &str) -> bool {
    REGIONS.contains(&text)
}

/// Returns the part of AWS that a Region belongs to, as ARNs name it.
pub fn partition(region: &str) -> &'static str {
    if region.starts_with("cn-") {
        "aws-cn"
    } else if region.starts_with("us-gov-") {
        "aws-us-gov"
    } else {
        "aws"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_and_regions_are_told_from_other_texts() {
        for (text, expected) in [
            ("123456789012", true),
            ("000000000000", true),
            ("12345678901", false),
            ("1234567890123", false),
            ("12345678901a", false),
            ("１２３４", false),
            ("", false),
        ] {
            assert_eq!(is_account(text), expected, "{text}");
        }
        for (text, expected) in [
            ("eu-west-1", true),
            ("us-gov-east-1", true),
            ("ap-southeast-12", true),
            ("eu-west", false),
            ("west-1", false),
            ("eu--1", false),
            ("EU-west-1", false),
            ("eu-west-+1", false),
            ("eu-west-1a", false),
            ("eu-west-", false),
            ("eu west-1", false),
            ("", false),
            ("-", false),
        ] {
            assert_eq!(is_region(text), expected, "{text}");
        }
        assert!(REGIONS.is_sorted() && REGIONS.iter().all(|region| is_region(region)));
        assert!(is_known_region("eu-west-1") && !is_known_region("eu-west-9"));
    }

    #[test]
    fn an_arn_is_of_the_partition_of_its_region() {
        for (region, expected) in [
            ("eu-west-1", "arn:aws:sqs:eu-west-1:111122223333:q"),
            ("cn-north-1", "arn:aws-cn:sqs:cn-north-1:111122223333:q"),
            ("us-gov-west-1", "arn:aws-us-gov:sqs:us-gov-west-1:111122223333:q"),
        ] {
            let arn = Arn::new("sqs", region, "111122223333", "q");
            assert_eq!(arn.to_string(), expected);
            assert_eq!(Arn::parse(expected), Some(arn));
        }
        let queue = Arn::new("sqs", "eu-west-1", "111122223333", "q");
        assert!(queue.is("sqs", "") && !queue.is("sqs", "q") && !queue.is("sns", ""));
    }

    #[test]
    fn an_arn_has_six_parts() {
        let text = "arn:aws:lambda:eu-west-1:111122223333:function:bill:live";
        let arn = Arn::parse(text).unwrap();
        assert_eq!((arn.service, arn.region, arn.account), ("lambda", "eu-west-1", "111122223333"));
        assert_eq!((arn.resource, arn.name()), ("function:bill:live", "live"));
        assert_eq!(arn.to_string(), text);
        for wrong in [
            "",
            "arn",
            "arn:aws:sqs",
            "arn:aws:sqs:eu-west-1:111122223333:",
            "arn:aws:sqs:eu-west-1:1111:q",
            "arn:gcp:sqs:eu-west-1:111122223333:q",
            "urn:aws:sqs:eu-west-1:111122223333:q",
            "arn:aws:sqs:eu-west-1:111122223333:a queue",
        ] {
            assert_eq!(Arn::parse(wrong), None, "{wrong}");
        }
    }
}
