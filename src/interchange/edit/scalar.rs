//! Texts in quotes, as each language writes them.

use super::style::Syntax;
use super::yaml;
use crate::json;

/// The quotes around a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    Single,
    Double,
    /// No quotes, where the language allows it.
    Plain,
}

impl Quote {
    /// Returns the quotes that a text in the source has; `None` if it is written in yet another way.
    pub(super) fn of(source: &str) -> Option<Self> {
        match source.chars().next()? {
            '\'' => Some(Self::Single),
            '"' => Some(Self::Double),
            first if first.is_alphanumeric() || matches!(first, '/' | '_' | '.') => Some(Self::Plain),
            _ => None,
        }
    }

    /// Returns those that most people use in a language.
    pub(super) fn usual(syntax: Syntax) -> Self {
        match syntax {
            Syntax::Json | Syntax::Hcl | Syntax::Python => Self::Double,
            Syntax::JavaScript => Self::Single,
            Syntax::Yaml => Self::Plain,
        }
    }
}

/// Returns a text in quotes; in YAML without them if it was so and can be.
pub(super) fn quoted(text: &str, quote: Quote, syntax: Syntax) -> String {
    match (syntax, quote) {
        (Syntax::Yaml, Quote::Plain) => plain(text),
        (Syntax::Yaml, Quote::Single) if yaml::is_printable(text) => {
            format!("'{}'", text.replace('\'', "''"))
        }
        (Syntax::Yaml, _) => yaml::double_quoted(text),
        (Syntax::JavaScript | Syntax::Python, Quote::Single) => single(text),
        (Syntax::Hcl, _) => json::quote(text).replace("${", "$${").replace("%{", "%%{"),
        _ => json::quote(text),
    }
}

/// Returns a text of YAML without quotes, unless it needs some.
pub(super) fn plain(text: &str) -> String {
    yaml::scalar(text)
}

/// Returns a text in single quotes, with the escapes that both JavaScript and Python have.
fn single(text: &str) -> String {
    let quoted = json::quote(text);
    let inner = quoted.get(1..quoted.len() - 1).unwrap_or_default();
    format!("'{}'", inner.replace("\\\"", "\"").replace('\'', "\\'"))
}

/// Returns whether a name is one without quotes; HCL allows dashes in it.
pub(super) fn is_word(name: &str, with_dashes: bool) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || with_dashes && c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_quoted_as_their_language_has_it() {
        for (text, quote, syntax, expected) in [
            ("a", Quote::Double, Syntax::Json, "\"a\""),
            ("it's \"x\"\\", Quote::Single, Syntax::JavaScript, "'it\\'s \"x\"\\\\'"),
            ("it's", Quote::Single, Syntax::Yaml, "'it''s'"),
            ("a\nb", Quote::Single, Syntax::Yaml, "\"a\\nb\""),
            ("Order Paid", Quote::Plain, Syntax::Yaml, "Order Paid"),
            ("on", Quote::Plain, Syntax::Yaml, "'on'"),
            ("${a}", Quote::Double, Syntax::Hcl, "\"$${a}\""),
        ] {
            assert_eq!(quoted(text, quote, syntax), expected, "{text}");
        }
    }
}
