//! One rule of a template, for tests.

use super::fill::{Known, fill};
use super::written::Written;
use crate::interchange::{self, Finding, Findings, Node, SkipReason, Value};
use crate::text::{LineIndex, Span};

/// The pattern of a rule of a template.
#[derive(Debug)]
pub struct TemplateRule<'t> {
    /// The rule's name, if it has one.
    pub name: Option<String>,
    /// The rule's place in the template.
    pub span: Span,
    /// The source texts of the values that only the tool knows, which the pattern has as strings.
    pub unknown: Vec<String>,
    written: Written<'t>,
}

impl TemplateRule<'_> {
    /// Returns the pattern as JSON.
    pub fn pattern(&self) -> &str {
        &self.written.text
    }

    /// Returns the place in the template of a part of the pattern.
    pub fn locate(&self, span: Span) -> Span {
        self.written.locate(span)
    }
}

/// Why a template has no pattern to test.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuleTrouble {
    /// There is no rule with a pattern, and the reason if that is known.
    NoRules(Option<SkipReason>),
    /// There is no such rule.
    NotFound {
        /// The requested name.
        name: String,
        /// The names that exist.
        there: Vec<String>,
        /// The one that looks most like it.
        like: Option<String>,
    },
    /// There are several rules, and no name was given.
    Several(Vec<String>),
    /// Several have the name; holds their lines.
    Repeated(Vec<u32>),
    /// The pattern as a whole is an expression.
    OnlyExpression(String),
}

/// The rules of a template that have a pattern.
#[derive(Debug)]
pub struct TemplateRules<'t> {
    /// The rules whose pattern can be read.
    pub rules: Vec<TemplateRule<'t>>,
    /// The names of those whose whole pattern only the tool knows.
    pub unknown: Vec<String>,
}

/// Returns all rules of a template that have a pattern, archives and filters included.
///
/// # Errors
/// If there is none.
pub fn rules<'t>(template: &'t str, known: &[Known]) -> Result<TemplateRules<'t>, RuleTrouble> {
    let findings = interchange::read(template);
    let mut rules = TemplateRules { rules: Vec::new(), unknown: Vec::new() };
    for (finding, pattern) in with_pattern(&findings)? {
        match read(template, finding, pattern, known) {
            Ok(rule) => rules.rules.push(rule),
            Err(_) => rules.unknown.push(title(finding)),
        }
    }
    Ok(rules)
}

/// Returns the rule of this name, which may be its name at AWS or the one that the template calls it by. Without a name,
/// the only rule that there is.
///
/// # Errors
/// If there is no such rule, or more than one.
pub fn find_rule<'t>(
    template: &'t str,
    name: Option<&str>,
    known: &[Known],
) -> Result<TemplateRule<'t>, RuleTrouble> {
    let findings = interchange::read(template);
    let all = with_pattern(&findings)?;
    let names = || all.iter().map(|(finding, _)| title(finding)).collect::<Vec<_>>();
    let Some(name) = name else {
        return match all.as_slice() {
            [(finding, pattern)] => read(template, finding, pattern, known),
            _ => Err(RuleTrouble::Several(names())),
        };
    };
    let by_name: Vec<_> = all.iter().filter(|(finding, _)| finding.name.as_deref() == Some(name)).collect();
    let by_place = || all.iter().filter(|(finding, _)| is_called(template, finding, name)).collect();
    let fitting = if by_name.is_empty() { by_place() } else { by_name };
    match fitting.as_slice() {
        [] => {
            let there = names();
            let distance = |other: &&String| strsim::damerau_levenshtein(other, name);
            let like = there.iter().min_by_key(distance).filter(|like| distance(like) <= 3).cloned();
            Err(RuleTrouble::NotFound { name: name.to_owned(), there, like })
        }
        [(finding, pattern)] => read(template, finding, pattern, known),
        several => {
            let lines = LineIndex::new(template);
            let line = |(finding, _): &&(&Finding, &Node)| lines.position(finding.span.start).line;
            Err(RuleTrouble::Repeated(several.iter().map(line).collect()))
        }
    }
}

fn with_pattern(findings: &Findings) -> Result<Vec<(&Finding, &Node)>, RuleTrouble> {
    let found: Vec<_> =
        findings.found.iter().filter_map(|finding| Some((finding, finding.pattern()?))).collect();
    if found.is_empty() {
        return Err(RuleTrouble::NoRules(findings.skipped.first().map(|skipped| skipped.reason.clone())));
    }
    Ok(found)
}

fn read<'t>(
    template: &'t str,
    finding: &Finding,
    pattern: &Node,
    known: &[Known],
) -> Result<TemplateRule<'t>, RuleTrouble> {
    let pattern = fill(pattern, known);
    if let Value::Expression(source) = &pattern.value {
        return Err(RuleTrouble::OnlyExpression(source.clone()));
    }
    let unknown = pattern.expressions().into_iter().map(str::to_owned).collect();
    let written = Written::new(&pattern, template);
    Ok(TemplateRule { name: finding.name.clone(), span: finding.span, unknown, written })
}

/// Returns the name of a rule for people.
fn title(finding: &Finding) -> String {
    finding.name.clone().unwrap_or_else(|| format!("a {} without a name", finding.kind.name()))
}

/// Returns whether a template gives a part this name: the name is on the line on which the part begins, as
/// are the logical id of CloudFormation, the label of Terraform and the id of a construct.
fn is_called(template: &str, finding: &Finding, name: &str) -> bool {
    let is_part_of_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let line = finding.span.of(template).lines().next().unwrap_or_default();
    line.split(|c| !is_part_of_name(c)).any(|word| word == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = "
Paid:
  Type: AWS::Events::Rule
  Properties: {Name: order-paid, EventPattern: {source: [!Ref Shop], detail: {n: [1]}}}
Sent:
  Type: AWS::Events::Rule
  Properties: {EventPattern: {source: [shop]}}
Nightly:
  Type: AWS::Events::Rule
  Properties: {ScheduleExpression: rate(1 day)}
";

    fn pattern(name: Option<&str>) -> Result<String, RuleTrouble> {
        find_rule(TEMPLATE, name, &[]).map(|rule| rule.pattern().to_owned())
    }

    #[test]
    fn a_rule_is_found_by_either_name() {
        let paid = r#"{"source":["!Ref Shop"],"detail":{"n":[1]}}"#.to_owned();
        assert_eq!(pattern(Some("order-paid")), Ok(paid.clone()));
        assert_eq!(pattern(Some("Paid")), Ok(paid));
        assert_eq!(pattern(Some("Sent")), Ok(r#"{"source":["shop"]}"#.to_owned()));
        let names = vec!["order-paid".to_owned(), "Sent".to_owned()];
        assert_eq!(pattern(None), Err(RuleTrouble::Several(names.clone())));
        let missing = |name: &str, like: Option<&str>| RuleTrouble::NotFound {
            name: name.to_owned(),
            there: names.clone(),
            like: like.map(str::to_owned),
        };
        assert_eq!(pattern(Some("order_paid")), Err(missing("order_paid", Some("order-paid"))));
        assert_eq!(pattern(Some("Nightly")), Err(missing("Nightly", None)));
    }

    #[test]
    fn a_rule_is_found_in_terraform_by_its_label() {
        let text = "resource \"aws_cloudwatch_event_rule\" \"paid\" {\n  name = \"orders-paid\"\n  event_pattern = jsonencode({ source = [\"shop\"] })\n}\n";
        for name in ["paid", "orders-paid"] {
            assert_eq!(find_rule(text, Some(name), &[]).unwrap().pattern(), r#"{"source":["shop"]}"#);
        }
    }

    #[test]
    fn what_is_known_is_filled_in_and_the_rest_is_told() {
        let rule = find_rule(TEMPLATE, Some("Paid"), &[]).unwrap();
        assert_eq!(rule.unknown, ["!Ref Shop"]);
        let place = rule.pattern().find("[1]").unwrap() + 1;
        assert_eq!(rule.locate(Span::new(place, place + 1)).of(TEMPLATE), "1");
        let known = Known { source: "!Ref Shop".to_owned(), value: "shop".to_owned(), is_json: false };
        let rule = find_rule(TEMPLATE, Some("Paid"), &[known]).unwrap();
        assert_eq!((rule.unknown.len(), rule.pattern()), (0, r#"{"source":["shop"],"detail":{"n":[1]}}"#));
    }

    #[test]
    fn what_cannot_be_tested_is_told_why() {
        let twice = format!("{TEMPLATE}{}", TEMPLATE.replace("Paid:", "Again:"));
        let trouble = |text: &str, name: Option<&str>| find_rule(text, name, &[]).err();
        assert_eq!(trouble(&twice, Some("order-paid")), Some(RuleTrouble::Repeated(vec![2, 12])));
        assert_eq!(trouble("nothing", Some("x")), Some(RuleTrouble::NoRules(None)));
        let variable = "R:\n  Type: AWS::Events::Rule\n  Properties: {EventPattern: !Ref P}\n";
        assert_eq!(trouble(variable, None), Some(RuleTrouble::OnlyExpression("!Ref P".to_owned())));
        let broken = "R:\n  Type: AWS::Events::Rule\n  Properties: {EventPattern: [\n";
        assert!(matches!(trouble(broken, None), Some(RuleTrouble::NoRules(Some(SkipReason::Broken { .. })))));
    }
}
