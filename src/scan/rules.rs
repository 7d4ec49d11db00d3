//! A list of rules as text: an object of patterns, or the output of `aws events list-rules`.

use super::{RuleProblem, RuleProblemKind};
use crate::json::{self, Kind, Value};
use crate::pattern;
use crate::text::Span;
use std::collections::HashSet;

/// The rules of a text. Those that cannot run are included, with the reason.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleList {
    /// The rules, in the order of the text.
    pub rules: Vec<ListedRule>,
    /// The problems of the text outside of its rules.
    pub problems: Vec<RuleProblem>,
}

/// One rule of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedRule {
    /// Its name.
    pub name: String,
    /// The text of its pattern.
    pub pattern: String,
    /// The place of the pattern in the list.
    pub span: Span,
    /// Whether its state is `DISABLED`.
    pub is_disabled: bool,
    /// The problem that keeps it from running; `None` if it can run.
    pub problem: Option<RuleProblem>,
}

/// The most problems that are reported.
const MAX_PROBLEMS: usize = 100;

impl RuleList {
    /// Reads a list of rules:
    ///
    /// - `{"name": pattern, …}`, each pattern an object, or a string with one in it
    /// - `{"Rules": [{"Name": …, "EventPattern": "…", "State": …}, …]}` or such an array by itself, as `aws
    ///   events list-rules` prints it. Rules that have only a schedule are left out.
    ///
    /// Never fails: a text that cannot be read gives a problem with its place. An empty text is an empty
    /// list.
    pub fn read(text: &str) -> Self {
        let mut list = Self::default();
        if text.trim().is_empty() {
            return list;
        }
        let document = json::parse(text);
        let problems = document.problems().iter().filter(|problem| !problem.is_ignored_by_aws());
        list.problems.extend(problems.take(MAX_PROBLEMS).map(|problem| RuleProblem {
            span: problem.span,
            kind: RuleProblemKind::Json(problem.kind.clone()),
        }));
        let Some(root) = document.root() else { return list };
        let described = |value: &Value| value.kind() == Kind::Object && value.get("Name").is_some();
        let descriptions = match root.kind() {
            Kind::Array => Some(root),
            _ => root.get("Rules").filter(|rules| rules.kind() == Kind::Array),
        };
        match (descriptions, root.kind()) {
            (Some(rules), _) => {
                for rule in rules.children() {
                    if described(&rule) {
                        list.add_described(rule);
                    } else {
                        list.problem(rule.span(), RuleProblemKind::NoName);
                    }
                }
            }
            (None, Kind::Object) => root.children().for_each(|member| {
                list.add(member.key().unwrap_or_default().into_owned(), member, false);
            }),
            _ => list.problem(root.span(), RuleProblemKind::NoList),
        }
        list.find_repeated();
        list
    }

    /// Returns the rules that can run.
    pub fn valid(&self) -> impl Iterator<Item = &ListedRule> {
        self.rules.iter().filter(|rule| rule.problem.is_none())
    }

    fn add_described(&mut self, rule: Value) {
        let name = rule.get("Name").and_then(Value::as_str).unwrap_or_default().into_owned();
        let state = rule.get("State").and_then(Value::as_str);
        let is_disabled = state.is_some_and(|state| state == "DISABLED");
        match rule.get("EventPattern") {
            Some(pattern) => self.add(name, pattern, is_disabled),
            None if rule.get("ScheduleExpression").is_some() => {}
            None => self.problem(rule.span(), RuleProblemKind::NoPattern),
        }
    }

    fn add(&mut self, name: String, value: Value, is_disabled: bool) {
        let span = value.span();
        let pattern = match value.as_str() {
            Some(text) => text.into_owned(),
            None => value.source().to_owned(),
        };
        let parsed = pattern::parse(&pattern);
        let problem = parsed.refusal().map(|problem| {
            let inside = Span { start: span.start + problem.span.start, end: span.start + problem.span.end };
            // In a string the places are those in its value, not those in its escaped form.
            let span = if value.kind() == Kind::String { span } else { inside };
            RuleProblem { span, kind: RuleProblemKind::Pattern(Box::new(problem.clone())) }
        });
        self.rules.push(ListedRule { name, pattern, span, is_disabled, problem });
    }

    fn find_repeated(&mut self) {
        let mut names = HashSet::new();
        for rule in self.rules.iter_mut().rev() {
            if !names.insert(rule.name.as_str()) && rule.problem.is_none() {
                rule.problem = Some(RuleProblem { span: rule.span, kind: RuleProblemKind::Repeated });
            }
        }
    }

    fn problem(&mut self, span: Span, kind: RuleProblemKind) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(RuleProblem { span, kind });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::messages::rule_sentence;

    fn told(text: &str) -> Vec<(String, String, Option<String>)> {
        let list = RuleList::read(text);
        let rule = |rule: ListedRule| {
            let problem = rule.problem.map(|it| format!("{}: {}", it.span.of(text), rule_sentence(&it.kind)));
            (rule.name, rule.pattern, problem)
        };
        let mut rows: Vec<_> = list.rules.into_iter().map(rule).collect();
        rows.extend(
            list.problems.iter().map(|it| (String::new(), String::new(), Some(rule_sentence(&it.kind)))),
        );
        rows
    }

    fn row(name: &str, pattern: &str, problem: Option<&str>) -> (String, String, Option<String>) {
        (name.to_owned(), pattern.to_owned(), problem.map(str::to_owned))
    }

    #[test]
    fn rules_are_read_in_each_form() {
        let a = row("a", r#"{"source":["x"]}"#, None);
        for text in [
            r#"{"a":{"source":["x"]}}"#,
            r#"{"a":"{\"source\":[\"x\"]}"}"#,
            r#"{"Rules":[{"Name":"a","EventPattern":"{\"source\":[\"x\"]}","State":"ENABLED"},{"Name":"nightly","ScheduleExpression":"rate(1 day)"}]}"#,
            r#"[{"Name":"a","EventPattern":{"source":["x"]}}]"#,
        ] {
            assert_eq!(told(text), std::slice::from_ref(&a), "{text}");
        }
        let list = RuleList::read(r#"[{"Name":"a","EventPattern":"{}","State":"DISABLED"}]"#);
        assert!(list.rules[0].is_disabled);
        assert_eq!(told(""), []);
    }

    #[test]
    fn what_cannot_run_is_named_and_the_others_stay() {
        let list =
            RuleList::read(r#"{"bad":{"source":"x"},"good":{"source":["x"]},"bad2":7,"good":{"a":[1]}}"#);
        let sound: Vec<_> = list.valid().map(|rule| (rule.name.as_str(), rule.pattern.as_str())).collect();
        assert_eq!(sound, [("good", r#"{"a":[1]}"#)]);
        assert_eq!(list.rules.iter().filter(|rule| rule.problem.is_some()).count(), 3);
        let text = r#"{"bad":{"source":"x"}}"#;
        let problem = RuleList::read(text).rules.remove(0).problem.unwrap();
        assert_eq!(problem.span.of(text), r#""x""#);
        assert!(matches!(problem.kind, RuleProblemKind::Pattern(_)));
    }

    #[test]
    fn any_text_is_read() {
        for text in ["7", "[1,{}]", "{\"a\":", "{\"Rules\":[{\"Name\":\"a\"}]}", "\u{0}"] {
            let list = RuleList::read(text);
            assert!(
                !list.problems.is_empty() || list.rules.iter().any(|rule| rule.problem.is_some()),
                "{text}"
            );
        }
    }
}
