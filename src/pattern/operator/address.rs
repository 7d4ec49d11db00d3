//! IP addresses as AWS's engine reads them, and blocks of them.

use crate::json::Scalar;
use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};

/// An IPv4 or IPv6 address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Address {
    /// IPv4
    V4(u32),
    /// IPv6
    V6(u128),
}

impl Address {
    /// Parses an address: four decimal parts up to 255, where leading zeros are allowed and still decimal; or
    /// IPv6 in hex groups. An IPv4 address written as IPv6 (`::ffff:a00:1`) is the IPv4 address; the mixed
    /// form with dots is not supported. Returns `None` for other texts.
    pub fn parse(text: &str) -> Option<Self> {
        if looks_like_v4(text) {
            let mut address = 0;
            for part in text.split('.') {
                address = address << 8 | u32::from(part.parse::<u8>().ok()?);
            }
            return Some(Self::V4(address));
        }
        if !looks_like_v6(text) {
            return None;
        }
        let address: Ipv6Addr = text.parse().ok()?;
        Some(address.to_ipv4_mapped().map_or(Self::V6(address.to_bits()), |v4| Self::V4(v4.to_bits())))
    }

    /// Returns the values that begin with its digits.
    pub fn reach(self) -> Reach {
        let (bits, count) = self.bits();
        Reach { low: bits, high: bits, count, numbers: true }
    }

    /// Returns its hex digits as text.
    pub fn hex(self) -> String {
        let (bits, count) = self.bits();
        hex(bits, count)
    }

    fn digits(self) -> impl Iterator<Item = u8> {
        let (bits, count) = self.bits();
        (0..count).map(move |at| digit_at(bits, at))
    }

    /// Returns its digits, from the highest bits on, and their number.
    fn bits(self) -> (u128, usize) {
        match self {
            Self::V4(bits) => (u128::from(bits) << 96, 8),
            Self::V6(bits) => (bits, 32),
        }
    }

    /// Returns whether the text has the outer form of an address, even if it is none: `300.0.0.0`, `1:2`.
    pub(super) fn looks_like_one(text: &str) -> bool {
        looks_like_v4(text) || looks_like_v6(text)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::V4(bits) => Ipv4Addr::from_bits(*bits).fmt(f),
            Self::V6(bits) => Ipv6Addr::from_bits(*bits).fmt(f),
        }
    }
}

fn looks_like_v4(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    text.len() <= 15 && text.split('.').count() == 4 && text.split('.').all(is_number)
}

fn looks_like_v6(text: &str) -> bool {
    text.contains(':') && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b':')
}

/// A range of hex digits, which decides the values that AWS's engine takes for addresses within. The engine
/// compares digit by digit from the first on, no further than needed, and never checks how many there are. So
/// a block of IPv4 contains IPv6 addresses and the reverse, and numbers as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reach {
    /// The digits of the first address, from the highest bits on.
    low: u128,
    /// Those of the last.
    high: u128,
    /// The number of digits.
    count: usize,
    /// Whether numbers are compared as well. A matcher of numbers beside it takes the comparable ones to
    /// itself.
    numbers: bool,
}

impl Reach {
    /// Returns whether a value has digits that lie within: an address as a string, or a number by the digits
    /// of its text.
    pub fn accepts(self, value: &Scalar) -> bool {
        self.deciding(value).is_some()
    }

    /// Returns how many of the value's digits decide that they lie within, or `None` if they do not.
    pub fn deciding(self, value: &Scalar) -> Option<usize> {
        match value {
            Scalar::String(text) => self.decide(&mut Address::parse(text)?.digits()),
            Scalar::Number(number) if self.numbers || number.value().is_none() => {
                self.decide(&mut values_of(&number.digits()))
            }
            _ => None,
        }
    }

    /// Returns whether it compares the digits of numbers that have a value.
    pub fn takes_numbers(self) -> bool {
        self.numbers
    }

    /// Returns whether everything within `inner` lies within this range.
    pub(super) fn surrounds(self, inner: Self) -> bool {
        let holds = |bits| self.decide(&mut (0..inner.count).map(|at| digit_at(bits, at))).is_some();
        (self.numbers || !inner.numbers) && holds(inner.low) && holds(inner.high)
    }

    /// Returns the same range beside a matcher of numbers.
    pub(super) fn beside_numbers(self) -> Self {
        Self { numbers: false, ..self }
    }

    /// Returns the bits of the first and of the last address, and the number of their digits.
    pub(in crate::pattern) fn bits(self) -> (u128, u128, usize) {
        (self.low, self.high, self.count)
    }

    /// Returns whether the digits of an address lie within.
    pub fn holds(self, address: Address) -> bool {
        self.decide(&mut address.digits()).is_some()
    }

    /// Returns whether the digits of a number ([`crate::json::Number::digits`]) lie within.
    pub fn holds_number(self, digits: &str) -> bool {
        self.decide(&mut values_of(digits)).is_some()
    }

    fn decide(self, digits: &mut dyn Iterator<Item = u8>) -> Option<usize> {
        // Whether all digits so far equal those of the first address, and of the last.
        let (mut as_low, mut as_high) = (true, true);
        for at in 0..self.count {
            let digit = digits.next()?;
            let (low, high) = (digit_at(self.low, at), digit_at(self.high, at));
            if as_low && digit < low || as_high && digit > high {
                return None;
            }
            as_low &= digit == low;
            as_high &= digit == high;
            if !as_low && !as_high {
                return Some(at + 1);
            }
        }
        Some(self.count)
    }

    /// Returns the first address within.
    pub fn first(self) -> Address {
        if self.count == 8 { Address::V4((self.low >> 96) as u32) } else { Address::V6(self.low) }
    }

    /// Returns the last address within.
    pub fn last(self) -> Address {
        if self.count == 8 { Address::V4((self.high >> 96) as u32) } else { Address::V6(self.high) }
    }

    /// Returns the digits of the first and of the last address, as text.
    pub fn digits(self) -> (String, String) {
        (hex(self.low, self.count), hex(self.high, self.count))
    }
}

fn values_of(digits: &str) -> impl Iterator<Item = u8> {
    digits.bytes().map(|digit| digit.wrapping_sub(b'0'))
}

fn digit_at(bits: u128, at: usize) -> u8 {
    (bits >> (124 - 4 * at)) as u8 & 15
}

fn hex(bits: u128, count: usize) -> String {
    (0..count)
        .filter_map(|at| char::from_digit(digit_at(bits, at).into(), 16))
        .collect::<String>()
        .to_ascii_uppercase()
}

/// All addresses with the same leading bits.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The block as written.
    pub text: String,
    /// Its range of digits.
    pub reach: Reach,
}

impl Block {
    /// Returns the block of `address` with `bits` leading bits, which must be fewer than an address has.
    pub(super) fn new(text: &str, address: Address, bits: u32) -> Self {
        let (first, last) = match address {
            Address::V4(address) => {
                let host = u32::MAX.checked_shr(bits).unwrap_or(0);
                (Address::V4(address & !host), Address::V4(address | host))
            }
            Address::V6(address) => {
                let host = u128::MAX.checked_shr(bits).unwrap_or(0);
                (Address::V6(address & !host), Address::V6(address | host))
            }
        };
        let reach = Reach { high: last.reach().high, ..first.reach() };
        Self { text: text.to_owned(), reach }
    }

    /// Returns the first and the last address of the block, as texts.
    pub fn ends(&self) -> (String, String) {
        (self.reach.first().to_string(), self.reach.last().to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_as_the_service_does() {
        assert_eq!(Address::parse("10.1.2.3"), Some(Address::V4(0x0a01_0203)));
        assert_eq!(Address::parse("10.1.2.03"), Address::parse("10.1.2.3"));
        assert_eq!(Address::parse("2001:DB8::1"), Address::parse("2001:0db8:0:0:0:0:0:1"));
        assert_eq!(Address::parse("::ffff:a00:1"), Address::parse("10.0.0.1"));
        for text in [
            "10.0.0.256",
            "10.0.0",
            "1.2.3.4.5",
            "10.0.0.1/32",
            "localhost",
            "1:2",
            "",
            ":",
            "::ffff:10.0.0.1",
        ] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_block_knows_its_ends() {
        let block = |text, bits| Block::new(text, Address::parse(text).unwrap(), bits);
        assert_eq!(block("10.1.2.3", 8).ends(), ("10.0.0.0".into(), "10.255.255.255".into()));
        assert_eq!(block("0.0.0.0", 0).ends(), ("0.0.0.0".into(), "255.255.255.255".into()));
        assert_eq!(block("2001:db8::", 127).ends(), ("2001:db8::".into(), "2001:db8::1".into()));
    }
}
