//! An operator in the place of a field's name. Within `$or` AWS refuses it; elsewhere it does not.

use super::prelude::*;
use crate::pattern::misplaced_operators;
use crate::pattern::operator::Operator;

pub(super) static LINT: Lint = Lint {
    id: "operator-as-field",
    title: "An operator is read as a field",
    why: "An operator works only inside a field's array. Anywhere else, AWS reads it as a field name and \
          accepts the pattern without a warning.",
    page: &pages::OPERATORS,
    weight: Weight::Mistake,
    #[cfg(test)]
    examples: Examples {
        flagged: &[
            r#"{"source":["aws.s3"],"detail":{"object":{"key":{"suffix":[".zip"]}}}}"#,
            r#"{"source":["shop"],"detail":{"total":{"numeric":[">",5]}}}"#,
            r#"{"source":{"prefix":["aws."]}}"#,
            r#"{"source":["shop"],"detail":{"error":{"exists":[false]},"ip":{"cidr":["10.0.0.0/8"]}}}"#,
            r#"{"source":["shop"],"detail":{"state":{"anything-but":["new"]}}}"#,
            r#"{"source":["shop"],"detail":{"state":{"anything-but":{"prefix":["new"]}}}}"#,
            r#"{"source":["shop"],"detail":{"key":{"prefix":["in/"],"suffix":[".csv"]}}}"#,
        ],
        fine: &[
            r#"{"source":["aws.s3"],"detail":{"object":{"key":[{"suffix":".zip"}]}}}"#,
            r#"{"source":["aws.storagegateway"],"detail":{"prefix":["scans/"]}}"#,
            r#"{"source":["aws.s3"],"detail":{"requestParameters":{"prefix":["in/"]}}}"#,
            r#"{"source":["shop"],"detail":{"name":{"prefix":["Dr."],"last":["Who"]},"check":{"exists":["yes"]}}}"#,
        ],
    },
    check: |subject| in_words(check(subject)),
};

/// An operator that is read as a field within another one.
struct OperatorAsField {
    operator: &'static Operator,
    /// The path of the field that is meant.
    field: String,
}

impl Sentence for OperatorAsField {
    fn sentence(&self) -> String {
        let belongs = self.operator.belongs_in_array();
        format!("{belongs} As written, the rule expects a field {}.{}.", self.field, self.operator.name)
    }
}

fn check(subject: &Subject) -> Vec<Finding<OperatorAsField>> {
    let found = misplaced_operators(subject.pattern()).into_iter().filter(|one| subject.counts(&one.leaves));
    found
        .map(|one| Finding::new(one.span, OperatorAsField { operator: one.operator, field: one.field }))
        .collect()
}
