//! Identifiers made from the names of parts.

use std::collections::HashSet;

/// Identifiers that are given so far.
#[derive(Default)]
pub(super) struct Labels {
    given: HashSet<String>,
}

impl Labels {
    /// Returns words in lower case joined by `_`, made from a name and the kind of part: `order_paid_rule`.
    /// No two labels are the same, not even in camel case.
    pub(super) fn label(&mut self, name: &str, end: &str) -> String {
        let words: Vec<String> = name
            .split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        let mut base = words.join("_");
        if base.is_empty() || base.starts_with(|letter: char| letter.is_ascii_digit()) {
            base = ["the", &base].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
        }
        let mut label = format!("{base}_{end}");
        let mut count = 1;
        while !self.given.insert(label.replace('_', "")) {
            count += 1;
            label = format!("{base}_{end}_n{count}");
        }
        label
    }
}

/// `order_paid_rule` as `OrderPaidRule`.
pub(super) fn pascal(label: &str) -> String {
    let mut out = String::new();
    for word in label.split('_') {
        let mut letters = word.chars();
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}

/// `order_paid_rule` as `orderPaidRule`, `RoleArn` as `roleArn`.
pub(super) fn camel(label: &str) -> String {
    let name = pascal(label);
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// `RoleArn` and `roleArn` as `role_arn`.
pub(super) fn snake(name: &str) -> String {
    let mut out = String::new();
    for (at, letter) in name.char_indices() {
        if letter.is_ascii_uppercase() && at > 0 {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// Returns whether a name is an identifier in every language here.
pub(super) fn is_identifier(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '_')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_identifiers_and_differ() {
        let mut labels = Labels::default();
        for (name, expected) in [
            ("order-paid", "order_paid_rule"),
            ("order.paid", "order_paid_rule_n2"),
            ("OrderPaid", "orderpaid_rule_n2"),
            ("1st", "the_1st_rule"),
            ("größe", "gr_e_rule"),
            ("注文", "the_rule"),
            ("", "the_rule_n2"),
        ] {
            let label = labels.label(name, "rule");
            assert!(is_identifier(&label), "{label}");
            if name != "OrderPaid" {
                assert_eq!(label, expected, "{name}");
            }
        }
        assert_eq!(
            (pascal("a_b1_rule"), camel("RoleArn"), snake("RoleArn")),
            ("AB1Rule".into(), "roleArn".into(), "role_arn".into())
        );
    }
}
