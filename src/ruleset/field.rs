//! From a value to the branches that it could satisfy.
//!
//! Each branch is filed under the matchers of one of its conditions, the one that fewest values
//! should satisfy. So the work for an event goes with the branches that come near, not with their
//! number.

use super::intervals::Intervals;
use super::predicate::{Bits, CompiledPredicate, Kind, Literal, Seen};
use super::radix::Radix;
use super::text::Folded;
use crate::pattern::operator::Address;
use foldhash::fast::FixedState;
use hashbrown::{HashMap, HashTable};
use smallvec::SmallVec;

/// A branch filed under a matcher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Posting {
    pub(super) branch: u32,
    /// A condition to try before anything else of the branch is looked at; perhaps none.
    pub(super) gate: u32,
    /// Whether being found here says that the condition it is filed under holds.
    pub(super) proved: bool,
}

/// The branches filed under one matcher; mostly there is one.
type Postings = SmallVec<[Posting; 1]>;

/// A field that some condition looks at.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) path: Box<str>,
    /// How many conditions look at it.
    pub(super) uses: u32,
    strings: Option<Box<Strings>>,
    numbers: Option<Box<Numbers>>,
    literals: [Postings; 3],
    /// Those to be tried whenever there is a value.
    present: Postings,
}

#[derive(Clone, Debug, Default)]
struct Strings {
    texts: HashMap<Box<[u8]>, Postings, FixedState>,
    /// ASCII texts in lower case.
    folded: HashTable<(Box<[u8]>, Postings)>,
    addresses: HashMap<Address, Postings, FixedState>,
    prefixes: Option<Radix<Posting>>,
    /// Written backwards.
    suffixes: Option<Radix<Posting>>,
}

#[derive(Clone, Debug, Default)]
struct Numbers {
    equal: HashMap<Bits, Postings, FixedState>,
    ranges: Intervals<Posting>,
}

/// How a matcher is looked for.
enum Access<'c> {
    Text(&'c [u8]),
    Folded(&'c [u8]),
    Address(Address),
    Prefix(&'c [u8]),
    Suffix(&'c [u8]),
    Equal(Bits),
    Range(super::predicate::Interval),
    Literal(Literal),
    Present,
}

impl<'c> Access<'c> {
    /// Returns the way to find a matcher, and whether that proves it.
    fn of(check: &'c CompiledPredicate) -> (Self, bool) {
        match check {
            CompiledPredicate::Literal(literal) => (Self::Literal(*literal), true),
            CompiledPredicate::Text(text) => (Self::Text(text), true),
            CompiledPredicate::Number(number) => (Self::Equal(*number), true),
            CompiledPredicate::Numbers(interval) => (Self::Range(*interval), true),
            // A number that begins with its digits leads to it all the same.
            CompiledPredicate::Address(reach) => (Self::Address(reach.first()), reach.takes_numbers()),
            CompiledPredicate::Prefix(text) => (Self::Prefix(text), true),
            CompiledPredicate::Suffix(text) => (Self::Suffix(text), true),
            CompiledPredicate::Equals(Folded::Ascii(text)) => (Self::Folded(text), true),
            CompiledPredicate::Wildcard(pieces) if !pieces.first().is_empty() => {
                (Self::Prefix(pieces.first()), false)
            }
            CompiledPredicate::Wildcard(pieces) if !pieces.last().is_empty() => {
                (Self::Suffix(pieces.last()), false)
            }
            CompiledPredicate::Present => (Self::Present, true),
            // Each other is tried on every value, which is right for any predicate, only slower.
            _ => (Self::Present, false),
        }
    }
}

impl Field {
    pub(super) fn new(path: &str) -> Self {
        let literals = [const { Postings::new_const() }; 3];
        Self { path: path.into(), uses: 0, strings: None, numbers: None, literals, present: Postings::new() }
    }

    /// Returns how many branches would be tried in vain if one more were filed here: an estimate, to be
    /// compared with others.
    pub(super) fn cost(&self, check: &CompiledPredicate) -> usize {
        let strings = self.strings.as_deref();
        let radix = |radix: Option<&Option<Radix<Posting>>>, text: &[u8], backwards: bool| {
            let text: Vec<u8> = if backwards { text.iter().rev().copied().collect() } else { text.to_vec() };
            let filed = radix.and_then(Option::as_ref).map_or(0, |radix| radix.count(&text));
            // A short beginning fits many values.
            2 + filed + 64 / (text.len() + 1)
        };
        match Access::of(check).0 {
            Access::Text(text) => {
                strings.and_then(|strings| strings.texts.get(text)).map_or(0, SmallVec::len)
            }
            Access::Address(address) => {
                strings.and_then(|strings| strings.addresses.get(&address)).map_or(1, |filed| 1 + filed.len())
            }
            Access::Equal(number) => {
                let filed = self.numbers.as_deref().and_then(|numbers| numbers.equal.get(&number));
                filed.map_or(1, |filed| 1 + filed.len())
            }
            Access::Folded(_) => 2,
            Access::Prefix(text) => radix(strings.map(|strings| &strings.prefixes), text, false),
            Access::Suffix(text) => radix(strings.map(|strings| &strings.suffixes), text, true),
            Access::Literal(literal) => 200 + self.literals[literal as usize].len(),
            Access::Range(interval) => {
                let around = self.numbers.as_deref().map_or(0, |numbers| numbers.ranges.around(interval));
                let open = interval.low.value().is_infinite() || interval.high.value().is_infinite();
                around + if open { 64 } else { 4 }
            }
            Access::Present => 1_000 + self.present.len(),
        }
    }

    pub(super) fn file(&mut self, check: &CompiledPredicate, branch: u32, gate: u32, own: u32) {
        let (access, proved) = Access::of(check);
        let posting = Posting { branch, gate: if proved { gate } else { own }, proved };
        match access {
            Access::Range(interval) => self.numbers().ranges.insert(interval, posting),
            access => self.list(&access).push(posting),
        }
    }

    /// Undoes [`Self::file`].
    pub(super) fn unfile(&mut self, check: &CompiledPredicate, branch: u32, gate: u32, own: u32) {
        let (access, proved) = Access::of(check);
        let posting = Posting { branch, gate: if proved { gate } else { own }, proved };
        if let Access::Range(interval) = access {
            return self.numbers().ranges.remove(interval, posting);
        }
        let list = self.list(&access);
        if let Some(at) = list.iter().position(|other| *other == posting) {
            list.swap_remove(at);
        }
        if list.is_empty() {
            self.drop_empty(&access);
        }
    }

    fn strings(&mut self) -> &mut Strings {
        self.strings.get_or_insert_default()
    }

    fn numbers(&mut self) -> &mut Numbers {
        self.numbers.get_or_insert_default()
    }

    fn list(&mut self, access: &Access) -> &mut Postings {
        match *access {
            Access::Text(text) => self.strings().texts.entry(text.into()).or_default(),
            Access::Folded(text) => {
                let hash = |entry: &(Box<[u8]>, _)| hash_folded(&entry.0);
                let table = &mut self.strings().folded;
                let entry = table.entry(hash_folded(text), |entry| *entry.0 == *text, hash);
                &mut entry.or_insert_with(|| (text.into(), Postings::new())).into_mut().1
            }
            Access::Address(address) => self.strings().addresses.entry(address).or_default(),
            Access::Prefix(text) => self.strings().prefixes.get_or_insert_default().entries(text),
            Access::Suffix(text) => {
                let backwards: Vec<u8> = text.iter().rev().copied().collect();
                self.strings().suffixes.get_or_insert_default().entries(&backwards)
            }
            Access::Equal(number) => self.numbers().equal.entry(number).or_default(),
            Access::Literal(literal) => &mut self.literals[literal as usize],
            Access::Present | Access::Range(_) => &mut self.present,
        }
    }

    fn drop_empty(&mut self, access: &Access) {
        match *access {
            Access::Text(text) => {
                self.strings().texts.remove(text);
            }
            Access::Folded(text) => {
                self.strings().folded.retain(|entry| *entry.0 != *text);
            }
            Access::Address(address) => {
                self.strings().addresses.remove(&address);
            }
            Access::Equal(number) => {
                self.numbers().equal.remove(&number);
            }
            _ => {}
        }
    }

    /// Those to be tried whenever the field has a value.
    pub(super) fn present(&self) -> &[Posting] {
        &self.present
    }

    /// Returns whether anything is filed under values.
    pub(super) fn has_values(&self) -> bool {
        self.strings.is_some() || self.numbers.is_some() || self.literals.iter().any(|list| !list.is_empty())
    }

    /// Shows what is filed under matchers that accept the value, or might.
    #[inline]
    pub(super) fn find(&self, value: &Seen, mut show: impl FnMut(&Posting)) {
        match value.kind {
            Kind::String => {
                if let Some(strings) = &self.strings {
                    strings.find(value, show);
                }
            }
            Kind::Number => {
                if let Some(numbers) = &self.numbers {
                    numbers.find(value, &mut show);
                }
                if let Some(strings) = self.strings.as_ref().filter(|strings| !strings.addresses.is_empty()) {
                    strings.find_number(value, show);
                }
            }
            kind => {
                let list = Literal::of(kind).map(|literal| &self.literals[literal as usize]);
                list.into_iter().flatten().for_each(&mut show);
            }
        }
    }
}

impl Strings {
    #[inline]
    fn find(&self, value: &Seen, mut show: impl FnMut(&Posting)) {
        let text = value.text;
        if !self.texts.is_empty() {
            self.texts.get(text).into_iter().flatten().for_each(&mut show);
        }
        if let Some(prefixes) = &self.prefixes {
            prefixes.walk(text.iter().copied(), |_, list| list.iter().for_each(&mut show));
        }
        if let Some(suffixes) = &self.suffixes {
            suffixes.walk(text.iter().rev().copied(), |_, list| list.iter().for_each(&mut show));
        }
        if !self.folded.is_empty() {
            let found = self.folded.find(hash_folded(text), |entry| text.eq_ignore_ascii_case(&entry.0));
            found.into_iter().flat_map(|entry| &entry.1).for_each(&mut show);
        }
        if !self.addresses.is_empty() {
            let address = value.address();
            // An address of IPv4 is met by what begins with its digits, as those of IPv6 can.
            let beginning = match address {
                Some(Address::V6(bits)) => Some(Address::V4((bits >> 96) as u32)),
                _ => None,
            };
            let found = |address: Address| self.addresses.get(&address);
            address.into_iter().chain(beginning).filter_map(found).flatten().for_each(&mut show);
        }
    }

    /// Shows what is filed under addresses whose digits a number begins with.
    #[cold]
    fn find_number(&self, value: &Seen, mut show: impl FnMut(&Posting)) {
        let Some(digits) = value.digits() else { return };
        let bits = |count| u128::from_str_radix(digits.get(..count)?, 16).ok();
        let addresses = [bits(8).map(|bits| Address::V4(bits as u32)), bits(32).map(Address::V6)];
        let found = |address: Address| self.addresses.get(&address);
        addresses.into_iter().flatten().filter_map(found).flatten().for_each(&mut show);
    }
}

impl Numbers {
    fn find(&self, value: &Seen, mut show: impl FnMut(&Posting)) {
        let Some(double) = value.double else { return };
        self.equal.get(&Bits::new(double)).into_iter().flatten().for_each(&mut show);
        self.ranges.at(double, show);
    }
}

/// Returns a hash that is the same for both cases of ASCII letters.
fn hash_folded(text: &[u8]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    let mix =
        |hash: u64, byte: &u8| (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3);
    // The table looks at the highest bits first.
    text.iter().fold(start, mix).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
