//! The runs of scheduled rules, as inputs for the simulation.

use super::model::{BusKind, RuleState};
use super::{Model, SimulationInput, SimulationInputKind};
use crate::event::Timestamp;
use crate::schedule::{self, Service, Timetable, Timing, UTC};
use std::iter;

/// Returns the runs of all scheduled rules after one time and up to another, sorted by time; at most `limit`,
/// the earliest first. `created` is when the rules were created: a rate counts from it.
///
/// Rules that are disabled, not on the default bus, or whose schedule is refused have none.
pub fn scheduled_runs(
    model: &Model,
    created: Timestamp,
    after: Timestamp,
    until: Timestamp,
    limit: usize,
) -> Vec<SimulationInput> {
    let mut all = Vec::new();
    for (index, rule) in (0..).zip(&model.rules) {
        let bus = model.find_bus(&rule.bus).and_then(|bus| model.buses.get(bus));
        let is_due = rule.state != RuleState::Disabled && bus.is_some_and(|bus| bus.kind == BusKind::Default);
        let Some(text) = rule.schedule.as_deref().filter(|_| is_due) else { continue };
        let Some(parsed) = schedule::parse(text, Service::Rule).schedule else { continue };
        let timetable = Timetable::new(&parsed, Service::Rule, Timing::since(created));
        let mut moment = after;
        let runs = iter::from_fn(|| {
            let run = timetable.next_after(&UTC, moment)?;
            moment = run.at;
            (run.at <= until).then_some(run.at)
        });
        let input = |at: Timestamp| SimulationInput {
            at: at.millis(),
            kind: SimulationInputKind::Scheduled { rule: index },
        };
        all.extend(runs.take(limit).map(input));
    }
    all.sort_by_key(|input| input.at);
    all.truncate(limit);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::model::{Bus, Rule};

    #[test]
    fn schedules_are_merged_by_time() {
        let rule = |schedule: &str| Rule { schedule: Some(schedule.to_owned()), ..Rule::new("r", "default") };
        let mut model = Model::new("111122223333", "eu-west-1");
        model.buses.push(Bus::new("shop"));
        model.rules = vec![
            rule("rate(10 minutes)"),
            rule("cron(15 * * * ? *)"),
            rule("cron(nonsense)"),
            Rule { state: RuleState::Disabled, ..rule("rate(1 minute)") },
            Rule { bus: "shop".to_owned(), ..rule("rate(1 minute)") },
            Rule::new("r", "default"),
        ];
        let at = |text: &str| Timestamp::parse(text).unwrap();
        let (start, end) = (at("2026-03-01T10:00:00Z"), at("2026-03-01T10:30:00Z"));
        let due = |limit| -> Vec<(i64, u32)> {
            let rule = |input: &SimulationInput| match input.kind {
                SimulationInputKind::Scheduled { rule } => ((input.at - start.millis()) / 60_000, rule),
                _ => panic!("{input:?}"),
            };
            scheduled_runs(&model, start, start, end, limit).iter().map(rule).collect()
        };
        assert_eq!(due(10), [(10, 0), (15, 1), (20, 0), (30, 0)]);
        assert_eq!(due(2), [(10, 0), (15, 1)]);
    }
}
