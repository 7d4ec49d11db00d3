//! Reading fields of the expected types, and collecting problems.

use super::fields::Part;
use super::problem::{Note, NoteKind};
use super::{Problem, ProblemKind, names};
use crate::event::Timestamp;
use crate::json::{self, Kind, Value};
use crate::text::Span;
use std::cell::RefCell;
use std::sync::Arc;
use strsim::osa_distance;

/// The problems and notes found so far.
#[derive(Default)]
pub(super) struct Reader {
    problems: RefCell<Vec<Problem>>,
    notes: RefCell<Vec<Note>>,
}

impl Reader {
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    pub(super) fn into_problems_and_notes(self) -> (Vec<Problem>, Vec<Note>) {
        (self.problems.into_inner(), self.notes.into_inner())
    }

    pub(super) fn note(&self, span: Span, kind: NoteKind) {
        self.notes.borrow_mut().push(Note { span, kind });
    }

    pub(super) fn push(&self, span: Span, kind: ProblemKind) {
        self.problems.borrow_mut().push(Problem { span, kind });
    }

    fn wrong_type(&self, value: Value, wanted: &'static str) {
        // A value that could not be parsed is reported already.
        if value.kind() != Kind::Invalid {
            self.push(value.span(), ProblemKind::WrongType { wanted, found: value.kind() });
        }
    }

    /// Reads an object that may have only these fields.
    pub(super) fn object<'v>(&self, value: Value<'v>, fields: &[&'static str]) -> Option<Value<'v>> {
        self.members(value, fields, &|_| false)
    }

    /// Reads an object that may have the fields of a part, and of another if one is given; notes those of the
    /// part that have no effect.
    pub(super) fn part<'v>(&self, value: Value<'v>, part: &Part, other: Option<&Part>) -> Option<Value<'v>> {
        let object = self.members(value, part.own, &|name| {
            let has =
                |part: &Part| [part.own, part.also, part.idle].iter().any(|names| names.contains(&name));
            has(part) || other.is_some_and(has)
        })?;
        for member in object.children() {
            if let Some(name) = member.key().filter(|name| part.idle.contains(&&**name)) {
                let span = member.key_span().unwrap_or(member.span());
                self.note(span, NoteKind::Idle(name.into_owned()));
            }
        }
        Some(object)
    }

    /// Reads an object that may have only these fields, and others that are known.
    fn members<'v>(
        &self,
        value: Value<'v>,
        fields: &[&'static str],
        is_known: &dyn Fn(&str) -> bool,
    ) -> Option<Value<'v>> {
        if value.kind() != Kind::Object {
            self.wrong_type(value, "an object");
            return None;
        }
        for member in value.children() {
            let is_unknown = |name: &str| !fields.contains(&name) && !is_known(name);
            let Some(name) = member.key().filter(|name| is_unknown(name)) else { continue };
            let likeness = |field: &&&str| osa_distance(&field.to_lowercase(), &name.to_lowercase());
            let meant = fields.iter().min_by_key(likeness).filter(|field| likeness(field) <= 3).copied();
            let span = member.key_span().unwrap_or(member.span());
            self.push(span, ProblemKind::UnknownField { name: name.into_owned(), meant });
        }
        Some(value)
    }

    /// Returns the elements of a list of the text, which may be such an element itself.
    pub(super) fn elements<'v>(&self, top: Option<Value<'v>>, list: &str) -> Vec<Value<'v>> {
        top.map(|top| names::elements(self.list(top, list), top, list)).unwrap_or_default()
    }

    /// Returns the elements of a list; empty if the field is missing.
    pub(super) fn list<'v>(&self, object: Value<'v>, field: &str) -> Vec<Value<'v>> {
        let Some(value) = object.get(field) else { return Vec::new() };
        if value.kind() != Kind::Array {
            self.wrong_type(value, "an array");
            return Vec::new();
        }
        value.children().collect()
    }

    pub(super) fn text(&self, object: Value, field: &str) -> Option<String> {
        let value = object.get(field)?;
        let text = value.as_str();
        if text.is_none() {
            self.wrong_type(value, "a string");
        }
        text.map(std::borrow::Cow::into_owned)
    }

    /// Reports a field that is missing.
    pub(super) fn needs(&self, object: Value, field: &'static str) {
        if object.get(field).is_none() {
            self.push(object.span(), ProblemKind::Missing(field));
        }
    }

    /// Reports a field beside one that excludes it.
    pub(super) fn refuse_second(&self, object: Value, field: &str, kind: ProblemKind) {
        if let Some(second) = object.get(field) {
            self.push(second.key_span().unwrap_or(second.span()), kind);
        }
    }

    /// Returns a text that something cannot do without.
    pub(super) fn required(&self, object: Value, field: &'static str) -> String {
        self.needs(object, field);
        self.text(object, field).unwrap_or_default()
    }

    pub(super) fn flag(&self, object: Value, field: &str, otherwise: bool) -> bool {
        match object.get(field).map(|value| (value.kind(), value)) {
            None => otherwise,
            Some((Kind::True, _)) => true,
            Some((Kind::False, _)) => false,
            Some((_, value)) => {
                self.wrong_type(value, "true or false");
                otherwise
            }
        }
    }

    /// Returns a whole number of at most 32 bits.
    pub(super) fn number(&self, object: Value, field: &str) -> Option<u32> {
        let value = object.get(field)?;
        let number = (value.kind() == Kind::Number).then(|| value.source().parse().ok()).flatten();
        if number.is_none() {
            match below(value, field) {
                Some(problem) => self.push(value.span(), problem),
                None => self.wrong_type_or_size(value),
            }
        }
        number
    }

    fn wrong_type_or_size(&self, value: Value) {
        self.wrong_type(value, "a whole number of at least 0");
    }

    /// Reads one of several names; the first if the field is missing or another.
    pub(super) fn choice<T: Copy>(
        &self,
        object: Value,
        field: &str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let value = object.get(field)?;
        let text = self.text(object, field)?;
        let found = choices.iter().find(|(name, _)| *name == text).map(|(_, choice)| *choice);
        if found.is_none() {
            let known = choices.iter().map(|(name, _)| *name).collect();
            self.push(value.span(), ProblemKind::UnknownValue { known });
        }
        found
    }

    pub(super) fn moment(&self, object: Value, field: &str) -> Option<i64> {
        let value = object.get(field)?;
        let found = match value.kind() {
            // Some clients print seconds since 1970.
            Kind::Number => value.source().parse().ok().and_then(Timestamp::from_seconds),
            _ => Timestamp::parse(&self.text(object, field)?),
        };
        if found.is_none() {
            self.push(value.span(), ProblemKind::NotAMoment);
        }
        found.map(Timestamp::millis)
    }

    /// Returns the names and strings of an object.
    pub(super) fn pairs(&self, object: Value, field: &str) -> Vec<(String, String)> {
        let Some(value) = object.get(field) else { return Vec::new() };
        if value.kind() != Kind::Object {
            self.wrong_type(value, "an object");
            return Vec::new();
        }
        let pair = |member: Value| {
            let text = member.as_str();
            if text.is_none() {
                self.wrong_type(member, "a string");
            }
            Some((member.key()?.into_owned(), text?.into_owned()))
        };
        value.children().filter_map(pair).collect()
    }

    /// Returns the strings of a list.
    pub(super) fn texts(&self, object: Value, field: &str) -> Vec<String> {
        let text = |value: Value| {
            let text = value.as_str();
            if text.is_none() {
                self.wrong_type(value, "a string");
            }
            Some(text?.into_owned())
        };
        self.list(object, field).into_iter().filter_map(text).collect()
    }
}

/// Returns JSON that may be written as itself or as a string that holds it.
pub(super) fn json_in(object: Value, field: &str) -> Option<Arc<str>> {
    let value = object.get(field)?;
    match value.as_str() {
        Some(text) => Some(Arc::from(text)),
        None if value.kind() == Kind::Invalid => None,
        None => Some(Arc::from(value.source())),
    }
}

/// Parses a text; one that is empty or only white space counts as an empty object.
pub(super) fn document(text: &str) -> json::Document {
    json::parse(if text.trim().is_empty() { "{}" } else { text })
}

/// Returns the problem of a negative number in a retry policy, which has a range of its own.
fn below(value: Value, field: &str) -> Option<ProblemKind> {
    let number = value.source();
    let is_negative = number.parse::<i32>().is_ok_and(|number| number < 0);
    let path = value.path();
    let (place, _) = path.split_once(".RetryPolicy.").filter(|_| is_negative)?;
    let place = place.rsplit('.').next().unwrap_or(place);
    // A target of a rule has a number in its request; a schedule has one target.
    let index = place.strip_prefix("Targets[").and_then(|rest| rest.strip_suffix(']')?.parse::<usize>().ok());
    let place = index.map_or_else(|| "target".to_owned(), |index| format!("targets.{}.member", index + 1));
    let (name, least) = match field {
        "MaximumEventAgeInSeconds" => ("maximumEventAgeInSeconds", 60),
        _ => ("maximumRetryAttempts", 0),
    };
    Some(ProblemKind::Below {
        value: number.to_owned(),
        member: format!("{place}.retryPolicy.{name}"),
        least,
    })
}
