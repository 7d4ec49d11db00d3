//! The next runs, in UTC and in local time.

use super::outlook::{LISTED, Outlook};
use super::{Parts, zone};
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::{Problem, ProblemKind, Run, Schedule, Service};
use leptos::prelude::*;

const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

#[component]
pub(super) fn RunsPane(parts: Parts) -> impl IntoView {
    let from = move || parts.show(|outlook| format!("after {} UTC", shown(utc(outlook.moment))));
    // The last of a full list; others may follow it.
    let last = move || parts.show(|outlook| outlook.runs.get(LISTED - 1).map(|run| run.at));
    let go_on = move |_| {
        if let Some(last) = untrack(last) {
            parts.change(|entry| entry.from = Some(last));
        }
    };
    view! {
        <section class="pane" aria-labelledby="runs-title">
            <div class="pane-head">
                <h2 id="runs-title">"Next runs"</h2>
                <span class="quiet">{from}</span>
                <button type="button" class="button" disabled=move || last().is_none() on:click=go_on>
                    "Later runs"
                </button>
            </div>
            {move || parts.show(table)}
            <ul class="schedule-notes" aria-label="About the runs">{move || parts.show(notes)}</ul>
        </section>
    }
}

/// A moment as a run in UTC.
fn utc(at: Timestamp) -> Run {
    Run { at, offset: 0 }
}

/// Weekday, date and time of day, as in `Mon 2026-11-23 10:15`; seconds only if there are any.
pub(super) fn shown(run: Run) -> String {
    let text = run.to_local_text();
    let (date, clock) = (text.get(..10).unwrap_or_default(), text.get(11..19).unwrap_or_default());
    let local = run.at.millis().div_euclid(1_000) + i64::from(run.offset);
    let weekday = (local.div_euclid(86_400) + 4).rem_euclid(7);
    let weekday =
        usize::try_from(weekday).ok().and_then(|day| WEEKDAYS.get(day)).copied().unwrap_or_default();
    format!("{weekday} {date} {}", clock.strip_suffix(":00").unwrap_or(clock))
}

/// The zone of the second column: the schedule's, or the visitor's own where that is UTC.
fn local_zone(outlook: &Outlook) -> Option<(String, String)> {
    let name = outlook.zone_name();
    if name != "UTC" {
        return Some((name.to_owned(), name.to_owned()));
    }
    let own = zone::own_name().filter(|own| own != "UTC")?;
    Some((format!("Your time, {own}"), own))
}

fn table(outlook: &Outlook) -> AnyView {
    if outlook.runs.is_empty() {
        return view! { <p class="quiet">{absence(outlook)}</p> }.into_any();
    }
    let local = local_zone(outlook);
    let row = |run: &Run| {
        let there = local.as_ref().map(|(_, name)| {
            let there = Outlook::in_zone(*run, name);
            let text = there.to_local_text();
            let offset = text.get(19..).unwrap_or_default().to_owned();
            view! { <td><time datetime=text>{shown(there)}</time>" "<span class="quiet">{offset}</span></td> }
        });
        view! {
            <tr>
                <td><time datetime=run.at.to_string()>{shown(utc(run.at))}</time></td>
                {there}
            </tr>
        }
    };
    let rows = outlook.runs.iter().map(row).collect_view();
    view! {
        <div class="schedule-table"><table class="runs">
            <thead>
                <tr>
                    <th scope="col">"UTC"</th>
                    {local.as_ref().map(|(title, _)| view! { <th scope="col">{title.clone()}</th> })}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table></div>
    }
    .into_any()
}

/// Why nothing runs.
fn absence(outlook: &Outlook) -> &'static str {
    let never = |problem: &Problem| problem.kind == ProblemKind::Never;
    if outlook.parsed.is_refused() {
        "Nothing runs: the expression is refused."
    } else if !outlook.has_zone() {
        "Nothing can be told while the time zone is not known."
    } else if outlook.parsed.problems.iter().any(never) {
        "It never runs: no day meets all fields."
    } else {
        "It never runs again."
    }
}

/// What to know about the runs.
fn notes(outlook: &Outlook) -> AnyView {
    let mut notes = Vec::new();
    if let Some(last) = outlook.runs.last().filter(|_| outlook.runs.len() < LISTED) {
        let window = outlook
            .window()
            .map(|window| format!(", until {} UTC at the latest", shown(utc(window.end(*last)))));
        notes.push(format!("After these it never runs again{}.", window.unwrap_or_default()));
    }
    if !outlook.runs.is_empty() {
        if let (Some(Schedule::Rate(_)), None) = (&outlook.parsed.schedule, outlook.entry.start) {
            notes.push("A rate counts from the moment when it is made: here from the one above.".to_owned());
        }
        notes.push(match (outlook.entry.service, outlook.window()) {
            (Service::Rule, _) => {
                "A rule calls its targets within the minute that begins at this time.".to_owned()
            }
            (Service::Scheduler, None) => "Scheduler calls the target within 60 seconds.".to_owned(),
            (Service::Scheduler, Some(_)) => {
                format!("Scheduler calls the target within {} minutes of this time.", outlook.entry.window)
            }
        });
    }
    notes.extend(outlook.changes.iter().cloned());
    notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view().into_any()
}
