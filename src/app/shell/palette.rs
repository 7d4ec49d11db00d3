//! The palette: commands, tabs, examples, lessons, sample events and the reference, found by typing.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::commands::{COMMANDS, Command, CommandId, shown_keys, synonyms, written};
use crate::app::state::screen::Reference;
use crate::app::tabs::{TABS, TabSpec, learn, rule};
use crate::app::widgets::chooser::{Chooser, Row};
use eventbridge_playground::gallery::Example;
use eventbridge_playground::reference::{Topic, topics};
use eventbridge_playground::samples::Sample;
use leptos::prelude::*;

/// One row of the palette.
#[derive(Clone)]
enum Entry {
    Command(&'static Command),
    Tab(&'static TabSpec),
    Example(Example),
    Lesson(learn::Found),
    Topic(Topic),
    Sample(Sample),
}

impl Entry {
    fn label(&self) -> String {
        match self {
            Self::Command(command) => command.label.to_owned(),
            Self::Tab(spec) => spec.command.to_owned(),
            Self::Example(example) => format!("Example: {}", example.title),
            Self::Lesson(found) => format!("Lesson: {}", found.lesson),
            Self::Topic(topic) => format!("Reference: {}", topic.name),
            Self::Sample(sample) => format!("Sample: {}: {}", sample.service, sample.title),
        }
    }

    /// Further words that find it.
    fn synonyms(&self) -> &'static str {
        match self {
            Self::Command(command) => synonyms(command.id),
            Self::Tab(spec) => synonyms(CommandId::Show(spec.tab.0)),
            Self::Example(example) => example.shows,
            Self::Topic(topic) => topic.words,
            Self::Lesson(_) => "learn course tutorial",
            // Those that fit were found by all that is in them.
            Self::Sample(_) => "",
        }
    }

    fn hint(&self) -> String {
        match self {
            Self::Command(command) => shown_keys(command.id),
            Self::Tab(spec) => written(spec.keys),
            Self::Example(example) => if example.is_whole_bus() { "event bus" } else { "rule" }.to_owned(),
            Self::Lesson(found) => found.course.clone(),
            Self::Topic(topic) => topic.section.title().to_owned(),
            Self::Sample(sample) => sample.detail_type.clone(),
        }
    }

    fn choose(self, app: App) {
        app.screen.close_dialog();
        match self {
            Self::Command(command) => app.run(command.id),
            Self::Tab(spec) => app.run(CommandId::Show(spec.tab.0)),
            Self::Example(example) => app.open_example(&example),
            Self::Lesson(found) => browser::follow(&found.address),
            Self::Topic(topic) => app.screen.show_reference(Reference::OpenAt((topic.section, topic.name))),
            Self::Sample(sample) => rule::samples::add(app, sample),
        }
    }
}

/// All that can be done and opened, to be found by typing.
#[component]
pub(crate) fn Palette(app: App) -> impl IntoView {
    app.gallery.load();
    let search = RwSignal::new(String::new());
    Effect::new(move |_| {
        if search.with(|search| !search.is_empty()) {
            app.samples.load();
        }
    });
    let found = Memo::new_with_compare(move |_| find(app, &search.get()), |_, _| true);
    let rows = Signal::derive(move || {
        let row = |entry: &Entry| Row { label: entry.label(), hint: entry.hint() };
        found.with(|found| found.iter().map(row).collect())
    });
    let choose = Callback::new(move |index: usize| {
        let entry = found.with_untracked(|found| found.get(index).cloned());
        if let Some(entry) = entry {
            entry.choose(app);
        }
    });
    view! {
        <Chooser label="Search commands, examples, samples and reference" search rows on_choose=choose
            tries="copy, share, sample" />
    }
}

/// Returns the entries that fit what was typed: of each kind first those with every word in their labels,
/// then those that people have other words for.
fn find(app: App, search: &str) -> Vec<Entry> {
    let typed: Vec<String> = search.split_whitespace().map(str::to_lowercase).collect();
    let commands = COMMANDS.iter().map(Entry::Command).collect();
    let tabs = TABS.iter().map(|spec| Entry::Tab(spec)).collect();
    let examples = app.gallery.examples().into_iter().map(Entry::Example).collect();
    let mut kinds: Vec<Vec<Entry>> = vec![commands, tabs, examples];
    // They would hide all else before anything is typed.
    if !typed.is_empty() {
        let lessons = app.wings.peek(&learn::WING).map(|learn| (learn.lessons)()).unwrap_or_default();
        kinds.push(lessons.into_iter().map(Entry::Lesson).collect());
        kinds.insert(2, topics().into_iter().map(Entry::Topic).collect());
    }
    let fit = |kind: Vec<Entry>| {
        let is_fit = |text: String| typed.iter().all(|word| text.contains(word));
        let (named, others): (Vec<_>, Vec<_>) =
            kind.into_iter().partition(|entry| is_fit(entry.label().to_lowercase()));
        let others = others
            .into_iter()
            .filter(|entry| is_fit(format!("{} {}", entry.label(), entry.synonyms()).to_lowercase()));
        named.into_iter().chain(others.collect::<Vec<_>>())
    };
    let mut found: Vec<Entry> = kinds.into_iter().flat_map(fit).collect();
    if let Some(catalogue) = app.samples.ready().filter(|_| !typed.is_empty()) {
        // Their labels begin with this word, which the catalogue does not know.
        let words: Vec<&str> =
            typed.iter().map(|word| word.trim_end_matches(':')).filter(|word| *word != "sample").collect();
        found.extend(catalogue.search(&words.join(" ")).into_iter().cloned().map(Entry::Sample));
    }
    found
}
