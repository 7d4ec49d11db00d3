//! Whole systems: rules with their targets and buses, ready to run in the tab `Bus`.
//!
//! The events and the patterns of the selected rules are those of the other groups where they fit. All
//! systems are in the account and the Region of a new workspace.

mod actions;
mod events;
mod failures;
mod reports;
#[cfg(test)]
mod tests;
mod work;

use super::Example;
use std::sync::LazyLock;

pub(super) static EXAMPLES: LazyLock<Vec<Example>> =
    LazyLock::new(|| [actions::EXAMPLES, reports::EXAMPLES, work::EXAMPLES, failures::EXAMPLES].concat());
