//! Why the event matches or does not: one row a condition, what decides first.

use super::findings;
use crate::app::state::App;
use eventbridge_playground::matching::{Condition, InspectedValue, Standing, conditions, messages};
use eventbridge_playground::text::counted;
use leptos::prelude::*;
use std::sync::Arc;

/// More rows than this are only counted in one group; the editors still highlight everything.
const MAX_ROWS: usize = 100;

/// The conditions on the selected event; `None` while the pattern or the event cannot be read.
pub(super) type Checked = Option<Arc<Vec<Condition>>>;

/// Returns the conditions of the explanation, made once for all who ask.
pub(super) fn checked(app: App) -> Memo<Checked> {
    let lines = super::lines::lines(app);
    let made = move || lines.with(|lines| lines.as_ref().map(|lines| Arc::new(conditions(lines))));
    // Lines that are the same as before are not told of.
    Memo::new_with_compare(move |_| made(), |_, _| true)
}

#[component]
pub(super) fn Why(app: App, checked: Memo<Checked>) -> impl IntoView {
    let kept = Memo::new(move |before| kept(app, checked, before));
    let shown = Memo::new(move |_| kept.with(|kept| kept.as_ref().map(|kept| Arc::clone(&kept.conditions))));
    let stale = move || !app.rule.is_held() && kept.with(|kept| kept.as_ref().is_some_and(|kept| kept.stale));
    let list = move || {
        match shown.get() {
        None => view! { <p class="quiet empty">"Reasons appear once the pattern and the event are valid JSON."</p> }
            .into_any(),
        Some(conditions) => groups(app, &conditions),
    }
    };
    view! {
        <div class:is-stale=stale>{list}</div>
        // Below the rows, which stay where they are.
        <Show when=stale><p class="tag">"For the last valid pattern and event"</p></Show>
    }
}

/// Returns how many conditions decide against the event, of how many that were checked.
pub(super) fn count(checked: Memo<Checked>) -> String {
    checked.with(|all| {
        let Some(all) = all else { return String::new() };
        let checked = all.iter().filter(|condition| condition.standing != Standing::Elsewhere).count();
        let deciding = all.iter().filter(|condition| condition.standing == Standing::Decides).count();
        if deciding == 0 { String::new() } else { format!("{deciding}/{checked}") }
    })
}

fn groups(app: App, all: &[Condition]) -> AnyView {
    let group = |standing: Standing| -> Vec<Condition> {
        all.iter().filter(|it| it.standing == standing).cloned().collect()
    };
    let [deciding, matched, elsewhere, rest] =
        [Standing::Decides, Standing::Matched, Standing::Elsewhere, Standing::NotChecked].map(group);
    let is_match = deciding.is_empty();
    let matched_title = counted(matched.len(), "condition matches", "conditions match");
    let elsewhere_title = counted(
        elsewhere.len(),
        "condition of another $or branch doesn't match",
        "conditions of other $or branches don't match",
    );
    let rest_title = counted(rest.len(), "condition isn't checked", "conditions aren't checked");
    view! {
        {rows(app, deciding, "Conditions that don't match")}
        {if is_match { titled(app, matched, matched_title) } else { folded(app, matched, matched_title) }}
        {folded(app, elsewhere, elsewhere_title)}
        {folded(app, rest, rest_title)}
    }
    .into_any()
}

/// Conditions under a heading; without one if none of them fails.
fn titled(app: App, conditions: Vec<Condition>, title: String) -> Option<AnyView> {
    let rows = rows(app, conditions, title.clone())?;
    Some(view! { <p class="quiet">{title}</p> {rows} }.into_any())
}

/// Conditions under a heading that opens them.
fn folded(app: App, conditions: Vec<Condition>, title: String) -> Option<AnyView> {
    (!conditions.is_empty()).then(|| {
        let open = RwSignal::new(false);
        let label = title.clone();
        let conditions = StoredValue::new(conditions);
        // Rows are made when they are looked at.
        let rows = move || open.get().then(|| rows(app, conditions.get_value(), label.clone()));
        let toggled = move |event: leptos::ev::Event| {
            open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
        };
        view! {
            <details class="folded" on:toggle=toggled><summary>{title}</summary>{rows}</details>
        }
        .into_any()
    })
}

fn rows(app: App, conditions: Vec<Condition>, label: impl Into<String>) -> Option<AnyView> {
    (!conditions.is_empty()).then(|| {
        let cut = conditions.len().saturating_sub(MAX_ROWS);
        let rows = conditions.into_iter().take(MAX_ROWS).map(|condition| row(app, condition)).collect_view();
        view! {
            <ul class="conditions" role="list" aria-label=label.into()>{rows}</ul>
            {(cut > 0).then(|| view! { <p class="quiet">{format!("… {cut} more")}</p> })}
        }
        .into_any()
    })
}

/// The conditions that are shown. While pattern or event cannot be read, those of before stay.
struct Kept {
    /// The workspace and the event that they belong to.
    owner: Option<(u32, u32)>,
    conditions: Arc<Vec<Condition>>,
    stale: bool,
}

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        self.stale == other.stale && Arc::ptr_eq(&self.conditions, &other.conditions)
    }
}

fn kept(app: App, checked: Memo<Checked>, before: Option<&Option<Kept>>) -> Option<Kept> {
    if app.session.is_pattern_blank() {
        return None;
    }
    let owner = app.rule.settled.with(|shown| shown.as_ref().map(|shown| (shown.opened, shown.event.id)));
    match (checked.get(), before) {
        (Some(conditions), _) => Some(Kept { owner, conditions, stale: false }),
        (None, Some(Some(before))) if before.owner == owner => {
            Some(Kept { owner, conditions: Arc::clone(&before.conditions), stale: true })
        }
        (None, _) => None,
    }
}

fn row(app: App, condition: Condition) -> AnyView {
    let Condition {
        path,
        branches,
        standing,
        span,
        lines,
        has,
        more_values,
        expects,
        more_matchers,
        reason,
        lacking,
    } = condition;
    let (class, word) = match standing {
        Standing::Matched => ("is-match", "matches"),
        Standing::Decides | Standing::Elsewhere => ("is-miss", "doesn't match"),
        Standing::NotChecked => ("is-unreached", "not checked"),
    };
    let by_digits = has.iter().find_map(|value| value.by_digits.as_ref()).map(messages::by_digits);
    let first = has.first().map(|value| value.span);
    let show = move |_| {
        if let Some(span) = first {
            app.rule.show_in_event(span);
        }
        app.rule.show_in_pattern(span);
    };
    let branch = branches.iter().map(|number| format!("$or {number}")).collect::<Vec<_>>().join(", ");
    let is_failing = matches!(standing, Standing::Decides | Standing::Elsewhere);
    // The row's own button shows a single value.
    let is_alone = has.len() + more_values == 1;
    let values = has.into_iter().map(|value| value_view(app, value, is_alone)).collect_view();
    let expects_row = (is_failing && !expects.is_empty()).then(|| {
        let texts = expects.into_iter().map(|text| view! { <code>{text}</code> " " }).collect_view();
        view! { <span class="expects"><span class="quiet">"expects "</span>{texts}{more(more_matchers)}</span> }
    });
    let fixes = is_failing.then_some(move || findings::of_lines(app, &lines));
    view! {
        <li class=format!("condition {class}")>
            <button type="button" class="condition-path" title="Show in both editors" on:click=show>{path}</button>
            <span class="visually-hidden">{format!(" {word}. ")}</span>
            {(!branch.is_empty()).then(|| view! { <span class="tag">{branch}</span> })}
            <span class="has">{values}{more(more_values)}</span>
            {expects_row}
            {reason.filter(|reason| is_failing && !reason.is_plain()).map(|reason| view! { <p class="why">{messages::sentence(&reason)}</p> })}
            {lacking.filter(|_| is_failing).map(|lacking| view! { <p class="why">{messages::lacking(&lacking)}</p> })}
            {by_digits.map(|note| view! { <p class="why">{note}</p> })}
            {fixes}
        </li>
    }
    .into_any()
}

fn more(count: usize) -> Option<impl IntoView> {
    (count > 0).then(|| view! { <span class="quiet">{format!("… {count} more")}</span> })
}

fn value_view(app: App, value: InspectedValue, is_alone: bool) -> AnyView {
    let InspectedValue { path, text, span, accepted, .. } = value;
    let (class, word) =
        if accepted { ("value is-match", "accepted") } else { ("value is-miss", "not accepted") };
    let word = view! { <span class="visually-hidden">{format!(" {word} ")}</span> };
    if is_alone {
        return view! { <span class=class><code>{text}</code></span> {word} }.into_any();
    }
    let show = move |_| app.rule.show_in_event(span);
    view! {
        <button type="button" class=class title=format!("Show {path} in the event") on:click=show><code>{text}</code></button>
        {word}
    }
    .into_any()
}
