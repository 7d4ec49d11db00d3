//! The content of archives, as DescribeArchive counts it.

use super::log::{Log, StepKind};
use super::model::Model;
use crate::json;

const DAY: i64 = 86_400_000;

/// The content of an archive at the end of a simulation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArchiveContents {
    /// `EventCount`
    pub event_count: u64,
    /// `SizeBytes`, as the length of the events without layout; AWS does not publish how it measures them.
    pub size_bytes: u64,
}

impl ArchiveContents {
    /// Counts the content of the archive with this index. Events past its retention time are left out.
    pub fn of(model: &Model, log: &Log, archive: u32) -> Self {
        let days = model.archives.get(archive as usize).map_or(0, |archive| archive.retention_days);
        let end = log.steps.last().map_or(0, |step| step.at);
        let oldest = if days == 0 { i64::MIN } else { end.saturating_sub(i64::from(days) * DAY) };
        let taken =
            log.steps.iter().filter(|step| step.kind == StepKind::Archived(archive) && step.at >= oldest);
        let events = taken.filter_map(|step| log.events.get(step.event? as usize));
        events.fold(Self::default(), |sum, event| {
            let document = json::parse(&event.text);
            let size = document.root().map_or(0, |root| json::compact(root).len());
            Self { event_count: sum.event_count + 1, size_bytes: sum.size_bytes + size as u64 }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bus::model::Archive;
    use crate::bus::{SimulationInput, SimulationInputKind, simulate};

    #[test]
    fn an_archive_counts_what_it_took_in_and_no_replays() {
        let mut model = Model::new("111122223333", "eu-west-1");
        let archive = |pattern: Option<&str>, retention_days| Archive {
            name: "a".to_owned(),
            bus: "default".to_owned(),
            pattern: pattern.map(Into::into),
            retention_days,
        };
        model.archives = vec![archive(None, 0), archive(Some(r#"{"source":["bank"]}"#), 0), archive(None, 1)];
        let at = |days: i64, kind| SimulationInput { at: days * DAY, kind };
        let event = |text: &str| SimulationInputKind::Event { bus: "default".to_owned(), event: text.into() };
        let replay = SimulationInputKind::Replay {
            name: "again".to_owned(),
            archive: 0,
            from: i64::MIN,
            until: i64::MAX,
            rules: vec![],
        };
        let inputs = [
            at(0, event(r#"{ "source": "shop" }"#)),
            at(3, event(r#"{"source":"bank"}"#)),
            at(3, event(r#"{"source":"bank","replay-name":"elsewhere"}"#)),
            at(3, replay),
        ];
        let log = simulate(&model, &inputs, 1, None);
        assert_eq!(log.events.len(), 5);
        let held = |archive| {
            let ArchiveContents { event_count, size_bytes } = ArchiveContents::of(&model, &log, archive);
            (event_count, size_bytes)
        };
        assert_eq!([held(0), held(1), held(2), held(9)], [(2, 34), (1, 17), (1, 17), (0, 0)]);
    }
}
