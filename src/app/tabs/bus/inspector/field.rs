//! The fields of a form. Each writes one value of the setup as it is typed; an invalid text gets a message
//! and is not written.

use super::Setup;
use crate::app::state::App;
use crate::app::tabs::bus::BusView;
use eventbridge_playground::bus::Model;
use eventbridge_playground::bus::problem::ModelRef;
use eventbridge_playground::bus::system::{FieldError, Form, System};
use eventbridge_playground::json;
use leptos::prelude::*;
use std::borrow::Cow;
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT_ID: AtomicU32 = AtomicU32::new(0);

/// The keys of a value, from its part inwards.
pub(super) type Keys = &'static [&'static str];

/// The part that a form is about.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) app: App,
    pub(super) view: BusView,
    pub(super) setup: Memo<Setup>,
    pub(super) place: ModelRef,
}

impl Part {
    /// Returns a value of the setup, and tracks it.
    pub(super) fn read<T>(self, read: impl FnOnce(&System) -> T) -> T {
        self.setup.with(|setup| read(&setup.0))
    }

    /// Returns a value of the model, and tracks it.
    pub(super) fn model<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.setup.with(|setup| read(&setup.0.model))
    }

    /// Returns the JSON of a value, without layout; `None` if the setup does not have it.
    pub(super) fn source(self, keys: &[&str]) -> Option<String> {
        self.read(|system| system.value(self.place, keys).map(json::compact))
    }

    /// Sets values that are given as JSON, or takes them out.
    ///
    /// # Errors
    /// If the setup has no place for one of them; then nothing is changed.
    pub(super) fn write(self, changes: &[(&[&str], Option<&str>)]) -> Result<(), FieldError> {
        let text = self.setup.with_untracked(|setup| setup.0.with_fields(self.place, changes));
        self.app.session.edit_system(text.ok_or(FieldError::NoPlace)?);
        Ok(())
    }

    /// Sets values, or says that it could not be done.
    pub(super) fn put(self, changes: &[(&[&str], Option<&str>)]) {
        if let Err(error) = self.write(changes) {
            self.app.screen.notices.warn(error.sentence());
        }
    }
}

/// The form of a field's text, and its value while the setup has none.
#[derive(Clone, Copy)]
pub(super) struct Text {
    pub(super) label: &'static str,
    pub(super) keys: Keys,
    pub(super) form: Form,
    /// Whether an empty field is an empty text. Otherwise it takes the value out.
    pub(super) is_required: bool,
    pub(super) hint: &'static str,
    /// Returns the value that applies if the setup has none.
    pub(super) otherwise: fn(&Model, ModelRef) -> String,
}

impl Text {
    pub(super) const fn new(label: &'static str, keys: Keys) -> Self {
        Self { label, keys, form: Form::Text, is_required: false, hint: "", otherwise: |_, _| String::new() }
    }
}

/// A field for a text or a number, on one line.
pub(super) fn line(part: Part, field: Text) -> AnyView {
    written(part, field, false)
}

/// A field for JSON or a template, on several lines.
pub(super) fn area(part: Part, field: Text) -> AnyView {
    written(part, field, true)
}

fn written(part: Part, field: Text, is_area: bool) -> AnyView {
    let Text { label, keys, form, is_required, hint, otherwise } = field;
    let place = part.place;
    let value = Memo::new(move |_| {
        part.read(|system| match system.value(place, keys) {
            Some(value) => form.shown(value),
            None => otherwise(&system.model, place),
        })
    });
    let write = move |text: &str| {
        if text.trim().is_empty() && !is_required {
            return part.write(&[(keys, None)]);
        }
        let json = part.setup.with_untracked(|setup| form.json(text, setup.0.value(place, keys)))?;
        part.write(&[(keys, Some(&json))])
    };
    let problems = move || part.read(|system| system.problems_at(place, keys));
    input(label, hint, is_area, value.into(), write, problems)
}

/// A field with its value, its problems, and what writes it.
pub(super) fn input(
    label: &'static str,
    hint: &'static str,
    is_area: bool,
    value: Signal<String>,
    write: impl Fn(&str) -> Result<(), FieldError> + Copy + Send + Sync + 'static,
    problems: impl Fn() -> Vec<String> + Copy + Send + Sync + 'static,
) -> AnyView {
    let id = format!("field-{}", NEXT_ID.fetch_add(1, Ordering::Relaxed));
    // What is being written, which the setup may not have.
    let draft = RwSignal::new(None::<String>);
    let error = RwSignal::new(None::<FieldError>);
    let typed = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        error.set(write(&text).err());
        draft.set(Some(text));
    };
    // A field that is taken away with the focus in it is left as well, when nothing of it is there any more.
    let left = move |_| {
        if error.try_with_untracked(Option::is_none) == Some(true) {
            draft.try_set(None);
        }
    };
    let shown = move || draft.get().unwrap_or_else(|| value.get());
    let told = Memo::new(move |_| match error.get() {
        Some(error) => vec![error.sentence()],
        None => problems(),
    });
    let is_wrong = move || told.with(|told| !told.is_empty());
    let invalid = move || is_wrong().then_some("true");
    let note = format!("{id}-note");
    let described = note.clone();
    let rows = move || shown().lines().count().clamp(2, 14).to_string();
    let input = if is_area {
        view! {
            <textarea spellcheck="false" rows=rows aria-invalid=invalid aria-describedby=described
                prop:value=shown on:input=typed on:blur=left></textarea>
        }
        .into_any()
    } else {
        view! {
            <input type="text" spellcheck="false" autocomplete="off" aria-invalid=invalid aria-describedby=described
                prop:value=shown on:input=typed on:blur=left />
        }
        .into_any()
    };
    view! {
        <div class="part-field">
            <label><span class="part-label">{label}</span> {input}</label>
            <p class="field-note" id=note class:is-wrong=is_wrong>
                {move || if is_wrong() { told.with(|told| told.join(" ")) } else { hint.to_owned() }}
            </p>
        </div>
    }
    .into_any()
}

/// A choice: the values as JSON with what they are called. One that is empty takes the value out.
pub(super) fn choice(
    part: Part,
    label: &'static str,
    keys: Keys,
    options: impl Fn() -> Vec<(String, String)> + Copy + Send + Sync + 'static,
) -> AnyView {
    let current = Memo::new(move |_| {
        let source = part.source(keys).unwrap_or_default();
        // What counts without a value may be written down all the same.
        let is_usual = |(value, label): &(String, String)| value.is_empty() && json::quote(label) == source;
        if options().iter().any(is_usual) { String::new() } else { source }
    });
    let choose = move |value: String| {
        part.put(&[(keys, Some(value.as_str()).filter(|value| !value.is_empty()))]);
    };
    let problems = move || part.read(|system| system.problems_at(part.place, keys));
    select(label, current.into(), options, choose, problems)
}

/// A list of choices. A current value that is none of them is one more.
pub(super) fn select(
    label: &'static str,
    current: Signal<String>,
    options: impl Fn() -> Vec<(String, String)> + Copy + Send + Sync + 'static,
    choose: impl Fn(String) + Copy + Send + Sync + 'static,
    problems: impl Fn() -> Vec<String> + Copy + Send + Sync + 'static,
) -> AnyView {
    let offered = Memo::new(move |_| {
        let (mut options, current) = (options(), current.get());
        if options.iter().all(|(value, _)| *value != current) {
            let label = json::parse(&current).root().and_then(|value| value.as_str().map(Cow::into_owned));
            options.push((current.clone(), label.unwrap_or(current)));
        }
        options
    });
    let rows = move || {
        let row = |(value, label): (String, String)| {
            let selected = current.with_untracked(|current| *current == value);
            view! { <option value=value selected=selected>{label}</option> }
        };
        offered.get().into_iter().map(row).collect_view()
    };
    let told = Memo::new(move |_| problems().join(" "));
    view! {
        <div class="part-field">
            <label>
                <span class="part-label">{label}</span> " "
                <select prop:value=move || { offered.track(); current.get() }
                    on:change=move |event| choose(event_target_value(&event))>{rows}</select>
            </label>
            {move || told.with(|told| (!told.is_empty()).then(|| view! { <p class="field-note is-wrong">{told.clone()}</p> }))}
        </div>
    }
    .into_any()
}

/// Choices whose values are texts.
pub(super) fn quoted(options: impl IntoIterator<Item = String>) -> Vec<(String, String)> {
    options.into_iter().map(|option| (json::quote(&option), option)).collect()
}

/// Returns the buses, the default one first, as the values of a field that may be left out.
pub(super) fn bus_names(part: Part) -> Vec<(String, String)> {
    part.model(|model| {
        let others = model.buses.iter().skip(1).map(|bus| match (&bus.account, &bus.region) {
            (None, None) => (json::quote(&bus.name), bus.name.clone()),
            _ => (json::quote(&bus.arn(model)), bus.arn(model)),
        });
        std::iter::once((String::new(), "default".to_owned())).chain(others).collect()
    })
}
