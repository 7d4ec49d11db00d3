//! The words for what is wrong in a template.

use super::rule::RuleTrouble;
use super::{Problem, ProblemKind};
use crate::interchange;
use crate::pattern::{self, Layer};
use crate::schedule;
use crate::text::listed;

/// Returns the problem in plain words, with what would help.
pub fn sentence(problem: &Problem) -> String {
    match &problem.kind {
        ProblemKind::Pattern(problem) => pattern::messages::sentence(problem),
        ProblemKind::Schedule(problem) => schedule::messages::sentence(&problem.kind),
        ProblemKind::ScheduleOnBus(bus) => {
            format!("The rule is on bus {bus}. Move it to the default bus, or use EventBridge Scheduler.")
        }
        ProblemKind::Advice(advice) => advice.sentence.clone(),
        ProblemKind::Unread(reason) => interchange::messages::skipped(reason),
    }
}

/// Returns what AWS would say, or `None` if it takes it or its words are not known.
pub fn aws(problem: &Problem) -> Option<&str> {
    problem.aws.as_deref()
}

/// Returns why it matters, of advice.
pub fn why(problem: &Problem) -> Option<&'static str> {
    match &problem.kind {
        ProblemKind::Advice(advice) => Some(advice.lint.why),
        _ => None,
    }
}

/// Returns the address of AWS's page on it, of advice.
pub fn page(problem: &Problem) -> Option<String> {
    match &problem.kind {
        ProblemKind::Advice(advice) => Some(advice.lint.page.address()),
        _ => None,
    }
}

/// Returns the part that a problem is in: `Rule OrderPaid`.
pub fn part(problem: &Problem) -> Option<String> {
    let (kind, name) = problem.part.as_ref()?;
    Some(name.as_ref().map_or_else(|| kind.title().to_owned(), |name| format!("{} {name}", kind.title())))
}

/// Returns AWS's message about a pattern if the problem is the pattern's first one, else `None`.
pub(super) fn aws_on_pattern(problem: &pattern::Problem, text: &str) -> Option<String> {
    let reason = pattern::messages::aws_reason(problem, text);
    match problem.layer() {
        Layer::Json | Layer::Language => Some(format!("Event pattern is not valid. Reason: {reason}")),
        Layer::Request => Some(reason),
        Layer::Notice => None,
    }
}

/// Returns why a template has no pattern to test, as a sentence.
pub fn trouble(trouble: &RuleTrouble) -> String {
    match trouble {
        RuleTrouble::NoRules(None) => "No rule with an event pattern found.".to_owned(),
        RuleTrouble::NoRules(Some(reason)) => interchange::messages::skipped(reason),
        RuleTrouble::NotFound { there, like: Some(like), .. } if there.len() > 1 => {
            format!("There is no rule with this name. Did you mean {like}? Found: {}.", listed(there))
        }
        RuleTrouble::NotFound { there, .. } => {
            format!("There is no rule with this name. Found: {}.", listed(there))
        }
        RuleTrouble::Several(names) => {
            format!("It has several rules. Choose one with --rule: {}.", listed(names))
        }
        RuleTrouble::Repeated(lines) => {
            let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
            format!("Several rules have this name, on lines {}.", listed(&lines))
        }
        RuleTrouble::OnlyExpression(source) => {
            format!("The whole pattern is {source}, which only the deployment tool can resolve.")
        }
    }
}
