//! Starting a run, and how far it is.

use super::TrafficView;
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use eventbridge_playground::scan::{Phase, Run, are_equivalent};
use eventbridge_playground::text::{byte_size, grouped, plural};
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the button that starts a run.
const RUN: &str = "run-rules";

#[component]
pub(super) fn ProgressPane(view: TrafficView) -> impl IntoView {
    let run = view.runs.run;
    let app = view.app;
    let phase = Memo::new(move |_| run.with(|run| run.phase.clone()));
    let is_going = move || matches!(phase.get(), Phase::Running | Phase::Paused);
    let rules = Memo::new(move |_| view.rules());
    let is_ready = move || app.files.read(|files| !files.is_empty()) && rules.with(|rules| !rules.is_empty());
    let start = move |_| start(view);
    let missing = move || {
        let has_files = app.files.read(|files| !files.is_empty());
        let has_rules = rules.with(|rules| !rules.is_empty());
        match (has_files, has_rules) {
            (false, _) => Some("Choose files to run the rules on."),
            (true, false) => Some("There is no rule to run. Write a pattern, or turn a rule on."),
            _ => None,
        }
    };
    let is_stale = move || {
        let ran = run.with(|run| Arc::clone(&run.rules));
        phase.get() == Phase::Done && rules.with(|rules| !are_equivalent(&ran, rules))
    };
    let label = move || match phase.get() {
        Phase::NotStarted => "Run the rules",
        _ if is_stale() => "Run changed rules",
        _ => "Run again",
    };
    let toggle = move |_| if phase.get() == Phase::Paused { view.runs.resume() } else { view.runs.pause() };
    view! {
        <section class="pane" aria-labelledby="traffic-run-title">
            <div class="pane-head">
                <h2 id="traffic-run-title">"Run"</h2>
                <span class="quiet">{move || rules.with(|rules| format!("{} {}", grouped(rules.len()), plural(rules.len(), "rule", "rules")))}</span>
                <Show when=is_going fallback=move || view! {
                    <button type="button" id=RUN class="button button-primary" aria-keyshortcuts="Control+Shift+Enter"
                        disabled=move || !is_ready() on:click=start>{label}</button>
                }>
                    <button type="button" class="button" on:click=toggle>
                        {move || if phase.get() == Phase::Paused { "Resume" } else { "Pause" }}
                    </button>
                    <button type="button" class="button" on:click=move |_| view.runs.cancel()>"Cancel"</button>
                </Show>
            </div>
            <Show when=move || phase.get() != Phase::NotStarted>
                <progress class="traffic-bar" aria-label="Bytes read" max="1000" value=move || run.with(|run| thousandths(run))></progress>
            </Show>
            <p class="traffic-status" role="status" aria-label="Progress">
                {move || run.with(|run| words(run)).or_else(|| missing().map(str::to_owned))}
            </p>
            <Show when=is_stale>
                <p class="bus-hint">"The rules have changed since the last run; the counts are from before."</p>
            </Show>
            {move || troubles(&run.get())}
        </section>
    }
}

/// Runs the rules, by a command: presses the button, if there is one to press.
pub(super) fn run_rules(app: App) {
    app.screen.show(Tab::TRAFFIC);
    request_animation_frame(|| {
        if let Some(button) = browser::element(RUN) {
            button.click();
        }
    });
}

/// Runs the rules, if there are rules and files.
fn start(view: TrafficView) {
    let files = view.app.files.chosen();
    view.read_rules();
    let rules = untrack(|| view.rules());
    if !files.is_empty() && !rules.is_empty() {
        view.samples.reset();
        view.runs.start(rules, files, super::run::place(view.app));
    }
}

fn thousandths(run: &Run) -> String {
    (run.bytes * 1_000).checked_div(run.total).unwrap_or(1_000).to_string()
}

fn words(run: &Run) -> Option<String> {
    let amount = format!(
        "{} events, {} of {}, {} events a second",
        grouped(run.events),
        byte_size(run.bytes),
        byte_size(run.total),
        grouped(run.events_per_second())
    );
    Some(match &run.phase {
        Phase::NotStarted => return None,
        Phase::Running => match run.seconds_left() {
            Some(left) => format!("Running: {amount}, {} left.", duration(left)),
            None => format!("Running: {amount}."),
        },
        Phase::Paused => format!("Paused: {amount}."),
        Phase::Cancelled => format!("Canceled: {amount}. The counts cover what was read."),
        Phase::Failed(reason) => format!("Stopped: {reason}"),
        Phase::Done => format!("Done: {} events in {}.", grouped(run.events), spent(run.millis)),
    })
}

fn duration(seconds: u64) -> String {
    match seconds {
        0..120 => format!("{seconds} s"),
        _ => format!("{} min", seconds.div_ceil(60)),
    }
}

fn spent(millis: u64) -> String {
    match millis {
        0..1_000 => format!("{millis} ms"),
        _ => format!("{}.{} s", millis / 1_000, millis % 1_000 / 100),
    }
}

/// Returns the problems with files.
fn troubles(run: &Run) -> Option<AnyView> {
    if run.file_errors.is_empty() {
        return None;
    }
    let row = |(file, reason): &(u32, String)| {
        view! { <li class="problem is-error"><strong>{run.file(*file).to_owned()}</strong><span>{reason.clone()}</span></li> }
    };
    let rows: Vec<_> = run.file_errors.iter().take(100).map(row).collect();
    Some(
        view! { <div class="problems"><ul aria-label="Files that couldn't be read">{rows}</ul></div> }
            .into_any(),
    )
}
