//! What the events as a whole say of the pattern: which are as expected, the nearest misses, and what none of
//! them tests.

use crate::app::state::App;
use eventbridge_playground::coverage::Gap;
use eventbridge_playground::text::Span;
use eventbridge_playground::text::counted;
use eventbridge_playground::workspace::insight::Insight;
use eventbridge_playground::workspace::{MAX_EVENTS, NearestMiss};
use leptos::prelude::*;

/// The largest groups of near misses are listed.
const MAX_GROUPS: usize = 5;

/// How many events with an expectation are as expected.
pub(super) fn count(app: App) -> String {
    app.session.evaluation.with(|evaluation| {
        let (passed, all) = app.session.read(|workspace| evaluation.tests(&workspace.events));
        if all == 0 { String::new() } else { format!("{passed}/{all}") }
    })
}

#[component]
pub(super) fn Tests(app: App) -> impl IntoView {
    let reveal = move |span: Span| app.rule.show_in_pattern(span);
    let list = move || {
        app.rule.findings.with(|findings| {
            app.session.pattern.with(|text| findings.is_about(text)).then(|| content(app, findings, reveal))
        })
    };
    let summary = move || {
        app.session.evaluation.with(|evaluation| {
            let (passed, all) = app.session.read(|workspace| evaluation.tests(&workspace.events));
            if all == 0 {
                "No event has an expected result. Set one next to its name.".to_owned()
            } else {
                format!("{passed} of {all} tests pass.")
            }
        })
    };
    view! { <p class="tests-summary">{summary}</p> {list} }
}

fn content(app: App, findings: &Insight, reveal: impl Fn(Span) + Copy + 'static) -> Option<AnyView> {
    let groups: Vec<AnyView> =
        findings.nearest.iter().take(MAX_GROUPS).map(|group| group_view(app, group)).collect();
    // With one event there is nothing to compare, and all it leaves out would be a gap.
    let has_events = app.session.peek(|workspace| workspace.events.len() > 1);
    let gaps = if has_events { findings.gaps().to_vec() } else { Vec::new() };
    if groups.is_empty() && gaps.is_empty() {
        return None;
    }
    let gaps = (!gaps.is_empty()).then(|| gaps_view(gaps, reveal));
    Some(view! { <div class="coverage"><ul aria-label="Nearest misses">{groups}</ul>{gaps}</div> }.into_any())
}

/// Pressing it goes through the events of the group, one after another.
fn group_view(app: App, group: &NearestMiss) -> AnyView {
    let sentence = group.sentence();
    let ids = group.events.clone();
    let go = move |_| {
        let next = app.session.peek(|workspace| {
            let place = |id: &u32| workspace.events.iter().position(|event| event.id == *id);
            let places: Vec<usize> = ids.iter().filter_map(place).collect();
            places.iter().copied().find(|&place| place > workspace.selected).or(places.first().copied())
        });
        app.session.select(next.unwrap_or(MAX_EVENTS));
    };
    view! { <li><button type="button" class="place" title="Show the next event" on:click=go>{sentence}</button></li> }
        .into_any()
}

fn gaps_view(gaps: Vec<Gap>, reveal: impl Fn(Span) + Copy + 'static) -> AnyView {
    let conditions = counted(gaps.len(), "condition is", "conditions are");
    let words = format!("{conditions} never tested.");
    let at = RwSignal::new(0);
    let go = move |_| {
        if let Some(gap) = gaps.get(at.get_untracked() % gaps.len().max(1)) {
            reveal(gap.span);
        }
        at.update(|at| *at += 1);
    };
    view! { <p><button type="button" class="place" title="Show the next one in the pattern" on:click=go>{words}</button></p> }
        .into_any()
}
