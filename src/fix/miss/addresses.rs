//! Addresses outside a block.

use super::operand;
use crate::fix::tools::shown_string;
use crate::fix::{FixKind, Miss, QuickFix, replace};
use crate::json::{Scalar, quote};
use crate::matching::reason::Reason;
use crate::pattern::Predicate;
use crate::pattern::operator::Address;
use std::net::Ipv4Addr;

/// The most bits by which a block may grow; more would be another network.
const MOST_BITS: u32 = 8;

/// Returns the block with a shorter mask, so that it holds the address as well. Of IPv4 only: nobody counts
/// the bits of the others by hand.
pub(in crate::fix) fn fixes(miss: &Miss) -> Vec<QuickFix> {
    let Reason::OutsideBlock { .. } = miss.reason else { return Vec::new() };
    let fix = wider(miss).zip(operand(miss)).map(|(block, operand)| {
        let label = format!("Change to {}", shown_string(&block));
        replace(FixKind::Widen, operand.span(), quote(&block), label)
    });
    fix.into_iter().collect()
}

fn wider(miss: &Miss) -> Option<String> {
    let Predicate::Cidr(block) = &miss.matcher?.predicate else { return None };
    let value = Scalar::of(miss.event.value(miss.value?))?;
    let (Address::V4(first), Address::V4(last)) = (block.reach.first(), block.reach.last()) else {
        return None;
    };
    let Address::V4(address) = Address::parse(value.as_str()?)? else { return None };
    let (old, new) = ((first ^ last).leading_zeros(), (first ^ address).leading_zeros());
    let mask = u32::MAX.checked_shl(32 - new)?;
    (new >= 8 && old.saturating_sub(new) <= MOST_BITS)
        .then(|| format!("{}/{new}", Ipv4Addr::from_bits(first & mask)))
}
