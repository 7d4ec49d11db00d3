//! The keys below a node of the tree: a table by a few of their bytes.

/// A node of the tree.
pub(super) type NodeId = u32;

/// Stands for "no node" and "no field".
pub(super) const NONE: u32 = u32::MAX;

/// Keys and the nodes that they lead to.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    /// As many as a power of two; a key lies in the first free one from its place on. At most a
    /// quarter is in use, so that a look at one mostly tells.
    slots: Vec<Slot>,
    len: usize,
    /// The numbers in use, one bit each.
    numbers: u64,
}

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    /// [`NONE`] if the key is not among those that rules name.
    pub(super) node: NodeId,
    /// A number below 64 that no other key of the same table has, or [`NONE`].
    pub(super) number: u32,
}

impl Step {
    pub(super) const NOWHERE: Self = Self { node: NONE, number: NONE };
}

#[derive(Clone, Debug)]
struct Slot {
    sign: Sign,
    step: Step,
    key: Box<[u8]>,
}

/// The identity of a key: its length, its first and its last eight bytes. Up to sixteen bytes, that is all of
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    first: u64,
    /// Zero if the key has no more than eight bytes.
    last: u64,
    length: usize,
}

/// Up to this length a sign says all of a key.
const SIGNED: usize = 16;

impl Sign {
    /// Returns the sign of the key that lies at `start..end` in a longer text.
    #[inline(always)]
    pub(super) fn within(text: &[u8], start: usize, end: usize) -> Self {
        let word = |at: usize| text.get(at..)?.first_chunk().copied().map(u64::from_le_bytes);
        let length = end - start;
        let (Some(first), Some(last)) = (word(start), word(end.saturating_sub(8))) else {
            return Self::of(&text[start..end]);
        };
        let unused = 64 - 8 * length.min(8) as u32;
        let first = if length == 0 { 0 } else { first << unused >> unused };
        Self { first, last: if length > 8 { last } else { 0 }, length }
    }

    /// Returns the sign of a single key.
    #[cold]
    pub(super) fn of(key: &[u8]) -> Self {
        let mut first = [0; 8];
        let front = &key[..key.len().min(8)];
        first[..front.len()].copy_from_slice(front);
        let last = key.last_chunk().filter(|_| key.len() > 8).copied().map_or(0, u64::from_le_bytes);
        Self { first: u64::from_le_bytes(first), last, length: key.len() }
    }

    fn hash(self) -> u64 {
        (self.first ^ self.last.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self { slots: vec![Slot::free()], len: 0, numbers: 0 }
    }
}

impl Slot {
    fn free() -> Self {
        let sign = Sign { first: 0, last: 0, length: usize::MAX };
        Self { sign, step: Step::NOWHERE, key: Box::default() }
    }

    fn is_free(&self) -> bool {
        self.step == Step::NOWHERE
    }
}

impl Keys {
    /// Returns the number of keys.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Returns the numbers of all keys, one bit each, or `None` if there are more keys than numbers.
    #[inline(always)]
    pub(super) fn numbers(&self) -> Option<u64> {
        (self.len == self.numbers.count_ones() as usize).then_some(self.numbers)
    }

    /// Returns where a key leads; `sign` is its sign.
    #[inline(always)]
    pub(super) fn find(&self, sign: Sign, key: &[u8]) -> Step {
        let mut at = self.place(sign);
        loop {
            let slot = &self.slots[at];
            if slot.sign == sign && (sign.length <= SIGNED || *slot.key == *key) {
                return slot.step;
            }
            if slot.is_free() {
                return Step::NOWHERE;
            }
            at = self.behind(at);
        }
    }

    /// Adds a key that is not there.
    pub(super) fn insert(&mut self, key: &[u8], node: NodeId) {
        if (self.len + 1) * 4 > self.slots.len() {
            let larger = vec![Slot::free(); self.slots.len() * 4];
            let old = std::mem::replace(&mut self.slots, larger);
            old.into_iter().filter(|slot| !slot.is_free()).for_each(|slot| self.put(slot));
        }
        let number = (!self.numbers).trailing_zeros();
        self.numbers |= 1_u64.checked_shl(number).unwrap_or(0);
        self.len += 1;
        let step = Step { node, number: if number < 64 { number } else { NONE } };
        self.put(Slot { sign: Sign::of(key), step, key: key.into() });
    }

    pub(super) fn remove(&mut self, key: &[u8]) {
        let sign = Sign::of(key);
        let mut at = self.place(sign);
        while self.slots[at].sign != sign || *self.slots[at].key != *key {
            if self.slots[at].is_free() {
                return;
            }
            at = self.behind(at);
        }
        let removed = std::mem::replace(&mut self.slots[at], Slot::free());
        self.numbers &= !1_u64.checked_shl(removed.step.number).unwrap_or(0);
        self.len -= 1;
        // The following key may have been displaced by it.
        at = self.behind(at);
        while !self.slots[at].is_free() {
            let slot = std::mem::replace(&mut self.slots[at], Slot::free());
            self.put(slot);
            at = self.behind(at);
        }
    }

    /// Returns the nodes of all keys.
    pub(super) fn nodes(&self) -> impl Iterator<Item = NodeId> {
        self.slots.iter().map(|slot| slot.step.node).filter(|&node| node != NONE)
    }

    fn put(&mut self, slot: Slot) {
        let mut at = self.place(slot.sign);
        while !self.slots[at].is_free() {
            at = self.behind(at);
        }
        self.slots[at] = slot;
    }

    #[inline(always)]
    fn place(&self, sign: Sign) -> usize {
        // The product's upper bits depend on all bytes.
        (sign.hash() >> 32) as usize & (self.slots.len() - 1)
    }

    #[inline(always)]
    fn behind(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: &[&str] = &[
        "",
        "a",
        "b",
        "aa",
        "ab",
        "aaa",
        "aba",
        "abcd",
        "abce",
        "abcde",
        "abcabc",
        "abcdefgh",
        "abcdefgi",
        "\0",
        "\0\0",
        "abcdefghi",
        "abcd-efgh-ijkl",
        "abcd-efgX-ijkl",
        "abcd-efgh-ijkl-",
        "abcdefgh-ijklmnop",
        "abcdefghXijklmnop",
        "abcdefgh-XX-ijklmnop",
    ];

    /// With the key alone, and within texts that end soon or late behind it.
    #[track_caller]
    fn find(keys: &Keys, key: &str) -> Step {
        let found = keys.find(Sign::of(key.as_bytes()), key.as_bytes());
        for (front, back) in [("", ""), ("{\"", "\":1}"), ("{\"b\":1,\"", "\":\"some longer text\"}")] {
            let text = format!("{front}{key}{back}");
            let sign = Sign::within(text.as_bytes(), front.len(), front.len() + key.len());
            assert_eq!(sign, Sign::of(key.as_bytes()), "{key:?} in {text:?}");
        }
        found
    }

    #[test]
    fn keys_are_told_apart() {
        for few in [3, 12, KEYS.len()] {
            let mut keys = Keys::default();
            for (node, key) in (10..).zip(&KEYS[..few]) {
                keys.insert(key.as_bytes(), node);
            }
            for (node, key) in (10..).zip(&KEYS[..few]) {
                assert_eq!(find(&keys, key).node, node, "{key:?}");
            }
            for key in &KEYS[few..] {
                assert_eq!(find(&keys, key), Step::NOWHERE, "{key:?}");
            }
        }
    }

    #[test]
    fn keys_come_and_go() {
        let mut keys = Keys::default();
        let names: Vec<String> = (0..200).map(|at| format!("key-{at}")).collect();
        for (node, name) in (0..).zip(&names) {
            keys.insert(name.as_bytes(), node);
            assert_eq!(keys.numbers().is_some(), node < 64);
        }
        for (at, name) in names.iter().enumerate() {
            keys.remove(name.as_bytes());
            keys.remove(b"never there");
            for (node, name) in (0..).zip(&names) {
                assert_eq!(find(&keys, name).node, if node as usize > at { node } else { NONE });
            }
        }
        assert_eq!((keys.len(), keys.numbers()), (0, Some(0)));
        keys.insert(b"again", 7);
        assert_eq!(find(&keys, "again"), Step { node: 7, number: 0 });
        assert_eq!(keys.nodes().collect::<Vec<_>>(), [7]);
    }
}
