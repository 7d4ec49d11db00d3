//! Events that the engine makes: one that matches, and near misses of one that does.

use crate::app::state::App;
use crate::app::state::screen::Tab;
use eventbridge_playground::generate;
use eventbridge_playground::workspace::{Expectation, Verdict};
use leptos::prelude::*;
use std::sync::Arc;

/// Adds an event that the pattern matches, expected to match.
pub(crate) fn add_matching_event(app: App) {
    let made = app.session.evaluation.with_untracked(|evaluation| {
        let matcher = &evaluation.pattern;
        matcher.parsed().is_valid().then(|| generate::matching_event(matcher))
    });
    match made {
        None => {
            app.screen
                .notices
                .warn("The pattern must be one that AWS takes before an event can be made for it.");
        }
        Some(None) => {
            app.screen.notices.warn("No event was found that this pattern matches. Perhaps there is none.");
        }
        Some(Some(text)) => add(
            app,
            vec![("Matching event".to_owned(), text)],
            Expectation::Match,
            "An event was made that matches.",
        ),
    }
}

/// Adds near misses of the selected event, one for each matcher, expected not to match.
pub(crate) fn add_near_misses(app: App) {
    let mutations = app.session.shown.with_untracked(|shown| {
        let shown = shown.as_ref().filter(|shown| shown.event.verdict == Verdict::Match)?;
        Some(generate::mutations(&shown.pattern, shown.event.document.text()))
    });
    match mutations {
        None => app.screen.notices.warn("Near misses are made from an event that matches. Select one first."),
        Some(mutations) if mutations.is_empty() => {
            app.screen.notices.warn("No change to this event was found that the pattern would miss.");
        }
        Some(mutations) => {
            let told = format!("Near misses were made from this event: {}.", mutations.len());
            let events = mutations.into_iter().map(|mutation| (mutation.name, mutation.text)).collect();
            add(app, events, Expectation::NoMatch, &told);
        }
    }
}

fn add(app: App, events: Vec<(String, String)>, expected: Expectation, told: &str) {
    let events = events.into_iter().map(|(name, text)| (name, Arc::from(text)));
    let added = app.session.add_events(events, Some(expected));
    app.screen.show(Tab::RULE);
    let undo = move || app.session.take_out(&added);
    app.screen.notices.done_with(told, "Undo", undo);
}
