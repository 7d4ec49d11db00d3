//! Choosing files.

use super::{TrafficView, parts};
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use eventbridge_playground::event::extract::TEXT_LIMIT;
use eventbridge_playground::text::{byte_size, grouped, plural};
use leptos::prelude::*;
use web_sys::{DragEvent, File, FileList, HtmlInputElement};

/// More files than this are counted and not listed.
const MOST_LISTED: usize = 50;

/// A day of made events has this many.
const MADE: u32 = 5_000;

/// Returns whether a file is for this tab, and not for the list of events.
pub(crate) fn belongs_here(file: &File) -> bool {
    parts::size(file) > TEXT_LIMIT as u64 || has_gzip_name(&file.name())
}

fn has_gzip_name(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("gz"))
}

/// Adds files to those that are chosen, and shows them.
pub(crate) fn add_files(app: App, files: Vec<File>) {
    if files.is_empty() {
        return;
    }
    app.screen.show(Tab::TRAFFIC);
    app.files.add(files);
}

/// Lets the visitor choose files, by a command.
pub(super) fn choose_files(app: App) {
    app.screen.show(Tab::TRAFFIC);
    request_animation_frame(|| {
        if let Some(input) = browser::element("traffic-files") {
            input.click();
        }
    });
}

/// Returns the files of a list of the browser.
pub(crate) fn all_of(list: &FileList) -> Vec<File> {
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}

#[component]
pub(super) fn FilesPane(view: TrafficView) -> impl IntoView {
    let app = view.app;
    let is_over = RwSignal::new(false);
    let chosen = move |event: leptos::ev::Event| {
        let input: HtmlInputElement = event_target(&event);
        if let Some(files) = input.files() {
            add_files(app, all_of(&files));
        }
        // So that the same file can be chosen again.
        input.set_value("");
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        event.stop_propagation();
        is_over.set(false);
        if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
            add_files(app, all_of(&files));
        }
    };
    let rows = move || {
        app.files.read(|files| {
            files.iter().take(MOST_LISTED).enumerate().map(|(at, file)| row(app, at, file)).collect_view()
        })
    };
    let count = move || app.files.read(Vec::len);
    let total = move || byte_size(app.files.read(|files| files.iter().map(parts::size).sum()));
    view! {
        <section class="pane" aria-labelledby="files-title">
            <div class="pane-head">
                <h2 id="files-title">"Files"</h2>
                <span class="quiet">{move || (count() > 0).then(|| format!("{} {}, {}", grouped(count()), plural(count(), "file", "files"), total()))}</span>
                <Show when=move || { count() > 0 }>
                    <button type="button" class="button" on:click=move |_| app.files.clear()>
                        "Remove all"
                    </button>
                </Show>
            </div>
            <div class="drop" class:is-over=move || is_over.get()
                on:dragover=move |event: DragEvent| { event.prevent_default(); is_over.set(true); }
                on:dragleave=move |_| is_over.set(false) on:drop=dropped>
                <p>"Drop event files here: one event per line, arrays, CloudTrail logs, archives or queue \
                    messages, plain or gzip, of any size. They're read in this browser and sent nowhere."</p>
                <label class="button file-choice">
                    "Choose files…"
                    <input type="file" id="traffic-files" class="visually-hidden" multiple on:change=chosen />
                </label>
                <Show when=move || count() == 0>
                    <p>
                        "No files at hand? " <button type="button" class="button button-small" on:click=move |_| use_made(app)>
                            "Use a day of generated events"
                        </button>
                    </p>
                </Show>
            </div>
            <Show when=move || { count() > 0 }>
                <ul class="files" aria-label="Chosen files">{rows}</ul>
            </Show>
            <Show when=move || { count() > MOST_LISTED }>
                <p class="quiet">{move || format!("And {} more.", grouped(count() - MOST_LISTED))}</p>
            </Show>
        </section>
    }
}

/// Events that are made from the samples, and their rules if there are none yet.
fn use_made(app: App) {
    app.samples.with_catalogue(move |catalogue| {
        let parts = js_sys::Array::of1(&catalogue.traffic(MADE).into());
        let Ok(file) = File::new_with_str_sequence(&parts, "a-day-of-generated-events.ndjson") else {
            return;
        };
        app.files.add([file]);
        let rules = catalogue.rules();
        let is_empty = app.session.peek(|workspace| workspace.rules.trim().is_empty());
        if is_empty {
            app.session.edit_rules(rules);
        }
    });
}

fn row(app: App, at: usize, file: &File) -> impl IntoView + use<> {
    let name = file.name();
    let remove = format!("Remove {name}");
    let take_out = move |_| {
        app.files.remove(at);
    };
    view! {
        <li>
            <span class="file-name">{name}</span>
            <span class="quiet">{byte_size(parts::size(file))}</span>
            <button type="button" class="button button-small" aria-label=remove on:click=take_out>"×"</button>
        </li>
    }
}
