//! The main tabs, a folder each. A tab names no other tab.

pub(crate) mod bus;
pub(crate) mod examples;
pub(crate) mod reference;
pub(crate) mod rule;
pub(crate) mod schedule;
pub(crate) mod traffic;
