//! Short messages to the visitor: what happened, what could not be done, and a way back.

use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// How a notice is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Done,
    Warning,
}

/// Counted and not owned by a view, as the dialog that a message comes from is gone before it.
pub(crate) type Action = Arc<dyn Fn() + Send + Sync>;

/// One message.
#[derive(Clone)]
pub(crate) struct Notice {
    pub(crate) id: u32,
    pub(crate) tone: Tone,
    pub(crate) text: String,
    /// A button that takes back what was done, or does the next thing: its label and its work.
    pub(crate) action: Option<(&'static str, Action)>,
}

/// The message that is shown: the last one, so that they never pile up.
///
/// An offer to undo outlasts its message, until another workspace is opened.
#[derive(Clone, Copy)]
pub(crate) struct Notices(pub(crate) RwSignal<Option<Notice>>, StoredValue<Option<Action>>);

/// The label of the actions that take something back.
const UNDO: &str = "Undo";

/// No id comes twice: the row of another message would be taken for that of the new one.
static NEXT_ID: AtomicU32 = AtomicU32::new(0);

impl Notices {
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(None), StoredValue::new(None))
    }

    pub(crate) fn done(self, text: impl Into<String>) {
        self.push(Tone::Done, text.into(), None);
    }

    pub(crate) fn warn(self, text: impl Into<String>) {
        self.push(Tone::Warning, text.into(), None);
    }

    /// Says what was done, with a button that takes it back.
    pub(crate) fn done_with(
        self,
        text: impl Into<String>,
        label: &'static str,
        action: impl Fn() + Send + Sync + 'static,
    ) {
        self.push(Tone::Done, text.into(), Some((label, Arc::new(action))));
    }

    pub(crate) fn dismiss(self) {
        self.0.set(None);
    }

    /// Drops a message whose way back leads into a workspace that is no longer open.
    pub(crate) fn drop_undo(self) {
        self.1.set_value(None);
        let is_undo = |notice: &Notice| notice.action.as_ref().is_some_and(|(label, _)| *label == UNDO);
        if self.0.with_untracked(|notice| notice.as_ref().is_some_and(is_undo)) {
            self.dismiss();
        }
    }

    /// Undoes the last change that a message offered to undo; returns `false` if there is none.
    pub(crate) fn undo(self) -> bool {
        let Some(action) = self.1.get_value() else { return false };
        self.dismiss();
        action();
        true
    }

    fn push(self, tone: Tone, text: String, action: Option<(&'static str, Action)>) {
        let action = action.map(|(label, action)| {
            if label != UNDO {
                return (label, action);
            }
            // Once only, whoever asks.
            let once: Action = Arc::new(move || {
                self.1.set_value(None);
                action();
            });
            self.1.set_value(Some(Arc::clone(&once)));
            (label, once)
        });
        let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
        self.0.set(Some(Notice { id, tone, text, action }));
    }

    /// Takes a message away, unless another has taken its place.
    pub(crate) fn remove(self, id: u32) {
        if self.0.with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.id == id)) {
            self.dismiss();
        }
    }
}
