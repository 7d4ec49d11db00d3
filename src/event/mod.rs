//! Events: their envelope, their size, and how they come in.
//!
//! - [`envelope`] – the fields around `detail`, and which of them an event lacks
//! - [`put_events`] – PutEvents entries become events
//! - [`extract`] – finds the events in a pasted text, whatever shape it has
//! - [`cli`] – `aws events put-events` commands, read and written
//! - [`size`] – sizes and limits in bytes
//! - [`Timestamp`] – moments in UTC

pub(crate) mod calendar;
pub mod cli;
pub(crate) mod compose;
pub mod envelope;
pub mod extract;
pub mod put_events;
pub mod size;
mod time;

pub use extract::{ExtractError, Extracted, ExtractedEvent, extract_events};
pub use time::Timestamp;

/// What EventBridge adds to an event that it makes: the engine itself has no clock and no chance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// The account, twelve digits.
    pub account: String,
    /// The Region, as in `eu-west-1`.
    pub region: String,
    /// The moment of the call, as in `2026-01-31T09:00:00Z`.
    pub time: String,
    /// The id of the first event that is made, a UUID; the next ones count on from it.
    pub id: String,
}

impl Context {
    /// The id of the event with this number, from 0: the last eight digits of the given one count
    /// on. A text that does not end in eight hexadecimal digits gets the number behind it.
    pub fn nth_id(&self, number: usize) -> String {
        let tail = self.id.len().checked_sub(8).and_then(|at| self.id.split_at_checked(at));
        match tail.and_then(|(head, tail)| Some((head, u32::from_str_radix(tail, 16).ok()?))) {
            _ if number == 0 => self.id.clone(),
            Some((head, tail)) => format!("{head}{:08x}", tail.wrapping_add(number as u32)),
            None => format!("{}-{number}", self.id),
        }
    }

    /// An ARN in this account and Region: `events` and `rule/nightly` make
    /// `arn:aws:events:eu-west-1:123456789012:rule/nightly`.
    pub fn arn(&self, service: &str, resource: &str) -> String {
        let Self { account, region, .. } = self;
        format!("arn:{}:{service}:{region}:{account}:{resource}", partition(region))
    }

    #[cfg(test)]
    pub(crate) fn for_tests() -> Self {
        Self {
            account: "123456789012".to_owned(),
            region: "eu-west-1".to_owned(),
            time: "2026-03-02T09:00:00Z".to_owned(),
            id: "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035".to_owned(),
        }
    }
}

/// Whether a text can be the number of an account: twelve digits.
pub fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text can be a Region: words of lower case letters and a number, as in `us-gov-east-1`.
pub fn is_region(text: &str) -> bool {
    let Some((words, number)) = text.rsplit_once('-') else { return false };
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let is_number = (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    words.contains('-') && words.split('-').all(is_word) && is_number
}

/// The part of AWS that a Region belongs to, as ARNs name it.
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
    fn arns_name_the_partition() {
        for (region, expected) in
            [("eu-west-1", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-west-1", "aws-us-gov")]
        {
            assert_eq!(partition(region), expected);
        }
        let arn = Context::for_tests().arn("events", "rule/nightly");
        assert_eq!(arn, "arn:aws:events:eu-west-1:123456789012:rule/nightly");
    }

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
    }

    #[test]
    fn ids_count_on() {
        let context = Context::for_tests();
        assert_eq!(context.nth_id(0), context.id);
        assert_eq!(context.nth_id(1), "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2036");
        let odd = Context { id: "€".to_owned(), ..context };
        assert_eq!(odd.nth_id(2), "€-2");
    }
}
