//! Blocks of addresses.

use crate::fix::tools::value_at;
use crate::fix::{FixKind, QuickFix, replace};
use crate::json::{Value, quote};
use crate::pattern::operator::Address;
use crate::pattern::{CidrProblem, Parsed, Problem, ProblemKind};

pub(super) fn fixes(parsed: &Parsed, problem: &Problem) -> Vec<QuickFix> {
    let ProblemKind::Cidr(kind) = &problem.kind else { return Vec::new() };
    let Some(value) = value_at(&parsed.document, problem.span) else { return Vec::new() };
    let Some(text) = value.as_str() else { return Vec::new() };
    let text = text.trim();
    let (address, mask) = text.split_once('/').unwrap_or((text, ""));
    let address = address.trim();
    match kind {
        CidrProblem::Slash if mask.is_empty() => {
            exact(value, address).into_iter().chain(with_mask(value, address)).collect()
        }
        CidrProblem::Ipv4MaskTooLarge | CidrProblem::Ipv6MaskTooLarge => {
            exact(value, address).into_iter().collect()
        }
        CidrProblem::MaskNotNumber => {
            let bits = match Address::parse(mask.trim()) {
                Some(Address::V4(mask)) if mask.leading_ones() + mask.trailing_zeros() == 32 => {
                    mask.leading_ones()
                }
                _ => match mask.trim().parse::<u32>() {
                    Ok(bits) => bits,
                    Err(_) => return Vec::new(),
                },
            };
            vec![block(value, &format!("{address}/{bits}"))]
        }
        CidrProblem::Nonstandard(_) => {
            let parts = address.trim_end_matches('.').split('.').count();
            let whole =
                format!("{}{}", address.trim_end_matches('.'), ".0".repeat(4_usize.saturating_sub(parts)));
            let whole = whole.trim_start_matches(' ').to_owned();
            vec![block(value, &format!("{whole}/{}", if mask.is_empty() { "24" } else { mask.trim() }))]
        }
        _ => Vec::new(),
    }
}

fn block(value: Value, text: &str) -> QuickFix {
    replace(FixKind::Operand, value.span(), quote(text), format!("Change to {}", quote(text)))
}

/// Returns the address alone, in place of the operator.
fn exact(value: Value, address: &str) -> Option<QuickFix> {
    Address::parse(address)?;
    let text = quote(address);
    let label = format!("Change to the address {text}");
    Some(replace(FixKind::Operator, value.parent()?.span(), text, label))
}

/// Returns the block that the zeros at the end suggest.
fn with_mask(value: Value, address: &str) -> Option<QuickFix> {
    let bits = match Address::parse(address)? {
        Address::V4(address) => match address.trailing_zeros() {
            0..16 => 24,
            16..24 => 16,
            24..32 => 8,
            _ => 0,
        },
        Address::V6(_) => 64,
    };
    Some(block(value, &format!("{address}/{bits}")))
}
