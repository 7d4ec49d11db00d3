//! Changing single fields in the text of a setup, and removing whole parts. Everything else stays as it was
//! written.

use super::insert::{insert_bus, insert_function_arn};
use super::{Problem, ProblemKind, System};
use crate::bus::problem::{self as model, ModelRef};
use crate::json::{self, Document, Kind, Layout, Value};
use crate::targets::TargetKind;
use crate::targets::block::blocks;
use crate::targets::kind::LAMBDA;
use crate::text::{Edit, Span, apply};

/// How a field is written in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A string, without its quotes.
    Text,
    /// A whole number that is not negative.
    Number,
    /// Any JSON, which the setup may also have as a string that holds it.
    Json,
    /// A string, which the setup may also have as the JSON that it holds.
    Template,
}

/// Why a field was not written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldError {
    /// It is no whole number that is not negative.
    NotANumber,
    /// It is not JSON.
    NotJson(json::ProblemKind),
    /// The setup has no place for it: it is no JSON, or another value is in the way.
    NoPlace,
}

impl Form {
    /// Returns a value as a form shows it.
    pub fn shown(self, value: Value) -> String {
        match (self, value.as_str()) {
            (Self::Text | Self::Json | Self::Template, Some(text)) => text.into_owned(),
            _ => outdented(value.source(), &json::indent_of(value)),
        }
    }

    /// Returns the JSON for a text written in a form, to replace the value `before`.
    ///
    /// # Errors
    /// Returns the reason if it is no number or no JSON where that is required.
    pub fn json(self, text: &str, before: Option<Value>) -> Result<String, FieldError> {
        let is_text = before.is_some_and(|value| value.kind() == Kind::String);
        match self {
            Self::Text => Ok(json::quote(text)),
            Self::Number => match text.trim().parse::<u32>() {
                Ok(number) => Ok(number.to_string()),
                Err(_) => Err(FieldError::NotANumber),
            },
            Self::Json => match json::parse(text).problems().first() {
                Some(problem) => Err(FieldError::NotJson(problem.kind.clone())),
                None if is_text => Ok(json::quote(text)),
                None => Ok(text.trim().to_owned()),
            },
            Self::Template => {
                let document = json::parse(text);
                let is_json = document.problems().is_empty()
                    && document.root().is_some_and(|root| root.kind() != Kind::String);
                let stays = before.is_some() && !is_text && is_json;
                Ok(if stays { text.trim().to_owned() } else { json::quote(text) })
            }
        }
    }
}

impl System {
    /// Returns the value of a field of a part, by its keys from the part inwards, or `None` if the text does
    /// not have it.
    pub fn value(&self, place: ModelRef, keys: &[&str]) -> Option<Value<'_>> {
        keys.iter().try_fold(self.object(place)?, |object, key| object.get(key))
    }

    /// Returns the sentences for the problems at a field of a part.
    pub fn problems_at(&self, place: ModelRef, keys: &[&str]) -> Vec<String> {
        let Some(object) = self.object(place) else { return Vec::new() };
        let value = self.value(place, keys);
        let is_meant = |problem: &&Problem| match (value, &problem.kind) {
            (None, ProblemKind::Missing(name)) => problem.span == object.span() && keys == [*name],
            (None, ProblemKind::Model(problem)) => {
                let is_role = matches!(problem.kind, model::ProblemKind::RoleMissing(_));
                is_role && problem.place == place && keys == ["RoleArn"]
            }
            (None, _) => false,
            (Some(value), _) => {
                let start = value.key_span().unwrap_or(value.span()).start;
                let whole = Span { start, end: value.span().end };
                whole.start <= problem.span.start && problem.span.end <= whole.end
            }
        };
        self.problems.iter().filter(is_meant).map(Problem::sentence).collect()
    }

    /// Returns the text with a field of a part set to a value given as JSON. `None` as the value removes the
    /// field and the objects that are empty without it. A part that is not yet in the text is added first.
    /// Returns `None` if there is no such part, or if the text has no place for the field.
    pub fn with_field(&self, place: ModelRef, keys: &[&str], value: Option<&str>) -> Option<String> {
        self.with_fields(place, &[(keys, value)])
    }

    /// Returns the same with several fields, one after another.
    pub fn with_fields(&self, place: ModelRef, changes: &[(&[&str], Option<&str>)]) -> Option<String> {
        if self.has_json_problems() {
            return None;
        }
        let text = self.document.text();
        if self.object(place).is_none() && changes.iter().all(|(_, value)| value.is_none()) {
            return Some(text.to_owned());
        }
        let (mut text, address) = match self.object(place) {
            Some(object) => (text.to_owned(), address(object)),
            None => self.written(place)?,
        };
        for (keys, value) in changes {
            let document = json::parse(&text);
            text = with_field(&document, follow(&document, &address)?, keys, *value)?;
        }
        Some(text)
    }

    /// Returns the text with a part in it that exists by default, and the address of its object.
    fn written(&self, place: ModelRef) -> Option<(String, Vec<usize>)> {
        let text = self.document.text();
        let (longer, list): (String, &[&str]) = match place {
            ModelRef::Rule(0) => {
                let root = self.document.root()?;
                (with_field(&self.document, root, &["Rule"], Some("{}"))?, &["Rule"])
            }
            ModelRef::Bus(0) => (insert_bus(text, "default")?, &["EventBuses"]),
            ModelRef::Target { rule: 0, target: 0 } => {
                (insert_function_arn(text, &self.model.target(0, 0)?.arn)?, &["Rule", "Targets"])
            }
            _ => return None,
        };
        let document = json::parse(&longer);
        let holder = list.iter().try_fold(document.root()?, |object, key| object.get(key))?;
        let object = if holder.kind() == Kind::Array { holder.children().last()? } else { holder };
        let address = address(object);
        Some((longer, address))
    }

    /// Returns the text without a part, or `None` if the part is not in the text or is the selected rule.
    pub fn without(&self, place: ModelRef) -> Option<String> {
        let object = self.object(place).filter(|_| place != ModelRef::Rule(0))?;
        if self.has_json_problems() {
            return None;
        }
        Some(apply(self.document.text(), &json::remove_entries(object.parent()?, &[object.id()])))
    }

    /// Returns the text with another kind of target in place of one: its ARN, its role and the settings of
    /// its kind become examples, and the settings that any target has are kept. `None` if there is no such
    /// target.
    pub fn with_kind(&self, place: ModelRef, kind: &TargetKind) -> Option<String> {
        let example = json::parse(&kind.skeleton_in(&self.model.account, &self.model.region));
        let members = example.root()?.children();
        let fields: Vec<(String, String)> = members
            .filter_map(|member| Some((member.key()?.into_owned(), json::laid_out(member))))
            .filter(|(key, _)| key != "Id")
            .collect();
        let mut names: Vec<&str> = blocks().into_iter().map(|block| block.name).collect();
        names.push("RoleArn");
        names.extend((kind != &LAMBDA).then_some("Handler"));
        let is_gone = |name: &&&str| fields.iter().all(|(key, _)| key != **name);
        let gone: Vec<[&str; 1]> = names.iter().filter(is_gone).map(|name| [*name]).collect();
        let new: Vec<[&str; 1]> = fields.iter().map(|(key, _)| [key.as_str()]).collect();
        let taken_out = gone.iter().map(|keys| (keys.as_slice(), None));
        let set = new.iter().zip(&fields).map(|(keys, (_, value))| (keys.as_slice(), Some(value.as_str())));
        self.with_fields(place, &taken_out.chain(set).collect::<Vec<_>>())
    }

    /// Returns whether the text is no JSON object, so that its parts cannot be changed one by one.
    pub fn has_json_problems(&self) -> bool {
        self.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::Json(_)))
            || self.document.root().is_none_or(|root| root.kind() != Kind::Object)
    }
}

fn with_field(document: &Document, object: Value, keys: &[&str], value: Option<&str>) -> Option<String> {
    let (last, outer) = keys.split_last()?;
    let mut chain = vec![object];
    let insert = |holder: Value, keys: &[&str], value: &str| {
        let indent = holder.children().next().map_or_else(|| json::indent_of(holder), json::indent_of);
        let keys: Vec<String> = keys.iter().map(|&key| key.to_owned()).collect();
        Layout::of(document).insert_member(holder, None, &keys, &indented(value, &indent))
    };
    let unchanged = || Some(document.text().to_owned());
    for (depth, key) in outer.iter().enumerate() {
        let holder = *chain.last()?;
        match (holder.get(key), value) {
            (Some(inner), _) if inner.kind() == Kind::Object => chain.push(inner),
            (Some(_), _) => return None,
            (None, None) => return unchanged(),
            (None, Some(value)) => {
                return Some(apply(document.text(), &[insert(holder, &keys[depth..], value)]));
            }
        }
    }
    let holder = *chain.last()?;
    let edits = match (holder.get(last), value) {
        (None, None) => return unchanged(),
        (Some(old), Some(new)) => {
            vec![Edit::replace(old.span(), indented(new, &json::indent_of(old)))]
        }
        (None, Some(new)) => vec![insert(holder, &[last], new)],
        (Some(old), None) => {
            // Objects that become empty are removed as well, but not the part itself.
            let mut gone = old;
            while chain.len() > 1 && chain.last().is_some_and(|holder| holder.children().count() == 1) {
                gone = chain.pop()?;
            }
            json::remove_entries(*chain.last()?, &[gone.id()])
        }
    };
    Some(apply(document.text(), &edits))
}

/// Returns the index of a value, and of each value around it, among its siblings, the outermost first.
fn address(value: Value) -> Vec<usize> {
    let mut address = Vec::new();
    let mut at = value;
    while let Some(holder) = at.parent() {
        address.extend(holder.children().position(|child| child.id() == at.id()));
        at = holder;
    }
    address.reverse();
    address
}

fn follow<'d>(document: &'d Document, address: &[usize]) -> Option<Value<'d>> {
    address.iter().try_fold(document.root()?, |holder, &place| holder.children().nth(place))
}

/// Returns a text of several lines with `indent` before each line but the first.
fn indented(text: &str, indent: &str) -> String {
    text.replace('\n', &format!("\n{indent}"))
}

/// Returns a text of several lines without `indent` before each line but the first, as far as it is there.
fn outdented(text: &str, indent: &str) -> String {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |text, line| text + "\n" + line.strip_prefix(indent).unwrap_or(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::system::{SelectedRule, read_whole};
    use crate::targets::kind::{SQS_QUEUE, TARGETS};
    use std::sync::Arc;

    const TARGET: ModelRef = ModelRef::Target { rule: 1, target: 0 };

    /// With comments the text would be no JSON; its unusual layout has to stay.
    const TEXT: &str = "{\n  \"EventBuses\":   [{\"Name\": \"shop\"}],\n  \"Rules\": [\n    {\n      \"Name\": \"sold\",\n      \
        \"EventPattern\": {\n        \"source\": [\"shop\"]\n      },\n      \"Targets\": [{ \"Id\": \"q\", \"Arn\": \
        \"arn:aws:sqs:eu-west-1:111122223333:q\" }]\n    }\n  ],\n  \"Replays\": [{\"ReplayName\": \"again\"}]\n}";

    fn system(text: &str) -> System {
        let pattern = Arc::from(r#"{"source":["shop"]}"#);
        let account = "111122223333";
        read_whole(
            text,
            SelectedRule { account, region: "eu-west-1", pattern: &pattern, handler: Some("snapshot") },
        )
    }

    fn set(text: &str, place: ModelRef, keys: &[&str], value: Option<&str>) -> String {
        system(text).with_field(place, keys, value).unwrap_or_else(|| panic!("{place:?} {keys:?} in {text}"))
    }

    #[test]
    fn a_field_is_set_and_taken_out_and_all_else_stays() {
        let cases: [(ModelRef, &[&str], &str, &str); 7] = [
            (ModelRef::Rule(1), &["State"], "\"DISABLED\"", "\"State\": \"DISABLED\""),
            (ModelRef::Bus(1), &["Description"], "\"x\"", "{\"Name\": \"shop\", \"Description\": \"x\"}"),
            (TARGET, &["Fault"], "\"Throttled\"", ":q\", \"Fault\": \"Throttled\" }"),
            (
                TARGET,
                &["RetryPolicy", "MaximumRetryAttempts"],
                "3",
                "\"RetryPolicy\": {\"MaximumRetryAttempts\": 3}",
            ),
            (TARGET, &["DeadLetterConfig", "Arn"], "\"d\"", "\"DeadLetterConfig\": {\"Arn\": \"d\"}"),
            (ModelRef::Replay(0), &["ArchiveName"], "\"all\"", "\"again\", \"ArchiveName\": \"all\"}"),
            (
                ModelRef::Rule(1),
                &["ScheduleExpression"],
                "\"rate(1 day)\"",
                ",\n      \"ScheduleExpression\": \"rate(1 day)\"",
            ),
        ];
        for (place, keys, value, expected) in cases {
            let text = set(TEXT, place, keys, Some(value));
            assert!(text.contains(expected), "{expected} in {text}");
            assert_eq!(set(&text, place, keys, None), TEXT, "{keys:?}");
        }
    }

    #[test]
    fn what_is_there_by_itself_is_written_down_first() {
        let text = set("", ModelRef::Rule(0), &["Name"], Some("\"mine\""));
        assert_eq!(system(&text).model.rules[0].name, "mine");
        let text = set("", ModelRef::Bus(0), &["Description"], Some("\"all\""));
        assert_eq!(system(&text).model.buses[0].description, "all");
        let place = ModelRef::Target { rule: 0, target: 0 };
        let text = set("", place, &["Permitted"], Some("false"));
        let model = system(&text).model;
        assert!(!model.rules[0].targets[0].permitted);
        assert_eq!(model.rules[0].targets[0].arn, system("").model.rules[0].targets[0].arn);
        assert_eq!(set("", place, &["Permitted"], None), "{}");
    }

    #[test]
    fn what_cannot_be_written_changes_nothing() {
        for text in ["{", "[]", "{\"Rules\": [{]}"] {
            assert_eq!(system(text).with_field(ModelRef::Rule(0), &["Name"], Some("\"x\"")), None, "{text}");
        }
        let text = TEXT.replace("\"Id\": \"q\"", "\"RetryPolicy\": 5");
        assert_eq!(
            system(&text).with_field(TARGET, &["RetryPolicy", "MaximumRetryAttempts"], Some("1")),
            None
        );
        assert_eq!(system(TEXT).with_field(ModelRef::Rule(9), &["Name"], Some("\"x\"")), None);
    }

    #[test]
    fn parts_are_taken_out() {
        let without = |place| system(TEXT).without(place);
        assert!(without(TARGET).is_some_and(|text| text.contains("\"Targets\": []")));
        assert!(without(ModelRef::Replay(0)).is_some_and(|text| text.contains("\"Replays\": []")));
        assert!(without(ModelRef::Rule(1)).is_some_and(|text| system(&text).model.rules.len() == 1));
        assert_eq!(without(ModelRef::Rule(0)), None);
        assert_eq!(without(ModelRef::Bus(0)), None);
    }

    #[test]
    fn a_target_becomes_one_of_another_kind_and_keeps_the_rest() {
        let faulty = set(TEXT, TARGET, &["Fault"], Some("\"Throttled\""));
        let implicit = ModelRef::Target { rule: 0, target: 0 };
        for kind in TARGETS {
            let text = system(&faulty).with_kind(TARGET, kind).unwrap_or_default();
            let text = system(&text).with_kind(implicit, kind).unwrap_or_default();
            let read = system(&text);
            assert!(!read.has_json_problems(), "{text}");
            let target = &read.model.rules[1].targets[0];
            assert_eq!((target.kind(), target.id.as_str()), (*kind, "q"), "{text}");
            assert_ne!(target.fault, crate::bus::model::Fault::None);
            assert_eq!(read.model.rules[0].targets[0].kind(), *kind);
            // And back again, with nothing left of the other kind.
            let back = read.with_kind(TARGET, &SQS_QUEUE).unwrap_or_default();
            let back = system(&back);
            let members = back.object(TARGET).unwrap().children();
            // An example may come with an input, which any target can have.
            let keys = members.filter_map(Value::key).filter(|key| key != "Input");
            assert!(keys.eq(["Id", "Arn", "Fault"]), "{kind:?}");
        }
    }

    #[test]
    fn a_form_shows_a_value_and_writes_it_back() {
        let read = system(TEXT);
        let pattern = read.value(ModelRef::Rule(1), &["EventPattern"]);
        assert_eq!(pattern.map(|it| Form::Json.shown(it)).as_deref(), Some("{\n  \"source\": [\"shop\"]\n}"));
        let json = Form::Json.json("{\n  \"source\": [\"shop\"]\n}", pattern).unwrap();
        assert_eq!(set(TEXT, ModelRef::Rule(1), &["EventPattern"], Some(&json)), TEXT);
        let text = json::parse("\"{}\"");
        let (none, text) = (None, text.root());
        for (form, written, before, expected) in [
            (Form::Text, "a\"b", none, Ok("\"a\\\"b\"")),
            (Form::Number, " 7 ", none, Ok("7")),
            (Form::Number, "-7", none, Err(())),
            (Form::Json, "{\"a\": 1}", none, Ok("{\"a\": 1}")),
            (Form::Json, "{\"a\": 1}", text, Ok("\"{\\\"a\\\": 1}\"")),
            (Form::Json, "{\"a\": ", none, Err(())),
            (Form::Template, "{\"a\": 1}", none, Ok("\"{\\\"a\\\": 1}\"")),
            (Form::Template, "{\"a\": 1}", pattern, Ok("{\"a\": 1}")),
            (Form::Template, "{\"a\": <id>}", pattern, Ok("\"{\\\"a\\\": <id>}\"")),
        ] {
            let json = form.json(written, before);
            assert_eq!(json.as_deref().map_err(|_| ()), expected, "{form:?} {written}");
        }
    }

    #[test]
    fn problems_are_told_at_their_field() {
        let bad = set(TEXT, TARGET, &["Arn"], Some("\"queue\""));
        let read = system(&bad);
        assert!(read.problems_at(TARGET, &["Arn"]).iter().any(|it| it.contains("ARN")));
        assert!(read.problems_at(TARGET, &["Id"]).is_empty());
        assert_eq!(read.problems_at(ModelRef::Replay(0), &["ArchiveName"]), ["\"ArchiveName\" is missing."]);
    }
}
