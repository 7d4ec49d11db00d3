//! The commands that the AWS CLI refuses before it sends anything.

/// Why the CLI sends nothing. [`Self::message`] has its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The shorthand has something else than what must be there.
    Shorthand {
        /// The expected type.
        expected: String,
        /// The type that it got.
        received: String,
        /// The word that was read.
        input: String,
        /// Where in it, in bytes.
        at: usize,
    },
    /// The shorthand has a key twice.
    RepeatedKey {
        /// The key.
        key: String,
        /// The word that was read.
        input: String,
    },
    /// The word begins as JSON and is none.
    NotJson {
        /// The message of Python's parser, with its place.
        error: String,
        /// The word that was read.
        input: String,
    },
    /// The shell waits for a closing quote, so that the CLI is not even started.
    UnclosedQuote,
    /// The entries have not the types, or the names, that PutEvents has.
    Invalid(Vec<Invalid>),
}

/// One thing of the entries that PutEvents does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invalid {
    /// A value of another type.
    Type {
        /// Where, as in `Entries[0].Detail`.
        path: String,
        /// The types that are valid, as the CLI names them.
        valid: &'static str,
    },
    /// A key that there is not.
    Key {
        /// Where, as in `Entries[0]`.
        path: String,
        /// The key.
        key: String,
    },
    /// There are no entries.
    Empty,
}
