//! The conditions of all rules, each kept once however many rules have it.

use super::predicate::{CompiledPredicate, Seen};
use super::values::Values;
use foldhash::fast::FixedState;
use hashbrown::HashTable;
use smallvec::SmallVec;
use std::hash::BuildHasher;

/// One field and the matchers of which one must accept one of its values.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Condition {
    pub(super) field: u32,
    /// Whether the field may also be absent.
    pub(super) absent: bool,
    pub(super) checks: SmallVec<[CompiledPredicate; 1]>,
}

impl Condition {
    pub(super) fn accepts(&self, value: &Seen) -> bool {
        self.checks.iter().any(|check| check.accepts(value))
    }

    /// Returns whether the field satisfies it, looking at this field alone. Inside of arrays it could be
    /// absent from one element and present in another.
    pub(super) fn holds(&self, values: &Values, event: &[u8]) -> bool {
        match values.presence(self.field) {
            None => self.absent,
            Some(presence) if self.absent && !presence.outside => true,
            Some(_) => values.of(self.field).any(|value| self.accepts(&values.seen(value, event))),
        }
    }
}

/// All conditions, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Conditions {
    all: Vec<Entry>,
    numbers: HashTable<u32>,
    free: Vec<u32>,
    hasher: FixedState,
}

#[derive(Clone, Debug)]
struct Entry {
    condition: Condition,
    uses: u32,
}

impl Conditions {
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    #[inline]
    pub(super) fn get(&self, number: u32) -> &Condition {
        &self.all[number as usize].condition
    }

    /// Returns the number of a condition, and whether it is new; one more branch has it.
    pub(super) fn enter(&mut self, condition: Condition) -> (u32, bool) {
        let hash = self.hasher.hash_one(&condition);
        if let Some(&number) = self.numbers.find(hash, |&number| *self.get(number) == condition) {
            self.all[number as usize].uses += 1;
            return (number, false);
        }
        let entry = Entry { condition, uses: 1 };
        let number = if let Some(number) = self.free.pop() {
            self.all[number as usize] = entry;
            number
        } else {
            self.all.push(entry);
            self.all.len() as u32 - 1
        };
        let all = &self.all;
        let rehash = |&number: &u32| self.hasher.hash_one(&all[number as usize].condition);
        self.numbers.insert_unique(hash, number, rehash);
        (number, true)
    }

    /// Undoes one [`Self::enter`]; gives the field if the condition is gone.
    pub(super) fn leave(&mut self, number: u32) -> Option<u32> {
        let entry = &mut self.all[number as usize];
        entry.uses -= 1;
        if entry.uses > 0 {
            return None;
        }
        let hash = self.hasher.hash_one(&entry.condition);
        let field = entry.condition.field;
        entry.condition.checks = SmallVec::new();
        if let Ok(found) = self.numbers.find_entry(hash, |&other| other == number) {
            found.remove();
        }
        self.free.push(number);
        Some(field)
    }
}
