//! Events that the engine makes: one that matches, and near misses of one that does.

use crate::app::state::App;
use crate::app::state::screen::Tab;
use eventbridge_playground::generate;
use eventbridge_playground::text::counted;
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
                .warn("Fix the pattern first: events can be generated only for a valid pattern.");
        }
        Some(None) => {
            app.screen
                .notices
                .warn("Couldn't generate a matching event. Perhaps no event can match this pattern.");
        }
        Some(Some(text)) => add(
            app,
            vec![("Matching event".to_owned(), text)],
            Expectation::Match,
            "Generated a matching event.",
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
        None => app.screen.notices.warn("Near misses are generated from a matching event. Select one first."),
        Some(mutations) if mutations.is_empty() => {
            app.screen.notices.warn("Couldn't generate a near miss of this event.");
        }
        Some(mutations) => {
            let near_misses = counted(mutations.len(), "near miss", "near misses");
            let told = format!("Generated {near_misses} of this event.");
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
