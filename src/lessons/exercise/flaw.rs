//! What can be wrong with an exercise.

use crate::lessons::Fault;
use std::fmt;

/// Why an exercise cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Flaw {
    /// A later version of the playground made it.
    Newer(String),
    /// What is packed in it was cut off or changed on its way.
    Damaged,
    /// It is larger than checks could follow.
    TooLarge,
    /// It has no check.
    NoChecks,
    /// It has more checks than an exercise may have.
    TooManyChecks(usize),
    /// It has more hints than an exercise may have.
    TooManyHints(usize),
    /// A part of it, a workspace told by its changes, is none.
    NotWork(Part),
    /// Something is wrong in a part of it.
    In {
        /// The part.
        part: Part,
        /// The line in its text, from 1; 0 where it has no lines.
        line: usize,
        /// What is wrong.
        fault: Fault,
    },
}

/// A part of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The object itself.
    Whole,
    /// Its headline.
    Title,
    /// What is to be done.
    Task,
    /// The checks, visible or hidden.
    Checks,
    /// The hint with this index.
    Hint(usize),
    /// The workspace that solves it.
    Solution,
    /// What to say of that.
    SolutionText,
    /// What somebody made of it.
    Answer,
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&super::messages::flaw(self))
    }
}

impl std::error::Error for Flaw {}
