//! The progress, as the browser keeps it. It is never sent anywhere.

use crate::app::browser;
use crate::app::state::App;
use eventbridge_playground::lessons::{Progress, Unkept};

const KEY: &str = "eventbridge-playground.learn";

/// Returns what the browser has kept; nothing at first.
pub(super) fn progress(app: App) -> Progress {
    match text().as_deref().map(Progress::read) {
        None => Progress::default(),
        Some(Ok(progress)) => progress,
        Some(Err(why)) => {
            app.screen.notices.warn(match why {
                Unkept::Newer => {
                    "Your progress was saved by a newer version of the playground. Reload to update; until \
                     then, nothing is saved."
                }
                Unkept::Unreadable => {
                    "Your progress couldn't be read, so nothing is saved until you reset it."
                }
            });
            Progress::default()
        }
    }
}

/// Writes the progress down, and says if that was not possible. What could not be read is not written over.
pub(super) fn keep(app: App, progress: &Progress) {
    if text().is_some_and(|text| Progress::read(&text).is_err()) {
        return;
    }
    let storage = browser::storage(false);
    if storage.is_none_or(|storage| storage.set_item(KEY, &progress.to_text()).is_err()) {
        warn(app);
    }
}

/// Says that nothing more can be kept.
pub(super) fn warn(app: App) {
    app.screen.notices.warn("The browser couldn't save your progress: its storage is full or blocked.");
}

/// Forgets the progress, whatever it was.
pub(super) fn forget() {
    if let Some(storage) = browser::storage(false) {
        // Fails only where nothing is kept.
        let _ = storage.remove_item(KEY);
    }
}

/// Returns whether the browser has kept anything, be it readable or not.
pub(super) fn is_any() -> bool {
    text().is_some()
}

fn text() -> Option<String> {
    browser::storage(false)?.get_item(KEY).ok()?
}
