//! The blocks of settings that only some kinds of target have, as data: what can stand in them, what must,
//! and AWS's limits.
//!
//! The reader of systems, its checks, completion and what is inserted all come out of these. They follow
//! the parameters of `PutTargets` in the EventBridge API Reference.

use super::kind::TARGETS;
use crate::json::{Kind as JsonKind, Value};

/// A block, such as `BatchParameters`.
#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    /// Its name in the API.
    pub name: &'static str,
    /// What can stand in it.
    pub settings: &'static [Setting],
    /// The settings of which one must say something, lest the block says nothing; none if it may be empty.
    pub essential: &'static [&'static str],
    /// Whether only one of the essential settings may be given.
    pub is_exclusive: bool,
    /// Whether AWS's words for a target without the block are known.
    pub is_absence_worded: bool,
    /// What becomes of it on a target of another kind.
    pub on_others: OnOthers,
}

/// What becomes of a block on a target of a kind that has no such block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnOthers {
    /// PutTargets refuses it.
    Refused,
    /// PutTargets takes it, and it counts for nothing.
    Taken,
    /// The block is the simulation's own, and nothing that AWS knows.
    Unknown,
}

/// A setting in a block.
#[derive(Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name in the API.
    pub name: &'static str,
    /// What its value looks like.
    pub form: Form,
    /// Whether the block must have it.
    pub is_required: bool,
    /// What AWS calls it in a refusal of its value; empty where AWS's words are not known.
    pub member: &'static str,
}

/// What the value of a setting looks like, with its limits.
#[derive(Debug, PartialEq, Eq)]
pub enum Form {
    /// A text of at most so many characters.
    Text {
        /// The most characters.
        longest: usize,
    },
    /// A JSON path into the event.
    Path,
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Number {
        /// The smallest allowed.
        least: u32,
        /// The largest allowed.
        most: u32,
    },
    /// A list of texts.
    Texts {
        /// How many there may be.
        count: Count,
        /// The most characters of each.
        longest: usize,
    },
    /// An object of names and texts.
    Map,
    /// An object of settings.
    Object(&'static [Setting]),
    /// A list of such objects.
    Objects {
        /// The settings of each.
        settings: &'static [Setting],
        /// How many there may be.
        count: Count,
    },
    /// JSON that goes on as it is; the snippet that completion inserts for it.
    Json(&'static str),
}

/// How many elements a list may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Any number.
    Any,
    /// At most so many.
    AtMost(usize),
    /// So many at least, and so many at most.
    Between(u32, u32),
}

/// A text of any length.
pub(super) const TEXT: Form = Form::Text { longest: usize::MAX };

/// A list of texts, of any number and length.
pub(super) const TEXTS: Form = Form::Texts { count: Count::Any, longest: usize::MAX };

/// The snippets that completion inserts as values.
pub(super) mod snippet {
    pub(in crate::targets) const TEXT: &str = "\"${}\"";
    pub(in crate::targets) const LIST: &str = "[${}]";
    pub(in crate::targets) const OBJECT: &str = "{ ${} }";
    pub(in crate::targets) const FLAG: &str = "${true}";
    pub(in crate::targets) const NUMBER: &str = "${1}";
}

impl Block {
    /// A block without anything, to be completed with `..Block::EMPTY`.
    pub(super) const EMPTY: Self = Self {
        name: "",
        settings: &[],
        essential: &[],
        is_exclusive: false,
        is_absence_worded: false,
        on_others: OnOthers::Refused,
    };

    /// The block with this name, whatever kind of target has it; `None` if there is none.
    pub fn find(name: &str) -> Option<&'static Self> {
        blocks().into_iter().find(|block| block.name == name)
    }

    /// The setting of the block with this name.
    pub fn setting(&self, name: &str) -> Option<&'static Setting> {
        self.settings.iter().find(|setting| setting.name == name)
    }

    /// Whether one of the essential settings is given in `object`, and says something.
    pub fn says_something(&self, object: Value) -> bool {
        let is_said = |value: Value| match value.kind() {
            JsonKind::String => value.as_str().is_some_and(|text| !text.is_empty()),
            JsonKind::Array => {
                value.children().any(|it| matches!(it.kind(), JsonKind::String | JsonKind::Object))
            }
            _ => false,
        };
        self.essential.iter().any(|name| object.get(name).is_some_and(is_said))
    }
}

impl Setting {
    pub(super) const fn new(name: &'static str, form: Form) -> Self {
        Self { name, form, is_required: false, member: "" }
    }

    /// The setting, without which the block is wrong.
    pub(super) const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// The setting, with what AWS calls it in a refusal.
    pub(super) const fn worded(self, member: &'static str) -> Self {
        Self { member, ..self }
    }

    /// What completion inserts as its value.
    pub fn snippet(&self) -> &'static str {
        match self.form {
            Form::Text { .. } | Form::Path | Form::Choice(_) => snippet::TEXT,
            Form::Flag => snippet::FLAG,
            Form::Number { .. } => snippet::NUMBER,
            Form::Texts { .. } | Form::Objects { .. } => snippet::LIST,
            Form::Map | Form::Object(_) => snippet::OBJECT,
            Form::Json(snippet) => snippet,
        }
    }

    /// The settings within its value; none unless it is an object, or a list of objects.
    fn within(&self) -> &'static [Self] {
        match self.form {
            Form::Object(settings) | Form::Objects { settings, .. } => settings,
            _ => &[],
        }
    }
}

/// All blocks, in the order of the kinds of target that have them.
pub fn blocks() -> Vec<&'static Block> {
    let mut blocks: Vec<&'static Block> = Vec::new();
    for &block in TARGETS.iter().flat_map(|kind| kind.blocks) {
        if !blocks.contains(&block) {
            blocks.push(block);
        }
    }
    blocks
}

/// The settings of the objects that stand under a key: the name of a block, or of a setting in one. `None`
/// if it is neither.
pub fn settings_within(key: &str) -> Option<&'static [Setting]> {
    let nested = |block: &'static Block| {
        block.settings.iter().find(|it| it.name == key && !it.within().is_empty()).map(Setting::within)
    };
    Block::find(key).map(|block| block.settings).or_else(|| blocks().into_iter().find_map(nested))
}
