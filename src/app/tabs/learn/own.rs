//! Courses of somebody else: from a file, or from one that lies beside the page.

use super::Learn;
use crate::app::browser;
use eventbridge_playground::lessons::{Course, Place, is_beside_the_page, read_course};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Opens the course that the page's address asks for, as in `?course=my-course.json`; once the own courses are there.
pub(super) fn open_asked(learn: Learn) {
    let Some(name) = browser::query_value("course") else { return };
    if !is_beside_the_page(&name) {
        let told =
            format!("The course “{name}” wasn't loaded. It must be a file in the same folder as this page.");
        return learn.app.screen.notices.warn(told);
    }
    spawn_local(async move {
        match browser::fetch_address(&name).await {
            Some(text) => take(learn, &name, &text),
            None => learn.app.screen.notices.warn(format!("The course “{name}” couldn't be loaded.")),
        }
    });
}

/// Opens the file that was chosen.
pub(super) fn open_file(learn: Learn, input: &web_sys::HtmlInputElement) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    // The same file can be chosen again, once it was mended.
    input.set_value("");
    spawn_local(async move {
        let name = file.name();
        match browser::read_file(file).await {
            Some(text) => take(learn, &name, &text),
            None => learn.app.screen.notices.warn(format!("The file “{name}” couldn't be read.")),
        }
    });
}

/// Reads a course and opens its first step; says what is wrong with it.
fn take(learn: Learn, name: &str, text: &str) {
    let stem = name.rsplit('/').next().and_then(|name| name.split('.').next()).unwrap_or_default();
    let mut course = match read_course(&stem.to_lowercase(), text) {
        Ok(course) => course,
        Err(error) => return learn.app.screen.notices.warn(format!("“{name}” wasn't opened. {error}")),
    };
    let is_taken = |id: &str| {
        untrack(|| learn.own_courses(|courses| courses.iter().any(|course| course.id == id)))
            .unwrap_or_default()
    };
    // Its progress must not count as that of a course of the page.
    if is_taken(&course.id) {
        course.id.insert_str(0, "own-");
    }
    let at = untrack(|| learn.own_courses(<[Course]>::len)).unwrap_or_default();
    learn.opened.set(Some(Arc::new(course)));
    learn.go(Some(Place { course: at, lesson: 0, step: 0 }));
}
