//! Events of `aws events put-events` commands.

use super::collector::Collector;
use super::{Note, Step};
use crate::event::cli::{self, CliError};
use crate::json;
use crate::text::Span;

/// Hands the events of all commands of a text to the collector; false if there is no command. `offset` is where the
/// text begins in the pasted one.
pub(super) fn take(text: &str, offset: usize, collector: &mut Collector) -> bool {
    let commands = cli::commands(text);
    for found in &commands {
        collector.start = found.span.start + offset as u32;
        match &found.command {
            Ok(command) => {
                let lost = command.lost_quotes.clone().map(Note::LostQuotes);
                let refusal = command.refusal.clone().map(Note::RefusedByCli);
                let document = json::parse(&command.entries);
                collector.with_notes(lost.into_iter().chain(refusal).collect(), |collector| {
                    collector.steps.push(Step::Command);
                    let entries = document.root().into_iter().flat_map(json::Value::children);
                    entries.for_each(|entry| collector.entry(entry));
                    collector.steps.pop();
                });
            }
            Err(error) => {
                let span = Span::new(error.span.start as usize + offset, error.span.end as usize + offset);
                collector.failed_commands.push(CliError { span, ..error.clone() });
            }
        }
    }
    !commands.is_empty()
}
