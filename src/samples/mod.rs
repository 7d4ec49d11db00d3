//! The catalogue of samples: events that AWS services, partners and applications send, with a
//! pattern to start from.
//!
//! The events lie in the repository's folder `samples/`, a file for each service; the build joins
//! them to one text, which the page loads when it is first needed. [`Catalogue::parse`] reads that
//! text. [`Catalogue::search`] finds samples by words, and [`Catalogue::fields`] says which fields
//! and values such events have, for completion.
//!
//! The names and types of fields follow the services' documentation and the schemas of the
//! EventBridge schema registry; the values are made up.
//!
//! ```
//! use eventbridge_playground::samples::Catalogue;
//!
//! let catalogue = Catalogue::parse(
//!     r#"[{
//!         "title": "An order is placed", "service": "Shop", "note": "Sent once for each order.",
//!         "event": {"source": "shop", "detail-type": "Order placed", "detail": {"total": 42}}
//!     }]"#,
//! )
//! .unwrap();
//! assert_eq!(catalogue.search("order")[0].source, "shop");
//! let fields = catalogue.fields(&["shop"], &["Order placed"]);
//! assert!(fields.at(&["detail", "total"]).is_some());
//! ```

mod aliases;
mod fields;
mod search;
mod traffic;
mod unreadable;

pub use fields::{Field, Fields};
pub use unreadable::{EntryProblem, Unreadable};

use crate::json::{self, Kind, Value};
use search::Index;

/// One sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// A title of what happens, without a full stop; no two samples have the same.
    pub title: String,
    /// The service's name for people, as in `Amazon S3`, or the partner's.
    pub service: String,
    /// One sentence: when the event is sent, and what is peculiar in it.
    pub note: String,
    /// The event's `source`.
    pub source: String,
    /// The event's `detail-type`.
    pub detail_type: String,
    /// The event, laid out for the editor.
    pub text: String,
    /// A pattern to start from, laid out for the editor; it matches the event.
    pub pattern: Option<String>,
}

impl Sample {
    fn parse(entry: Value) -> Result<Self, EntryProblem> {
        if entry.kind() != Kind::Object {
            return Err(EntryProblem::NotAnObject(entry.kind()));
        }
        let event = member(entry, "event", Kind::Object)?;
        let pattern = entry.get("pattern").map(|_| member(entry, "pattern", Kind::Object)).transpose()?;
        Ok(Self {
            title: text(entry, "title")?,
            service: text(entry, "service")?,
            note: text(entry, "note")?,
            source: text(event, "source")?,
            detail_type: text(event, "detail-type")?,
            text: json::laid_out(event),
            pattern: pattern.map(json::laid_out),
        })
    }

    /// Returns whether the event comes from a partner of AWS, over a partner event bus.
    pub fn is_from_partner(&self) -> bool {
        self.source.starts_with("aws.partner/")
    }
}

/// All samples, ready to be searched.
#[derive(Clone, Debug)]
pub struct Catalogue {
    samples: Vec<Sample>,
    index: Index,
}

impl Catalogue {
    /// Reads the text that the build makes: a list of `{"title", "service", "note", "event",
    /// "pattern"}`, of which only the pattern may be missing.
    ///
    /// # Errors
    /// If the text is something else, for instance a server's page about a missing file.
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let document = json::parse(text);
        if let Some(problem) = document.problems().first() {
            return Err(Unreadable::NotJson(problem.clone()));
        }
        let list = match document.root() {
            Some(root) if root.kind() == Kind::Array => root,
            root => return Err(Unreadable::NotAList(root.map_or(Kind::Invalid, Value::kind))),
        };
        let sample =
            |(index, entry)| Sample::parse(entry).map_err(|problem| Unreadable::BadEntry { index, problem });
        let samples = list.children().enumerate().map(sample).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { index: Index::new(&samples), samples })
    }

    /// Returns all samples, in the catalogue's order.
    pub fn samples(&self) -> &[Sample] {
        &self.samples
    }

    /// Returns the samples that have something to do with every word of the query, the closest first; all of
    /// them when there is no word in it. A word is found at the beginning of or within a word of the sample,
    /// under another name that people use ("bucket" for S3), or with a slip of the finger in it.
    pub fn search(&self, query: &str) -> Vec<&Sample> {
        self.index.search(query).into_iter().map(|index| &self.samples[index]).collect()
    }

    /// Returns the sources of the events, each once, in the catalogue's order.
    pub fn sources(&self) -> Vec<&str> {
        distinct(self.samples.iter().map(|sample| sample.source.as_str()))
    }

    /// Returns the detail types of the events from these sources, each once; from every source when none is
    /// given.
    pub fn detail_types(&self, sources: &[&str]) -> Vec<&str> {
        let from_there = |sample: &&Sample| sources.is_empty() || sources.contains(&sample.source.as_str());
        distinct(self.samples.iter().filter(from_there).map(|sample| sample.detail_type.as_str()))
    }

    /// Returns the fields of the events with one of these sources and one of these detail types, with their
    /// values and those that the suggested patterns name. An empty list stands for any.
    pub fn fields(&self, sources: &[&str], detail_types: &[&str]) -> Fields {
        let mut fields = Fields::default();
        for sample in &self.samples {
            if (sources.is_empty() || sources.contains(&sample.source.as_str()))
                && (detail_types.is_empty() || detail_types.contains(&sample.detail_type.as_str()))
            {
                sample.add_to(&mut fields);
            }
        }
        fields
    }
}

impl Sample {
    fn add_to(&self, fields: &mut Fields) {
        if let Some(event) = json::parse(&self.text).root() {
            fields.add_event(event);
        }
        if let Some(pattern) =
            self.pattern.as_deref().map(json::parse).as_ref().and_then(json::Document::root)
        {
            fields.add_pattern(pattern);
        }
    }
}

fn distinct<'s>(names: impl Iterator<Item = &'s str>) -> Vec<&'s str> {
    let mut list = Vec::new();
    for name in names {
        if !list.contains(&name) {
            list.push(name);
        }
    }
    list
}

/// Returns a member of an object, which must be of this kind.
pub(crate) fn member<'d>(
    object: Value<'d>,
    key: &'static str,
    kind: Kind,
) -> Result<Value<'d>, EntryProblem> {
    let value = object.get(key).ok_or(EntryProblem::Missing(key))?;
    if value.kind() == kind { Ok(value) } else { Err(EntryProblem::WrongType { key, found: value.kind() }) }
}

/// Returns a string of an object.
pub(crate) fn text(object: Value, key: &'static str) -> Result<String, EntryProblem> {
    let value = member(object, key, Kind::String)?;
    Ok(value.as_str().unwrap_or_default().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) const TWO: &str = r#"[
        {"title":"T","service":"Amazon X","note":"N.",
         "event":{"source":"aws.x","detail-type":"X Change","detail":{"state":"on","sizes":[1,2]}},
         "pattern":{"source":["aws.x"]}},
        {"title":"U","service":"Y","note":"M.",
         "event":{"source":"aws.partner/y.com/1","detail-type":"Y","detail":{}}}
    ]"#;

    #[test]
    fn a_sample_takes_its_names_from_its_event() {
        let catalogue = Catalogue::parse(TWO).unwrap();
        let [first, second] = catalogue.samples() else { panic!("two samples") };
        assert_eq!((first.source.as_str(), first.detail_type.as_str()), ("aws.x", "X Change"));
        assert!(first.text.starts_with("{\n  \"source\": \"aws.x\",\n"));
        assert!(first.text.contains("\n    \"sizes\": [1, 2]\n"));
        assert_eq!(first.pattern.as_deref(), Some("{\n  \"source\": [\"aws.x\"]\n}"));
        assert_eq!(second.pattern, None);
        assert_eq!((first.is_from_partner(), second.is_from_partner()), (false, true));
    }

    #[test]
    fn names_are_given_once() {
        let catalogue = Catalogue::parse(&TWO.replace("aws.partner/y.com/1", "aws.x")).unwrap();
        assert_eq!(catalogue.sources(), ["aws.x"]);
        assert_eq!(catalogue.detail_types(&["aws.x"]), ["X Change", "Y"]);
        assert_eq!(catalogue.detail_types(&["aws.z"]), [""; 0]);
        assert_eq!(catalogue.detail_types(&[]).len(), 2);
    }

    #[track_caller]
    fn check_error(text: &str, words: &str) {
        assert_eq!(Catalogue::parse(text).unwrap_err().to_string(), words);
    }

    #[test]
    fn other_texts_are_refused_with_the_reason() {
        check_error("{}", "the samples must be an array, but are an object");
        check_error("<!doctype html>", "the samples aren't valid JSON from byte 0 on");
        check_error("", "the samples aren't valid JSON from byte 0 on");
        check_error("[1]", "sample 1 must be an object, but is a number");
        check_error(r#"[{"event":{}}]"#, "sample 1 has no “title”");
        check_error(&TWO.replace(r#""note":"M.""#, r#""note":1"#), "sample 2 has a number as its “note”");
        check_error(&TWO.replace(r#""detail-type":"Y","#, ""), "sample 2 has no “detail-type”");
    }
}
