//! Events: their envelope, their size, and how they come in.
//!
//! - [`envelope`] – the fields around `detail`, and which of them an event lacks
//! - [`put_events`] – PutEvents entries become events
//! - [`extract`] – finds the events in a pasted text, whatever shape it has
//! - [`cli`] – `aws events put-events` commands, read and written
//! - [`RecordSource`] – tells records of streams and queues from events
//! - `literal` – values as Python and JavaScript print them
//! - [`shape`] – tells an event from a pattern
//! - [`size`] – sizes and limits in bytes
//! - [`trace`] – trace headers, as they are handed on
//! - [`Timestamp`] – moments in UTC
//!
//! ```
//! use eventbridge_playground::event::{Context, extract_events};
//!
//! let context = Context {
//!     account: "123456789012".to_owned(),
//!     region: "eu-west-1".to_owned(),
//!     time: "2026-03-02T09:00:00Z".to_owned(),
//!     id: "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035".to_owned(),
//! };
//! let entry = r#"{"Entries": [{"Source": "shop", "DetailType": "Sold", "Detail": "{}"}]}"#;
//! let extracted = extract_events(entry, &context).unwrap();
//! assert!(extracted.events[0].text.contains(r#""detail-type": "Sold""#));
//! ```

pub(crate) mod calendar;
pub mod cli;
pub(crate) mod compose;
pub mod envelope;
pub mod extract;
pub(crate) mod literal;
pub mod put_events;
mod record;
pub mod shape;
pub mod size;
mod time;
pub mod trace;

use crate::arn::Arn;

pub use extract::{ExtractError, Extracted, ExtractedEvent, extract_events};
pub use record::RecordSource;
pub use time::Timestamp;

/// The values that EventBridge adds to an event that it makes: the engine itself has no clock and no chance.
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
    /// Returns the id of the event with this number, from 0: the last eight digits of the given one count on.
    /// A text that does not end in eight hexadecimal digits gets the number behind it.
    pub fn nth_id(&self, number: usize) -> String {
        let tail = self.id.len().checked_sub(8).and_then(|at| self.id.split_at_checked(at));
        match tail.and_then(|(head, tail)| Some((head, u32::from_str_radix(tail, 16).ok()?))) {
            _ if number == 0 => self.id.clone(),
            Some((head, tail)) => format!("{head}{:08x}", tail.wrapping_add(number as u32)),
            None => format!("{}-{number}", self.id),
        }
    }

    /// Returns an ARN in this account and Region: `events` and `rule/nightly` make
    /// `arn:aws:events:eu-west-1:123456789012:rule/nightly`.
    pub fn arn(&self, service: &str, resource: &str) -> String {
        Arn::new(service, &self.region, &self.account, resource).to_string()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arns_are_made_in_the_account_and_region() {
        let arn = Context::for_tests().arn("events", "rule/nightly");
        assert_eq!(arn, "arn:aws:events:eu-west-1:123456789012:rule/nightly");
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
