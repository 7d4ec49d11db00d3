//! The blocks of settings that only some kinds of target have, as data: the settings in each, which are
//! required, and AWS's limits.
//!
//! The reader of systems, its checks, completion and the inserted skeletons all read these. They follow the
//! parameters of `PutTargets` in the EventBridge API Reference.

use super::kind::TARGETS;
use crate::json::{Kind as JsonKind, Value};

/// A block, such as `BatchParameters`.
#[derive(Debug, PartialEq, Eq)]
pub struct Block {
    /// The block's name in the API.
    pub name: &'static str,
    /// The settings that it can hold.
    pub settings: &'static [Setting],
    /// The settings of which at least one must have a value; empty if the block itself may be empty.
    pub essential: &'static [&'static str],
    /// Whether only one of the essential settings may be given.
    pub is_exclusive: bool,
    /// Whether AWS's message for a target without the block is known.
    pub is_absence_worded: bool,
    /// How AWS treats the block on a target of another kind.
    pub on_others: OnOthers,
}

/// How AWS treats a block on a target of a kind that has no such block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnOthers {
    /// PutTargets refuses it.
    Refused,
    /// PutTargets takes it, and it has no effect.
    Taken,
    /// The block belongs to the simulation; AWS does not know it.
    Unknown,
}

/// A setting in a block.
#[derive(Debug, PartialEq, Eq)]
pub struct Setting {
    /// The setting's name in the API.
    pub name: &'static str,
    /// The form of its value.
    pub form: Form,
    /// Whether the block must have it.
    pub is_required: bool,
    /// The name by which AWS refuses its value; empty where AWS's message is not known.
    pub member: &'static str,
}

/// The form of a setting's value, with its limits.
#[derive(Debug, PartialEq, Eq)]
pub enum Form {
    /// A string with a limit on its length.
    Text {
        /// The most characters.
        longest: usize,
    },
    /// A JSON path into the event.
    Path,
    /// One of these strings.
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
    /// A list of strings.
    Texts {
        /// How many there may be.
        count: Count,
        /// The most characters of each.
        longest: usize,
    },
    /// An object of names and strings.
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
    /// Any JSON, passed on as it is; the snippet that completion inserts for it.
    Json(&'static str),
}

/// How many elements a list may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Any number.
    Any,
    /// At most this many.
    AtMost(usize),
    /// At least the first number, and at most the second.
    Between(u32, u32),
}

/// A string of any length.
pub(super) const TEXT: Form = Form::Text { longest: usize::MAX };

/// A list of strings, of any number and length.
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
    /// An empty block, to be completed with `..Block::EMPTY`.
    pub(super) const EMPTY: Self = Self {
        name: "",
        settings: &[],
        essential: &[],
        is_exclusive: false,
        is_absence_worded: false,
        on_others: OnOthers::Refused,
    };

    /// Returns the block with this name, whatever kind of target has it, or `None` if there is none.
    pub fn find(name: &str) -> Option<&'static Self> {
        blocks().into_iter().find(|block| block.name == name)
    }

    /// Returns the setting of the block with this name, or `None` if there is none.
    pub fn setting(&self, name: &str) -> Option<&'static Setting> {
        self.settings.iter().find(|setting| setting.name == name)
    }

    /// Returns whether `object` gives one of the essential settings a value that is not empty.
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

    /// Returns the setting as a required one.
    pub(super) const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// Returns the setting with the name by which AWS refuses its value.
    pub(super) const fn worded(self, member: &'static str) -> Self {
        Self { member, ..self }
    }

    /// Returns the snippet that completion inserts as its value.
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

    /// Returns the settings within its value; empty unless it is an object, or a list of objects.
    fn within(&self) -> &'static [Self] {
        match self.form {
            Form::Object(settings) | Form::Objects { settings, .. } => settings,
            _ => &[],
        }
    }
}

/// Returns all blocks, in the order of the kinds of target that have them.
pub fn blocks() -> Vec<&'static Block> {
    let mut blocks: Vec<&'static Block> = Vec::new();
    for &block in TARGETS.iter().flat_map(|kind| kind.blocks) {
        if !blocks.contains(&block) {
            blocks.push(block);
        }
    }
    blocks
}

/// Returns the settings of the objects under a key: the name of a block, or of a setting in one. `None` if it
/// is neither.
pub fn settings_within(key: &str) -> Option<&'static [Setting]> {
    let nested = |block: &'static Block| {
        block.settings.iter().find(|it| it.name == key && !it.within().is_empty()).map(Setting::within)
    };
    Block::find(key).map(|block| block.settings).or_else(|| blocks().into_iter().find_map(nested))
}
