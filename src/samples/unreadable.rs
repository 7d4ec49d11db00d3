//! Why a text is no catalogue.

use crate::event::envelope::with_article;
use crate::json::{Kind, Problem};
use std::fmt;

/// Why the samples could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unreadable {
    /// The text is not valid JSON.
    NotJson(Problem),
    /// It is something else than a list.
    NotAList(Kind),
    /// Something is wrong with one sample.
    BadEntry {
        /// Its place in the list, from 0.
        index: usize,
        /// The problem with it.
        problem: EntryProblem,
    },
}

/// The problem of one sample.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EntryProblem {
    /// It is something else than an object.
    NotAnObject(Kind),
    /// This member of it, or of its event, is missing.
    Missing(&'static str),
    /// A member of it, or of its event, holds another sort of value.
    WrongType {
        /// The member.
        key: &'static str,
        /// The kind of value that it holds.
        found: Kind,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotJson(problem) => {
                write!(f, "the samples aren't valid JSON from byte {} on", problem.span.start)
            }
            Self::NotAList(found) => {
                write!(f, "the samples must be an array, but are {}", with_article(*found))
            }
            Self::BadEntry { index, problem } => write!(f, "sample {} {problem}", index + 1),
        }
    }
}

impl fmt::Display for EntryProblem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::NotAnObject(found) => write!(f, "must be an object, but is {}", with_article(*found)),
            Self::Missing(key) => write!(f, "has no “{key}”"),
            Self::WrongType { key, found } => write!(f, "has {} as its “{key}”", with_article(*found)),
        }
    }
}

impl std::error::Error for Unreadable {}
