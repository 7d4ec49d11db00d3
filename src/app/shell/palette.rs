//! The palette: every command and example, found by typing.

use crate::app::state::App;
use crate::app::state::commands::{COMMANDS, Command, CommandId, shown_keys, written};
use crate::app::tabs::{TABS, TabSpec};
use crate::app::widgets::chooser::{Chooser, Row};
use eventbridge_playground::gallery::Example;
use leptos::prelude::*;

/// One row of the palette.
#[derive(Clone, Copy)]
enum Entry {
    Command(&'static Command),
    Tab(&'static TabSpec),
    Example(Example),
}

impl Entry {
    fn label(self) -> String {
        match self {
            Self::Command(command) => command.label.to_owned(),
            Self::Tab(spec) => spec.command.to_owned(),
            Self::Example(example) => format!("Example: {}", example.title),
        }
    }

    fn keys(self) -> String {
        match self {
            Self::Command(command) => shown_keys(command.id),
            Self::Tab(spec) => written(spec.keys),
            Self::Example(_) => String::new(),
        }
    }

    fn choose(self, app: App) {
        app.screen.close_dialog();
        match self {
            Self::Command(command) => app.run(command.id),
            Self::Tab(spec) => app.run(CommandId::Show(spec.tab.0)),
            Self::Example(example) => app.open_example(&example),
        }
    }
}

/// All commands and examples, to be found by typing a part of their names.
#[component]
pub(crate) fn Palette(app: App) -> impl IntoView {
    app.gallery.load();
    let search = RwSignal::new(String::new());
    let rows = Signal::derive(move || {
        let row = |entry: Entry| Row { label: entry.label(), hint: entry.keys() };
        find(&search.get(), app.gallery.examples()).into_iter().map(row).collect()
    });
    let choose = Callback::new(move |index: usize| {
        let found = untrack(|| find(&search.get(), app.gallery.examples()));
        if let Some(entry) = found.get(index) {
            entry.choose(app);
        }
    });
    view! { <Chooser label="Search commands and examples" search rows on_choose=choose /> }
}

/// The entries whose labels hold every word that was typed.
fn find(search: &str, examples: Vec<Example>) -> Vec<Entry> {
    let words: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    let commands = COMMANDS.iter().map(Entry::Command);
    let tabs = TABS.iter().map(|spec| Entry::Tab(spec));
    let entries = commands.chain(tabs).chain(examples.into_iter().map(Entry::Example));
    entries
        .filter(|entry| {
            let label = entry.label().to_lowercase();
            words.iter().all(|word| label.contains(word))
        })
        .collect()
}
