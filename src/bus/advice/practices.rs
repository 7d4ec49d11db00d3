//! A checklist: what of the usual good practices a model follows.

use super::Subject;
use crate::bus::Model;
use crate::bus::metrics::Metric;
use crate::bus::model::RetryPolicy;
use crate::bus::policy;

/// One point of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Practice {
    /// What it is about.
    pub kind: PracticeKind,
    /// How many parts of the model follow it.
    pub followed: usize,
    /// How many could; 0 if there is nothing yet that could.
    pub of: usize,
}

/// The points of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PracticeKind {
    /// Events of one's own are on buses of their own.
    SeparateBuses,
    /// Patterns ask for a detail type.
    DetailTypes,
    /// What cannot be delivered is kept, or an alarm tells of it.
    FailuresWatched,
    /// Retries have limits of their own.
    RetriesLimited,
    /// Only those who must can put events and be reached.
    Secured,
}

impl Practice {
    /// Whether all parts follow it that could.
    pub fn is_met(&self) -> bool {
        self.followed == self.of
    }
}

/// The checklist for a model, in its usual order.
pub fn practices(model: &Model) -> Vec<Practice> {
    let rules: Vec<Subject> = model.rules.iter().map(|rule| Subject::new(model, rule)).collect();
    let patterns = || rules.iter().filter(|rule| rule.pattern.is_some());
    let targets = || model.rules.iter().flat_map(|rule| &rule.targets);
    let is_watched = |rule: usize| {
        model.alarms.iter().any(|alarm| {
            let counts = matches!(alarm.metric, Metric::FailedInvocations | Metric::InvocationsSentToDlq);
            counts && alarm.rule.is_none_or(|watched| watched as usize == rule)
        })
    };
    let by_rule = model.rules.iter().enumerate();
    let watched = by_rule
        .flat_map(|(index, rule)| rule.targets.iter().map(move |target| (index, target)))
        .filter(|(index, target)| target.dead_letter.is_some() || is_watched(*index))
        .count();
    let of = |kind, followed, of| Practice { kind, followed, of };
    let open = |policy: &str| {
        let request = policy::Request { caller: "000000000000", source: "", detail_type: "" };
        policy::allows(policy, &request)
    };
    let policies = || model.buses.iter().filter_map(|bus| bus.policy.as_deref());
    let closed = policies().filter(|policy| !open(policy)).count();
    vec![
        of(PracticeKind::SeparateBuses, usize::from(model.buses.len() > 1), 1),
        of(
            PracticeKind::DetailTypes,
            patterns().filter(|rule| rule.asks_for("detail-type")).count(),
            patterns().count(),
        ),
        of(PracticeKind::FailuresWatched, watched, targets().count()),
        of(
            PracticeKind::RetriesLimited,
            targets().filter(|target| target.retry != RetryPolicy::default()).count(),
            targets().count(),
        ),
        of(
            PracticeKind::Secured,
            targets().filter(|target| target.permitted).count() + closed,
            targets().count() + policies().count(),
        ),
    ]
}
