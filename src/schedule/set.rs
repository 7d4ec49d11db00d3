//! Sets of the values of one field.

use super::field::Field;
use super::term::Term;
use smallvec::SmallVec;

/// A set of values. Each field fits into the words that are kept in place, but for years beyond those of AWS's
/// documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Set {
    first: u16,
    bits: SmallVec<[u64; 4]>,
}

impl Set {
    /// Returns all values that the terms name.
    pub(super) fn new(field: Field, terms: &[Term]) -> Self {
        let values = || terms.iter().flat_map(|term| term.values(field));
        let first = values().min().unwrap_or_default();
        let mut bits = SmallVec::new();
        for bit in values().map(|value| value - first) {
            let word = usize::from(bit / 64);
            if word >= bits.len() {
                bits.resize(word + 1, 0);
            }
            bits[word] |= 1_u64 << (bit % 64);
        }
        Self { first, bits }
    }

    /// Returns the smallest value from `value` on.
    pub(super) fn next_from(&self, value: i64) -> Option<i64> {
        let first = i64::from(self.first);
        let bit = usize::try_from((value - first).max(0)).ok()?;
        let mut mask = u64::MAX << (bit % 64);
        for (word, offset) in self.bits.iter().zip((0_i64..).step_by(64)).skip(bit / 64) {
            let rest = word & mask;
            if rest != 0 {
                return Some(first + offset + i64::from(rest.trailing_zeros()));
            }
            mask = u64::MAX;
        }
        None
    }

    /// Returns all values, ascending.
    pub(super) fn values(&self) -> Vec<u16> {
        let next = |value: &i64| self.next_from(value + 1);
        std::iter::successors(self.next_from(0), next).filter_map(|value| u16::try_from(value).ok()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_value_is_found_over_all_words() {
        let years = [Term::Value(1970), Term::Value(2033), Term::Value(2034), Term::Value(2199)];
        let set = Set::new(Field::Year, &years);
        assert_eq!(set.values(), [1970, 2033, 2034, 2199]);
        let cases = [
            (i64::MIN / 2, Some(1970)),
            (1971, Some(2033)),
            (2034, Some(2034)),
            (2035, Some(2199)),
            (2200, None),
        ];
        for (from, expected) in cases {
            assert_eq!(set.next_from(from), expected, "{from}");
        }
        assert_eq!(set.next_from(i64::MAX), None);
        let far = Set::new(Field::Year, &[Term::Value(1969), Term::Value(9999)]);
        assert_eq!((far.next_from(0), far.next_from(1970)), (Some(1969), Some(9999)));
        assert_eq!(Set::new(Field::Year, &[]).next_from(0), None);
    }
}
