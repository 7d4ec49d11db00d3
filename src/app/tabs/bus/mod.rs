//! The tab `Bus`: the system that the rule is part of, and what becomes of the events in it.

mod advice;
mod diagram;
mod inspector;
mod metrics;
mod player;
mod put_events;
mod system_editor;
mod timeline;

use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::state::wings::wing;
use crate::app::tabs::TabSpec;
use crate::app::widgets::place::place;
use eventbridge_playground::bus::log::{Log, Outcome};
use eventbridge_playground::bus::simulated::{DiagramNode, Simulated};
use eventbridge_playground::text::counted;
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
    played: RwSignal<Arc<Simulated>>,
    /// The index of the selected step.
    step: RwSignal<Option<usize>>,
    player: Player,
    /// The part of the diagram that was chosen.
    chosen: RwSignal<Option<DiagramNode>>,
}

#[component]
fn BusTab(app: App) -> impl IntoView {
    let view = BusView {
        played: RwSignal::new(Arc::default()),
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
                <div class="tab-columns">
                    <div class="tab-side">
                        <system_editor::SystemPane app view reveal />
                        <advice::AdvicePane view reveal />
                        <metrics::MetricsPane view />
                    </div>
                    <div class="tab-side">
                        <diagram::DiagramPane app view />
                        <inspector::TargetPane app view />
                        <timeline::TimelinePane view />
                        <inspector::StepPane view />
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
                return "Nothing was played.".to_owned();
            }
            let count =
                |outcome| log.deliveries.iter().filter(|delivery| delivery.outcome == outcome).count();
            let parts = [
                (count(Outcome::Delivered), "delivered"),
                (count(Outcome::DeadLettered), "dead-lettered"),
                (count(Outcome::Dropped), "lost"),
                (count(Outcome::Waiting), "waiting"),
            ];
            let told = parts.into_iter().filter(|(count, _)| *count > 0);
            let mut words = vec![format!(
                "{} reached a bus; {} made.",
                counted(log.events.len(), "event", "events"),
                counted(log.deliveries.len(), "delivery was", "deliveries were")
            )];
            words.extend(told.map(|(count, word)| format!("{count} {word}.")));
            if log.cut.is_some() || played.is_cut {
                words.push("Not all of it was played: the end is left out.".to_owned());
            }
            words.join(" ")
        })
    };
    view! {
        <p class="bus-summary" role="status" aria-label="Summary">
            {words} " " <span class="tag">"simulated times and ids"</span>
        </p>
    }
}

/// How far the play is, or why there is none.
#[component]
fn PlayerLine(app: App, view: BusView) -> impl IntoView {
    let phase = view.player.phase;
    let words = move || match phase.get() {
        Phase::Quiet => String::new(),
        Phase::Loading => "Loading the engine. ".to_owned(),
        Phase::SimulationProgress { met, all } => format!("Playing: {met} of {all} events and calls. "),
        Phase::Failed(reason) => format!("The events were not played: {reason} "),
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
