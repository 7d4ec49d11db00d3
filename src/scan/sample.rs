//! Some of the selected events, and the reasons for which others do not match.

use super::compiled::{EventRef, Rules, Selection, Wanted};
use crate::json;
use crate::matching::reason::ReasonKind;
use crate::matching::{NearMiss, PatternMatcher, messages};
use crate::pattern;
use crate::ruleset::EventError;
use serde::{Deserialize, Serialize};

/// The most events that are given as examples.
const MAX_FOUND: usize = 50;

/// The most examples of one reason.
const MAX_IN_GROUP: usize = 5;

/// The most events that do not match and are examined for their reason, which takes longer than matching.
const MAX_MISSES: u64 = 20_000;

/// The most bytes of an example; longer events are counted only.
const MAX_TEXT: usize = 256 * 1_024;

/// The results of a look at some events.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Samples {
    /// Events that were looked at.
    pub events: u64,
    /// Events that were selected.
    pub wanted: u64,
    /// The first of these.
    pub found: Vec<Found>,
    /// Events that do not match, of those that were examined for their reason.
    pub missed: u64,
    /// Those that fail on only one condition, by condition and reason.
    pub near: Vec<NearMisses>,
}

/// An event that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The number of its file.
    pub file: u32,
    /// The line that it begins on, from 1.
    pub line: u64,
    /// The event.
    pub text: String,
    /// The reason for which it does not match, as a sentence.
    pub reason: Option<String>,
}

/// Events that fail on the same condition only, and for the same sort of reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearMisses {
    /// The path of the condition, or `None` if all hold, but not in the same element of an array.
    pub path: Option<String>,
    /// The number of the condition in the pattern.
    leaf: Option<u32>,
    kind: ReasonKind,
    /// The number of events.
    pub count: u64,
    /// The first of them.
    pub found: Vec<Found>,
}

impl NearMisses {
    /// Returns the group in a sentence: "312 events fail only on detail.state."
    pub fn sentence(&self) -> String {
        messages::near_misses(self.count as usize, self.path.as_deref(), self.kind)
    }
}

impl Samples {
    /// Adds the results of a later part, or of the next file, whose number is `file`.
    pub fn append(&mut self, later: Self, file: u32) {
        let mark = |found: Found| Found { file, ..found };
        self.events += later.events;
        self.wanted += later.wanted;
        self.missed += later.missed;
        self.found.extend(later.found.into_iter().map(mark));
        self.found.truncate(MAX_FOUND);
        for group in later.near {
            let found = group.found.into_iter().map(mark);
            match self.near.iter_mut().find(|known| known.leaf == group.leaf && known.kind == group.kind) {
                Some(known) => {
                    known.count += group.count;
                    known.found.extend(found);
                    known.found.truncate(MAX_IN_GROUP);
                }
                None => self.near.push(NearMisses { found: found.collect(), ..group }),
            }
        }
        self.near.sort_by_key(|group| std::cmp::Reverse(group.count));
    }
}

/// Collects [`Samples`].
pub(super) struct Sample {
    rules: Rules,
    selection: Selection,
    /// The rule whose near misses are collected.
    explained: Option<PatternMatcher>,
    found: usize,
    missed: u64,
    samples: Samples,
}

impl Sample {
    pub(super) fn new(texts: &[String], wanted: Wanted) -> Self {
        let (rules, selection) = Selection::new(texts, wanted);
        let explained = match wanted {
            Wanted::Rule(number) => texts.get(number).map(|text| PatternMatcher::new(pattern::parse(text))),
            Wanted::Matched | Wanted::Unmatched => None,
        };
        Self { rules, selection, explained, found: 0, missed: 0, samples: Samples::default() }
    }

    /// Returns whether further events need no look.
    pub(super) fn has_enough(&self) -> bool {
        self.found >= MAX_FOUND && (self.explained.is_none() || self.missed >= MAX_MISSES)
    }

    pub(super) fn look_at(&mut self, event: EventRef) -> Result<(), EventError> {
        if self.has_enough() {
            return Ok(());
        }
        let is_wanted = self.selection.is_met(&mut self.rules, event.text)?;
        self.samples.events += 1;
        if is_wanted {
            self.samples.wanted += 1;
            if self.found < MAX_FOUND {
                let found = found(event, None);
                self.found += usize::from(found.is_some());
                self.samples.found.extend(found);
            }
        } else if self.missed < MAX_MISSES {
            self.missed += 1;
            self.samples.missed += 1;
            self.explain_miss(event);
        }
        Ok(())
    }

    fn explain_miss(&mut self, event: EventRef) {
        let (Some(matcher), Ok(text)) = (&self.explained, str::from_utf8(event.text)) else { return };
        let document = json::parse(text);
        let Some(near_miss) = matcher.near_miss(&document) else { return };
        let kind = near_miss.kind();
        let NearMiss { leaf, reason } = near_miss;
        let number = leaf.map(|leaf| leaf.0);
        let near = &mut self.samples.near;
        let at = near.iter().position(|group| group.leaf == number && group.kind == kind);
        let at = at.unwrap_or_else(|| {
            let path = leaf.map(|leaf| matcher.pattern().leaf(leaf).path.clone());
            near.push(NearMisses { path, leaf: number, kind, count: 0, found: Vec::new() });
            near.len() - 1
        });
        let group = &mut near[at];
        group.count += 1;
        if group.found.len() < MAX_IN_GROUP {
            group.found.extend(found(event, reason.as_ref().map(messages::sentence)));
        }
    }

    /// Returns the results since the last call.
    pub(super) fn take(&mut self) -> Samples {
        std::mem::take(&mut self.samples)
    }
}

/// Returns the event as an example, or `None` if it is too long.
pub(super) fn found(event: EventRef, reason: Option<String>) -> Option<Found> {
    let text = Some(event.text).filter(|text| text.len() <= MAX_TEXT)?;
    let text = str::from_utf8(text).ok()?.to_owned();
    Some(Found { file: 0, line: event.place.line, text, reason })
}
