//! A month with the days on which the schedule runs.

use super::Parts;
use super::week;
use super::zone::BrowserZones;
use eventbridge_playground::schedule::{MonthView, Outlook, month_after};
use eventbridge_playground::text::plural;
use leptos::prelude::*;

/// The days of the week in AWS's order, short and in full.
const WEEKDAYS: [(&str, &str); 7] = [
    ("Sun", "Sunday"),
    ("Mon", "Monday"),
    ("Tue", "Tuesday"),
    ("Wed", "Wednesday"),
    ("Thu", "Thursday"),
    ("Fri", "Friday"),
    ("Sat", "Saturday"),
];

#[component]
pub(super) fn MonthPane(parts: Parts) -> impl IntoView {
    // The month that was asked for, and in which workspace; else that of the next run.
    let chosen = RwSignal::new(None::<(u32, (i64, i64))>);
    let month = move || {
        let opened = parts.app.session.opened();
        let chosen = chosen.get().filter(|(of, _)| *of == opened).map(|(_, month)| month);
        chosen.unwrap_or_else(|| parts.show(Outlook::first_month))
    };
    let view = Memo::new(move |_| {
        let (year, month) = month();
        parts.show(|outlook| outlook.month(year, month, &BrowserZones))
    });
    let go = move |by: i64| {
        let opened = untrack(|| parts.app.session.opened());
        chosen.set(Some((opened, month_after(untrack(month), by))));
    };
    view! {
        <section class="pane" aria-labelledby="month-title">
            <div class="pane-head">
                <h2 id="month-title">"Month"</h2>
                <button type="button" class="button" on:click=move |_| go(-1)>"Previous month"</button>
                <button type="button" class="button" on:click=move |_| go(1)>"Next month"</button>
                <button type="button" class="button" on:click=move |_| chosen.set(None)>
                    "Go to next run"
                </button>
            </div>
            <p class="month-title" role="status">{move || parts.show(|outlook| view.with(|view| outlook.month_summary(view.as_ref())))}</p>
            {move || parts.show(|outlook| view.with(|view| table(outlook, view.as_ref())))}
        </section>
    }
}

fn table(outlook: &Outlook, view: Option<&MonthView>) -> AnyView {
    let Some(view) = view else { return ().into_any() };
    let shown = (view.year, view.month);
    let (this_year, this_month, this_day) = outlook.today;
    let today = (shown == (this_year, this_month)).then_some(this_day);
    let first_day = week::first_day();
    let weeks = view.weeks_from(first_day).into_iter().map(|week| {
        let days = week.map(|day| cell(day, today)).collect_view();
        view! { <tr>{days}</tr> }
    });
    let weekdays = WEEKDAYS.iter().cycle().skip(first_day).take(WEEKDAYS.len());
    let head = weekdays.map(|&(short, full)| {
        view! { <th scope="col"><abbr title=full>{short}</abbr></th> }
    });
    view! {
        <div class="schedule-table"><table class="month">
            <caption class="visually-hidden">{view.title()}</caption>
            <thead><tr>{head.collect_view()}</tr></thead>
            <tbody>{weeks.collect_view()}</tbody>
        </table></div>
    }
    .into_any()
}

fn cell(day: Option<(i64, u32)>, today: Option<i64>) -> AnyView {
    let Some((day, runs)) = day else { return view! { <td></td> }.into_any() };
    let has_runs = runs > 0;
    let count = has_runs.then(|| {
        let unit = plural(runs as usize, " run", " runs");
        view! { <span class="month-runs">{runs}<span class="month-unit">{unit}</span></span> }
    });
    view! {
        <td class:has-runs=has_runs aria-current=(today == Some(day)).then_some("date")>
            <span class="month-day">{day}</span>" "
            {count}
        </td>
    }
    .into_any()
}
