//! From the values of an event to the rules that match.

use super::array_consistency::ArrayConsistency;
use super::error::EventError;
use super::field::Posting;
use super::index::Index;
use super::keys::NONE;
use super::set::{Filed, RuleId};
use super::shapes::{self, Follow, Shapes};
use super::simd;
use super::values::Values;
use super::walk::{Frame, Reading};
use super::{EventErrorKind, Mode};

/// Memory that matching needs and keeps from one event to the next; one for each thread.
#[derive(Debug)]
pub struct Scratch {
    index: Index,
    values: Values,
    stack: Vec<Frame>,
    key: Vec<u8>,
    /// For the strict mode, and for the others.
    pub(super) shapes: [Shapes; 2],
    frames: Vec<shapes::Frame>,
    state: State,
}

/// The findings about the current event.
#[derive(Debug, Default)]
struct State {
    /// The number of the event; what carries another number is of no meaning any more.
    event: u32,
    /// By condition: whether it holds.
    holds: Vec<(u32, bool)>,
    /// By branch: the event for which it was tried last.
    tried: Vec<u32>,
    /// By rule: the event that it matched last.
    matched: Vec<u32>,
    found: Vec<RuleId>,
    agreement: ArrayConsistency,
}

impl Default for Scratch {
    fn default() -> Self {
        Self {
            index: Index::default(),
            values: Values::default(),
            stack: Vec::new(),
            key: Vec::new(),
            shapes: [Shapes::default(), Shapes::passing_over()],
            frames: Vec::new(),
            state: State::default(),
        }
    }
}

impl Scratch {
    pub(super) fn run(&mut self, rules: &Filed, event: &[u8], mode: Mode) -> Result<&[RuleId], EventError> {
        if u32::try_from(event.len()).is_err() {
            return Err(EventError::new(0, EventErrorKind::TooLong));
        }
        // A byte order mark is no part of the text.
        let text = event.strip_prefix(b"\xef\xbb\xbf").unwrap_or(event);
        self.begin(rules);
        if !self.follow_shape(rules, text, mode) {
            self.begin(rules);
            let Self { index, values, stack, key, .. } = self;
            let read = simd::run(Reading { trie: &rules.trie, event: text, mode, index, values, stack, key });
            read.map_err(|error| EventError { offset: error.offset + event.len() - text.len(), ..error })?;
            self.shapes[usize::from(mode != Mode::Strict)].surprised(text, &rules.trie);
        }
        Matching { rules, event: text, values: &self.values, state: &mut self.state }.run();
        Ok(&self.state.found)
    }

    /// Forgets what was found out about the last event.
    fn begin(&mut self, rules: &Filed) {
        self.state.begin(rules);
        self.values.clear(self.state.event, rules.fields.len());
    }

    /// Reads the event if it has a shape that is known, and says so.
    fn follow_shape(&mut self, rules: &Filed, event: &[u8], mode: Mode) -> bool {
        let Self { shapes, values, frames, .. } = self;
        let shapes = &mut shapes[usize::from(mode != Mode::Strict)];
        if !shapes.are_tried(rules.version) {
            return false;
        }
        let enough = if mode == Mode::Early { rules.fields_in_use() } else { usize::MAX };
        let is_read = simd::run(Follow { shapes, event, values, frames, enough });
        if is_read {
            shapes.foretold();
        }
        is_read
    }
}

impl State {
    fn begin(&mut self, rules: &Filed) {
        self.found.clear();
        self.event = self.event.wrapping_add(1);
        if self.event == 0 {
            // Old numbers would come back.
            *self = Self { event: 1, ..Self::default() };
        }
        if self.holds.len() < rules.conditions.len() {
            self.holds.resize(rules.conditions.len(), (0, false));
        }
        if self.tried.len() < rules.branches.len() {
            self.tried.resize(rules.branches.len(), 0);
        }
        if self.matched.len() < rules.rules {
            self.matched.resize(rules.rules, 0);
        }
    }
}

struct Matching<'m> {
    rules: &'m Filed,
    event: &'m [u8],
    values: &'m Values,
    state: &'m mut State,
}

impl Matching<'_> {
    fn run(&mut self) {
        let (rules, values) = (self.rules, self.values);
        for &number in &values.fields {
            let field = &rules.fields[number as usize];
            if field.has_values() {
                for value in values.of(number) {
                    field.find(&values.seen(value, self.event), |posting| self.follow(posting));
                }
            }
            field.present().iter().for_each(|posting| self.follow(posting));
        }
        for &branch in &rules.always {
            self.try_branch(branch);
        }
    }

    #[inline]
    fn follow(&mut self, posting: &Posting) {
        if posting.gate == NONE || self.holds(posting.gate) {
            if posting.proved {
                let access = self.rules.branches[posting.branch as usize].access;
                self.state.holds[access as usize] = (self.state.event, true);
            }
            self.try_branch(posting.branch);
        }
    }

    fn try_branch(&mut self, number: u32) {
        let event = self.state.event;
        let branch = &self.rules.branches[number as usize];
        if self.state.matched[branch.rule as usize] == event || self.state.tried[number as usize] == event {
            return;
        }
        self.state.tried[number as usize] = event;
        let matches = branch.conditions.iter().all(|&condition| self.holds(condition))
            && (branch.alone || !self.values.has_elements() || self.agrees(&branch.conditions));
        if matches {
            self.state.matched[branch.rule as usize] = event;
            self.state.found.push(RuleId(branch.rule));
        }
    }

    /// Returns whether a condition holds, looking at its field alone.
    #[inline]
    fn holds(&mut self, condition: u32) -> bool {
        let (event, holds) = self.state.holds[condition as usize];
        if event == self.state.event {
            return holds;
        }
        let holds = self.rules.conditions.get(condition).holds(self.values, self.event);
        self.state.holds[condition as usize] = (self.state.event, holds);
        holds
    }

    /// Returns whether conditions that hold one by one hold in the same elements of arrays.
    fn agrees(&mut self, conditions: &[u32]) -> bool {
        let conditions = conditions.iter().map(|&condition| self.rules.conditions.get(condition));
        self.state.agreement.find(conditions, self.values, self.event)
    }
}
