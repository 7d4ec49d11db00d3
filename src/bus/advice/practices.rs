//! A checklist of good practices, with the number of parts of the model that follow each.

use super::Subject;
use crate::bus::Model;
use crate::bus::metrics::Metric;
use crate::bus::model::RetryPolicy;
use crate::bus::policy;

/// One point of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Practice {
    /// The practice.
    pub kind: PracticeKind,
    /// The number of parts of the model that follow it.
    pub followed: usize,
    /// The number of parts that could; 0 if the model has no such part.
    pub of: usize,
}

/// The points of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PracticeKind {
    /// Custom events are on buses of their own.
    SeparateBuses,
    /// Patterns have a condition on the detail type.
    DetailTypes,
    /// Undelivered events are kept, or an alarm reports them.
    FailuresWatched,
    /// Retries have limits of their own.
    RetriesLimited,
    /// Targets let EventBridge in, and no bus's policy lets every account put events.
    Secured,
}

impl Practice {
    /// Returns whether all parts that could follow it do.
    pub fn is_met(&self) -> bool {
        self.followed == self.of
    }
}

/// Returns the checklist for a model, in its usual order.
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
