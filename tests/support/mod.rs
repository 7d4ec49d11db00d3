//! What the tests share.

pub mod cases;
pub mod generate;
pub mod naive;
pub mod tree;
