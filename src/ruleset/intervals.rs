//! Entries by ranges of numbers: all ranges around a value, in time that goes with their number.
//!
//! The doubles, in their order, are the leaves of a binary tree of fixed shape. An interval lies at
//! the topmost node whose middle it holds. A value visits the nodes on the way to its leaf; at each
//! it meets the intervals in the order of the end on its side, and stops at the first that is too
//! short. Only nodes that are needed exist. A few intervals are just looked at one by one.

use super::predicate::Interval;

/// Up to this many intervals a tree would not pay.
const FEW: usize = 16;

/// A set of intervals with something at each.
#[derive(Clone, Debug)]
pub(super) struct Intervals<T> {
    /// The lower end, the upper end, and what is there, as long as there are few.
    few: Vec<(u64, u64, T)>,
    /// Empty as long as there are few.
    nodes: Vec<Node<T>>,
}

#[derive(Clone, Debug)]
struct Node<T> {
    /// By their lower ends, ascending.
    by_low: Vec<(u64, T)>,
    /// The same by their upper ends, descending.
    by_high: Vec<(u64, T)>,
    /// The nodes below and above the middle; 0 for none.
    children: [u32; 2],
}

impl<T> Node<T> {
    fn new() -> Self {
        Self { by_low: Vec::new(), by_high: Vec::new(), children: [0; 2] }
    }
}

impl<T> Default for Intervals<T> {
    fn default() -> Self {
        Self { few: Vec::new(), nodes: Vec::new() }
    }
}

/// Returns a number with the order of the doubles.
fn rank(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

/// Both ends of an interval.
fn ends(interval: Interval) -> (u64, u64) {
    (rank(interval.low.value()), rank(interval.high.value()))
}

impl<T: Copy + PartialEq> Intervals<T> {
    pub(super) fn insert(&mut self, interval: Interval, entry: T) {
        let (low, high) = ends(interval);
        if self.nodes.is_empty() {
            self.few.push((low, high, entry));
            if self.few.len() > FEW {
                self.nodes.push(Node::new());
                for few in std::mem::take(&mut self.few) {
                    self.plant(few);
                }
            }
        } else {
            self.plant((low, high, entry));
        }
    }

    /// Puts an interval into the tree.
    fn plant(&mut self, (low, high, entry): (u64, u64, T)) {
        let Node { by_low, by_high, .. } = self.node(low, high);
        by_low.insert(by_low.partition_point(|other| other.0 <= low), (low, entry));
        by_high.insert(by_high.partition_point(|other| other.0 >= high), (high, entry));
    }

    pub(super) fn remove(&mut self, interval: Interval, entry: T) {
        if self.nodes.is_empty() {
            return self.few.retain(|few| few.2 != entry);
        }
        let (low, high) = ends(interval);
        let Node { by_low, by_high, .. } = self.node(low, high);
        by_low.retain(|other| other.1 != entry);
        by_high.retain(|other| other.1 != entry);
    }

    /// Returns the node of an interval: where the ways to its two ends part.
    fn node(&mut self, low: u64, high: u64) -> &mut Node<T> {
        let mut at = 0;
        for bit in (1..64).rev().take_while(|bit| low >> bit == high >> bit) {
            let side = usize::from(low >> bit & 1 == 1);
            if self.nodes[at].children[side] == 0 {
                self.nodes.push(Node::new());
                self.nodes[at].children[side] = self.nodes.len() as u32 - 1;
            }
            at = self.nodes[at].children[side] as usize;
        }
        &mut self.nodes[at]
    }

    /// Returns how many intervals hold an end of the given one: an estimate of how many values meet there.
    pub(super) fn around(&self, interval: Interval) -> usize {
        let ends = [interval.low.value(), interval.high.value()].into_iter().filter(|end| end.is_finite());
        let count = |end| {
            let mut count = 0;
            self.at(end, |_| count += 1);
            count
        };
        ends.map(count).max().unwrap_or(0)
    }

    /// Shows the entry of every interval that holds the value.
    #[inline]
    pub(super) fn at(&self, value: f64, mut show: impl FnMut(&T)) {
        let value = rank(value + 0.0);
        for (low, high, entry) in &self.few {
            if (*low..=*high).contains(&value) {
                show(entry);
            }
        }
        let Some(mut node) = self.nodes.first() else { return };
        for bit in (0..64).rev() {
            let above = value >> bit & 1 == 1;
            if above {
                node.by_high.iter().take_while(|high| high.0 >= value).for_each(|high| show(&high.1));
            } else {
                node.by_low.iter().take_while(|low| low.0 <= value).for_each(|low| show(&low.1));
            }
            match node.children[usize::from(above)] {
                0 => return,
                child => node = &self.nodes[child as usize],
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ruleset::predicate::Bits;

    fn interval(low: f64, high: f64) -> Interval {
        Interval { low: Bits::new(low), high: Bits::new(high) }
    }

    #[test]
    fn the_same_as_looking_at_each() {
        let ends = [
            f64::NEG_INFINITY,
            -1e300,
            -5.0,
            -1e-9,
            0.0,
            5e-324,
            1.0,
            1.0_f64.next_up(),
            4.5,
            1e22,
            f64::INFINITY,
        ];
        let mut all = Vec::new();
        for (from, &low) in ends.iter().enumerate() {
            for &high in &ends[from..] {
                all.push(interval(low, high));
            }
        }
        // With few of them, just enough for a tree, and all.
        for count in [FEW, FEW + 1, all.len()] {
            let mut intervals = Intervals::default();
            for (entry, &interval) in all[..count].iter().enumerate() {
                intervals.insert(interval, entry);
            }
            intervals.remove(all[7], 7);
            for value in ends.into_iter().chain([-0.0, 2.0, -7.0, 1e-320]) {
                let mut found = Vec::new();
                intervals.at(value, |&entry| found.push(entry));
                found.sort_unstable();
                let expected: Vec<usize> =
                    (0..count).filter(|&at| at != 7 && all[at].contains(value)).collect();
                assert_eq!(found, expected, "{value}");
            }
        }
    }
}
