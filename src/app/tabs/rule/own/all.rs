//! All events of the list: what the function answers to each, and what it ought to.

use super::code::beginning;
use super::{shown_code, time_of};
use crate::app::state::App;
use crate::app::state::own::{self, Made};
use eventbridge_playground::handler::Response;
use eventbridge_playground::handler::own::{Code, check, messages};
use eventbridge_playground::workspace::{EventEntry, EventReport, Verdict};
use leptos::prelude::*;
use std::sync::Arc;

/// An event of the list with what came of it.
#[derive(Clone)]
struct Row {
    id: u32,
    name: String,
    verdict: Verdict,
    made: Option<Arc<Made>>,
    expected: Option<Arc<str>>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        let lies_at = |row: &Self| row.made.as_ref().map(|made| Arc::as_ptr(made).cast::<()>() as usize);
        (self.id, &self.name, self.verdict, &self.expected)
            == (other.id, &other.name, other.verdict, &other.expected)
            && lies_at(self) == lies_at(other)
    }
}

#[component]
pub(super) fn AllEvents(app: App) -> impl IntoView {
    let (state, code) = (own::own(app), shown_code(app));
    let rows =
        Memo::new(move |_| code.with(|code| code.as_ref().map_or_else(Vec::new, |code| rows(app, code))));
    let run = move |_| {
        state.start(app, move || {
            let evaluation = untrack(|| app.session.evaluation.get());
            let runs =
                evaluation.events.iter().filter(|event| event.verdict == Verdict::Match).map(|event| {
                    let payload = Arc::from(event.document.text());
                    state.next_on(&payload, time_of(&event.document))
                });
            state.run(app, runs.collect(), |_| {});
        });
    };
    view! {
        <div class="own-all">
            <p class="own-answers">
                <button type="button" class="button" on:click=run>"Run for all events"</button>
                <span class="quiet">"Those that match the rule."</span>
            </p>
            <div class="own-table">
                <table>
                    <thead><tr><th scope="col">"Event"</th><th scope="col">"Status"</th><th scope="col">"Response"</th><th scope="col">"Duration"</th><th scope="col">"Expected response"</th></tr></thead>
                    <tbody>
                        <For each=move || rows.get() key=|row| row.id
                            children=move |row| row_view(app, row.id, rows) />
                    </tbody>
                </table>
            </div>
            <p class="field-note">"Expected: JSON that the response must contain, or an error such as KeyError."</p>
        </div>
    }
}

fn rows(app: App, code: &Code) -> Vec<Row> {
    let state = own::own(app);
    app.session.evaluation.with(|evaluation| {
        app.session.read(|workspace| {
            let row = |(entry, event): (&EventEntry, &EventReport)| Row {
                id: entry.id,
                name: entry.name.clone(),
                verdict: event.verdict,
                made: state.last_of(code, event.document.text()),
                expected: entry.response.clone(),
            };
            workspace.events.iter().zip(&evaluation.events).map(row).collect()
        })
    })
}

/// A row by its id: its cells follow what becomes of it, and its field keeps the focus meanwhile.
fn row_view(app: App, id: u32, rows: Memo<Vec<Row>>) -> AnyView {
    let row = Memo::new(move |_| rows.with(|rows| rows.iter().find(|row| row.id == id).cloned()));
    let of =
        move |read: fn(&Row) -> String| move || row.with(|row| row.as_ref().map(read).unwrap_or_default());
    let name = of(|row| if row.name.is_empty() { "Event".to_owned() } else { row.name.clone() });
    let label = move || format!("Expected response of {}", name());
    let expected = of(|row| row.expected.as_deref().unwrap_or_default().to_owned());
    let put = move |text: String| {
        app.session.expect_response(id, (!text.trim().is_empty()).then(|| Arc::from(text)));
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{of(status)}</td>
            <td><code>{of(response)}</code></td>
            <td class="own-number">{of(duration)}</td>
            <td>
                <input type="text" spellcheck="false" placeholder="Expected response" aria-label=label prop:value=expected on:change:target=move |event| put(event.target().value()) />
                <span class="field-note" class:is-wrong=move || row.with(|row| row.as_ref().and_then(unmet).is_some())>{of(verdict_on)}</span>
            </td>
        </tr>
    }
    .into_any()
}

fn status(row: &Row) -> String {
    let words = match (&row.made, row.verdict) {
        (Some(made), _) => match &made.invocation.response {
            Response::Returned(_) => "Succeeded",
            Response::Failed(_) => "Failed",
        },
        (None, Verdict::Match) => "Not run yet",
        (None, Verdict::Off) => "Off",
        (None, _) => "Not invoked",
    };
    words.to_owned()
}

fn response(row: &Row) -> String {
    let words = |made: &Arc<Made>| match &made.invocation.response {
        Response::Returned(json) => beginning(json),
        Response::Failed(_) => messages::ended(&made.invocation, &made.outcome),
    };
    row.made.as_ref().map(words).unwrap_or_default()
}

fn duration(row: &Row) -> String {
    row.made.as_ref().map(|made| format!("{:.1} ms", made.outcome.duration)).unwrap_or_default()
}

/// Returns how the response differs from what was expected; `None` if it does not, or nothing is known.
fn unmet(row: &Row) -> Option<String> {
    let (expected, made) = (row.expected.as_ref()?, row.made.as_ref()?);
    check(expected, &made.invocation.response).err().map(|it| messages::unmet(&it))
}

fn verdict_on(row: &Row) -> String {
    match (&row.expected, &row.made) {
        (Some(_), Some(_)) => unmet(row).unwrap_or_else(|| "As expected.".to_owned()),
        _ => String::new(),
    }
}
