//! The results of the rules.

use super::samples::Choice;
use super::{TrafficView, label};
use eventbridge_playground::scan::report::percent;
use eventbridge_playground::scan::{Chart, MAX_PROBLEMS, Problem, Times, messages};
use eventbridge_playground::text::grouped;
use leptos::prelude::*;

/// So many rules are listed at once; searching finds the others.
const MOST_ROWS: usize = 200;

/// So many malformed texts are listed at once.
const PAGE: usize = 50;

/// Which rules are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    Matching,
    Never,
}

/// One rule of the list.
#[derive(Clone, PartialEq)]
struct Row {
    name: String,
    /// Why it cannot run.
    problem: Option<String>,
}

#[component]
pub(super) fn RulesResult(view: TrafficView) -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let filter = RwSignal::new(Filter::All);
    let rows = fitting(view, sought, filter);
    let shown = move || {
        let rows = rows.get();
        rows.into_iter()
            .take(MOST_ROWS)
            .enumerate()
            .map(|(at, row)| (format!("{at} {}", row.name), row))
            .collect::<Vec<_>>()
    };
    let hidden = move || rows.with(Vec::len).saturating_sub(MOST_ROWS);
    let choose = move |event: leptos::ev::Event| {
        filter.set(match event_target_value(&event).as_str() {
            "matching" => Filter::Matching,
            "never" => Filter::Never,
            _ => Filter::All,
        });
    };
    view! {
        <section class="pane" aria-labelledby="matches-title">
            <div class="pane-head">
                <h2 id="matches-title">"Matches"</h2>
                <input type="search" class="search" aria-label="Find rules" placeholder="Find rules"
                    on:input=move |event| sought.set(event_target_value(&event)) />
                <label>
                    <span class="visually-hidden">"Which rules"</span>
                    <select on:change=choose>
                        <option value="">"All rules"</option>
                        <option value="matching">"That matched"</option>
                        <option value="never">"That never matched"</option>
                    </select>
                </label>
            </div>
            {totals(view)}
            <div class="table-scroll" tabindex="0" role="region" aria-label="Matches by rule">
                <table class="rule-table">
                    <thead><tr>
                        <th scope="col"><span class="visually-hidden">"On"</span></th>
                        <th scope="col">"Rule"</th>
                        <th scope="col" class="number">"Events"</th>
                        <th scope="col" class="number">"Share"</th>
                    </tr></thead>
                    <tbody>
                        <For each=shown key=|(key, _)| key.clone() children=move |(_, row)| rule_row(view, row) />
                    </tbody>
                </table>
            </div>
            <Show when=move || { hidden() > 0 }>
                <p class="quiet">{move || format!("{} more rules; search to find them.", grouped(hidden()))}</p>
            </Show>
        </section>
    }
}

/// Returns the rules that the search and the filter leave, the rule of the tab Rule first.
fn fitting(view: TrafficView, sought: RwSignal<String>, filter: RwSignal<Filter>) -> Memo<Vec<Row>> {
    Memo::new(move |_| {
        let sought = sought.get().to_lowercase();
        let mut rows: Vec<Row> = vec![Row { name: String::new(), problem: None }];
        view.listed.with(|listed| {
            let row = |rule: &eventbridge_playground::scan::ListedRule| Row {
                name: rule.name.clone(),
                problem: rule.problem.as_ref().map(|problem| messages::rule_sentence(&problem.kind)),
            };
            rows.extend(listed.list.rules.iter().map(row));
        });
        let filter = filter.get();
        let fits = |row: &Row| match filter {
            Filter::All => true,
            Filter::Matching => {
                view.runs.run.with(|run| run.matches(&row.name).is_some_and(|count| count > 0))
            }
            Filter::Never => view.runs.run.with(|run| run.matches(&row.name) == Some(0)),
        };
        rows.retain(|row| label(&row.name).to_lowercase().contains(&sought) && fits(row));
        rows
    })
}

/// The counts over all rules.
fn totals(view: TrafficView) -> impl IntoView {
    let run = view.runs.run;
    let never = move || run.with(|run| run.tally.matches.iter().filter(|count| **count == 0).count());
    let unmatched = move || run.with(|run| run.tally.unmatched);
    let events = move || run.with(|run| run.tally.events);
    view! {
        <ul class="tiles" aria-label="Totals">
            <li><strong>{move || grouped(events())}</strong>" events"</li>
            <li><button type="button" class="place" on:click=move |_| view.samples.look(view, Choice::Unmatched)>
                <strong>{move || grouped(unmatched())}</strong>" matched by no rule"
            </button></li>
            <li><strong>{move || grouped(never())}</strong>" rules that never matched"</li>
            <li><strong>{move || grouped(run.with(|run| run.tally.malformed))}</strong>" malformed"</li>
        </ul>
    }
}

fn rule_row(view: TrafficView, row: Row) -> impl IntoView {
    let app = view.app;
    let Row { name, problem } = row;
    let name = StoredValue::new(name);
    let is_on = Memo::new(move |_| {
        app.session.read(|workspace| name.with_value(|name| !workspace.rules_off.contains(name)))
    });
    let switch = move |_| app.session.switch_rule(&name.get_value());
    let count = Memo::new(move |_| view.runs.run.with(|run| name.with_value(|name| run.matches(name))));
    let share = move || {
        let events = view.runs.run.with(|run| run.tally.events);
        count.get().map(|count| percent(count, events))
    };
    let is_chosen = move || view.samples.is_chosen(&Choice::Rule(name.get_value()));
    let look = move |_| view.samples.look(view, Choice::Rule(name.get_value()));
    let told = label(&name.get_value());
    let switch_label = format!("Run {told}");
    view! {
        <tr class:is-selected=is_chosen class:is-never=move || count.get() == Some(0)>
            <td><input type="checkbox" aria-label=switch_label prop:checked=move || is_on.get() on:change=switch /></td>
            <th scope="row">
                <button type="button" class="place" disabled=move || count.get().is_none() on:click=look
                    aria-pressed=move || if is_chosen() { "true" } else { "false" }>{told}</button>
                {problem.map(|problem| view! { <span class="rule-problem">{problem}</span> })}
            </th>
            <td class="number">{move || count.get().map_or_else(|| "–".to_owned(), grouped)}</td>
            <td class="number">{share}</td>
        </tr>
    }
}

#[component]
pub(super) fn TimesPane(view: TrafficView) -> impl IntoView {
    let chart = move || view.runs.run.with(|run| chart(&run.tally.times));
    let unknown = move || view.runs.run.with(|run| run.tally.times.unknown);
    view! {
        <section class="pane" aria-labelledby="times-title">
            <div class="pane-head"><h2 id="times-title">"Over time"</h2></div>
            {chart}
            <Show when=move || { unknown() > 0 }>
                <p class="quiet">{move || format!("{} events have no readable time.", grouped(unknown()))}</p>
            </Show>
        </section>
    }
}

/// How many bars fit.
const BARS: u32 = 90;

fn chart(times: &Times) -> Option<AnyView> {
    let Chart { width, all, matched, words } = Chart::of(times, BARS)?;
    Some(
        view! {
            <svg class="times" viewBox=format!("0 0 {width} 100") preserveAspectRatio="none" role="img" aria-label=words.clone()>
                <path class="times-all" d=all /><path class="times-matched" d=matched />
            </svg>
            <p class="quiet times-words">{words}</p>
        }
        .into_any(),
    )
}

#[component]
pub(super) fn MalformedPane(view: TrafficView) -> impl IntoView {
    let page = RwSignal::new(0_usize);
    let count = move || view.runs.run.with(|run| run.tally.problems.len());
    let last = move || count().saturating_sub(1) / PAGE;
    let row = |file: String, problem: &Problem| {
        let place = format!("{file}, line {}", problem.line);
        view! { <li class="problem is-error"><strong>{place}</strong><span>{messages::sentence(&problem.kind)}</span></li> }
    };
    let rows = move || {
        let from = page.get().min(last()) * PAGE;
        view.runs.run.with(|run| {
            let problems = run.tally.problems.iter().skip(from).take(PAGE);
            problems.map(|problem| row(run.file(problem.file).to_owned(), problem)).collect_view()
        })
    };
    let more = move || view.runs.run.with(|run| run.tally.malformed > MAX_PROBLEMS as u64);
    view! {
        <Show when=move || { count() > 0 }>
            <section class="pane" aria-labelledby="malformed-title">
                <div class="pane-head">
                    <h2 id="malformed-title">"Malformed"</h2>
                    <span class="quiet">{move || more().then(|| format!("The first {} are listed.", grouped(MAX_PROBLEMS)))}</span>
                </div>
                <div class="problems"><ul aria-label="Malformed events">{rows}</ul></div>
                <Show when=move || { last() > 0 }>
                    <div class="toolbar" role="group" aria-label="Pages of malformed events">
                        <button type="button" class="button" disabled=move || page.get() == 0
                            on:click=move |_| page.set(page.get().saturating_sub(1))>"Earlier"</button>
                        <span class="quiet">"Page " {move || page.get().min(last()) + 1} " of " {move || last() + 1}</span>
                        <button type="button" class="button" disabled=move || { page.get() >= last() }
                            on:click=move |_| page.set(page.get() + 1)>"Later"</button>
                    </div>
                </Show>
            </section>
        </Show>
    }
}
