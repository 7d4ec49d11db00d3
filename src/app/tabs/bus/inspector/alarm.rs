//! The form of an alarm.

use super::field::{Part, Text, choice, line, quoted};
use eventbridge_playground::bus::metrics::Metric;
use eventbridge_playground::bus::model::Statistic;
use eventbridge_playground::bus::system::Form;
use leptos::prelude::*;

pub(super) fn form(part: Part) -> AnyView {
    let metrics = || quoted(Metric::ALL.map(|metric| metric.name().to_owned()));
    let rules = move || {
        let mut rules = vec![(String::new(), "All rules".to_owned())];
        rules.extend(quoted(
            part.model(|model| model.rules.iter().map(|it| it.name.clone()).collect::<Vec<_>>()),
        ));
        rules
    };
    let statistics = || {
        let others = Statistic::ALL.into_iter().skip(1).map(|statistic| statistic.name().to_owned());
        std::iter::once((String::new(), Statistic::Sum.name().to_owned())).chain(quoted(others)).collect()
    };
    let comparisons = || {
        let names = ["GreaterThanThreshold", "LessThanThreshold"].map(str::to_owned);
        let usual = (String::new(), "GreaterThanOrEqualToThreshold".to_owned());
        std::iter::once(usual).chain(quoted(names)).collect()
    };
    let missing = || {
        let names = ["notBreaching", "breaching"].map(str::to_owned);
        std::iter::once((String::new(), "missing".to_owned())).chain(quoted(names)).collect()
    };
    let number = |label, keys, hint| line(part, Text { form: Form::Number, hint, ..Text::new(label, keys) });
    view! {
        {line(part, Text { is_required: true, ..Text::new("Name", &["AlarmName"]) })}
        {choice(part, "Metric", &["MetricName"], metrics)}
        {choice(part, "Rule", &["RuleName"], rules)}
        {choice(part, "Statistic", &["Statistic"], statistics)}
        {choice(part, "Comparison", &["ComparisonOperator"], comparisons)}
        {number("Threshold", &["Threshold"], "")}
        {number("Period (seconds)", &["Period"], "Whole minutes. Default: 60 seconds.")}
        {number("Evaluation periods", &["EvaluationPeriods"], "")}
        {choice(part, "Missing data", &["TreatMissingData"], missing)}
        {line(part, Text {
            hint: "On the simulated clock. Creating the alarm sends a CloudWatch Alarm Configuration Change \
                   event. If empty, the alarm exists from the start.",
            ..Text::new("Created at", &["CreatedAt"])
        })}
        {line(part, Text::new("Deleted at", &["DeletedAt"]))}
    }
    .into_any()
}
