//! The settings of a target that belong to its kind, block by block.

use super::ProblemKind;
use super::reader::Reader;
use crate::json::Value;
use crate::targets::Parameters;
use crate::targets::block::{Form, Setting, blocks};

/// Reads the blocks of the target with this id, whatever its kind is.
pub(super) fn read(reader: &Reader, target: Value, id: &str) -> Parameters {
    let mut parameters = Parameters::default();
    for block in blocks() {
        let Some(object) = target.get(block.name).and_then(|value| object(reader, value, block.settings))
        else {
            continue;
        };
        if let ([first, second], true) = (block.essential, block.is_exclusive)
            && object.get(first).is_some()
        {
            let (fields, within, target) = (block.essential, Some(block.name), id.to_owned());
            reader.refuse_second(object, second, ProblemKind::OneOf { fields, within, target });
        }
        parameters.add(block, object.source());
    }
    parameters
}

/// Adds the problems of an object of settings. Returns `None` if it is no object.
fn object<'v>(reader: &Reader, value: Value<'v>, settings: &'static [Setting]) -> Option<Value<'v>> {
    let names: Vec<&'static str> = settings.iter().map(|setting| setting.name).collect();
    let object = reader.object(value, &names)?;
    for Setting { name, form, is_required, .. } in settings {
        if *is_required {
            reader.needs(object, name);
        }
        match form {
            Form::Text { .. } | Form::Path => drop(reader.text(object, name)),
            Form::Choice(choices) => {
                let choices: Vec<(&str, ())> = choices.iter().map(|choice| (*choice, ())).collect();
                reader.choice(object, name, &choices);
            }
            Form::Flag => drop(reader.flag(object, name, false)),
            Form::Number { .. } => drop(reader.number(object, name)),
            Form::Texts { .. } => drop(reader.texts(object, name)),
            Form::Map => drop(reader.pairs(object, name)),
            Form::Object(within) => {
                object.get(name).and_then(|value| self::object(reader, value, within));
            }
            Form::Objects { settings, .. } => {
                for value in reader.list(object, name) {
                    self::object(reader, value, settings);
                }
            }
            Form::Json(_) => {}
        }
    }
    Some(object)
}
