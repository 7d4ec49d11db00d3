//! Help on the operator at a place of a pattern.

use super::context::is_leaf;
use crate::json;
use crate::pattern::operator::{OPERATORS, Operator};
use crate::text::Span;

/// Help on an operator in a pattern.
#[derive(Clone, Copy, Debug)]
pub struct Help {
    /// Where its name is.
    pub span: Span,
    /// The operator.
    pub operator: &'static Operator,
}

/// Returns the operator whose name is at byte `offset` of the pattern `text`, or `None` if there is none.
pub fn help(text: &str, offset: u32) -> Option<Help> {
    let document = json::parse(text);
    let value = document.value_at(offset)?;
    let span = value.key_span().filter(|key| key.touches(offset))?;
    let name = value.key()?;
    let operator = *OPERATORS.iter().find(|operator| operator.name == name)?;
    let object = value.parent()?;
    // A field can have an operator's name; only in a leaf, or under another operator, is it one.
    let in_leaf = object.parent().is_some_and(is_leaf);
    let outer = object.key().and_then(|key| OPERATORS.iter().find(|operator| operator.name == key));
    let nested = outer.is_some_and(|outer| outer.takes_operator());
    (in_leaf || nested || name == "$or").then_some(Help { span, operator })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_operators_have_help() {
        let name = |text: &str| {
            let offset = text.find('|').unwrap();
            help(&text.replacen('|', "", 1), offset as u32).map(|help| help.operator.name)
        };
        assert_eq!(name(r#"{"a":[{"pre|fix":"x"}]}"#), Some("prefix"));
        assert_eq!(name(r#"{"a":[{"anything-but":{"|suffix":"x"}}]}"#), Some("suffix"));
        assert_eq!(name(r#"{"$|or":[{"a":[1]},{"b":[1]}]}"#), Some("$or"));
        assert_eq!(name(r#"{"pre|fix":["x"]}"#), None);
        assert_eq!(name(r#"{"a":[{"prefix":"|x"}]}"#), None);
        assert_eq!(name("|"), None);
    }
}
