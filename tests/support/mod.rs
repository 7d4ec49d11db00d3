//! What the tests share.

pub mod cases;
#[allow(dead_code, reason = "of use to the unit tests of the gallery, too")]
pub mod gallery;
pub mod generate;
pub mod naive;
pub mod tree;
