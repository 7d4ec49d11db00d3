//! The steps of a simulation as a list to read, in which long rows of attempts are folded.

use super::Log;
use super::log::StepKind;
use std::collections::{BTreeSet, HashMap};

/// The number of attempts of a delivery that are listed before the others are folded.
const LISTED: u16 = 2;

/// The fewest attempts that are folded.
const FEWEST: usize = 2;

/// An entry of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A step, by its index in the log.
    Step(usize),
    /// Failed attempts of a delivery that are not listed.
    Attempts {
        /// The index of the delivery.
        delivery: u32,
        /// The number of attempts.
        count: usize,
    },
}

/// Returns the list for some steps of a log, given by their indices in order. Of the failed attempts of a
/// delivery the first two and the last are listed; the others are one entry at the place of the first of
/// them, unless the delivery is one of `unfolded`.
pub fn folded(log: &Log, steps: &[usize], unfolded: &BTreeSet<u32>) -> Vec<Entry> {
    let folds = |index: usize| {
        let step = log.steps.get(index)?;
        let (number, StepKind::Failed { attempt, .. }) = (step.delivery?, step.kind) else { return None };
        let last = log.deliveries.get(number as usize)?.attempts;
        (attempt > LISTED && attempt < last && !unfolded.contains(&number)).then_some(number)
    };
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for delivery in steps.iter().filter_map(|&index| folds(index)) {
        *counts.entry(delivery).or_default() += 1;
    }
    let mut begun = BTreeSet::new();
    let entry = |&index: &usize| {
        let folded = folds(index).and_then(|delivery| Some((delivery, *counts.get(&delivery)?)));
        match folded {
            Some((delivery, count)) if count >= FEWEST => {
                begun.insert(delivery).then_some(Entry::Attempts { delivery, count })
            }
            _ => Some(Entry::Step(index)),
        }
    };
    steps.iter().filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::model::{Fault, RetryPolicy, Rule, Target};
    use crate::bus::{Model, SimulationInput, SimulationInputKind, simulate};

    /// Returns one event to a target that fails so often before it works.
    fn log(failures: u32) -> Log {
        let target = Target {
            fault: Fault::FailsFirst(failures),
            retry: RetryPolicy { max_age_seconds: 86_400, max_attempts: 185 },
            ..Target::new("q", "arn:aws:sqs:eu-west-1:111122223333:q")
        };
        let rule = Rule {
            pattern: Some(r#"{"source":["shop"]}"#.into()),
            targets: vec![target],
            ..Rule::new("sold", "default")
        };
        let model = Model { rules: vec![rule], ..Model::new("111122223333", "eu-west-1") };
        let event = r#"{"source":"shop","account":"111122223333"}"#.into();
        let kind = SimulationInputKind::Event { bus: "default".to_owned(), event };
        simulate(&model, &[SimulationInput { at: 0, kind }], 1, None)
    }

    #[test]
    fn long_rows_of_attempts_are_folded() {
        for (failures, folded_away) in [(0, 0), (1, 0), (2, 0), (3, 0), (4, 2), (17, 15)] {
            let log = log(failures);
            let all: Vec<usize> = (0..log.steps.len()).collect();
            let entries = folded(&log, &all, &BTreeSet::new());
            let count = entries.iter().find_map(|entry| match entry {
                Entry::Attempts { delivery: 0, count } => Some(*count),
                _ => None,
            });
            assert_eq!(count, Some(folded_away).filter(|count| *count > 0), "{failures}");
            let listed = entries.iter().filter(|entry| matches!(entry, Entry::Step(_))).count();
            assert_eq!(listed + folded_away, all.len(), "{failures}");
            let open = folded(&log, &all, &BTreeSet::from([0]));
            assert!(open.iter().copied().eq(all.iter().map(|&index| Entry::Step(index))));
        }
    }
}
