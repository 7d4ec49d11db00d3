//! Entries of a PutEvents request, and the events that EventBridge makes of them.
//!
//! Follows `PutEventsRequestEntry` in the API reference; error codes and messages are those that
//! AWS answers for one entry.

use super::compose::{self, Parts};
use super::{Context, Timestamp};
use crate::json::{self, Kind, Value};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// The longest detail type that the API reference allows, in characters.
const DETAIL_TYPE_LIMIT: usize = 128;

/// An event made of an entry, and what PutEvents would say of the entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converted {
    /// The event as a text, laid out.
    pub text: String,
    /// The problems of the entry, in the order in which AWS checks.
    pub problems: Vec<EntryProblem>,
}

/// Something wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum EntryProblem {
    /// `Source` is missing or empty.
    NoSource,
    /// `Source` begins with `aws.`, which only AWS may send.
    ReservedSource,
    /// `DetailType` is missing or empty.
    NoDetailType,
    /// `DetailType` has more than 128 characters.
    LongDetailType,
    /// `Detail` is missing or empty.
    NoDetail,
    /// `Detail` is no text of a JSON object.
    MalformedDetail,
    /// `Detail` is an object; the API wants a string that holds one.
    DetailIsObject,
    /// `Resources` is no list of strings.
    BadResources,
    /// `Time` is no moment that can be read for certain.
    UnclearTime,
}

impl EntryProblem {
    /// AWS's `ErrorCode` for the entry, or `None` where a client refuses to send it, or where AWS takes the
    /// entry after all.
    pub fn error_code(self) -> Option<&'static str> {
        match self {
            Self::NoSource | Self::NoDetailType | Self::NoDetail => Some("InvalidArgument"),
            Self::ReservedSource => Some("NotAuthorizedForSourceException"),
            Self::MalformedDetail => Some("MalformedDetail"),
            _ => None,
        }
    }

    /// AWS's `ErrorMessage` that comes with [`Self::error_code`]; `None` where that is.
    pub fn error_message(self) -> Option<&'static str> {
        match self {
            Self::NoSource => Some("Parameter Source is not valid. Reason: Source is a required argument."),
            Self::NoDetailType => {
                Some("Parameter DetailType is not valid. Reason: DetailType is a required argument.")
            }
            Self::NoDetail => Some("Parameter Detail is not valid. Reason: Detail is a required argument."),
            Self::ReservedSource => Some("Not authorized for the source."),
            Self::MalformedDetail => Some("Detail is malformed."),
            _ => None,
        }
    }
}

impl fmt::Display for EntryProblem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Self::NoSource => "the entry has no Source",
            Self::ReservedSource => {
                "PutEvents can't send this: sources that begin with aws. are reserved for AWS"
            }
            Self::NoDetailType => "the entry has no DetailType",
            Self::LongDetailType => "DetailType has more than 128 characters",
            Self::NoDetail => "the entry has no Detail",
            Self::MalformedDetail => "Detail doesn't contain a JSON object",
            Self::DetailIsObject => "Detail is an object, but PutEvents expects a string",
            Self::BadResources => "Resources isn't an array of strings",
            Self::UnclearTime => "Time isn't an unambiguous timestamp",
        })
    }
}

/// Returns whether a value looks like an entry: an object with at least two of `Source`, `DetailType` and
/// `Detail`.
pub fn is_entry(value: Value) -> bool {
    ["Source", "DetailType", "Detail"].iter().filter(|key| value.get(key).is_some()).count() >= 2
}

/// Returns the event that EventBridge makes of an entry; of a broken one, the event it would have been.
///
/// `number` says which entry of the request it is, from 0, so that each has an id of its own.
pub fn to_event(entry: Value, context: &Context, number: usize) -> Converted {
    let mut problems = Vec::new();
    let source = string(entry, "Source");
    if source.is_empty() {
        problems.push(EntryProblem::NoSource);
    } else if source.starts_with("aws.") {
        problems.push(EntryProblem::ReservedSource);
    }
    let detail_type = string(entry, "DetailType");
    if detail_type.is_empty() {
        problems.push(EntryProblem::NoDetailType);
    } else if detail_type.chars().count() > DETAIL_TYPE_LIMIT {
        problems.push(EntryProblem::LongDetailType);
    }
    let detail = detail(entry.get("Detail"), &mut problems);
    let resources = resources(entry.get("Resources"), &mut problems);
    let time = time(entry.get("Time"), context, &mut problems);
    let text = compose::event(&Parts {
        id: &context.nth_id(number),
        detail_type: &detail_type,
        source: &source,
        account: &context.account,
        time: &time,
        region: &context.region,
        resources,
        detail,
    });
    Converted { text, problems }
}

fn string<'d>(entry: Value<'d>, key: &str) -> Cow<'d, str> {
    entry.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// Returns the detail, laid out. A detail that is no object is returned as it is, so that no input is lost.
fn detail(value: Option<Value>, problems: &mut Vec<EntryProblem>) -> String {
    let Some(value) = value.filter(|value| !matches!(value.kind(), Kind::Null | Kind::Invalid)) else {
        problems.push(EntryProblem::NoDetail);
        return "{}".to_owned();
    };
    let Some(text) = value.as_str() else {
        let object = value.kind() == Kind::Object;
        problems.push(if object { EntryProblem::DetailIsObject } else { EntryProblem::MalformedDetail });
        return json::pretty(value);
    };
    if text.is_empty() {
        problems.push(EntryProblem::NoDetail);
        return "{}".to_owned();
    }
    let document = json::parse(&text);
    let sound = document.root().filter(|_| document.problems().is_empty());
    if sound.is_none_or(|root| root.kind() != Kind::Object) {
        problems.push(EntryProblem::MalformedDetail);
    }
    sound.map_or_else(|| value.source().to_owned(), json::pretty)
}

fn resources(value: Option<Value>, problems: &mut Vec<EntryProblem>) -> String {
    let Some(value) = value.filter(|value| value.kind() != Kind::Null) else { return "[]".to_owned() };
    let strings = value.children().all(|element| element.kind() == Kind::String);
    if value.kind() != Kind::Array || !strings {
        problems.push(EntryProblem::BadResources);
    }
    compose::list(value)
}

/// Returns the moment as an event shows it. The API takes seconds since 1970, the CLI also ISO texts, and
/// Python's clients dates in front of them that begin with the month (LS: `01-02-2022T00:00:00Z`).
fn time(value: Option<Value>, context: &Context, problems: &mut Vec<EntryProblem>) -> String {
    let Some(value) = value.filter(|value| value.kind() != Kind::Null) else { return context.time.clone() };
    let text = value.as_str().unwrap_or_else(|| value.source().into());
    let seconds = || text.parse().ok().and_then(Timestamp::from_seconds);
    let midnight = || Timestamp::parse(&format!("{text}T00:00:00Z"));
    let american = || Timestamp::parse(&year_first(&text)?);
    let moment = Timestamp::parse(&text).or_else(midnight).or_else(american).or_else(seconds);
    moment.map_or_else(
        || {
            problems.push(EntryProblem::UnclearTime);
            text.to_string()
        },
        |moment| moment.to_string(),
    )
}

/// Returns `MM-DD-YYYY`, and the text after it, with the year first; the day may come first if it cannot be a
/// month, as in Python's date parser.
fn year_first(text: &str) -> Option<String> {
    let date = text.get(..10)?;
    let mut parts = date.splitn(3, ['-', '/']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    if !is_number(first, 2) || !is_number(second, 2) || !is_number(year, 4) {
        return None;
    }
    let (month, day) = if first > "12" { (second, first) } else { (first, second) };
    let time = text.get(10..).filter(|time| !time.is_empty()).unwrap_or("T00:00:00Z");
    Some(format!("{year}-{month}-{day}{time}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntryProblem::*;

    fn convert(entry: &str) -> Converted {
        to_event(json::parse(entry).root().unwrap(), &Context::for_tests(), 0)
    }

    #[test]
    fn an_entry_becomes_an_event() {
        let converted = convert(
            r#"{"Source":"shop","DetailType":"Sold","Detail":"{\"id\":7,\"tags\":[]}","Resources":["arn:x"],
                "Time":1538828773.5,"EventBusName":"default"}"#,
        );
        assert_eq!(converted.problems, []);
        assert_eq!(
            converted.text,
            r#"{
  "version": "0",
  "id": "6f2d0b8c-39e1-4d57-9ca6-e84b1f7d2035",
  "detail-type": "Sold",
  "source": "shop",
  "account": "123456789012",
  "time": "2018-10-06T12:26:13Z",
  "region": "eu-west-1",
  "resources": ["arn:x"],
  "detail": {
    "id": 7,
    "tags": []
  }
}"#
        );
    }

    #[test]
    fn problems_are_found_in_the_order_of_the_checks() {
        let cases: &[(&str, &[EntryProblem])] = &[
            (r#"{"Source":"s","DetailType":"T","Detail":"{}"}"#, &[]),
            ("{}", &[NoSource, NoDetailType, NoDetail]),
            (r#"{"Source":"","DetailType":"","Detail":""}"#, &[NoSource, NoDetailType, NoDetail]),
            (r#"{"Source":"aws.ec2","DetailType":"T","Detail":"{}"}"#, &[ReservedSource]),
            (r#"{"Source":"s","DetailType":"T","Detail":{"a":1}}"#, &[DetailIsObject]),
            (r#"{"Source":"s","DetailType":"T","Detail":"not JSON"}"#, &[MalformedDetail]),
            (r#"{"Source":"s","DetailType":"T","Detail":"[1]"}"#, &[MalformedDetail]),
            (r#"{"Source":"s","DetailType":"T","Detail":"\"{}\""}"#, &[MalformedDetail]),
            (r#"{"Source":"s","DetailType":"T","Detail":5}"#, &[MalformedDetail]),
            (r#"{"Source":"s","DetailType":"T","Detail":"{}","Resources":"arn"}"#, &[BadResources]),
            (r#"{"Source":"s","DetailType":"T","Detail":"{}","Resources":[1]}"#, &[BadResources]),
            (r#"{"Source":"s","DetailType":"T","Detail":"{}","Time":"noon"}"#, &[UnclearTime]),
            (r#"{"Source":"s","DetailType":"T","Detail":"{}","Time":1e99}"#, &[UnclearTime]),
        ];
        for (entry, problems) in cases {
            let converted = convert(entry);
            assert_eq!(converted.problems, *problems, "{entry}");
            assert!(json::parse(&converted.text).problems().is_empty(), "{entry}");
        }
        let long = format!(r#"{{"Source":"s","DetailType":"{}","Detail":"{{}}"}}"#, "x".repeat(129));
        assert_eq!(convert(&long).problems, [LongDetailType]);
    }

    #[test]
    fn time_is_read_where_it_is_clear() {
        let cases = [
            ("null", "2026-03-02T09:00:00Z"),
            ("0", "1970-01-01T00:00:00Z"),
            ("\"1538828773\"", "2018-10-06T12:26:13Z"),
            ("\"2026-01-31T10:30:00.25+02:00\"", "2026-01-31T08:30:00Z"),
            ("\"2026-01-31\"", "2026-01-31T00:00:00Z"),
            // Row 56 (LS): as a client reads it.
            ("\"01-02-2022T00:00:00Z\"", "2022-01-02T00:00:00Z"),
            ("\"31-01-2022\"", "2022-01-31T00:00:00Z"),
            ("\"31-31-2022\"", "31-31-2022"),
            ("\"noon\"", "noon"),
        ];
        for (time, expected) in cases {
            let entry = format!(r#"{{"Source":"s","DetailType":"T","Detail":"{{}}","Time":{time}}}"#);
            let text = convert(&entry).text;
            assert_eq!(json::parse(&text).root().unwrap().get("time").unwrap().as_str().unwrap(), expected);
        }
    }

    #[test]
    fn what_is_no_object_is_kept_in_the_detail() {
        let text = convert(r#"{"Source":"s","DetailType":"T","Detail":"{\"a\":"}"#).text;
        assert_eq!(json::parse(&text).root().unwrap().get("detail").unwrap().as_str().unwrap(), "{\"a\":");
    }
}
