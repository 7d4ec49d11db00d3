//! The user's own function at work: what may run, what runs, and what was made of it.
//!
//! It is made when somebody first asks for it, so that a first view has nothing of it.

use super::App;
use super::made::make;
pub(crate) use super::made::{Made, ToRun};
use super::origin::Origin;
use super::session::Session;
use crate::app::browser::sandbox::{self, Progress};
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::handler::own::messages::CameFrom;
use eventbridge_playground::handler::own::templates::TEMPLATES;
use eventbridge_playground::handler::own::{self, Code, Consent, KeptRun, Missing, Trouble};
use eventbridge_playground::handler::{SimulatedTelemetry, Telemetry};
use eventbridge_playground::rng::seed_of;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::OnceCell;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// So many runs are kept; older ones go.
const MAX_KEPT: usize = 2_000;

/// The time of a run whose event has none.
const CLOCK: &str = "2026-01-01T00:00:00Z";

/// What is done once the user lets the code run.
pub(crate) type Go = Arc<dyn Fn() + Send + Sync>;

/// What the sandbox is at.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Activity {
    Quiet,
    /// It runs, and so many of several runs are done.
    Running {
        progress: Progress,
        done: usize,
        all: usize,
    },
    /// The user has stopped it, when so many of several runs were done.
    Stopped {
        done: usize,
        all: usize,
    },
    /// It could not run, for this reason.
    Failed(String),
}

/// The state of the own function. One for the page.
pub(crate) struct Own {
    consent: ArcRwSignal<Consent>,
    /// What waits for the user to let the code run.
    pub(crate) question: ArcRwSignal<Option<Go>>,
    pub(crate) activity: ArcRwSignal<Activity>,
    /// Whether the function has the room of all panes.
    pub(crate) is_large: ArcRwSignal<bool>,
    /// What was made, oldest first.
    pub(crate) made: ArcRwSignal<VecDeque<Arc<Made>>>,
    /// Counts the codes that came in any other way than by the user's typing: an editor's Undo must not bring one
    /// of before back.
    pub(crate) lineage: ArcRwSignal<u32>,
    /// The code that the user typed last.
    typed: ArcStoredValue<Option<Arc<Code>>>,
    is_stopped: AtomicBool,
    /// Where the code of the workspace with this number came from, if that was noted.
    source: ArcStoredValue<Option<(u32, CameFrom)>>,
}

/// Less of the text than this stays when it counts as replaced: one in so many.
const REPLACED: usize = 8;

thread_local! {
    static OWN: OnceCell<&'static Own> = const { OnceCell::new() };
}

/// Returns the state of the own function.
pub(crate) fn own(app: App) -> &'static Own {
    let (own, is_new) = OWN.with(|cell| {
        let is_new = cell.get().is_none();
        let made: &'static Own = cell.get_or_init(|| {
            Box::leak(Box::new(Own {
                consent: ArcRwSignal::new(Consent::default()),
                question: ArcRwSignal::new(None),
                activity: ArcRwSignal::new(Activity::Quiet),
                is_large: ArcRwSignal::new(false),
                made: ArcRwSignal::new(VecDeque::new()),
                lineage: ArcRwSignal::new(0),
                typed: ArcStoredValue::new(None),
                is_stopped: AtomicBool::new(false),
                source: ArcStoredValue::new(None),
            }))
        });
        (made, is_new)
    });
    if is_new {
        app.wings.for_good(|| watch(app, own));
    }
    own
}

/// Looks at the code whenever it changes, whoever changed it.
fn watch(app: App, own: &'static Own) {
    let code = code_of(app);
    Effect::new(move |_| {
        code.with(|code| {
            let is_known =
                own.consent.with_untracked(|consent| code.as_ref().is_some_and(|it| consent.allows(it)));
            let typed = own.typed.get_value();
            let is_typed = typed.as_ref().zip(code.as_ref()).is_some_and(|(a, b)| Arc::ptr_eq(a, b));
            if !is_typed {
                own.lineage.update(|lineage| *lineage += 1);
            }
            if !is_known {
                own.consent.update(|consent| consent.see(code.as_deref()));
                own.question.set(None);
            }
        });
    });
}

/// Returns the code, tracked on its own: the workspace changes with every key.
pub(crate) fn code_of(app: App) -> Memo<Option<Arc<Code>>> {
    Memo::new(move |_| app.session.read(|workspace| workspace.code.clone()))
}

impl Own {
    /// Returns whether this code runs automatically; tracked.
    pub(crate) fn runs_as_typed(&self, code: &Code) -> bool {
        self.consent.with(|consent| consent.runs_as_typed(code))
    }

    /// The user switches that on or off.
    pub(crate) fn run_as_typed(&self, code: &Code, is_on: bool) {
        self.consent.update(|consent| consent.run_as_typed(code, is_on));
    }

    /// Returns whether this code may run without asking; tracked.
    pub(crate) fn allows(&self, code: &Code) -> bool {
        self.consent.with(|consent| consent.allows(code))
    }

    /// The user changes the code by hand.
    pub(crate) fn edit(&self, app: App, change: impl FnOnce(&mut Code)) {
        let before = app.session.peek(|workspace| workspace.code.clone());
        let mut after = before.as_deref().cloned().unwrap_or_default();
        change(&mut after);
        self.consent.update(|consent| consent.edited(before.as_deref(), &after));
        let is_allowed = self.consent.with_untracked(|consent| consent.allows(&after));
        if !is_allowed && before.is_some_and(|before| is_replaced(&before.source, &after.source)) {
            self.note_source(app, CameFrom::Pasted);
        }
        // What kept it from running may be mended.
        self.forget_end();
        let after = Arc::new(after);
        self.typed.set_value(Some(Arc::clone(&after)));
        app.session.edit_code(Some(after));
    }

    /// The user takes code of the page's own in the place of the code.
    pub(crate) fn replace(&self, app: App, code: Code) {
        self.consent.update(|consent| {
            *consent = Consent::default();
            consent.allow(code.clone());
        });
        app.session.edit_code(Some(Arc::new(code)));
    }

    /// Notes where the code of the open workspace came from.
    pub(crate) fn note_source(&self, app: App, from: CameFrom) {
        let number = untrack(|| app.session.opened());
        self.source.set_value(Some((number, from)));
    }

    /// Returns where the code came from; tracked.
    pub(crate) fn came_from(&self, app: App) -> CameFrom {
        let number = app.session.opened();
        let template = app.session.read(|workspace| {
            let source = &workspace.code.as_ref()?.source;
            TEMPLATES.iter().find(|template| *template.source == **source)
        });
        if let Some(template) = template {
            return CameFrom::Template(template.title);
        }
        if let Some((_, from)) = self.source.get_value().filter(|(of, _)| *of == number) {
            return from;
        }
        if let Some(opened) = app.gallery.opened().filter(|opened| opened.number == number) {
            return CameFrom::Example(opened.example.title.to_owned());
        }
        // More than once: by an undo, as no other workspace was opened.
        let has_changed_hands = self.lineage.get() > 1;
        match (app.session.origin(), number) {
            (Origin::Shared(_), _) => CameFrom::Link,
            (Origin::Own, 0) if !has_changed_hands => CameFrom::EarlierVisit,
            (Origin::Own, _) => CameFrom::Opened,
        }
    }

    /// Does something with the code if it may run; else asks the user first.
    pub(crate) fn start(&self, app: App, go: impl Fn() + Send + Sync + 'static) {
        let Some(code) = app.session.peek(|workspace| workspace.code.clone()) else { return };
        self.consent.update(|consent| {
            if !consent.allows(&code) {
                consent.see(Some(&code));
            }
        });
        if self.consent.with_untracked(|consent| consent.allows(&code)) {
            go();
        } else {
            self.question.set(Some(Arc::new(go)));
        }
    }

    /// The user answers the question whether the code may run.
    pub(crate) fn answer(&self, app: App, may_run: bool) {
        let Some(go) = self.question.try_update(Option::take).flatten() else { return };
        let code = app.session.peek(|workspace| workspace.code.clone());
        if let Some(code) = code.filter(|_| may_run) {
            self.consent.update(|consent| consent.allow((*code).clone()));
            go();
        }
    }

    /// Returns whether something runs; tracked.
    pub(crate) fn is_busy(&self) -> bool {
        self.activity.with(|activity| matches!(activity, Activity::Running { .. }))
    }

    /// Forgets how the last runs ended, if that is still shown.
    pub(crate) fn forget_end(&self) {
        let is_over =
            |activity: &Activity| matches!(activity, Activity::Failed(_) | Activity::Stopped { .. });
        if self.activity.with_untracked(is_over) {
            self.activity.set(Activity::Quiet);
        }
    }

    /// Ends what runs, and what would follow.
    pub(crate) fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
        sandbox::stop();
    }

    /// Returns the last run on a payload by the tab Rule, whatever the code was then; tracked.
    pub(crate) fn last(&self, payload: &str) -> Option<Arc<Made>> {
        self.made
            .with(|made| made.iter().rev().find(|run| run.attempt == 0 && *run.payload == *payload).cloned())
    }

    /// Returns the last run of this very code on a payload; tracked.
    pub(crate) fn last_of(&self, code: &Code, payload: &str) -> Option<Arc<Made>> {
        self.last(payload).filter(|made| *made.code == *code)
    }

    /// Returns the runs for the bus that were made of exactly this code in this place; tracked.
    pub(crate) fn kept(&self, code: &Code, account: &str, region: &str) -> Vec<KeptRun> {
        let is_it = |run: &&Arc<Made>| {
            run.attempt > 0 && *run.code == *code && run.place == (account.to_owned(), region.to_owned())
        };
        let kept = |run: &Arc<Made>| KeptRun {
            payload: Arc::clone(&run.payload),
            attempt: run.attempt,
            outcome: Arc::clone(&run.text),
        };
        self.made.with(|made| made.iter().filter(is_it).map(kept).collect())
    }

    /// Returns the run that the tab Rule makes next on a payload.
    pub(crate) fn next_on(&self, payload: &Arc<str>, time: Option<Timestamp>) -> ToRun {
        let number = self.made.with_untracked(|made| {
            made.iter().filter(|run| run.attempt == 0 && run.payload == *payload).count()
        });
        let identity = SimulatedTelemetry::new(seed_of(payload), CLOCK).identify(number as u64 + 1, time);
        ToRun {
            payload: Arc::clone(payload),
            attempt: 0,
            identity,
            function_name: own::FUNCTION_NAME.to_owned(),
            is_warm: true,
        }
    }

    /// Makes runs one after another; `then` is told whether all were made. Only one job at a time is taken.
    pub(crate) fn run(&'static self, app: App, runs: Vec<ToRun>, then: impl FnOnce(bool) + 'static) {
        let Some(code) = app.session.peek(|workspace| workspace.code.clone()) else { return };
        self.run_code(&code, app.session, runs, |made| self.keep(made), then);
    }

    /// Makes runs of a code in the account and Region of a session, as [`Self::run`] does, and hands each to `keep`.
    /// Returns whether they have begun; `then` is called only if so.
    pub(crate) fn run_code(
        &'static self,
        code: &Arc<Code>,
        session: Session,
        runs: Vec<ToRun>,
        keep: impl Fn(Made) + 'static,
        then: impl FnOnce(bool) + 'static,
    ) -> bool {
        if untrack(|| self.is_busy()) {
            return false;
        }
        let code = Arc::clone(code);
        if let Some(trouble) = code.troubles().first() {
            self.activity.set(Activity::Failed(trouble_words(trouble, &code)));
            return false;
        }
        let place = session.peek(|workspace| {
            let settings = &workspace.settings;
            (settings.account.clone(), settings.region.clone())
        });
        self.is_stopped.store(false, Ordering::Relaxed);
        let all = runs.len();
        spawn_local(async move {
            let (mut ended, mut made) = (Activity::Quiet, 0);
            for (done, run) in runs.into_iter().enumerate() {
                self.activity.set(Activity::Running { progress: Progress::Starting, done, all });
                let tell = move |progress| self.activity.set(Activity::Running { progress, done, all });
                match make(&code, place.clone(), run, tell).await {
                    Ok(run) => {
                        keep(run);
                        made += 1;
                    }
                    Err(Missing::Stopped) => self.is_stopped.store(true, Ordering::Relaxed),
                    Err(Missing::Unavailable(reason)) => {
                        ended = Activity::Failed(reason);
                        break;
                    }
                }
                if self.is_stopped.load(Ordering::Relaxed) && made < all {
                    ended = Activity::Stopped { done: made, all };
                    break;
                }
            }
            let is_whole = ended == Activity::Quiet;
            self.activity.set(ended);
            then(is_whole);
        });
        true
    }

    fn keep(&self, run: Made) {
        self.made.update(|made| {
            if run.attempt > 0 {
                made.retain(|it| {
                    (it.attempt, &it.payload, &it.code) != (run.attempt, &run.payload, &run.code)
                });
            }
            made.push_back(Arc::new(run));
            while made.len() > MAX_KEPT {
                made.pop_front();
            }
        });
    }
}

/// Returns whether hardly anything of a text stayed, which no typing does.
fn is_replaced(before: &str, after: &str) -> bool {
    let start = before.bytes().zip(after.bytes()).take_while(|(a, b)| a == b).count();
    let most = before.len().min(after.len()) - start;
    let end = before.bytes().rev().zip(after.bytes().rev()).take(most).take_while(|(a, b)| a == b).count();
    !before.trim().is_empty() && after.lines().count() > 1 && (start + end) * REPLACED < after.len()
}

fn trouble_words(trouble: &Trouble, code: &Code) -> String {
    own::messages::trouble(trouble, &code.answers)
}
