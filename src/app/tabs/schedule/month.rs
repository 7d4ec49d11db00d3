//! A month with the days on which the schedule runs.

use super::Parts;
use super::outlook::Outlook;
use eventbridge_playground::schedule::{MONTHS, MonthView};
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
        parts.show(|outlook| outlook.month(year, month))
    });
    let go = move |by: i64| {
        let (year, month) = untrack(month);
        let months = (year * 12 + month - 1 + by).clamp(12, 9_999 * 12 + 11);
        let opened = untrack(|| parts.app.session.opened());
        chosen.set(Some((opened, (months.div_euclid(12), months.rem_euclid(12) + 1))));
    };
    view! {
        <section class="pane" aria-labelledby="month-title">
            <div class="pane-head">
                <h2 id="month-title">"Month"</h2>
                <button type="button" class="button" on:click=move |_| go(-1)>"Previous month"</button>
                <button type="button" class="button" on:click=move |_| go(1)>"Next month"</button>
                <button type="button" class="button button-quiet" on:click=move |_| chosen.set(None)>
                    "Month of the next run"
                </button>
            </div>
            <p class="month-title" role="status">{move || parts.show(|outlook| view.with(|view| tally(outlook, month(), view.as_ref())))}</p>
            {move || parts.show(|outlook| view.with(|view| table(outlook, view.as_ref())))}
        </section>
    }
}

fn title((year, month): (i64, i64)) -> String {
    let name = usize::try_from(month - 1).ok().and_then(|month| MONTHS.get(month)).copied();
    format!("{} {year}", name.unwrap_or_default())
}

/// The month, its zone, and how often the schedule runs in it.
fn tally(outlook: &Outlook, shown: (i64, i64), view: Option<&MonthView>) -> String {
    let title = format!("{}, {}", title(shown), outlook.zone_name());
    let Some(view) = view else {
        return "There is no month to show until the schedule can run.".to_owned();
    };
    let days = view.runs.iter().filter(|&&count| count > 0).count();
    match (view.runs.iter().sum::<u32>(), days) {
        (0, _) => format!("{title}: no run"),
        (1, _) => format!("{title}: one run"),
        (runs, 1) => format!("{title}: {runs} runs on one day"),
        (runs, days) => format!("{title}: {runs} runs on {days} days"),
    }
}

fn table(outlook: &Outlook, view: Option<&MonthView>) -> AnyView {
    let Some(view) = view else { return ().into_any() };
    let shown = (view.year, view.month);
    let (this_year, this_month, this_day) = outlook.today();
    let today = (shown == (this_year, this_month)).then_some(this_day);
    let weeks = weeks(view).into_iter().map(|week| {
        let days = week.map(|day| cell(day, today)).collect_view();
        view! { <tr>{days}</tr> }
    });
    let head = WEEKDAYS.map(|(short, full)| {
        view! { <th scope="col"><abbr title=full>{short}</abbr></th> }
    });
    view! {
        <div class="schedule-table"><table class="month">
            <caption class="visually-hidden">{title(shown)}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{weeks.collect_view()}</tbody>
        </table></div>
    }
    .into_any()
}

/// The days as weeks that begin with Sunday: number and runs of each day, nothing outside the month.
fn weeks(view: &MonthView) -> Vec<[Option<(i64, u32)>; 7]> {
    let mut weeks = Vec::new();
    let mut week = [None; 7];
    let mut at = usize::try_from(view.first_weekday - 1).unwrap_or_default().min(6);
    for (day, runs) in (1..).zip(&view.runs) {
        week[at] = Some((day, *runs));
        at += 1;
        if at == week.len() {
            weeks.push(std::mem::take(&mut week));
            at = 0;
        }
    }
    if at > 0 {
        weeks.push(week);
    }
    weeks
}

fn cell(day: Option<(i64, u32)>, today: Option<i64>) -> AnyView {
    let Some((day, runs)) = day else { return view! { <td></td> }.into_any() };
    let has_runs = runs > 0;
    let count = has_runs.then(|| {
        let unit = if runs == 1 { " run" } else { " runs" };
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
