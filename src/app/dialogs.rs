//! What opens on top of the page. The browser's own `<dialog>` keeps the focus inside and gives it
//! back.

use super::bus::PutEventsDialog;
use super::chooser::{Chooser, Row};
use super::commands::{COMMANDS, Command, run, shown_keys};
use super::paste::PasteDialog;
use super::samples::SamplesDialog;
use super::settings::SettingsForm;
use super::share::{LinkDialog, TooLargeDialog};
use super::state::{App, Dialog};
use eventbridge_playground::gallery::{Example, examples};
use leptos::html;
use leptos::prelude::*;

/// The dialog that is open, if one is.
#[component]
pub(crate) fn Dialogs(app: App) -> impl IntoView {
    let frame = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let open = app.dialog.with(Option::is_some);
        let Some(frame) = frame.get() else { return };
        if open && !frame.open() {
            // Fails only if it is open already.
            let _ = frame.show_modal();
        } else if !open && frame.open() {
            frame.close();
        }
    });
    let title = move || match app.dialog.get() {
        Some(Dialog::Commands) | None => "Commands",
        Some(Dialog::Paste) => "Paste events",
        Some(Dialog::Samples) => "Sample events",
        Some(Dialog::Link(_)) => "Copy the link",
        Some(Dialog::TooLargeForLink) => "Too large for a link",
        Some(Dialog::PutEvents) => "Put events",
        Some(Dialog::Settings) => "Account and Region",
    };
    let content = move || match app.dialog.get()? {
        Dialog::Commands => Some(view! { <Palette app /> }.into_any()),
        Dialog::Paste => Some(view! { <PasteDialog app /> }.into_any()),
        Dialog::Samples => Some(view! { <SamplesDialog app /> }.into_any()),
        Dialog::Link(url) => Some(view! { <LinkDialog url /> }.into_any()),
        Dialog::TooLargeForLink => Some(view! { <TooLargeDialog app /> }.into_any()),
        Dialog::PutEvents => Some(view! { <PutEventsDialog app /> }.into_any()),
        Dialog::Settings => Some(view! { <SettingsForm app /> }.into_any()),
    };
    view! {
        <dialog class="dialog" aria-labelledby="dialog-title" node_ref=frame on:close=move |_| app.dialog.set(None)>
            <div class="dialog-head">
                <h2 id="dialog-title">{title}</h2>
                <button type="button" class="button button-quiet" aria-label="Close"
                    on:click=move |_| app.dialog.set(None)>"✕"</button>
            </div>
            {content}
        </dialog>
    }
}

/// One row of the palette.
#[derive(Clone, Copy)]
enum Entry {
    Command(&'static Command),
    Example(Example),
}

impl Entry {
    fn label(self) -> String {
        match self {
            Self::Command(command) => command.label.to_owned(),
            Self::Example(example) => format!("Example: {}", example.title),
        }
    }

    fn keys(self) -> String {
        match self {
            Self::Command(command) => shown_keys(command.id),
            Self::Example(_) => String::new(),
        }
    }

    fn choose(self, app: App) {
        app.dialog.set(None);
        match self {
            Self::Command(command) => run(app, command.id),
            Self::Example(example) => super::examples::open(app, &example),
        }
    }
}

/// All commands and examples, to be found by typing a part of their names.
#[component]
fn Palette(app: App) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let rows = Signal::derive(move || {
        let row = |entry: Entry| Row { label: entry.label(), hint: entry.keys() };
        find(&search.get()).into_iter().map(row).collect()
    });
    let choose = Callback::new(move |index: usize| {
        if let Some(entry) = find(&search.get_untracked()).get(index) {
            entry.choose(app);
        }
    });
    view! { <Chooser label="Search commands and examples" search rows on_choose=choose /> }
}

/// The entries whose labels hold every word that was typed.
fn find(search: &str) -> Vec<Entry> {
    let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    let commands = COMMANDS.iter().map(Entry::Command);
    let entries = commands.chain(examples().into_iter().map(Entry::Example));
    entries
        .filter(|entry| {
            let label = entry.label().to_lowercase();
            words.iter().all(|word| label.contains(word))
        })
        .collect()
}
