//! The settings of a target that belong to its kind.
//!
//! Where a whole value has the form of a JSON path, the value at that path is taken from the original event,
//! never from the transformed one; see "Dynamic path parameters" in the EventBridge User Guide. This holds
//! for SQS, ECS, HTTP, Redshift and SageMaker.

use super::{Block, TargetKind};
use crate::json::{self, Document, Kind as JsonKind, Value};
use std::borrow::Cow;
use std::sync::Arc;

/// The settings of one target: each [`Block`] that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters {
    blocks: Vec<(&'static Block, Settings)>,
}

/// The settings of one block, parsed once, since each delivery reads them.
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

    /// Returns the blocks that are given, with their settings.
    pub fn given(&self) -> impl Iterator<Item = (&'static Block, &Settings)> {
        self.blocks.iter().map(|(block, settings)| (*block, settings))
    }

    /// Returns whether a block is given.
    pub fn has(&self, block: &Block) -> bool {
        self.get(block).is_some()
    }

    /// Returns the settings of a block, or `None` if it is not given.
    pub fn get(&self, block: &Block) -> Option<&Settings> {
        self.given().find(|(given, _)| *given == block).map(|(_, settings)| settings)
    }

    /// Returns the block that a kind of target needs, if it is not given or has no essential setting; else
    /// `None`.
    pub fn missing(&self, kind: &TargetKind) -> Option<&'static Block> {
        let block = kind.blocks.first().copied().filter(|_| kind.needs_block)?;
        let says = self.get(block).and_then(Settings::object).is_some_and(|it| block.says_something(it));
        (!says).then_some(block)
    }
}

impl Settings {
    /// Returns the object of the settings, or `None` if the JSON is not an object.
    pub fn object(&self) -> Option<Value<'_>> {
        self.0.root().filter(|root| root.kind() == JsonKind::Object)
    }

    /// Returns the value of a setting, or `None` if it is not given.
    pub fn get(&self, name: &str) -> Option<Value<'_>> {
        self.object()?.get(name)
    }

    /// Returns the value of a setting if it is a string, else `None`.
    pub fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get(name)?.as_str()
    }

    /// Returns the value of a setting if it is `true` or `false`; `false` if it is not given.
    pub fn flag(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.kind() == JsonKind::True)
    }

    /// Returns the value of a setting if it is a whole number of at most 32 bits, else `None`.
    pub fn number(&self, name: &str) -> Option<u32> {
        number(self.get(name)?)
    }

    /// Returns the elements of a list; empty if it is not given.
    pub fn list(&self, name: &str) -> impl Iterator<Item = Value<'_>> {
        let list = self.get(name).filter(|value| value.kind() == JsonKind::Array);
        list.into_iter().flat_map(Value::children)
    }

    /// Returns the strings of a list.
    pub fn texts(&self, name: &str) -> Vec<Cow<'_, str>> {
        self.list(name).filter_map(Value::as_str).collect()
    }

    /// Returns the members of an object whose values are strings.
    pub fn pairs(&self, name: &str) -> Vec<(String, String)> {
        let map = self.get(name).filter(|value| value.kind() == JsonKind::Object);
        let pair = |member: Value| Some((member.key()?.into_owned(), member.as_str()?.into_owned()));
        map.into_iter().flat_map(Value::children).filter_map(pair).collect()
    }
}

/// Returns the value if it is a whole number of at most 32 bits, else `None`.
pub fn number(value: Value) -> Option<u32> {
    (value.kind() == JsonKind::Number).then(|| value.source().parse().ok()).flatten()
}
