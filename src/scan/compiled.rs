//! The compiled rules of a job, and the events that they are matched against.

use super::frame::FrameOffset;
use crate::pattern;
use crate::ruleset::{EventError, Mode, RuleSet, Scratch};
use serde::{Deserialize, Serialize};

/// An event with its place.
#[derive(Clone, Copy)]
pub(super) struct EventRef<'e> {
    pub(super) text: &'e [u8],
    pub(super) place: FrameOffset,
}

/// The events that a job selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Wanted {
    /// Those that this rule matches.
    Rule(usize),
    /// Those that some rule matches.
    Matched,
    /// Those that no rule matches.
    Unmatched,
}

/// Rules by their number.
pub(super) struct Rules {
    set: RuleSet<usize>,
    scratch: Scratch,
    len: usize,
}

impl Rules {
    pub(super) fn new(rules: &[String]) -> Self {
        Self::of(rules.iter().map(String::as_str))
    }

    pub(super) fn of<'r>(rules: impl Iterator<Item = &'r str>) -> Self {
        let (mut set, mut len) = (RuleSet::new(), 0);
        for (number, rule) in rules.enumerate() {
            let parsed = pattern::parse(rule);
            if parsed.is_valid() {
                set.add(number, &parsed.pattern);
            }
            len = number + 1;
        }
        Self { set, scratch: Scratch::default(), len }
    }

    /// Returns the number of rules, those that AWS would refuse included.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Calls `found` with the number of each rule that matches.
    pub(super) fn matches(&mut self, event: &[u8], mut found: impl FnMut(usize)) -> Result<(), EventError> {
        let Self { set, scratch, .. } = self;
        let matched = set.matches(event, Mode::Strict, scratch)?;
        matched.iter().filter_map(|&id| set.name(id)).for_each(|&number| found(number));
        Ok(())
    }

    /// Returns whether any rule matches.
    pub(super) fn any(&mut self, event: &[u8]) -> Result<bool, EventError> {
        let mut any = false;
        self.matches(event, |_| any = true)?;
        Ok(any)
    }
}

/// Selects the wanted events.
#[derive(Clone, Copy)]
pub(super) struct Selection {
    is_matched: bool,
}

impl Selection {
    /// Returns the selection and the rules that it needs.
    pub(super) fn new(rules: &[String], wanted: Wanted) -> (Rules, Self) {
        let rules = match wanted {
            Wanted::Rule(number) => Rules::of(rules.get(number).map(String::as_str).into_iter()),
            Wanted::Matched | Wanted::Unmatched => Rules::new(rules),
        };
        (rules, Self { is_matched: wanted != Wanted::Unmatched })
    }

    pub(super) fn is_met(self, rules: &mut Rules, event: &[u8]) -> Result<bool, EventError> {
        Ok(rules.any(event)? == self.is_matched)
    }
}
