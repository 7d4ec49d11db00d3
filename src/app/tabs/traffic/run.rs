//! Runs: the rules over the files, with what is known while it goes on.

use super::gathered::Gathered;
use super::parts;
use super::pool::{Place, Pool, Task};
use crate::app::browser;
use crate::app::state::App;
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::json;
use eventbridge_playground::traffic::{Changes, Job, Tally};
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;
use web_sys::File;

/// What is known is shown anew after this long.
const BEAT: Duration = Duration::from_millis(200);

/// How far a run is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Phase {
    /// Nothing was run yet.
    #[default]
    None,
    Running,
    Paused,
    Done,
    Cancelled,
    Failed(String),
}

/// The rules as they ran: their names and patterns. An empty name is the rule on show.
pub(super) type Ran = Vec<(String, String)>;

/// What is known of a run.
#[derive(Clone, Debug, Default)]
pub(super) struct Run {
    pub(super) phase: Phase,
    pub(super) ran: Arc<Ran>,
    pub(super) tally: Tally,
    /// What became different when one rule was changed, with its name.
    pub(super) changes: Option<(String, Changes)>,
    /// Files, by name and size.
    pub(super) files: Arc<Vec<(String, u64)>>,
    /// What went wrong with files, by their number.
    pub(super) troubles: Vec<(u32, String)>,
    /// Bytes read and to be read, and events so far.
    pub(super) bytes: u64,
    pub(super) total: u64,
    pub(super) events: u64,
    /// How long it has been running, in milliseconds; pauses do not count.
    pub(super) millis: u64,
    /// Where each rule stands in `ran`.
    index: Arc<HashMap<String, usize>>,
}

impl Run {
    pub(super) fn is_going(&self) -> bool {
        matches!(self.phase, Phase::Running | Phase::Paused)
    }

    /// How many events a rule matched; nothing if it did not run.
    pub(super) fn matches(&self, name: &str) -> Option<u64> {
        self.tally.matches.get(*self.index.get(name)?).copied()
    }

    pub(super) fn file(&self, number: u32) -> &str {
        self.files.get(number as usize).map_or("", |(name, _)| name)
    }

    /// Events a second.
    pub(super) fn speed(&self) -> u64 {
        self.events * 1_000 / self.millis.max(1)
    }

    /// Seconds that are left, as far as can be told.
    pub(super) fn left(&self) -> Option<u64> {
        let rest = self.total.saturating_sub(self.bytes);
        (self.bytes > 0 && self.millis > 1_000).then(|| rest * self.millis / self.bytes / 1_000)
    }
}

/// Runs one after another; a new one ends the one before.
#[derive(Clone, Copy)]
pub(super) struct Runs {
    pub(super) run: RwSignal<Arc<Run>>,
    state: StoredValue<Option<Rc<RefCell<Gathered>>>, LocalStorage>,
    /// Not part of the state, which the workers' listeners hold: they would keep each other alive.
    pool: StoredValue<Option<Pool>, LocalStorage>,
    beat: StoredValue<Option<IntervalHandle>>,
    /// Counts the runs, so that an old one's news are known as such.
    number: StoredValue<u32>,
    /// What is shown again when a comparison is cancelled, as half of one says nothing.
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

    /// Runs the rules over the files. Where only one rule is another one than in the run before, over the
    /// same files, only that one is asked again, and what changed sides is told.
    pub(super) fn start(self, rules: Ran, files: Vec<File>, place: Place) {
        let before = self.run.get_untracked();
        self.stop();
        let described: Vec<(String, u64)> =
            files.iter().map(|file| (file.name(), parts::size(file))).collect();
        let texts: Vec<String> = rules.iter().map(|(_, pattern)| pattern.clone()).collect();
        let same_files = before.phase == Phase::Done && *before.files == described;
        let changed = changed(&before.ran, &rules).filter(|_| same_files);
        let job = match changed {
            Some(changed) => {
                let before = before.ran.get(changed).map(|(_, pattern)| pattern.clone()).unwrap_or_default();
                Job::Compare { rules: texts, changed, before }
            }
            None => Job::Count { rules: texts },
        };
        let index = rules.iter().enumerate().map(|(at, (name, _))| (name.clone(), at)).collect();
        self.before.set_value(changed.map(|_| Arc::clone(&before)));
        let run = Run {
            phase: Phase::Running,
            total: described.iter().map(|(_, size)| size).sum(),
            tally: match changed {
                Some(_) => before.tally.clone(),
                None => Tally { matches: vec![0; rules.len()], ..Tally::default() },
            },
            troubles: if changed.is_some() { before.troubles.clone() } else { Vec::new() },
            ran: Arc::new(rules),
            files: Arc::new(described),
            index: Arc::new(index),
            ..Run::default()
        };
        let number = self.next_number();
        self.run.set(Arc::new(run.clone()));
        spawn_local(async move {
            let tasks = parts::tasks(&files).await;
            if self.number.try_get_value() == Some(number) {
                self.begin(run, changed, &job, &place, tasks);
            }
        });
    }

    fn begin(self, run: Run, changed: Option<usize>, job: &Job, place: &Place, tasks: Vec<Task>) {
        let is_empty = tasks.is_empty();
        let state = Rc::new(RefCell::new(Gathered::new(run, changed, &tasks)));
        self.state.set_value(Some(Rc::clone(&state)));
        let heard = Rc::clone(&state);
        let pool = Pool::start(job, place, tasks, usize::MAX, move |told| {
            let ended = {
                let Ok(mut state) = heard.try_borrow_mut() else { return };
                state.hear(told);
                !state.run.is_going()
            };
            if ended {
                self.finish();
            }
        });
        match pool {
            Ok(pool) => self.pool.set_value(Some(pool)),
            Err(reason) => state.borrow_mut().run.phase = Phase::Failed(reason),
        }
        if !state.borrow().run.is_going() || is_empty {
            return self.finish();
        }
        self.beat.set_value(set_interval_with_handle(move || self.show(), BEAT).ok());
    }

    pub(super) fn pause(self) {
        self.change(|state| {
            state.count_time();
            state.run.phase = Phase::Paused;
        });
        self.pool.with_value(|pool| pool.iter().for_each(Pool::pause));
    }

    pub(super) fn resume(self) {
        self.change(Gathered::resume);
        self.pool.with_value(|pool| pool.iter().for_each(Pool::resume));
    }

    /// Ends the run; what was found so far stays, of a comparison what was there before it.
    pub(super) fn cancel(self) {
        if let Some(before) = self.before.get_value() {
            self.reset();
            return self.run.set(before);
        }
        self.change(|state| {
            state.count_time();
            state.run.phase = Phase::Cancelled;
        });
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

    fn change(self, change: impl FnOnce(&mut Gathered)) {
        if let Some(state) = self.state.get_value() {
            change(&mut state.borrow_mut());
            self.show();
        }
    }

    fn show(self) {
        if let Some(state) = self.state.get_value() {
            let mut state = state.borrow_mut();
            state.count_time();
            self.run.set(Arc::new(state.run.clone()));
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

/// Whether nothing but blanks is different.
pub(super) fn is_same(before: &Ran, now: &Ran) -> bool {
    has_same_names(before, now) && different(before, now).next().is_none()
}

/// The only rule with another pattern than before, if all else is the same.
fn changed(before: &Ran, now: &Ran) -> Option<usize> {
    let mut different = different(before, now);
    let at = different.next().filter(|_| has_same_names(before, now))?;
    different.next().is_none().then_some(at)
}

fn has_same_names(before: &Ran, now: &Ran) -> bool {
    before.len() == now.len() && before.iter().zip(now).all(|(one, other)| one.0 == other.0)
}

fn different(before: &Ran, now: &Ran) -> impl Iterator<Item = usize> {
    let compact = |text: &str| json::parse(text).root().map(json::compact);
    let differs = move |one: &str, other: &str| one != other && compact(one) != compact(other);
    let pairs = before.iter().zip(now).enumerate();
    pairs.filter(move |(_, (one, other))| differs(&one.1, &other.1)).map(|(at, _)| at)
}

/// Where events are put that do not say it themselves.
pub(super) fn place(app: App) -> Place {
    let (account, region) =
        app.session.peek(|workspace| (workspace.settings.account.clone(), workspace.settings.region.clone()));
    let time = Timestamp::from_millis(browser::now()).unwrap_or_default().to_string();
    Place { account, region, time, id: "00000000-0000-4000-8000-000000000000".to_owned() }
}
