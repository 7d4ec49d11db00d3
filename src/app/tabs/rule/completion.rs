//! Completion and help in the pattern's editor.

use crate::app::state::App;
use crate::app::widgets::editor::Help;
use eventbridge_playground::completion::{self, Completions};
use eventbridge_playground::json::Document;
use leptos::prelude::*;

/// Offers operators, and the fields and values of the open events and of the samples. The samples
/// are asked for here, and offered once they have arrived.
pub(super) fn complete(app: App, text: &str, offset: u32) -> Option<Completions> {
    let samples = app.samples.catalogue();
    app.session.evaluation.with_untracked(|evaluation| {
        let events: Vec<&Document> = evaluation.events.iter().map(|event| &*event.document).collect();
        completion::complete(text, offset, &events, samples.as_deref())
    })
}

/// Help on an operator.
pub(super) fn help(text: &str, offset: u32) -> Option<Help> {
    let completion::Help { span, operator } = completion::help(text, offset)?;
    Some(Help {
        span,
        title: operator.name.to_owned(),
        body: format!("{} {}", operator.summary, operator.details),
        code: operator.syntax.first().map(|syntax| (*syntax).to_owned()).unwrap_or_default(),
    })
}
