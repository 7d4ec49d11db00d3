//! Whether the conditions of a branch can be met together: by values that lie in the same element
//! of every array that they share.
//!
//! AWS's engine visits the conditions in the order of their paths and takes one value for each; a
//! value pins the elements around it, and later values must agree with what is pinned. A field may
//! count as absent if none of its values agrees. Instead of trying and going back, all choices are
//! carried along at once, and two that pin the same of what still matters are one. There are hardly
//! ever more of them than elements, and the next condition's values that agree with a choice lie in
//! a few ranges: so the work goes with the number of values.

use super::conditions::Condition;
use super::values::{ElementId, Values};
use smallvec::SmallVec;

/// The most choices that are followed, if there are not more elements. Only events made to be hard have so
/// many: they repeat one key over and over, each time with an array.
const MAX_CHOICES: usize = 50_000;

/// The innermost elements that are pinned, sorted; those around them are pinned with them.
type Pins = SmallVec<[ElementId; 2]>;

/// Memory for the search, kept from one event to the next.
#[derive(Debug, Default)]
pub(super) struct ArrayConsistency {
    clauses: Vec<Clause>,
    /// The number of clauses in use; those behind only keep their memory.
    used: usize,
    uses: Vec<Uses>,
    search: u32,
    choices: Vec<Pins>,
    next: Vec<Pins>,
}

/// A condition with values in arrays.
#[derive(Debug, Default)]
struct Clause {
    /// The elements of accepted values, sorted.
    accepted: Vec<ElementId>,
    /// The elements of all values, if the field may be absent; sorted.
    all: Vec<ElementId>,
    may_be_absent: bool,
}

/// The first and the last clause with a value within an array, in the given search.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    search: u32,
    first: u32,
    last: u32,
}

impl ArrayConsistency {
    /// Returns whether conditions, in the order of their paths, are met together. Each of them must already
    /// hold alone.
    pub(super) fn find<'c>(
        &mut self,
        conditions: impl Iterator<Item = &'c Condition>,
        values: &Values,
        event: &[u8],
    ) -> bool {
        self.used = 0;
        for condition in conditions {
            self.gather(condition, values, event);
        }
        if !self.some_may_be_absent() {
            // A value outside of all arrays pins nothing and agrees with everything.
            self.drop_clauses(|clause| clause.accepted.first() == Some(&0));
        }
        if self.used == 0 {
            return true;
        }
        if !self.some_may_be_absent() && self.is_one_array(values) {
            return self.have_common_element();
        }
        self.note_uses(values);
        self.forget_single_uses(values);
        self.search(values)
    }

    fn clauses(&self) -> &[Clause] {
        &self.clauses[..self.used]
    }

    fn some_may_be_absent(&self) -> bool {
        self.clauses().iter().any(|clause| clause.may_be_absent)
    }

    fn drop_clauses(&mut self, drop: impl Fn(&Clause) -> bool) {
        let mut at = 0;
        while at < self.used {
            if drop(&self.clauses[at]) {
                self.clauses[at..self.used].rotate_left(1);
                self.used -= 1;
            } else {
                at += 1;
            }
        }
    }

    /// Makes a clause of a condition, unless it is met wherever the others are.
    fn gather(&mut self, condition: &Condition, values: &Values, event: &[u8]) {
        let Some(presence) = values.presence(condition.field).filter(|presence| presence.inside) else {
            return;
        };
        if self.clauses.len() == self.used {
            self.clauses.push(Clause::default());
        }
        let clause = &mut self.clauses[self.used];
        self.used += 1;
        clause.may_be_absent = condition.absent && !presence.outside;
        clause.accepted.clear();
        clause.all.clear();
        for value in values.of(condition.field) {
            if clause.accepted.last() != Some(&value.element) && condition.accepts(&values.seen(value, event))
            {
                clause.accepted.push(value.element);
            }
            if clause.may_be_absent {
                clause.all.push(value.element);
            }
        }
        sort(&mut clause.accepted);
        sort(&mut clause.all);
    }

    /// Returns whether all accepted values lie in elements of one array, and in none within these: by far the
    /// most usual case.
    fn is_one_array(&self, values: &Values) -> bool {
        let array = |element: ElementId| values.elements[element as usize].array;
        let mut accepted = self.clauses().iter().flat_map(|clause| &clause.accepted);
        let first = accepted.clone().next().map(|&element| array(element));
        accepted.all(|&element| Some(array(element)) == first)
    }

    /// Returns whether some element is in the lists of all clauses.
    fn have_common_element(&mut self) -> bool {
        let Some((first, others)) = self.clauses[..self.used].split_first_mut() else { return true };
        for clause in others {
            let mut rest = clause.accepted.as_slice();
            first.accepted.retain(|&element| {
                while let [next, behind @ ..] = rest
                    && *next < element
                {
                    rest = behind;
                }
                rest.first() == Some(&element)
            });
        }
        !first.accepted.is_empty()
    }

    /// Notes for each array which clauses have values in it.
    fn note_uses(&mut self, values: &Values) {
        self.search = self.search.wrapping_add(1);
        if self.search == 0 {
            self.uses.clear();
            self.search = 1;
        }
        if self.uses.len() < values.arrays.len() {
            self.uses.resize(values.arrays.len(), Uses::default());
        }
        for (number, clause) in self.clauses[..self.used].iter().enumerate() {
            let number = number as u32;
            for &element in clause.accepted.iter().chain(&clause.all) {
                let mut at = element;
                while at != 0 {
                    let around = &values.elements[at as usize];
                    let uses = &mut self.uses[around.array as usize];
                    if uses.search != self.search {
                        *uses = Uses { search: self.search, first: number, last: number };
                    } else if uses.last == number {
                        // What lies around it was noted with it.
                        break;
                    }
                    uses.last = number;
                    at = around.parent;
                }
            }
        }
    }

    /// An array that only one clause looks into pins nothing for the others.
    fn forget_single_uses(&mut self, values: &Values) {
        let uses = &self.uses;
        for clause in &mut self.clauses[..self.used] {
            for elements in [&mut clause.accepted, &mut clause.all] {
                for element in elements.iter_mut() {
                    *element = outwards(*element, values, |array| uses[array].first == uses[array].last);
                }
                sort(elements);
            }
        }
        if !self.some_may_be_absent() {
            self.drop_clauses(|clause| clause.accepted.first() == Some(&0));
        }
    }

    fn search(&mut self, values: &Values) -> bool {
        let any_absent = self.some_may_be_absent();
        let most = MAX_CHOICES.max(values.elements.len());
        self.choices.clear();
        self.choices.push(Pins::new());
        let clauses = &self.clauses[..self.used];
        for (number, clause) in clauses.iter().enumerate() {
            self.next.clear();
            let still_matters = |array: usize| self.uses[array].last > number as u32;
            for choice in &self.choices {
                let outside = ruled_out(choice, values);
                if clause.may_be_absent && agreeing(&clause.all, &outside).next().is_none() {
                    self.next.push(trim(choice, values, still_matters));
                }
                let mut accepted = agreeing(&clause.accepted, &outside);
                for element in accepted.by_ref().take(most.saturating_sub(self.next.len())) {
                    let pins = trim(&merge(choice, element, values), values, still_matters);
                    // Nothing agrees with more than a choice that pins no more than before.
                    let best = !any_absent && pins.iter().all(|pin| choice.contains(pin));
                    self.next.push(pins);
                    if best {
                        break;
                    }
                }
            }
            if self.next.is_empty() {
                return false;
            }
            self.next.sort_unstable();
            self.next.dedup();
            std::mem::swap(&mut self.choices, &mut self.next);
        }
        true
    }
}

fn sort(elements: &mut Vec<ElementId>) {
    if !elements.is_sorted() {
        elements.sort_unstable();
    }
    elements.dedup();
}

/// Returns the innermost element around `element` whose array does not pass the test.
fn outwards(mut element: ElementId, values: &Values, pass: impl Fn(usize) -> bool) -> ElementId {
    while element != 0 && pass(values.elements[element as usize].array as usize) {
        element = values.elements[element as usize].parent;
    }
    element
}

/// Returns the pins without those of arrays that no longer matter.
fn trim(pins: &Pins, values: &Values, still_matters: impl Fn(usize) -> bool) -> Pins {
    let mut trimmed: Pins = pins
        .iter()
        .map(|&pin| outwards(pin, values, |array| !still_matters(array)))
        .filter(|&pin| pin != 0)
        .collect();
    trimmed.sort_unstable();
    trimmed.dedup();
    keep_innermost(trimmed, values)
}

fn merge(pins: &Pins, element: ElementId, values: &Values) -> Pins {
    let mut merged = pins.clone();
    if element != 0
        && let Err(at) = merged.binary_search(&element)
    {
        merged.insert(at, element);
    }
    keep_innermost(merged, values)
}

/// Drops what lies around another pin, which says the same and more.
fn keep_innermost(mut pins: Pins, values: &Values) -> Pins {
    let mut at = 0;
    while at + 1 < pins.len() {
        // In reading order, what lies within an element follows directly behind it.
        if pins[at + 1] < values.elements[pins[at] as usize].end {
            pins.remove(at);
        } else {
            at += 1;
        }
    }
    pins
}

/// Returns the elements that lie in other elements of pinned arrays, as ranges, sorted.
fn ruled_out(pins: &Pins, values: &Values) -> SmallVec<[(ElementId, ElementId); 4]> {
    let mut ranges = SmallVec::new();
    for &pin in pins {
        let mut at = pin;
        while at != 0 {
            let element = &values.elements[at as usize];
            let array = &values.arrays[element.array as usize];
            ranges.push((array.start, at));
            ranges.push((element.end, array.end));
            at = element.parent;
        }
    }
    ranges.retain(|(start, end)| start < end);
    ranges.sort_unstable();
    ranges
}

/// Returns the elements that lie in none of the ranges. Both are sorted.
fn agreeing<'f>(
    elements: &'f [ElementId],
    ruled_out: &'f [(ElementId, ElementId)],
) -> impl Iterator<Item = ElementId> + 'f {
    let (mut at, mut range) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let &element = elements.get(at)?;
            match ruled_out.get(range) {
                Some(&(_, end)) if end <= element => range += 1,
                Some(&(start, end)) if start <= element => {
                    at += elements[at..].partition_point(|&element| element < end);
                }
                _ => {
                    at += 1;
                    return Some(element);
                }
            }
        }
    })
}
