//! The settings of a target that belong to its kind.
//!
//! Where a whole value has the form of a JSON path it is taken from the original event, never from
//! the transformed one; see "Dynamic path parameters" in the EventBridge User Guide. That is so for
//! SQS, ECS, HTTP, Redshift and SageMaker.

use super::{Block, TargetKind};
use crate::json::{self, Document, Kind as JsonKind, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// The settings of one target: each [`Block`] that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    blocks: Vec<(&'static Block, Settings)>,
}

/// The settings of one block, read once: they are looked at with each delivery.
#[derive(Clone, Debug)]
pub struct Settings(Arc<Document>);

impl PartialEq for Settings {
    fn eq(&self, other: &Self) -> bool {
        self.0.text() == other.0.text()
    }
}

impl Eq for Settings {}

impl Parameters {
    /// Adds a block, given as the JSON of an object.
    pub fn add(&mut self, block: &'static Block, json: &str) {
        self.blocks.push((block, Settings(Arc::new(json::parse(json)))));
    }

    /// The blocks that are given, with their settings.
    pub fn given(&self) -> impl Iterator<Item = (&'static Block, &Settings)> {
        self.blocks.iter().map(|(block, settings)| (*block, settings))
    }

    /// Whether a block is given.
    pub fn has(&self, block: &Block) -> bool {
        self.get(block).is_some()
    }

    /// The settings of a block; `None` if it is not given.
    pub fn get(&self, block: &Block) -> Option<&Settings> {
        self.given().find(|(given, _)| *given == block).map(|(_, settings)| settings)
    }

    /// The block that a kind of target cannot do without, if it is not given or says nothing.
    pub fn missing(&self, kind: &TargetKind) -> Option<&'static Block> {
        let block = kind.blocks.first().copied().filter(|_| kind.needs_block)?;
        let says = self.get(block).and_then(Settings::object).is_some_and(|it| block.says_something(it));
        (!says).then_some(block)
    }
}

impl Settings {
    /// The object that they stand in; `None` if it is none.
    pub fn object(&self) -> Option<Value<'_>> {
        self.0.root().filter(|root| root.kind() == JsonKind::Object)
    }

    /// The value of a setting.
    pub fn get(&self, name: &str) -> Option<Value<'_>> {
        self.object()?.get(name)
    }

    /// The value of a setting that is a text.
    pub fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get(name)?.as_str()
    }

    /// The value of a setting that is `true` or `false`; `false` if it is not given.
    pub fn flag(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.kind() == JsonKind::True)
    }

    /// The value of a setting that is a whole number of at most 32 bits.
    pub fn number(&self, name: &str) -> Option<u32> {
        number(self.get(name)?)
    }

    /// The elements of a list; none if it is not given.
    pub fn list(&self, name: &str) -> impl Iterator<Item = Value<'_>> {
        let list = self.get(name).filter(|value| value.kind() == JsonKind::Array);
        list.into_iter().flat_map(Value::children)
    }

    /// The texts of a list.
    pub fn texts(&self, name: &str) -> Vec<Cow<'_, str>> {
        self.list(name).filter_map(Value::as_str).collect()
    }

    /// The names and texts of an object.
    pub fn pairs(&self, name: &str) -> Vec<(String, String)> {
        let map = self.get(name).filter(|value| value.kind() == JsonKind::Object);
        let pair = |member: Value| Some((member.key()?.into_owned(), member.as_str()?.into_owned()));
        map.into_iter().flat_map(Value::children).filter_map(pair).collect()
    }
}

/// A whole number of at most 32 bits.
pub fn number(value: Value) -> Option<u32> {
    (value.kind() == JsonKind::Number).then(|| value.source().parse().ok()).flatten()
}
