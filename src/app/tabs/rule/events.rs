//! The list of events with their verdicts.

use super::{RULE, verdict};
use crate::app::state::App;
use eventbridge_playground::workspace::{EventEntry, Verdict};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// The content of one row.
#[derive(Clone, PartialEq)]
struct Row {
    id: u32,
    index: usize,
    name: String,
    verdict: Verdict,
    selected: bool,
    /// For an event with an expectation: whether it is met.
    passed: Option<bool>,
    /// What tells it apart from others of its name.
    note: Option<String>,
}

#[component]
pub(super) fn EventList(app: App) -> impl IntoView {
    // What was said last stays while a text is unfinished.
    let verdicts = Memo::new(move |before: Option<&Vec<Verdict>>| {
        app.rule.hold(before, || {
            let evaluation = app.session.evaluation;
            evaluation.with(|evaluation| evaluation.events.iter().map(|event| event.verdict).collect())
        })
    });
    let notes =
        Memo::new(move |_| app.wings.get(&RULE).map(|rule| (rule.row_notes)(app)).unwrap_or_default());
    let rows = Memo::new(move |_| {
        let verdicts = verdicts.get();
        let notes = notes.get();
        app.session.read(|workspace| {
            let row = |(index, event): (usize, &EventEntry)| {
                let verdict = verdicts.get(index).copied().unwrap_or(Verdict::Off);
                let expected = event.expected.filter(|_| event.enabled);
                Row {
                    id: event.id,
                    index,
                    name: event.name.clone(),
                    verdict,
                    selected: index == workspace.selected,
                    passed: expected.map(|expected| expected.is_met_by(verdict)),
                    note: notes.get(index).cloned().flatten(),
                }
            };
            let filter = app.rule.filter.get();
            let rows = workspace.events.iter().enumerate().map(row);
            rows.filter(|row| row.selected || filter.lets(row.verdict, row.passed)).collect::<Vec<_>>()
        })
    });
    // The key of a row is all that it shows, so that only a changed row is drawn again.
    let key = |row: &Row| {
        let texts = (row.name.clone(), row.note.clone());
        (row.id, row.index, texts, row.verdict as u8, row.selected, row.passed)
    };
    let row = move |row: Row| {
        let Row { index, name, verdict, selected, passed, note, .. } = row;
        let name = if name.is_empty() { "Unnamed".to_owned() } else { name };
        let whole = name.clone();
        let test =
            passed.map(|passed| if passed { ("test is-match", "passes") } else { ("test is-miss", "fails") });
        view! {
            <li class=format!("event-row {}", class(verdict)) class:is-selected=selected>
                <button type="button" class="event-button" title=whole aria-current=selected.then_some("true")
                    on:click=move |_| app.session.select(index) on:keydown=move |event| walk(app, rows, &event, index)>
                    <span class="event-name">{name}</span>
                    {note.map(|note| view! { <small class="quiet">{note}</small> })}
                    {test.map(|(class, word)| view! { <span class=class>{word}</span> })}
                    <span class="event-verdict">{label(verdict)}</span>
                </button>
            </li>
        }
    };
    let none = move || rows.with(Vec::is_empty);
    view! {
        <ul class="events" role="list" aria-label="Events"><For each=move || rows.get() key children=row /></ul>
        <Show when=none><p class="quiet empty">"No events yet. Add one, or paste some."</p></Show>
    }
}

/// Returns the label of a row. An invalid pattern is reported once, by the verdict, and is no fault of the
/// event.
fn label(verdict: Verdict) -> &'static str {
    if verdict == Verdict::InvalidPattern { "–" } else { verdict.label() }
}

fn class(verdict: Verdict) -> &'static str {
    if verdict == Verdict::InvalidPattern { "is-waiting" } else { verdict::class(verdict) }
}

/// Arrow keys go from row to row; `index` is the event of the row that has the focus.
fn walk(app: App, rows: Memo<Vec<Row>>, event: &KeyboardEvent, index: usize) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let to = rows.with_untracked(|rows| {
        let last = rows.len().saturating_sub(1);
        let place = rows.iter().position(|row| row.index == index).unwrap_or(0);
        let to = match event.key().as_str() {
            "ArrowDown" => (place + 1).min(last),
            "ArrowUp" => place.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            _ => return None,
        };
        rows.get(to).map(|row| row.index)
    });
    let Some(to) = to else { return };
    event.prevent_default();
    app.session.select(to);
    // The row is drawn again; the focus follows once it is there.
    request_animation_frame(|| {
        if let Some(button) = crate::app::browser::query(".event-button[aria-current]") {
            let _ = button.focus();
        }
    });
}
