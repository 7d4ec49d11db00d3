//! What can be wrong with the input of a target.

use crate::json;
use crate::text::Span;

/// One thing wrong with a path or a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// The bytes of the path or the template that are wrong.
    pub span: Span,
}

/// The kinds of [`Problem`], with what their sentence needs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A path begins with `$`.
    PathWithoutDollar,
    /// Here a path goes on with something that EventBridge does not understand.
    PathStep,
    /// There are input paths, and the placeholder's variable is neither among them nor reserved.
    UndefinedPlaceholder(String),
    /// There are no input paths, so what looks like a placeholder stays as it is, where that is no JSON.
    StaysAsWritten(String),
    /// A placeholder stands where a key is due.
    PlaceholderAsKey(String),
    /// A reserved variable that is an event stands in a text, or within quotes.
    EventInText(String),
    /// The whole event, `aws.events.event.json`, stands in a template that is no object.
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
    /// The template is no JSON, whatever its placeholders stand for.
    NotJson(json::ProblemKind),
    /// The template is empty.
    EmptyTemplate,
}

impl Problem {
    /// Whether PutTargets is known to refuse the target for it.
    pub fn is_refused_by_aws(&self) -> bool {
        super::messages::aws_message(self, "").is_some()
    }
}
