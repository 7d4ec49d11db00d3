//! The explanation of the selected event, line by line.

use crate::app::state::App;
use eventbridge_playground::matching::{Line, outline};
use leptos::prelude::*;
use std::sync::Arc;

/// Returns the lines; `None` while the pattern or the event cannot be read. All who ask share one memo.
pub(super) fn lines(app: App) -> Memo<Option<Arc<Vec<Line>>>> {
    app.rule.lines.get_or_make(move |_| {
        app.rule.settled.with(|shown| {
            let shown = shown.as_ref()?;
            let explanation = shown.explanation.as_ref()?;
            Some(Arc::new(outline(explanation, &shown.event.document)))
        })
    })
}
