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
    /// The placeholder's variable is neither defined nor reserved.
    UndefinedPlaceholder(String),
    /// A placeholder stands where a key is due.
    PlaceholderAsKey(String),
    /// A reserved variable that is a whole event stands within quotes.
    EventInText(String),
    /// The template is neither an object nor a text in double quotes.
    NotQuoted,
    /// The template is no JSON, whatever its placeholders stand for.
    NotJson(json::ProblemKind),
    /// The template is empty.
    EmptyTemplate,
}

impl Problem {
    /// Whether PutTargets is known to refuse the target for it: for paths as for placeholders, when the target is
    /// saved.
    pub fn is_refused_by_aws(&self) -> bool {
        matches!(
            self.kind,
            ProblemKind::UndefinedPlaceholder(_)
                | ProblemKind::EmptyTemplate
                | ProblemKind::PathWithoutDollar
                | ProblemKind::PathStep
        )
    }
}
