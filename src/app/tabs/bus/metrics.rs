//! The metrics that CloudWatch would show, and the alarms.

use super::BusView;
use eventbridge_playground::bus::StepKind;
use eventbridge_playground::bus::messages;
use eventbridge_playground::bus::metrics::{Metric, Metrics, Samples, Scope};
use eventbridge_playground::bus::model::Statistic;
use leptos::prelude::*;

/// The width and height of a small chart, in units of its drawing.
const CHART: (f64, f64) = (120.0, 20.0);

#[component]
pub(super) fn MetricsPane(view: BusView) -> impl IntoView {
    let scope = RwSignal::new(None::<u32>);
    let choose = move |event: leptos::ev::Event| scope.set(event_target_value(&event).parse().ok());
    let options = move || {
        view.played.with(|played| {
            let rules = played.model.rules.iter().enumerate();
            rules
                .map(|(index, rule)| view! { <option value=index.to_string()>{rule.name.clone()}</option> })
                .collect_view()
        })
    };
    let rows =
        move || {
            view.played.with(|played| {
                let metrics = Metrics::of(&played.log);
                let scope = Scope { rule: scope.get(), target: None };
                Metric::ALL.into_iter().map(|metric| {
                let total = metrics.all(metric, scope).to_text(metric);
                let chart = chart(&metrics.series(metric, scope), statistic(metric));
                view! { <tr><th scope="row">{metric.name()}</th><td>{total}</td><td>{chart}</td></tr> }
            }).collect_view()
            })
        };
    let alarms = move || {
        view.played.with(|played| {
            let state = |index: usize| {
                let found = played.log.steps.iter().rev().find_map(|step| match step.kind {
                    StepKind::Alarm { alarm, state } if alarm as usize == index => Some(state),
                    _ => None,
                });
                found.map_or("INSUFFICIENT_DATA", messages::alarm_state)
            };
            let alarms = played.model.alarms.iter().enumerate();
            let rows: Vec<_> = alarms
                .map(|(index, alarm)| view! { <li>{alarm.name.clone()} ": " <strong>{state(index)}</strong></li> })
                .collect();
            (!rows.is_empty()).then(|| view! { <ul class="alarms" aria-label="Alarms">{rows}</ul> })
        })
    };
    view! {
        <section class="pane" aria-labelledby="metrics-title">
            <div class="pane-head">
                <h2 id="metrics-title">"Metrics"</h2>
                <label>
                    <span class="visually-hidden">"Metrics of rule"</span>
                    <select on:change=choose><option value="">"All rules"</option>{options}</select>
                </label>
            </div>
            {alarms}
            <table class="metrics">
                <thead><tr><th scope="col">"AWS/Events"</th><th scope="col">"Sum"</th><th scope="col">"By minute"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
}

/// Returns the statistic that is drawn for a metric.
fn statistic(metric: Metric) -> Statistic {
    if metric.is_latency() { Statistic::Average } else { Statistic::Sum }
}

/// Bars, one a minute with data; the sum beside it says the same in a number.
#[allow(clippy::cast_precision_loss, reason = "a chart shows no single event in a million")]
fn chart(series: &[(i64, Samples)], statistic: Statistic) -> Option<AnyView> {
    let (first, last) = (series.first()?.0, series.last()?.0);
    let values = || series.iter().map(|(_, samples)| samples.of(statistic));
    let most = values().fold(1.0, f64::max);
    let (width, height) = CHART;
    let minutes = ((last - first) / 60_000 + 1).max(10) as f64;
    let bar = (width / minutes).min(8.0);
    let bars: Vec<String> = series
        .iter()
        .zip(values())
        .map(|((at, _), value)| {
            let x = (at - first) as f64 / 60_000.0 * width / minutes;
            let tall = value / most * height;
            format!("M{x:.1} {height}v-{tall:.1}h{:.1}v{tall:.1}z", (bar * 0.8).max(0.5))
        })
        .collect();
    let path = bars.concat();
    Some(
        view! {
            <svg class="chart" viewBox="0 0 120 20" width="120" height="20" aria-hidden="true"><path d=path /></svg>
        }
        .into_any(),
    )
}
