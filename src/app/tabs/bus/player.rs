//! Has the system played by a worker, and keeps what was played.

use super::{BusView, inspector};
use crate::app::browser::debounce::Debounce;
use crate::app::browser::worker::contract::{BusMessage, Ended, LogPart, SimulationProgress, WorkerRequest};
use crate::app::browser::worker::{self, EngineWorker, WorkerEvent};
use crate::app::state::App;
use crate::app::state::own;
use crate::app::state::screen::Tab;
use eventbridge_playground::bus::RunRequest;
use eventbridge_playground::bus::log::{Joined, Log};
use eventbridge_playground::bus::simulated::Simulated;
use eventbridge_playground::workspace::Workspace;
use leptos::prelude::*;
use std::mem;
use std::sync::Arc;
use std::time::Duration;

/// The visitor has paused after this long.
const PAUSE: Duration = Duration::from_millis(150);

/// More steps than this are not played: they would fill the memory, and nobody reads them.
const MOST_STEPS: usize = 1_000_000;

/// The state of the player.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Phase {
    /// There is no simulation, or no result yet.
    #[default]
    Quiet,
    /// It waits for the engine.
    Loading,
    /// How many of the inputs were met, and of how many.
    SimulationProgress { met: usize, all: usize },
    /// It cannot play, for this reason.
    Failed(String),
}

/// Plays one system after another; a newer play overtakes an older one.
#[derive(Clone, Copy)]
pub(super) struct Player {
    pub(super) phase: RwSignal<Phase>,
    /// While something plays.
    worker: StoredValue<Option<EngineWorker>, LocalStorage>,
    current: StoredValue<Option<Current>, LocalStorage>,
    /// Counts the plays.
    number: StoredValue<u32>,
    /// The number of the workspace that was played last, as [`Session::opened`](crate::app::state::session::Session::opened).
    opened: StoredValue<Option<u32>>,
}

/// The system that is played, and its log so far.
struct Current {
    number: u32,
    request: RunRequest,
    names: Vec<String>,
    log: Joined,
}

impl Current {
    fn new(app: App, number: u32, workspace: &Workspace, to_end: bool) -> Self {
        let mut request = workspace.run_request(MOST_STEPS, to_end);
        if let Some(own) = &mut request.own {
            own.runs = untrack(|| own::own(app).kept(&own.code, &request.account, &request.region));
        }
        let taking_part = workspace.events.iter().filter(|event| event.enabled);
        let names = taking_part.map(|event| event.name.clone()).collect();
        Self { number, request, names, log: Joined::default() }
    }
}

impl Player {
    pub(super) fn new() -> Self {
        Self {
            phase: RwSignal::new(Phase::Quiet),
            worker: StoredValue::new_local(None),
            current: StoredValue::new_local(None),
            number: StoredValue::new(0),
            opened: StoredValue::new(None),
        }
    }

    /// Ends the play; what was played so far stays.
    pub(super) fn stop(self) {
        self.post(&WorkerRequest::Stop);
    }

    fn post(self, request: &WorkerRequest) {
        self.worker.with_value(|worker| worker.iter().for_each(|worker| worker.post(request)));
    }

    fn number(self) -> Option<u32> {
        self.current.with_value(|current| current.as_ref().map(|current| current.number))
    }
}

/// Plays whenever the visitor has changed something and paused, while the tab is open.
pub(super) fn follow(app: App, view: BusView) {
    let pause = Debounce::of(PAUSE);
    let first = StoredValue::new(true);
    Effect::new(move |_| {
        app.session.track();
        view.to_end.track();
        if app.screen.tab() != Tab::BUS {
            return;
        }
        let again = move || play(app, view);
        if first.get_value() {
            first.set_value(false);
            again();
        } else {
            pause.then(again);
        }
    });
}

/// Plays what is open now, instead of what is being played.
pub(super) fn play(app: App, view: BusView) {
    let player = view.player;
    let number = player.number.get_value().wrapping_add(1);
    player.number.set_value(number);
    player
        .current
        .set_value(Some(app.session.peek(|it| Current::new(app, number, it, view.to_end.get_untracked()))));
    if player.worker.with_value(Option::is_none) {
        match worker::take(move |event| handle(app, view, event)) {
            Ok(worker) => player.worker.set_value(Some(worker)),
            Err(reason) => return fail(app, view, reason),
        }
    }
    player.current.with_value(|current| {
        if let Some(Current { request, .. }) = current {
            player.post(&WorkerRequest::Play { play: number, request });
        }
    });
    let is_ready = player.worker.with_value(|worker| worker.as_ref().is_some_and(EngineWorker::is_ready));
    player.phase.set(if is_ready { Phase::Quiet } else { Phase::Loading });
}

fn handle(app: App, view: BusView, event: WorkerEvent) {
    let player = view.player;
    // Nobody hears it any more once the tab is gone.
    if player.current.try_with_value(|_| ()).is_none() {
        return;
    }
    match event {
        WorkerEvent::Ready => player.phase.set(Phase::Quiet),
        WorkerEvent::Bus(BusMessage::SimulationProgress(SimulationProgress { play, met, all })) => {
            if player.number() == Some(play) {
                player.phase.set(Phase::SimulationProgress { met, all });
            }
        }
        WorkerEvent::Bus(BusMessage::Log(LogPart { play, part })) => {
            let add = |current: &mut Option<Current>| match current {
                Some(current) if current.number == play => current.log.add(&part.to_vec()),
                _ => Ok(()),
            };
            if let Some(Err(error)) = player.current.try_update_value(add) {
                fail(
                    app,
                    view,
                    format!("The page and its engine have different versions: {error}. Reload the page."),
                );
            }
        }
        WorkerEvent::Bus(BusMessage::Played(Ended { play, is_cut })) => {
            if player.number() == Some(play) {
                let log = player
                    .current
                    .try_update_value(|current| current.as_mut().map(|it| mem::take(&mut it.log)));
                let log = log.flatten().unwrap_or_default().finish();
                end(app, view, Phase::Quiet, log, is_cut);
            }
        }
        WorkerEvent::Failed { message, .. } => fail(app, view, message),
        WorkerEvent::Traffic(_) => {}
    }
}

/// The system itself can be shown even so.
fn fail(app: App, view: BusView, reason: String) {
    end(app, view, Phase::Failed(reason), Log::default(), false);
}

/// Lets the worker go and shows what was played.
fn end(app: App, view: BusView, phase: Phase, log: Log, is_cut: bool) {
    let Player { phase: shown, worker, current, .. } = view.player;
    worker.set_value(None);
    let Some(current) = current.try_update_value(Option::take).flatten() else { return };
    let played = Simulated::new(&current.request, current.names, log, is_cut);
    shown.set(phase);
    let played = Arc::new(played);
    view.latest.set(Arc::clone(&played));
    let opened = untrack(|| app.session.opened());
    // While a setup is being mended, its last valid picture stays.
    let stays = played.is_broken
        && view.player.opened.get_value() == Some(opened)
        && view.played.with_untracked(|before| !before.is_broken);
    view.player.opened.set_value(Some(opened));
    if stays {
        return;
    }
    let kept = view
        .step
        .get_untracked()
        .and_then(|step| view.played.with_untracked(|before| played.kept_step(before, step)));
    view.played.set(played);
    view.step.set(kept);
    // A part that is gone is no longer chosen; one that was just added is not in the play yet.
    let setup = app.session.peek(inspector::read);
    view.chosen.update(|chosen| *chosen = chosen.filter(|node| node.is_in(&setup.model)));
}
