//! What came of the last run on the selected event: response, calls and log.

use super::{payload, run, shown_code};
use crate::app::state::App;
use crate::app::state::own::{self, Made};
use crate::app::tabs::rule::function::{calls_view, log_view};
use crate::app::widgets::long_text::LongText;
use crate::app::widgets::own_matter::OwnMatter;
use eventbridge_playground::handler;
use eventbridge_playground::json;
use eventbridge_playground::workspace::Verdict;
use leptos::prelude::*;
use std::sync::Arc;

/// The last run on the selected event, and whether the code has changed since.
#[derive(Clone)]
pub(super) struct Last {
    pub(super) made: Arc<Made>,
    pub(super) is_stale: bool,
}

impl PartialEq for Last {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.made, &other.made) && self.is_stale == other.is_stale
    }
}

pub(super) fn last(app: App) -> Memo<Option<Last>> {
    let (state, code) = (own::own(app), shown_code(app));
    Memo::new(move |_| {
        let (payload, code) = (payload(app)?, code.get()?);
        let made = state.last(&payload)?;
        let is_stale = *made.code != *code;
        Some(Last { made, is_stale })
    })
}

#[component]
pub(super) fn Response(app: App) -> impl IntoView {
    let last = last(app);
    let verdict =
        Memo::new(move |_| app.rule.settled.with(|shown| shown.as_ref().map(|shown| shown.event.verdict)));
    let content = move || match last.get() {
        Some(last) => made(&last, verdict.get() == Some(Verdict::NoMatch)),
        None => not_run(app, verdict.get()),
    };
    view! { <OwnMatter app again=Callback::new(move |()| run(app)) /> {content} }
}

fn not_run(app: App, verdict: Option<Verdict>) -> AnyView {
    let words = match verdict {
        None => "There is no event to run the function on.",
        Some(Verdict::Match) => "Not run yet. Your code runs when you press Run, in a sandbox in this page.",
        Some(Verdict::NoMatch) => "Not invoked: the event doesn't match the rule.",
        Some(_) => "Not invoked: the event or the pattern can't be used.",
    };
    let can_run = verdict == Some(Verdict::NoMatch);
    view! {
        <p class="quiet">{words}</p>
        {can_run.then(|| view! {
            <button type="button" class="button button-small" on:click=move |_| run(app)>"Run anyway"</button>
        })}
    }
    .into_any()
}

fn made(last: &Last, is_anyway: bool) -> AnyView {
    let Last { made, is_stale } = last;
    let text = made.invocation.response.json();
    let text = json::pretty_text(text).unwrap_or_else(|| text.to_owned());
    let has_failed = matches!(made.invocation.response, handler::Response::Failed(_));
    let hint = made.outcome.failure().and_then(|failure| failure.hint.clone());
    view! {
        {is_stale.then(|| view! { <p class="own-stale">"From an earlier version of the code. Press Run to \
                                                        update it."</p> })}
        {is_anyway.then(|| view! { <p class="quiet">"The rule wouldn't invoke it: the event doesn't match."</p> })}
        {has_failed.then(|| view! { <p class="function-error">"The function failed. Lambda would retry twice."</p> })}
        {hint.map(|hint| view! { <p class="own-hint">{hint}</p> })}
        <LongText text />
        {calls_view(&made.invocation)}
    }
    .into_any()
}

#[component]
pub(super) fn Log(app: App) -> impl IntoView {
    let last = last(app);
    let content = move || {
        match last.get() {
        Some(Last { made, is_stale }) => view! {
            {is_stale.then(|| view! { <p class="own-stale">"From an earlier version of the code."</p> })}
            {log_view(std::iter::once(&made.invocation))}
            <p class="quiet">"Durations are measured in your browser, where waiting takes no time. IDs and the \
                              runtime's memory are simulated."</p>
        }
        .into_any(),
        None => view! { <p class="quiet">"Not run yet."</p> }.into_any(),
    }
    };
    view! { {content} }
}
