//! The tab `Bus`: the system that the rule is part of, and what becomes of the events in it.

mod add;
mod advice;
mod diagram;
mod inspector;
mod metrics;
mod own;
mod player;
mod put_events;
mod step;
mod system_editor;
mod timeline;

use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::state::wings::wing;
use crate::app::tabs::TabSpec;
use crate::app::widgets::place::place;
use eventbridge_playground::bus::log::Log;
use eventbridge_playground::bus::messages;
use eventbridge_playground::bus::simulated::{DiagramNode, Simulated};
use eventbridge_playground::text::LineIndex;
use leptos::prelude::*;
use player::{Phase, Player};
use std::sync::Arc;

/// The tab.
pub(super) static TAB: TabSpec = TabSpec {
    tab: Tab("bus"),
    title: "Bus",
    command: "Show the bus",
    keys: "Alt+Shift+Digit4",
    wing: &WING,
    view: |app| place(app, &WING, move |wing| (wing.tab)(app)),
};

/// The functions that are loaded when the tab is opened.
pub(crate) struct Bus {
    tab: fn(App) -> AnyView,
    /// Putting events on a bus, for a dialog.
    pub(crate) put_events: fn(App) -> AnyView,
    /// Copies the selected event as a command of the CLI.
    pub(crate) copy_as_command: fn(App),
}

wing! {
    /// The tab's wing.
    pub(crate) static WING: Wing<Bus> = "bus" in bus, Bus {
        tab: |app| view! { <BusTab app /> }.into_any(),
        put_events: |app| view! { <put_events::PutEventsDialog app /> }.into_any(),
        copy_as_command: put_events::copy_as_command,
    };
}

/// The state that the views of the tab share.
#[derive(Clone, Copy)]
pub(crate) struct BusView {
    /// The last simulation; while the setup has mistakes, the last one of a valid setup.
    played: RwSignal<Arc<Simulated>>,
    /// The last play, whatever it was of.
    latest: RwSignal<Arc<Simulated>>,
    /// Whether deliveries are tried to their end after the clock has stopped.
    to_end: RwSignal<bool>,
    /// The index of the selected step.
    step: RwSignal<Option<usize>>,
    player: Player,
    /// The part of the diagram that was chosen.
    chosen: RwSignal<Option<DiagramNode>>,
}

impl BusView {
    /// Returns a message for a picture that is not of the present setup, or `None` if it is.
    fn stale(self) -> Option<String> {
        self.latest.with(|latest| {
            let problem = latest.problems.first().filter(|_| latest.is_broken)?;
            let line = LineIndex::new(&latest.text).position(problem.span.start).line;
            let is_last_valid = self.played.with(|played| !played.is_broken);
            Some(messages::stale(line, is_last_valid))
        })
    }
}

#[component]
fn BusTab(app: App) -> impl IntoView {
    let view = BusView {
        played: RwSignal::new(Arc::default()),
        latest: RwSignal::new(Arc::default()),
        to_end: RwSignal::new(false),
        step: RwSignal::new(None),
        player: Player::new(),
        chosen: RwSignal::new(None),
    };
    // The place in the text of the system that was asked for last.
    let reveal = RwSignal::new(None);
    player::follow(app, view);
    view! {
            <div class="bus">
                <Summary view />
                <PlayerLine app view />
                <own::OwnLine app view />
                <div class="bus-columns">
                    <div class="bus-side" class:is-stale=move || view.stale().is_some()>
                        <diagram::DiagramPane app view />
                        <timeline::TimelinePane view />
                        <step::StepPane app view />
                    </div>
                    <div class="bus-side">
                        <inspector::Inspector app view reveal />
                        <system_editor::SystemPane app view reveal />
                        <advice::AdvicePane view reveal />
                        <metrics::MetricsPane view />
                    </div>
                </div>
            </div>
    }
}

/// The results of everything, at a glance.
#[component]
fn Summary(view: BusView) -> impl IntoView {
    let words = move || {
        view.played.with(|played| {
            let log = &played.log;
            // The log of a play has its seed, whatever happened.
            if *log == Log::default() {
                return "Nothing was simulated.".to_owned();
            }
            let mut words = messages::summary(&played.model, log);
            if log.cut.is_some() || played.is_cut {
                words.push_str(" The simulation is incomplete: its end is left out.");
            }
            words
        })
    };
    let stale = move || view.stale().map(|words| view! { <strong class="stale-words">{words}</strong> " " });
    view! {
        <p class="bus-summary" role="status" aria-label="Summary" class:is-stale=move || view.stale().is_some()>
            {stale} {words} " " <span class="tag">"simulated times and ids"</span>
        </p>
    }
}

/// How far the play is, or why there is none.
#[component]
fn PlayerLine(app: App, view: BusView) -> impl IntoView {
    let phase = view.player.phase;
    let words = move || match phase.get() {
        Phase::Quiet => String::new(),
        Phase::Loading => "Loading the engine… ".to_owned(),
        Phase::SimulationProgress { met, all } => format!("Simulating: {met} of {all} events and calls. "),
        Phase::Failed(reason) => format!("The simulation didn't run: {reason} "),
    };
    let has_failed = move || phase.with(|phase| matches!(phase, Phase::Failed(_)));
    let label = move || if has_failed() { "Try again" } else { "Stop" };
    let press = move |_| if has_failed() { player::play(app, view) } else { view.player.stop() };
    view! {
        <Show when=move || phase.with(|phase| *phase != Phase::Quiet)>
            <p class="bus-summary" role="status" aria-label="Playing">
                {words}
                <button type="button" class="button button-small" on:click=press>{label}</button>
            </p>
        </Show>
    }
}
