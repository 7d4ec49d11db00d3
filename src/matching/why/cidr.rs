//! Addresses and blocks.

use super::{Why, short};
use crate::pattern::operator::{Address, Block};

/// What a string that is no address looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoAddress {
    /// An address with a port behind it.
    Port,
    /// An address with a mask behind it: itself a block.
    Mask,
    /// An address with spaces around it.
    Space,
    /// Several addresses in one string.
    List,
    /// Nothing like an address.
    Other,
}

pub(super) fn why(block: &Block, has: &str) -> Why {
    let text = block.text.clone();
    let Some(address) = Address::parse(has) else {
        return Why::NoAddress { block: text, has: short(has), how: looks_like(has) };
    };
    let (first, last) = block.ends();
    let is_v4 = |text: &str| matches!(Address::parse(text), Some(Address::V4(_)));
    let v4 = is_v4(&first);
    if v4 != matches!(address, Address::V4(_)) {
        return Why::OtherFamily { block: text, v4, has: short(has) };
    }
    Why::OutsideBlock { block: text, first, last, has: short(has) }
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
