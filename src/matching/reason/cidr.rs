//! Addresses and blocks.

use super::{Reason, short};
use crate::json::{Scalar, Value};
use crate::pattern::Predicate;
use crate::pattern::operator::{Address, Block, Exact};

/// The form of a string that is no address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoAddress {
    /// An address followed by a port.
    Port,
    /// An address followed by a mask, which is itself a block.
    Mask,
    /// An address with spaces around it.
    Space,
    /// Several addresses in one string.
    List,
    /// Nothing like an address.
    Other,
}

pub(super) fn reason(block: &Block, has: &str) -> Reason {
    let text = block.text.clone();
    let Some(address) = Address::parse(has) else {
        return Reason::NoAddress { block: text, has: short(has), how: looks_like(has) };
    };
    let v4 = is_v4(block.reach.first());
    if v4 != is_v4(address) {
        let (first, last) = block.reach.digits();
        return Reason::OtherFamily { block: text, v4, has: short(has), digits: address.hex(), first, last };
    }
    let (first, last) = block.ends();
    Reason::OutsideBlock { block: text, first, last, has: short(has) }
}

/// An address of another family, or a number, that lies in a block, or equals an address, by its digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ByDigits {
    /// The value as written, shortened.
    pub has: String,
    /// The digits of it that decide.
    pub digits: String,
    /// The block or the address of the pattern, as written.
    pub wants: String,
    /// The digits of the first matching address.
    pub first: String,
    /// The digits of the last matching address.
    pub last: String,
}

/// Returns how a value was accepted that looks as if it should not be, or `None` for all other values.
pub fn by_digits(asked: &Predicate, value: Value) -> Option<ByDigits> {
    let (wants, reach) = match asked {
        Predicate::Cidr(block) => (&block.text, block.reach),
        Predicate::Exact(Exact::Address(text, reach)) => (text, *reach),
        _ => return None,
    };
    let scalar = Scalar::of(value)?;
    let deciding = reach.deciding(&scalar)?;
    let (has, digits) = match &scalar {
        Scalar::String(text) => {
            let address = Address::parse(text).filter(|address| is_v4(*address) != is_v4(reach.first()))?;
            (text.as_ref(), address.hex())
        }
        Scalar::Number(number) => (number.text(), number.digits()),
        _ => return None,
    };
    let (first, last) = reach.digits();
    let digits = digits.chars().take(deciding).collect();
    Some(ByDigits { has: short(has), digits, wants: short(wants), first, last })
}

fn is_v4(address: Address) -> bool {
    matches!(address, Address::V4(_))
}

fn looks_like(has: &str) -> NoAddress {
    let is_address = |text: &str| Address::parse(text).is_some();
    if is_address(has.trim()) {
        return NoAddress::Space;
    }
    if has.split_once('/').is_some_and(|(address, _)| is_address(address)) {
        return NoAddress::Mask;
    }
    if has.contains(',') && has.split(',').all(|part| is_address(part.trim())) {
        return NoAddress::List;
    }
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|digit| digit.is_ascii_digit());
    let without_brackets = |text: &str| text.trim_start_matches('[').trim_end_matches(']').to_owned();
    match has.rsplit_once(':') {
        Some((address, port)) if is_port(port) && is_address(&without_brackets(address)) => NoAddress::Port,
        _ => NoAddress::Other,
    }
}
