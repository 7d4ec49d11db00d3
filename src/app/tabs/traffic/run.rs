//! Runs of the rules over the files, with their progress.

use super::parts;
use super::pool::{EventDefaults, Pool, PoolMessage, Task};
use crate::app::browser;
use crate::app::state::App;
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::rng;
use eventbridge_playground::scan::{Job, Run, RunAggregate, RunRules, WorkerReport};
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use web_sys::File;

/// The results are shown again after this long.
const REFRESH: Duration = Duration::from_millis(200);

/// Runs one after another; a new one ends the one before.
#[derive(Clone, Copy)]
pub(super) struct Runs {
    pub(super) run: RwSignal<Arc<Run>>,
    state: StoredValue<Option<Rc<RefCell<RunAggregate>>>, LocalStorage>,
    /// Not part of the state, which the workers' listeners hold: they would keep each other alive.
    pool: StoredValue<Option<Pool>, LocalStorage>,
    beat: StoredValue<Option<IntervalHandle>>,
    /// Counts the runs, so that an old one's news are known as such.
    number: StoredValue<u32>,
    /// The results that are shown again when a comparison is cancelled, since half of one has no meaning.
    before: StoredValue<Option<Arc<Run>>>,
}

impl Runs {
    pub(super) fn new() -> Self {
        Self {
            run: RwSignal::new(Arc::default()),
            state: StoredValue::new_local(None),
            pool: StoredValue::new_local(None),
            beat: StoredValue::new(None),
            number: StoredValue::new(0),
            before: StoredValue::new(None),
        }
    }

    /// Runs the rules over the files; after a change of one rule only that one, if the files are the same.
    pub(super) fn start(self, rules: RunRules, files: Vec<File>, place: EventDefaults) {
        let before = self.run.get_untracked();
        self.stop();
        let described = files.iter().map(|file| (file.name(), parts::size(file))).collect();
        let (run, job) = Run::start(rules, described, &before);
        self.before.set_value(run.is_comparison().then_some(before));
        let number = self.next_number();
        self.run.set(Arc::new(run.clone()));
        spawn_local(async move {
            let tasks = parts::tasks(&files).await;
            if self.number.try_get_value() == Some(number) {
                self.begin(run, &job, &place, tasks);
            }
        });
    }

    fn begin(self, run: Run, job: &Job, place: &EventDefaults, tasks: Vec<Task>) {
        let described = tasks.iter().map(|task| (task.number, task.part.from)).collect();
        let state = Rc::new(RefCell::new(RunAggregate::new(run, described, browser::now())));
        self.state.set_value(Some(Rc::clone(&state)));
        let heard = Rc::clone(&state);
        let pool = Pool::start(job, place, tasks, usize::MAX, move |told| {
            let Some(report) = report(told) else { return };
            let ended = {
                let Ok(mut state) = heard.try_borrow_mut() else { return };
                state.apply(report, browser::now());
                !state.run().is_active()
            };
            if ended {
                self.finish();
            }
        });
        match pool {
            Ok(pool) => self.pool.set_value(Some(pool)),
            Err(reason) => state.borrow_mut().apply(WorkerReport::Failed(reason), browser::now()),
        }
        if !state.borrow().run().is_active() {
            return self.finish();
        }
        self.beat.set_value(set_interval_with_handle(move || self.show(), REFRESH).ok());
    }

    pub(super) fn pause(self) {
        self.change(RunAggregate::pause);
        self.pool.with_value(|pool| pool.iter().for_each(Pool::pause));
    }

    pub(super) fn resume(self) {
        self.change(RunAggregate::resume);
        self.pool.with_value(|pool| pool.iter().for_each(Pool::resume));
    }

    /// Ends the run; what was found so far stays, of a comparison what was there before it.
    pub(super) fn cancel(self) {
        if let Some(before) = self.before.get_value() {
            self.reset();
            return self.run.set(before);
        }
        self.change(RunAggregate::cancel);
        self.finish();
    }

    /// Forgets everything.
    pub(super) fn reset(self) {
        self.next_number();
        self.stop();
        self.run.set(Arc::default());
    }

    fn next_number(self) -> u32 {
        let number = self.number.get_value().wrapping_add(1);
        self.number.set_value(number);
        number
    }

    fn change(self, change: impl FnOnce(&mut RunAggregate, i64)) {
        if let Some(state) = self.state.get_value() {
            change(&mut state.borrow_mut(), browser::now());
            self.show();
        }
    }

    fn show(self) {
        if let Some(state) = self.state.get_value() {
            let mut state = state.borrow_mut();
            state.count_time(browser::now());
            self.run.set(Arc::new(state.run().clone()));
        }
    }

    /// Shows what is known and lets the workers go. Not within their own call.
    fn finish(self) {
        let state = self.state.get_value();
        set_timeout(
            move || {
                let is_current = match (&state, self.state.get_value()) {
                    (Some(ended), Some(current)) => Rc::ptr_eq(ended, &current),
                    _ => false,
                };
                if is_current {
                    self.show();
                    self.stop();
                }
            },
            Duration::ZERO,
        );
    }

    fn stop(self) {
        if let Some(beat) = self.beat.get_value() {
            beat.clear();
        }
        self.beat.set_value(None);
        self.state.set_value(None);
        self.pool.set_value(None);
    }
}

/// Returns a worker's report on a run; `None` for events, which no run asks for.
fn report(told: PoolMessage) -> Option<WorkerReport> {
    Some(match told {
        PoolMessage::Progress { task, bytes, events } => WorkerReport::Progress { task, bytes, events },
        PoolMessage::Output { .. } => return None,
        PoolMessage::Found { task, outcome } => WorkerReport::Found { task, outcome },
        PoolMessage::Done { task, outcome, trouble, .. } => {
            WorkerReport::Done { task, outcome, error: trouble }
        }
        PoolMessage::Failed(reason) => WorkerReport::Failed(reason),
    })
}

/// Returns where events are put that do not say it themselves.
pub(super) fn place(app: App) -> EventDefaults {
    let (account, region) =
        app.session.peek(|workspace| (workspace.settings.account.clone(), workspace.settings.region.clone()));
    let time = Timestamp::from_millis(browser::now()).unwrap_or_default().to_string();
    EventDefaults { account, region, time, id: rng::uuid_v4(0, 0) }
}
