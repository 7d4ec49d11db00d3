//! The own function on the bus: it runs when the visitor says so, and never by itself.
//!
//! What it did leads to further invocations, of retries or of events that it sent, so it is played and run in turns
//! until nothing is left to run.

use super::{BusView, player};
use crate::app::state::App;
use crate::app::state::own::{self, Own, ToRun};
use crate::app::widgets::own_matter::OwnMatter;
use eventbridge_playground::bus::runs_to_make;
use eventbridge_playground::text::counted;
use leptos::prelude::*;

/// After so many turns it stops by itself: the function may send what it gets.
const MAX_TURNS: u32 = 20;

/// So many runs are made in one turn.
const MAX_RUNS: usize = 200;

/// How many runs wait, and the button that makes them; nothing while none does.
#[component]
pub(super) fn OwnLine(app: App, view: BusView) -> impl IntoView {
    let state = own::own(app);
    let turns = RwSignal::new(0_u32);
    let waiting =
        Memo::new(move |_| view.played.with(|played| runs_to_make(&played.model, &played.log).len()));
    let is_busy = Memo::new(move |_| state.is_busy());
    Effect::new(move |_| {
        view.played.track();
        if turns.get_untracked() > 0 && !untrack(|| is_busy.get()) {
            go_on(app, view, state, turns);
        }
    });
    let press = move || {
        state.start(app, move || {
            turns.set(MAX_TURNS);
            go_on(app, view, state, turns);
        });
    };
    let words = move || {
        let runs = counted(waiting.get(), "invocation", "invocations");
        format!("{runs} of your function not run yet. ")
    };
    view! {
        <OwnMatter app has_stop=true again=Callback::new(move |()| press()) />
        <Show when=move || { waiting.get() > 0 && !is_busy.get() }>
            <p class="bus-summary" role="status" aria-label="Your function">
                {words}
                <button type="button" class="button button-small" on:click=move |_| press()>"Run with my function"</button>
            </p>
        </Show>
    }
}

/// Makes the runs that the last play waits for, and plays again.
fn go_on(app: App, view: BusView, state: &'static Own, turns: RwSignal<u32>) {
    let runs = view.played.with_untracked(|played| runs_to_make(&played.model, &played.log));
    let runs: Vec<ToRun> = runs.into_iter().take(MAX_RUNS).map(ToRun::from).collect();
    if runs.is_empty() {
        return turns.set(0);
    }
    turns.update(|turns| *turns = turns.saturating_sub(1));
    state.run(app, runs, move |is_whole| {
        if !is_whole {
            turns.set(0);
        }
        player::play(app, view);
    });
}
