//! Checks on the settings that belong to a kind of target.

use super::inputs::path;
use super::{Field, Finder, ProblemKind};
use crate::arn::Arn;
use crate::json::{Kind as JsonKind, Value};
use crate::targets::block::{Count, Form, OnOthers, Setting};
use crate::targets::kind::UNKNOWN;
use crate::targets::{Block, Parameters, TargetKind, number};

pub(super) fn check(finder: &mut Finder, kind: &TargetKind, arn: Option<&Arn>, parameters: &Parameters) {
    for conflict in arn.map(|arn| (kind.conflicts)(arn, parameters)).unwrap_or_default() {
        let field = Field::Within(conflict.block, conflict.keys);
        finder.push(field, ProblemKind::Conflict(Box::new(conflict)));
    }
    // A field that is missing within the block is reported where the block is read.
    if let Some(block) = parameters.missing(kind).filter(|block| !parameters.has(block)) {
        finder.push(Field::Parameters(block.name), ProblemKind::ParametersMissing(block.name));
    }
    for (block, settings) in parameters.given() {
        // An unknown ARN may take any settings.
        if kind != &UNKNOWN && block.on_others != OnOthers::Taken && !kind.blocks.contains(&block) {
            finder.push(Field::Parameters(block.name), ProblemKind::ParametersNotTaken(block.name));
        }
        let Some(object) = settings.object() else { continue };
        if block.is_exclusive && !block.says_something(object) {
            finder.push(Field::Parameters(block.name), ProblemKind::NoneOf(block.essential));
        }
        for setting in block.settings {
            if let Some(value) = object.get(setting.name) {
                check_value(finder, Field::Parameter(block.name, setting.name), setting, value);
            }
        }
    }
}

/// Checks the limits of a value. Problems within it are reported at the setting of the block.
fn check_value(finder: &mut Finder, field: Field, setting: &Setting, value: Value) {
    let elements = || {
        let list = Some(value).filter(|value| value.kind() == JsonKind::Array);
        list.into_iter().flat_map(Value::children)
    };
    match setting.form {
        Form::Text { longest } => {
            if let Some(text) = value.as_str() {
                finder.length(field, &text, longest);
            }
        }
        Form::Path => {
            if let Some(text) = value.as_str().filter(|text| !text.is_empty()) {
                path(finder, field, &text);
            }
        }
        Form::Number { least, most } => {
            if let Some(number) = number(value) {
                finder.range(field, number, least, most);
            }
        }
        Form::Texts { count, longest } => {
            check_count(finder, field, count, elements().count());
            for text in elements().filter_map(Value::as_str) {
                finder.length(field, &text, longest);
            }
        }
        Form::Object(settings) => check_within(finder, field, settings, value),
        Form::Objects { settings, count } => {
            check_count(finder, field, count, elements().count());
            for element in elements() {
                check_within(finder, field, settings, element);
            }
        }
        Form::Choice(_) | Form::Flag | Form::Map | Form::Json(_) => {}
    }
}

fn check_within(finder: &mut Finder, field: Field, settings: &[Setting], object: Value) {
    for setting in settings {
        if let Some(value) = object.get(setting.name) {
            check_value(finder, field, setting, value);
        }
    }
}

fn check_count(finder: &mut Finder, field: Field, count: Count, number: usize) {
    match count {
        Count::AtMost(most) if number > most => finder.push(field, ProblemKind::TooMany { most }),
        // An empty list counts as none.
        Count::Between(least, most) if number > 0 => finder.range(field, number as u32, least, most),
        Count::Any | Count::AtMost(_) | Count::Between(..) => {}
    }
}

/// Returns the name of a setting in AWS's refusal; empty where its message is not known.
pub(super) fn member(block: &str, setting: &str) -> &'static str {
    Block::find(block).and_then(|block| block.setting(setting)).map_or("", |setting| setting.member)
}
