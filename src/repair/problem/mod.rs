//! Repairs for problems, a file for each family.

mod anything_but;
mod cidr;
mod fields;
mod literals;
mod numeric;
mod operators;
mod or;
mod shape;
mod strings;
mod syntax;
mod whole;
mod wildcard;

use super::Repair;
use crate::pattern::{Parsed, Problem};

/// Proposes repairs for the problems that it knows, and nothing for others.
pub(super) type Family = fn(&Parsed, &Problem) -> Vec<Repair>;

/// All families; those in front come first in what is offered.
pub(super) static FAMILIES: &[Family] = &[
    whole::repairs,
    syntax::repairs,
    literals::repairs,
    strings::repairs,
    shape::repairs,
    operators::repairs,
    wildcard::repairs,
    numeric::repairs,
    anything_but::repairs,
    cidr::repairs,
    or::repairs,
    fields::repairs,
];
