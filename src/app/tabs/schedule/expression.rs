//! The expression: its text, its fields, what it says, and what is wrong with it.

use super::Parts;
use crate::app::state::screen::Tab;
use crate::app::state::session::Session;
use eventbridge_playground::bus::system::set_schedule;
use eventbridge_playground::schedule::{
    Field, MAX_LENGTH, Outlook, Problem, ScheduleEntry, Service, Suggestion, Weight, describe, messages,
};
use eventbridge_playground::text::{LineIndex, Span, apply};

use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// More problems at once do not help.
const MOST_PROBLEMS: usize = 8;

/// The purpose of an example, the expression, and the zone if it needs Scheduler.
const EXAMPLES: [(&str, &str, Option<&str>); 8] = [
    ("Working days at 10:15", "cron(15 10 ? * MON-FRI *)", None),
    ("Every 5 minutes", "rate(5 minutes)", None),
    ("Every 15 minutes, 08:00–17:00", "cron(0/15 8-17 ? * MON-FRI *)", None),
    ("The last day of the month", "cron(0 18 L * ? *)", None),
    ("The last Friday", "cron(15 10 ? * 6L *)", None),
    ("29 February", "cron(0 12 29 2 ? *)", None),
    ("02:30 in New York", "cron(30 2 * * ? *)", Some("America/New_York")),
    ("Once", "at(2030-01-01T09:00:00)", Some("UTC")),
];

#[component]
pub(super) fn ExpressionPane(parts: Parts) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let text = Memo::new(move |_| parts.show(|outlook| Arc::clone(&outlook.entry.expression)));
    let is_refused = move || parts.show(|outlook| outlook.parsed.is_refused());
    let can_use = move || {
        parts.show(|outlook| outlook.entry.service == Service::Rule && outlook.parsed.schedule.is_some())
    };
    let length = move || text.with(|text| text.chars().count());
    view! {
        <section class="pane" aria-labelledby="schedule-title">
            <div class="pane-head">
                <h2 id="schedule-title">"Schedule"</h2>
                <span class="quiet meter" class:is-over=move || { length() > MAX_LENGTH }>
                    {length} " of " {MAX_LENGTH} " characters"
                </span>
                <button type="button" class="button" disabled=move || !can_use() on:click=move |_| use_for_rule(parts)>
                    "Use for this rule"
                </button>
            </div>
            <div class="schedule-expression">
                <label>
                    <span class="visually-hidden">"Schedule expression"</span>
                    <input type="text" class="schedule-input" readonly=Session::is_fixed() autocomplete="off" autocapitalize="off"
                        spellcheck="false" node_ref=input aria-describedby="schedule-words schedule-problems"
                        aria-invalid=move || if is_refused() { "true" } else { "false" }
                        prop:value=move || text.with(ToString::to_string)
                        on:input:target=move |event| {
                            let text = event.target().value();
                            parts.change(|entry| entry.expression = Arc::from(text));
                        } />
                </label>
                <p id="schedule-words" class="schedule-words" role="status" aria-label="In words">
                    {move || parts.show(in_words)}
                </p>
                {move || parts.show(|outlook| fields(outlook, input))}
            </div>
            {move || parts.show(|outlook| problems(parts, outlook, input))}
            <ul class="schedule-examples" aria-label="Example schedules">
                {EXAMPLES.map(|example| sample(parts, example)).collect_view()}
            </ul>
        </section>
    }
}

/// Gives the rule of the event bus setup this schedule, and shows it there.
fn use_for_rule(parts: Parts) {
    let app = parts.app;
    let expression = untrack(|| parts.show(|outlook| Arc::clone(&outlook.entry.expression)));
    let before = app.session.peek(|workspace| Arc::clone(&workspace.system));
    let Some((system, is_new)) = set_schedule(&before, &expression) else {
        app.screen.notices.warn("The event bus setup has problems. Fix them first, then use the schedule.");
        return;
    };
    app.session.edit_system(system);
    app.screen.show(Tab::BUS);
    let told = if is_new {
        format!("Added a rule with {expression}: only rules on the default bus can have a schedule.")
    } else {
        format!("The rule now runs on {expression}.")
    };
    app.screen.notices.done_with(told, "Undo", move || app.session.edit_system(Arc::clone(&before)));
}

fn in_words(outlook: &Outlook) -> String {
    match &outlook.parsed.schedule {
        Some(schedule) if outlook.has_zone => format!("{}, {}.", describe(schedule), outlook.zone_name()),
        Some(schedule) => format!("{}.", describe(schedule)),
        None if outlook.entry.service == Service::Rule => "Not valid for a rule.".to_owned(),
        None => "Not valid for EventBridge Scheduler.".to_owned(),
    }
}

/// Puts the focus into the expression, with a part of it selected.
fn select(input: NodeRef<html::Input>, (start, end): (u32, u32)) {
    if let Some(input) = input.get_untracked() {
        let _ = input.focus();
        let _ = input.set_selection_range(start, end);
    }
}

/// The fields of a cron expression, each a button that selects it.
fn fields(outlook: &Outlook, input: NodeRef<html::Input>) -> AnyView {
    let parsed = &outlook.parsed;
    let text = &*outlook.entry.expression;
    if parsed.fields.is_empty() {
        return ().into_any();
    }
    let line_index = LineIndex::new(text);
    let field = |(field, span): &(Field, Span)| {
        let touches = |problem: &&Problem| span.start <= problem.span.start && problem.span.end <= span.end;
        let weight = parsed.problems.iter().filter(touches).map(|problem| problem.weight).min();
        let class = match weight {
            Some(Weight::Refused) => "cron-field is-error",
            Some(_) => "cron-field is-noted",
            None => "cron-field",
        };
        let range = line_index.utf16_range(*span);
        view! {
            <li>
                <button type="button" class=class on:click=move |_| select(input, (range.start, range.end))>
                    <code>{span.of(text).to_owned()}</code>
                    <span>{field.name()}</span>
                </button>
            </li>
        }
    };
    let fields = parsed.fields.iter().map(field).collect_view();
    view! { <ol class="cron-fields" aria-label="Fields">{fields}</ol> }.into_any()
}

/// The problems, AWS's answer, and what would help.
fn problems(parts: Parts, outlook: &Outlook, input: NodeRef<html::Input>) -> AnyView {
    let parsed = &outlook.parsed;
    if parsed.problems.is_empty() {
        return ().into_any();
    }
    let text = &outlook.entry.expression;
    let line_index = LineIndex::new(text);
    let row = |problem: &Problem| {
        let range = line_index.utf16_range(problem.span);
        let field = parsed
            .fields
            .iter()
            .find(|(_, span)| span.start <= problem.span.start && problem.span.end <= span.end);
        let place = field.map_or_else(
            || format!("Character {}", line_index.position(problem.span.start).column),
            |(field, _)| field.name().to_owned(),
        );
        let tag = match problem.weight {
            Weight::Refused => "invalid",
            Weight::Unknown => "not documented",
            Weight::Notice => "valid",
        };
        view! {
            <li class="problem" class:is-error=problem.weight == Weight::Refused>
                <button type="button" class="place" on:click=move |_| select(input, (range.start, range.end))>
                    {place}
                </button>
                <span>{messages::sentence(&problem.kind)}</span>
                <span class="tag">{tag}</span>
            </li>
        }
    };
    let rows = parsed.problems.iter().take(MOST_PROBLEMS).map(row).collect_view();
    let more = parsed.problems.len().saturating_sub(MOST_PROBLEMS);
    let aws = messages::aws_message(text, parsed);
    let fixes =
        outlook.suggestions.iter().map(|suggestion| fix(parts, input, text, suggestion)).collect_view();
    view! {
        <div class="problems schedule-problems">
            <ul id="schedule-problems" aria-label="Problems in the schedule">{rows}</ul>
            {(more > 0).then(|| view! { <p class="quiet">"And " {more} " more."</p> })}
            {aws.map(|message| view! {
                <p class="schedule-aws">
                    "AWS error message: "<code>"ValidationException"</code>" "<code>{message}</code>
                </p>
            })}
            {(!outlook.suggestions.is_empty()).then(|| view! {
                <ul class="schedule-fixes" aria-label="Suggestions">{fixes}</ul>
            })}
        </div>
    }
    .into_any()
}

fn fix(parts: Parts, input: NodeRef<html::Input>, text: &str, suggestion: &Suggestion) -> AnyView {
    let result = apply(text, std::slice::from_ref(&suggestion.edit));
    let shown = result.clone();
    let carry_out = move |_| {
        let text = Arc::<str>::from(result.as_str());
        parts.replace(format!("The schedule is now {text}."), |entry| entry.expression = text);
        // The button is gone; the focus goes to what it changed.
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    view! {
        <li>
            <button type="button" class="button button-small button-fix" on:click=carry_out>
                {messages::label(&suggestion.kind)} <code>{shown}</code>
            </button>
        </li>
    }
    .into_any()
}

fn sample(
    parts: Parts,
    (label, expression, zone): (&'static str, &'static str, Option<&'static str>),
) -> AnyView {
    let open = move |_| {
        parts.replace(format!("Opened the schedule “{label}”."), |entry| {
            let from = entry.from;
            *entry = ScheduleEntry { expression: Arc::from(expression), from, ..ScheduleEntry::default() };
            if let Some(zone) = zone {
                (entry.service, entry.zone) = (Service::Scheduler, Arc::from(zone));
            }
        });
        parts.refresh();
    };
    view! {
        <li>
            <button type="button" class="button button-small" title=expression on:click=open>{label}</button>
        </li>
    }
    .into_any()
}
