//! Settings of a target that PutTargets refuses because of the target's other settings.

/// A setting that does not go with the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The name of its block.
    pub block: &'static str,
    /// The keys that lead to it, from the block inwards; empty if the setting is missing.
    pub keys: &'static [&'static str],
    /// The kind of conflict.
    pub kind: ConflictKind,
}

/// The kinds of [`Conflict`], with what their sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// A launch type needs a setting.
    Needed {
        /// The setting.
        setting: &'static str,
        /// The launch type.
        launch_type: &'static str,
    },
    /// A launch type takes no such setting.
    NotTaken {
        /// The setting.
        setting: &'static str,
        /// The launch type.
        launch_type: &'static str,
    },
    /// A list has too few or too many elements.
    Size {
        /// The setting.
        setting: &'static str,
        /// The fewest elements.
        least: usize,
        /// The most elements.
        most: usize,
    },
    /// The target names something in another Region than its own.
    OtherRegion {
        /// The ARN of the target.
        arn: String,
        /// The other ARN.
        other: String,
    },
    /// Only one of two settings may be given.
    Either {
        /// The one.
        first: &'static str,
        /// The other.
        second: &'static str,
    },
}
