//! The problems that the input of a target can have.

use crate::json;
use crate::text::Span;

/// One problem of a path or a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The bytes of the path or the template that it is about.
    pub span: Span,
}

/// The kinds of [`Problem`], with what their sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A path does not begin with `$`.
    PathWithoutDollar,
    /// A path goes on at this place with something that EventBridge does not understand.
    PathStep,
    /// There are input paths, and the placeholder's variable is neither among them nor reserved.
    UndefinedPlaceholder(String),
    /// There are no input paths, so the placeholder stays as it is written, at a place where that is not
    /// JSON.
    StaysAsWritten(String),
    /// A placeholder is where a key is expected.
    PlaceholderAsKey(String),
    /// A reserved variable that is an event is used in a text, or within quotes.
    EventInText(String),
    /// The whole event, `aws.events.event.json`, is used in a template that is no object.
    EventJsonInText,
    /// The template begins with a bare word: it is neither an object nor a text in double quotes.
    NotQuoted {
        /// The template as PutTargets reads it, with null for each placeholder.
        read: String,
        /// The line of the word, from 1.
        line: u32,
        /// The column of the word, from 1.
        column: u32,
    },
    /// The template is not JSON, whatever the values of its placeholders. That PutTargets refuses it as it does a bare word is
    /// concluded: it reads null for each placeholder, and takes whatever is JSON then.
    NotJson {
        /// What is wrong.
        problem: json::ProblemKind,
        /// The template as PutTargets reads it, with null for each placeholder.
        read: String,
        /// The line of what is wrong, from 1.
        line: u32,
        /// The column of what is wrong, from 1.
        column: u32,
    },
    /// The template is empty.
    EmptyTemplate,
}

impl Problem {
    /// Returns whether PutTargets is known to refuse the target for it.
    pub fn is_refused_by_aws(&self) -> bool {
        self.kind == ProblemKind::EmptyTemplate || super::messages::aws_message(self, "").is_some()
    }
}
