//! What the tests share.
#![allow(dead_code, reason = "each test uses a part of it")]

pub mod cases;
pub mod generate;
pub mod naive;
pub mod tree;
