//! The results as files.

use super::pool::{Pool, PoolMessage};
use super::run;
use super::samples::Choice;
use super::{TrafficView, label, parts};
use crate::app::widgets::download;
use eventbridge_playground::scan::report::{Format, Report};
use eventbridge_playground::scan::{Job, Outcome, Phase};
use eventbridge_playground::text::grouped;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsValue;

#[component]
pub(super) fn ExportPane(view: TrafficView) -> impl IntoView {
    let keeping = RwSignal::new(None::<u64>);
    let pool = StoredValue::new_local(None::<Pool>);
    let keep =
        move |choice: Choice, name: &'static str| move |_| keep_events(view, &choice, name, keeping, pool);
    let stop = move |_| {
        pool.set_value(None);
        keeping.set(None);
    };
    let save = move |name: &'static str, kind: &'static str, format: Format| {
        move |_| {
            let text = report(view, format);
            download::hand_over(view.app, name, kind, &js_sys::Array::of1(&text.into()));
        }
    };
    view! {
        <section class="pane" aria-labelledby="export-title">
            <div class="pane-head"><h2 id="export-title">"Export"</h2></div>
            <div class="toolbar" role="group" aria-label="Export">
                <button type="button" class="button" on:click=save("matches.csv", "text/csv", Format::Csv)>"Counts as CSV"</button>
                <button type="button" class="button" on:click=save("matches.json", "application/json", Format::Json)>"Results as JSON"</button>
                <button type="button" class="button" on:click=save("report.html", "text/html", Format::Html)>"Report"</button>
                <button type="button" class="button" disabled=move || keeping.get().is_some()
                    on:click=keep(Choice::Matched, "matched.ndjson")>"Matched events"</button>
                <button type="button" class="button" disabled=move || keeping.get().is_some()
                    on:click=keep(Choice::Unmatched, "unmatched.ndjson")>"Events that matched no rule"</button>
            </div>
            <Show when=move || keeping.get().is_some()>
                <p role="status">
                    {move || format!("Collecting events: {} bytes so far. ", grouped(keeping.get().unwrap_or_default()))}
                    <button type="button" class="button button-small" on:click=stop>"Stop"</button>
                </p>
            </Show>
        </section>
    }
}

fn report(view: TrafficView, format: Format) -> String {
    view.runs.run.with_untracked(|run| {
        let names: Vec<String> = run.rules.iter().map(|(name, _)| label(name)).collect();
        let rules = run.rules.iter().zip(&names).zip(&run.tally.matches);
        let report = Report {
            files: run.files.iter().map(|(name, size)| (name.as_str(), *size)).collect(),
            rules: rules
                .map(|(((_, pattern), name), count)| (name.as_str(), pattern.as_str(), *count))
                .collect(),
            tally: &run.tally,
            is_complete: run.phase == Phase::Done,
        };
        report.write(format)
    })
}

/// The pieces of the parts, in the order of the files.
type Pieces = Rc<RefCell<BTreeMap<usize, Vec<JsValue>>>>;

/// Reads the files once more and hands the events over as a file. The browser holds what is collected.
fn keep_events(
    view: TrafficView,
    choice: &Choice,
    name: &'static str,
    keeping: RwSignal<Option<u64>>,
    pool: StoredValue<Option<Pool>, LocalStorage>,
) {
    let Some((rules, wanted)) = view.runs.run.with_untracked(|run| TrafficView::wanted(run, choice)) else {
        return;
    };
    let files = view.app.files.chosen();
    keeping.set(Some(0));
    let place = run::place(view.app);
    spawn_local(async move {
        let tasks = parts::tasks(&files).await;
        let events = Cell::new(0);
        let count = move |outcome: Outcome| {
            if let Outcome::Extract { kept } = outcome {
                events.set(events.get() + kept);
            }
            events.get()
        };
        let fail = move |reason: String| {
            keeping.set(None);
            view.app.screen.notices.warn(format!("The events couldn't be collected: {reason}"));
        };
        let pieces = Pieces::default();
        let tell = move |told: PoolMessage| match told {
            PoolMessage::Output { task, bytes } => {
                let length = js_sys::Uint8Array::new(&bytes).length();
                keeping.update(|kept| *kept = kept.map(|kept| kept + u64::from(length)));
                // A blob of it lets the browser put it aside.
                let blob = web_sys::Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&bytes));
                if let Ok(blob) = blob {
                    pieces.borrow_mut().entry(task).or_default().push(blob.into());
                }
            }
            PoolMessage::Found { outcome, .. } => {
                count(outcome);
            }
            PoolMessage::Done { outcome, is_last, .. } => {
                let events = count(outcome);
                if is_last {
                    hand_over(view, name, &pieces, events);
                    keeping.set(None);
                }
            }
            PoolMessage::Failed(reason) => fail(reason),
            PoolMessage::Progress { .. } => {}
        };
        match Pool::start(&Job::Extract { rules, wanted }, &place, tasks, usize::MAX, tell) {
            Ok(started) => pool.set_value(Some(started)),
            Err(reason) => fail(reason),
        }
    });
}

fn hand_over(view: TrafficView, name: &str, pieces: &Pieces, events: u64) {
    let parts: js_sys::Array = pieces.borrow().values().flatten().cloned().collect();
    if download::hand_over(view.app, name, "application/x-ndjson", &parts) {
        view.app.screen.notices.done(format!("Downloaded {} events as {name}.", grouped(events)));
    }
}
