//! The pattern tested by all events together: which are as expected, the nearest misses, and the parts that
//! no event tests.

use crate::app::state::App;
use crate::app::state::own::own;
use eventbridge_playground::coverage::Gap;
use eventbridge_playground::handler::own::{NAME, check, messages};
use eventbridge_playground::text::Span;
use eventbridge_playground::text::counted;
use eventbridge_playground::workspace::insight::Insight;
use eventbridge_playground::workspace::{Evaluation, MAX_EVENTS, NearestMiss};
use leptos::prelude::*;

/// The largest groups of near misses are listed.
const MAX_GROUPS: usize = 5;

/// Returns how many events with an expectation are as expected.
pub(super) fn count(app: App) -> String {
    app.session.evaluation.with(|evaluation| {
        let (passed, all) = app.session.read(|workspace| evaluation.tests(&workspace.events));
        let responses = responses(app, evaluation);
        let (passed, all) = (passed + responses.met, all + responses.all);
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
            let responses = responses(app, evaluation);
            let (passed, all) = (passed + responses.met, all + responses.all);
            if all == 0 {
                return "No event has an expected result. Set one next to its name.".to_owned();
            }
            let waiting = match responses.not_run {
                0 => String::new(),
                1 => " 1 of them needs a run of your function.".to_owned(),
                many => format!(" {many} of them need a run of your function."),
            };
            format!("{passed} of {all} tests pass.{waiting}")
        })
    };
    view! { <p class="tests-summary">{summary}</p> {move || unmet_view(app)} {list} }
}

/// How many expected responses there are of the own function, and what became of them.
#[derive(Default)]
struct Responses {
    met: usize,
    all: usize,
    not_run: usize,
    /// The places of the events that were answered otherwise, and how, in words.
    unmet: Vec<(usize, String)>,
}

/// Returns the expected responses of the events that take part, if the rule's target is the own function.
fn responses(app: App, evaluation: &Evaluation) -> Responses {
    app.session.read(|workspace| {
        let mut found = Responses::default();
        let is_own = workspace.handler.as_deref() == Some(NAME);
        let Some(code) = workspace.code.as_deref().filter(|_| is_own) else { return found };
        for (place, (entry, event)) in workspace.events.iter().zip(&evaluation.events).enumerate() {
            let Some(expected) = entry.response.as_ref().filter(|_| entry.enabled) else { continue };
            found.all += 1;
            match own(app).last_of(code, event.document.text()) {
                Some(made) => match check(expected, &made.invocation.response) {
                    Ok(()) => found.met += 1,
                    Err(unmet) => {
                        let name = if entry.name.is_empty() { "Event" } else { &entry.name };
                        found.unmet.push((place, format!("{name}: {}", messages::unmet(&unmet))));
                    }
                },
                None => found.not_run += 1,
            }
        }
        found
    })
}

/// Returns the events whose response is not as expected; pressing one shows it.
fn unmet_view(app: App) -> Option<AnyView> {
    let unmet = app.session.evaluation.with(|evaluation| responses(app, evaluation).unmet);
    let row = |(place, words): (usize, String)| {
        let go = move |_| app.session.select(place);
        view! { <li><button type="button" class="place" title="Show the event" on:click=go>{words}</button></li> }
    };
    (!unmet.is_empty()).then(|| {
        let rows = unmet.into_iter().map(row).collect_view();
        view! { <div class="coverage"><ul aria-label="Unexpected responses">{rows}</ul></div> }.into_any()
    })
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
