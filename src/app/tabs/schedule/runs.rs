//! The next runs, in UTC and in local time.

use super::{Parts, zone};
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::messages::short_time;
use eventbridge_playground::schedule::{LISTED_RUNS, Outlook, Run, Zones};
use leptos::prelude::*;

#[component]
pub(super) fn RunsPane(parts: Parts) -> impl IntoView {
    let from = move || parts.show(|outlook| format!("after {} UTC", short_time(utc(outlook.moment))));
    // The last of a full list; others may follow it.
    let last = move || parts.show(|outlook| outlook.runs.get(LISTED_RUNS - 1).map(|run| run.at));
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
                    "More runs"
                </button>
            </div>
            {move || parts.show(table)}
            <ul class="schedule-notes" aria-label="Notes on the runs">{move || parts.show(notes)}</ul>
        </section>
    }
}

/// Returns a moment as a run in UTC.
fn utc(at: Timestamp) -> Run {
    Run { at, offset: 0 }
}

/// Returns the zone of the second column: the schedule's, or the visitor's own where that is UTC.
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
        return view! { <p class="quiet">{outlook.absence()}</p> }.into_any();
    }
    let local = local_zone(outlook);
    let row = |run: &Run| {
        let there = local.as_ref().map(|(_, name)| {
            let there = in_zone(*run, name);
            let text = there.to_local_text();
            let offset = text.get(19..).unwrap_or_default().to_owned();
            view! { <td><time datetime=text>{short_time(there)}</time>" "<span class="quiet">{offset}</span></td> }
        });
        view! {
            <tr>
                <td><time datetime=run.at.to_string()>{short_time(utc(run.at))}</time></td>
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

/// Returns a run as the clocks of another zone show it.
fn in_zone(run: Run, name: &str) -> Run {
    let offset = zone::BrowserZones.named(name).map_or(0, |zone| zone.offset_at(run.at));
    Run { at: run.at, offset }
}

/// Notes about the runs.
fn notes(outlook: &Outlook) -> AnyView {
    outlook.notes().into_iter().map(|note| view! { <li>{note}</li> }).collect_view().into_any()
}
