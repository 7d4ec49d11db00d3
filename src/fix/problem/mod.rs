//! Fixes for problems, a file for each family.

mod anything_but;
mod cidr;
mod fields;
mod foreign;
mod literals;
mod misplaced;
mod numeric;
mod operators;
mod or;
mod shape;
mod strings;
mod syntax;
mod whole;
mod wildcard;
mod wrapper;

pub(super) use wrapper::unwrapped;

use super::QuickFix;
use crate::pattern::{Parsed, Problem};

/// Proposes fixes for the problems that it knows, and nothing for others.
pub(super) type Family = fn(&Parsed, &Problem) -> Vec<QuickFix>;

/// The families that mend JSON, whatever it is to say.
pub(super) static OF_JSON: &[Family] = &[syntax::fixes, literals::fixes, strings::fixes];

/// All families; those in front come first in what is offered.
pub(super) static FAMILIES: &[Family] = &[
    wrapper::fixes,
    whole::fixes,
    syntax::fixes,
    literals::fixes,
    strings::fixes,
    misplaced::fixes,
    shape::fixes,
    foreign::fixes,
    operators::fixes,
    wildcard::fixes,
    numeric::fixes,
    anything_but::fixes,
    cidr::fixes,
    or::fixes,
    fields::fixes,
];
