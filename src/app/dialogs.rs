//! What opens on top of the page. The browser's own `<dialog>` keeps the focus inside and gives it
//! back.

use super::commands::{COMMANDS, Command, run, shown_keys};
use super::paste::PasteDialog;
use super::settings::SettingsForm;
use super::share::{LinkDialog, TooLargeDialog};
use super::state::{App, Dialog};
use eventbridge_playground::gallery::{Example, examples};
use leptos::ev::KeyboardEvent;
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
        Some(Dialog::Link(_)) => "Copy the link",
        Some(Dialog::TooLargeForLink) => "Too large for a link",
        Some(Dialog::Settings) => "Account and Region",
    };
    let content = move || match app.dialog.get()? {
        Dialog::Commands => Some(view! { <Palette app /> }.into_any()),
        Dialog::Paste => Some(view! { <PasteDialog app /> }.into_any()),
        Dialog::Link(url) => Some(view! { <LinkDialog url /> }.into_any()),
        Dialog::TooLargeForLink => Some(view! { <TooLargeDialog app /> }.into_any()),
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
    let active = RwSignal::new(0_usize);
    let found = Memo::new_with_compare(move |_| find(&search.get()), |_, _| true);
    let pressed = move |event: KeyboardEvent| {
        let count = found.with(Vec::len);
        let at = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if count > 0 => active.set((at + 1) % count),
            "ArrowUp" if count > 0 => active.set((at + count - 1) % count),
            "Enter" => {
                if let Some(entry) = found.with(|found| found.get(at).copied()) {
                    entry.choose(app);
                }
            }
            _ => return,
        }
        event.prevent_default();
        if let Some(option) = super::browser::element(&option_id(active.get_untracked())) {
            option.scroll_into_view_with_bool(false);
        }
    };
    let typed = move |event: leptos::ev::Event| {
        search.set(event_target_value(&event));
        active.set(0);
    };
    let row = move |(index, entry): (usize, Entry)| {
        view! {
            <li role="option" class="palette-row" id=option_id(index)
                aria-selected=move || if active.get() == index { "true" } else { "false" }
                on:click=move |_| entry.choose(app)>
                <span>{entry.label()}</span>
                <kbd>{entry.keys()}</kbd>
            </li>
        }
    };
    view! {
        <input type="text" class="palette-search" role="combobox" aria-label="Search commands and examples"
            aria-expanded="true" aria-controls="palette-list" autocomplete="off" autofocus
            aria-activedescendant=move || option_id(active.get())
            prop:value=move || search.get() on:input=typed on:keydown=pressed />
        <ul role="listbox" id="palette-list" class="palette" aria-label="Commands and examples">
            {move || found.get().into_iter().enumerate().map(row).collect_view()}
        </ul>
        <p class="quiet" role="status">
            {move || found.with(Vec::is_empty).then_some("Nothing has a name like this.")}
        </p>
    }
}

fn option_id(index: usize) -> String {
    format!("palette-{index}")
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
