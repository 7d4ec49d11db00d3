//! The words of advice.

use super::{FindingKind, Never};
use crate::json::ObjectWriter;
use crate::text::grouped;

/// What to say of a finding, in a sentence or two.
pub fn sentence(kind: &FindingKind) -> String {
    use FindingKind as K;
    match kind {
        K::NoSource { partly: false } => {
            "The pattern names no source, so events of any service or application can match.".into()
        }
        K::NoSource { partly: true } => {
            "Some alternatives of $or name no source, so events of any service or application can match them."
                .into()
        }
        K::AcceptsEverything { path, absence: false } => format!(
            "Together these matchers accept every value of {path}. To exclude several values, list them in one \
             anything-but."
        ),
        K::AcceptsEverything { path, absence: true } => {
            format!(
                "Together these matchers accept every value of {path}, and its absence: the field does not matter."
            )
        }
        K::NotOrNot { path } => format!(
            "Only values of {path} that all of these anything-but exclude are excluded. To exclude what any of them \
             names, put the values in one list."
        ),
        K::FieldAlsoOutsideOr { path, outer_wins: false } => {
            format!(
                "Within this alternative {path} has only this condition: it replaces the one outside of $or."
            )
        }
        K::FieldAlsoOutsideOr { path, outer_wins: true } => {
            format!(
                "This condition on {path} never counts: the one outside of $or stands later and replaces it."
            )
        }
        K::UnknownField { name, meant: Some(meant) } => {
            format!("Events have no field {name} at the top; the field is called {meant}.")
        }
        K::UnknownField { name, meant: None } => {
            format!(
                "Events have no field {name} at the top. Fields of your own and of services lie in detail."
            )
        }
        K::NumericOnText { path } => {
            format!("AWS sends {path} as a string, and numeric accepts numbers only: this never matches.")
        }
        K::NumberAsText { number } => {
            format!("This is the text {number}. If events hold the number, write it without quotes.")
        }
        K::AddressAsText { block } => {
            let instead = operator("cidr", block);
            format!("For addresses, {instead} says this exactly, however they are written.")
        }
        K::SimplerWildcard { instead } => format!("{instead} matches the same."),
        K::NearlyTooComplex { measure } => format!(
            "The wildcards of this field have a measure of {measure}; AWS was seen to refuse 11. Fewer stars, or prefix \
             and suffix, leave more room."
        ),
        K::Long { length, limit, compact } => long_sentence(*length, *limit, *compact),
        K::S3ThroughCloudTrail { native: Some(native) } => format!(
            "This call is reported only if a trail records data events of the bucket. S3 sends “{native}” by itself: \
             other fields, no trail."
        ),
        K::S3ThroughCloudTrail { native: None } => {
            "This call is reported only if a trail records data events of the bucket.".into()
        }
        K::ReadOnlyCall { call } => format!(
            "{call}: calls that only read. They reach a rule only in the state \
             ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS."
        ),
        K::Covered { by } => format!("{by} accepts all that this accepts."),
        K::Never(never) => never_sentence(never),
        K::LiteralStar { text } => {
            let instead = operator("wildcard", text);
            format!("This matches the text {text} with its star only. Other texts take {instead}.")
        }
        K::CloudTrailResources => {
            "Events through CloudTrail have an empty list of resources, so this never matches. Look at \
             detail.requestParameters."
                .into()
        }
        K::GlobalService { source, elsewhere: true } => {
            format!("Events of {source} appear in us-east-1 only, so no event has one of these Regions.")
        }
        K::GlobalService { source, elsewhere: false } => {
            format!("Events of {source} appear in us-east-1 only: the rule must be there.")
        }
        K::MatchesReplays => {
            "Replayed events match as well. To leave them out, add \"replay-name\": [{\"exists\": false}]."
                .into()
        }
        K::ArnSeparator { instead } => format!("This service writes {instead}."),
        K::NotAnArn { text } => format!("The resources of AWS's events are whole ARNs; {text} is none."),
        K::SnapshotCategory { instead } => {
            format!("Events of this type have the category {instead} for new snapshots.")
        }
        K::SourceCase { instead } => format!("The source is written {instead}."),
    }
}

fn long_sentence(length: usize, limit: usize, compact: usize) -> String {
    let (has, most, compact) = (grouped(length), grouped(limit), grouped(compact));
    if length > limit {
        return format!(
            "The pattern has {has} characters. The default quota of {most} must be raised for it; without spaces and \
             line breaks it has {compact}."
        );
    }
    format!("The pattern has {has} of {most} characters; without spaces and line breaks it has {compact}.")
}

fn never_sentence(never: &Never) -> String {
    match never {
        Never::AlwaysText(field) => format!("{field} is a string in every event, so this never matches."),
        Never::NothingInside(field) => format!("{field} holds strings, so there is no field inside it."),
        Never::DetailIsObject => {
            "detail is an object in every event, and matchers look at values only. Name a field in it.".into()
        }
        Never::ResourcesAreTexts => "resources holds strings only, so this never matches.".into(),
        Never::NotAnAccount(text) if text.contains('*') => {
            "A star stands for nothing here: no account has this name. Leave the field out to accept every account."
                .into()
        }
        Never::NotAnAccount(text) => format!("An account has twelve digits; {text} is none."),
        Never::NotARegion(text) => format!("No Region is called {text}; they are written like eu-west-1."),
        Never::NotTheVersion => "The version is \"0\" in every event.".into(),
        Never::ValueAndObject(path) => {
            format!("{path} would have to be a value and an object with this field at once.")
        }
        Never::EmptyRange => "No number lies between these bounds.".into(),
    }
}

/// An operator on a text, as it is written in a pattern.
fn operator(name: &str, text: &str) -> String {
    ObjectWriter::spaced().text(name, text).close()
}

#[cfg(test)]
mod tests {
    use crate::lint::advise;
    use crate::pattern::parse;

    #[track_caller]
    fn check(pattern: &str, id: &str, place: &str, sentence: &str) {
        let advised = advise(&parse(pattern), &[]);
        let found: Vec<(&str, String)> = advised
            .iter()
            .filter(|advised| advised.advice.id == id)
            .map(|advised| (advised.finding.span.of(pattern), advised.sentence()))
            .collect();
        assert_eq!(found, [(place, sentence.to_owned())], "{pattern}");
    }

    #[test]
    fn sentences_are_specific() {
        check(
            r#"{"source":["a"],"details":{"s":["x"]}}"#,
            "unknown-envelope-key",
            "\"details\"",
            "Events have no field details at the top; the field is called detail.",
        );
        check(
            r#"{"source":["a"],"account":["*"]}"#,
            "never-matches",
            "\"*\"",
            "A star stands for nothing here: no account has this name. Leave the field out to accept every account.",
        );
        check(
            r#"{"source":["a"],"detail":{"k":[{"wildcard":"in/*"}]}}"#,
            "simpler-wildcard",
            r#"{"wildcard":"in/*"}"#,
            r#"{"prefix": "in/"} matches the same."#,
        );
        check(
            r#"{"source":["a"],"detail":{"k":[{"anything-but":{"wildcard":["*a","*b"]}}]}}"#,
            "simpler-wildcard",
            r#"{"anything-but":{"wildcard":["*a","*b"]}}"#,
            r#"{"anything-but": {"suffix": ["a", "b"]}} matches the same."#,
        );
        check(
            r#"{"source":["aws.ec2"],"resources":["arn:aws:ec2:eu-west-1:1:instance:i-1"]}"#,
            "resource-arn",
            "\"arn:aws:ec2:eu-west-1:1:instance:i-1\"",
            "This service writes \"arn:aws:ec2:eu-west-1:1:instance/i-1\".",
        );
        check(
            r#"{"source":["a"],"detail":{"ip":[{"prefix":"10.1.2."}]}}"#,
            "text-or-number",
            r#"{"prefix":"10.1.2."}"#,
            "For addresses, {\"cidr\": \"10.1.2.0/24\"} says this exactly, however they are written.",
        );
        check(
            r#"{"source":["a"],"detail":{"k":["x",{"prefix":""}]}}"#,
            "covered-matcher",
            "\"x\"",
            r#"{"prefix":""} accepts all that this accepts."#,
        );
    }
}
