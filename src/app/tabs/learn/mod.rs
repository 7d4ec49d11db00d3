//! The tab Learn: courses of short steps that the engine checks.
//!
//! A step works in a workspace of its own, [`Learn::session`], so that the visitor's is never touched. An exercise is a step
//! that comes with a link.

mod address;
mod courses;
mod drafts;
mod exercise;
mod function;
mod kept;
mod make;
mod own;
mod panes;
mod results;
mod step;
mod text;

use crate::app::state::App;
use crate::app::state::loader::{Loaded, Loader};
use crate::app::state::origin::Origin;
use crate::app::state::screen::Tab;
use crate::app::state::session::Session;
use crate::app::state::wings::wing;
use crate::app::tabs::TabSpec;
use crate::app::widgets::place::place;
use eventbridge_playground::lessons::{self, Course, Drafts, Lesson, Place, Progress, Step, step_name};
use eventbridge_playground::pattern::Parsed;
use eventbridge_playground::workspace::{Workspace, patch};
use leptos::html;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::Arc;

/// The tab.
pub(super) static TAB: TabSpec = TabSpec {
    tab: Tab::LEARN,
    title: "Learn",
    command: "Show the lessons",
    keys: "Alt+Shift+Digit7",
    wing: &WING,
    view: |app| place(app, &WING, move |wing| (wing.tab)(app)),
};

/// The functions that are loaded when the tab is opened.
pub(crate) struct LearnWing {
    tab: fn(App) -> AnyView,
    /// Loads the lessons ahead.
    pub(crate) preload: fn(),
    /// The lessons of the page's own courses, tracked; none until they are there.
    pub(crate) lessons: fn() -> Vec<Found>,
    /// What makes an exercise of the workspace, for a dialog.
    pub(crate) make: fn(App) -> AnyView,
}

/// A lesson, for who looks for one.
#[derive(Clone)]
pub(crate) struct Found {
    pub(crate) course: String,
    pub(crate) lesson: String,
    /// The fragment that opens it, without its `#`.
    pub(crate) address: String,
}

thread_local! {
    static COURSES: Cell<Option<Loader<Vec<Course>>>> = const { Cell::new(None) };
}

/// Returns the page's courses. They belong to the page and to no view, as they may be loaded before the tab
/// is opened.
fn courses() -> Loader<Vec<Course>> {
    COURSES.with(|courses| {
        let loader = courses.get().unwrap_or_else(Loader::new);
        courses.set(Some(loader));
        loader
    })
}

wing! {
    /// The tab's wing.
    pub(crate) static WING: Wing<LearnWing> = "learn" in bus, LearnWing {
        tab: |app| view! { <LearnTab app /> }.into_any(),
        preload: || courses().load("lessons", lessons::read),
        lessons: found,
        make: |app| view! { <make::MakeDialog app /> }.into_any(),
    };
}

fn found() -> Vec<Found> {
    // Who asks must not make them: they would go with the list that was asked for.
    let loader = COURSES.with(Cell::get);
    let Some(Loaded::Ready(courses)) = loader.map(Loader::get) else { return Vec::new() };
    let lessons = courses.iter().flat_map(|course| course.lessons.iter().map(move |lesson| (course, lesson)));
    lessons
        .map(|(course, lesson)| Found {
            course: course.title.clone(),
            lesson: lesson.title.clone(),
            address: address::of_lesson(course, lesson),
        })
        .collect()
}

/// The state that the parts of the tab share.
#[derive(Clone, Copy)]
struct Learn {
    app: App,
    courses: Loader<Vec<Course>>,
    /// A course from a file, behind those of the page.
    opened: RwSignal<Option<Arc<Course>>>,
    /// The step that is open; `None` for the list of courses.
    place: RwSignal<Option<Place>>,
    progress: RwSignal<Progress>,
    /// The learner's work in the step.
    session: Session,
    /// The learner's own function in the step.
    function: function::Function,
    /// How many hints of the step are shown.
    hints: RwSignal<usize>,
    shows_solution: RwSignal<bool>,
    /// Whether the learner has changed something, or asked for the check.
    has_tried: RwSignal<bool>,
    /// Whether a step that is shown takes the focus: not the one that the page opens with.
    takes_focus: StoredValue<bool>,
    /// Whether a step was left for the list of courses.
    has_left: StoredValue<bool>,
    /// The exercise of the link that is open; `None` without one.
    exercise: RwSignal<Option<exercise::Opened>>,
    /// Whether that is on show, in place of a step or the list.
    shows_exercise: RwSignal<bool>,
    /// Whether the learner has looked at the exercise's solution.
    has_seen_solution: RwSignal<bool>,
    /// What is in the session; `None` while that is nothing.
    begun: StoredValue<Option<Begun>>,
    /// The work of this visit in steps and exercises.
    drafts: StoredValue<Drafts>,
}

/// A heading that takes the focus once it is there, if it is to.
fn focused_title(is_to: StoredValue<bool>) -> NodeRef<html::H2> {
    let title = NodeRef::new();
    Effect::new(move |_| {
        if let Some(title) = title.get().filter(|_: &web_sys::HtmlHeadingElement| is_to.get_value()) {
            let _ = title.focus();
        }
    });
    title
}

/// What the learner works at.
#[derive(Clone)]
struct Begun {
    /// Its name in the drafts.
    name: String,
    start: Workspace,
    /// Whether it is an exercise to solve, of which more is kept than the work.
    is_exercise: bool,
}

impl Learn {
    fn new(app: App) -> Self {
        let session = Session::new(Workspace::empty(), Origin::Own);
        session.measure_by(Parsed::measure);
        Self {
            app,
            courses: courses(),
            opened: RwSignal::new(None),
            place: RwSignal::new(None),
            progress: RwSignal::new(kept::progress(app)),
            session,
            function: function::Function::new(),
            hints: RwSignal::new(0),
            shows_solution: RwSignal::new(false),
            has_tried: RwSignal::new(false),
            takes_focus: StoredValue::new(true),
            has_left: StoredValue::new(false),
            exercise: RwSignal::new(None),
            shows_exercise: RwSignal::new(false),
            has_seen_solution: RwSignal::new(false),
            begun: StoredValue::new(None),
            drafts: StoredValue::new(Drafts::default()),
        }
    }

    /// Something of the courses, in the order of the list, tracked; `None` until they are there.
    fn with_courses<T>(self, read: impl FnOnce(&[&Course]) -> T) -> Option<T> {
        let Loaded::Ready(courses) = self.courses.get() else { return None };
        self.opened.with(|opened| {
            let all: Vec<&Course> = courses.iter().chain(opened.as_deref()).collect();
            Some(read(&all))
        })
    }

    /// Something of the page's own courses, tracked; `None` until they are there.
    fn own_courses<T>(self, read: impl FnOnce(&[Course]) -> T) -> Option<T> {
        match self.courses.get() {
            Loaded::Ready(courses) => Some(read(&courses)),
            _ => None,
        }
    }

    /// Something of the step at a place, tracked; `None` if there is none.
    fn with_step<T>(self, place: Place, read: impl FnOnce(&Course, &Lesson, &Step) -> T) -> Option<T> {
        self.with_courses(|courses| {
            place.get(courses).map(|(course, lesson, step)| read(course, lesson, step))
        })?
    }

    /// Returns the name of a step, tracked; `None` if there is none.
    fn name(self, place: Place) -> Option<String> {
        self.with_step(place, step_name)
    }

    /// Returns the step with this name, as [`Place::find`] has it.
    fn find(self, name: &str) -> Option<Place> {
        untrack(|| {
            self.with_courses(|courses| self.progress.with(|progress| Place::find(courses, name, progress)))?
        })
    }

    /// Opens a step, or the list of courses.
    fn go(self, place: Option<Place>) {
        self.leave();
        self.has_left.set_value(place.is_none());
        self.shows_exercise.set(false);
        let found = place.and_then(|place| {
            untrack(|| {
                self.with_step(place, |course, lesson, step| {
                    (step_name(course, lesson, step), step.start.clone())
                })
            })
        });
        self.place.set(place.filter(|_| found.is_some()));
        if let Some((name, start)) = found {
            self.begin(Begun { name: name.clone(), start, is_exercise: false });
            self.progress.update(|progress| progress.last = name);
            kept::keep(self.app, &self.progress.get_untracked());
        }
    }

    /// Returns whether the open course is one of the page's own.
    fn is_own_course(self) -> bool {
        let own = untrack(|| self.own_courses(<[Course]>::len)).unwrap_or_default();
        self.place.get_untracked().is_some_and(|place| place.course < own)
    }

    /// Keeps what was worked at, and begins anew.
    fn leave(self) {
        drafts::keep(self);
        self.function.leave(self.app);
        self.begun.set_value(None);
        self.takes_focus.set_value(true);
        self.hints.set(0);
        self.shows_solution.set(false);
        self.has_seen_solution.set(false);
        self.has_tried.set(false);
    }

    /// Puts a step's start into the session, or what was made of it before.
    fn begin(self, begun: Begun) {
        let draft = drafts::get(self, &begun.name).unwrap_or_default();
        let work = Some(&draft.changes).filter(|changes| !changes.is_empty());
        // Changes to an earlier version of a step may not fit any more.
        let work = work.and_then(|changes| patch::changed(&begun.start, changes).ok());
        self.session.open(work.unwrap_or_else(|| begun.start.clone()));
        if begun.is_exercise {
            self.hints.set(draft.hints);
            self.has_seen_solution.set(draft.has_seen_solution);
        }
        self.begun.set_value(Some(begun));
    }

    /// Puts a state of the step into the panes, with a way back.
    fn put(self, workspace: Workspace, told: &'static str) {
        let before = self.session.snapshot();
        let name = move || self.begun.with_value(|begun| begun.as_ref().map(|begun| begun.name.clone()));
        let here = name();
        self.session.open(workspace);
        self.app.screen.notices.done_with(told, "Undo", move || {
            if name() == here {
                self.session.open(before.clone());
            }
        });
    }

    /// Returns the steps before and after one.
    fn neighbours(self, at: Place) -> (Option<Place>, Option<Place>) {
        self.with_courses(|courses| at.neighbours(courses)).unwrap_or_default()
    }

    /// Notes that a step is solved.
    fn solve(self, name: &str) {
        let is_new = self.progress.try_update(|progress| progress.solve(name)).unwrap_or_default();
        if is_new {
            kept::keep(self.app, &self.progress.get_untracked());
        }
    }
}

#[component]
fn LearnTab(app: App) -> impl IntoView {
    let learn = Learn::new(app);
    learn.courses.load("lessons", lessons::read);
    address::watch(learn);
    exercise::watch(learn);
    drafts::watch(learn);
    Effect::new(move |was_there: Option<bool>| {
        let is_there = learn.own_courses(|_| ()).is_some();
        if is_there && was_there != Some(true) {
            own::open_asked(learn);
        }
        is_there
    });
    let content = move || match learn.courses.get() {
        _ if learn.shows_exercise.get() => exercise::view(learn),
        Loaded::Ready(_) => match learn.place.get() {
            Some(place) => view! { <step::StepView learn place /> }.into_any(),
            None => view! { <courses::Courses learn /> }.into_any(),
        },
        Loaded::Failed(reason) => view! {
            <p class="missing" role="alert">
                {reason} " "
                <button type="button" class="button button-small"
                    on:click=move |_| learn.courses.load("lessons", lessons::read)>"Try again"</button>
            </p>
        }
        .into_any(),
        Loaded::NotAsked | Loaded::Loading => {
            view! { <p class="coming quiet" role="status">"Loading…"</p> }.into_any()
        }
    };
    view! { <div class="learn">{content}</div> }
}
