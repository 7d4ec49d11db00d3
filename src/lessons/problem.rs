//! The problems that a course can have.

use crate::json::Kind;
use std::fmt;

/// Why a course or a lesson cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The id of the lesson; empty for the whole course.
    pub lesson: String,
    /// The line in the lesson or the text, from 1; 0 for the whole.
    pub line: usize,
    /// The kind of problem.
    pub fault: Fault,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&super::messages::unreadable(self))
    }
}

impl std::error::Error for Unreadable {}

/// The kinds of problems of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The text is larger than a course may be.
    TooLarge,
    /// A text that should be JSON is not.
    NotJson(crate::json::ProblemKind),
    /// Something has another type than it should have; `key` is empty for the whole.
    WrongType {
        /// The key of the value.
        key: String,
        /// The type of the value.
        found: Kind,
        /// The expected value, in words.
        expected: &'static str,
    },
    /// A key is missing.
    Missing(&'static str),
    /// A key is not known at this place.
    UnknownKey(String),
    /// A check of this name is not known.
    UnknownCheck(String),
    /// A value cannot be what it is.
    BadValue {
        /// The key of the value.
        key: &'static str,
        /// The value.
        value: String,
    },
    /// A check names an event that the start has not.
    NoSuchEvent(String),
    /// The file does not begin with `---`, a title, and `---`.
    NoFrontMatter,
    /// There is no step.
    NoSteps,
    /// There are more steps than a lesson may have.
    TooManySteps,
    /// The step lacks a section.
    NoSection(&'static str),
    /// The step has a section that is not known.
    UnknownSection(String),
    /// A section without its block of JSON.
    NoBlock,
    /// A fence is not closed.
    OpenFence,
    /// Two have the same id.
    Repeated(String),
    /// An id with other characters than lower case letters, digits and `-`.
    BadId(String),
    /// HTML in the text.
    Html,
    /// A link that leads elsewhere than to a page of the web or a place of this one.
    BadLink(String),
    /// Lists in lists in lists.
    TooDeep,
    /// A version that this page does not know.
    Newer(String),
}
