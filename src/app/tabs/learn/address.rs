//! The place in the courses as a part of the page's address: `#/learn/course/lesson/step`.
//!
//! The shell keeps the tab in the address; the part after it belongs to this tab.

use super::Learn;
use crate::app::browser;
use crate::app::state::origin::Origin;
use crate::app::state::screen::Tab;
use eventbridge_playground::lessons::{Course, Lesson};
use leptos::prelude::*;

/// The beginning of the tab's addresses.
const START: &str = "#/learn";

/// Returns the address of a lesson, without its `#`.
pub(super) fn of_lesson(course: &Course, lesson: &Lesson) -> String {
    [&START[1..], "/", &course.id, "/", &lesson.id].concat()
}

/// Keeps address and place in step with each other.
pub(super) fn watch(learn: Learn) {
    // Once the courses are there, and when another course joins them.
    Effect::new(move |was_there: Option<bool>| {
        let is_there = learn.with_courses(|_| ()).is_some();
        if is_there {
            untrack(|| follow(learn));
        }
        if was_there != Some(true) {
            learn.takes_focus.set_value(false);
        }
        is_there
    });
    Effect::new(move |_| {
        let is_open = learn.app.screen.tab() == Tab::LEARN && learn.app.session.origin() == Origin::Own;
        let name = learn.place.get().and_then(|place| learn.name(place));
        if is_open && learn.with_courses(|_| ()).is_some() {
            write(name.as_deref());
        }
    });
    for name in ["popstate", "hashchange"] {
        let listener = window_event_listener_untyped(name, move |_| {
            if browser::fragment() == START && learn.place.get_untracked().is_some() {
                learn.go(None);
            } else {
                follow(learn);
            }
        });
        on_cleanup(move || listener.remove());
    }
}

/// Opens the place in the address, if it names one.
fn follow(learn: Learn) {
    let fragment = browser::fragment();
    let Some(path) = fragment.strip_prefix(START).filter(|path| path.starts_with('/')) else { return };
    let place = learn.find(path.trim_matches('/'));
    if place.is_some() && place != learn.place.get_untracked() {
        learn.go(place);
    }
}

/// Writes the place into the address. A place that has none gets one without a new entry in the history.
fn write(name: Option<&str>) {
    let fragment = browser::fragment();
    let wanted = name.map_or_else(|| START[1..].to_owned(), |name| [&START[1..], "/", name].concat());
    let here = fragment.trim_start_matches('#');
    if here != wanted {
        let is_here = here == &START[1..];
        browser::go(&wanted, None, !is_here);
    }
}
