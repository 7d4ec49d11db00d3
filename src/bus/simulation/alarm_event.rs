//! The event that CloudWatch sends when an alarm changes its state.

use crate::bus::Model;
use crate::bus::messages::alarm_state;
use crate::bus::metrics::Change;
use crate::bus::model::{Alarm, AlarmState, Comparison, MissingData};
use crate::event::{Context, Timestamp, partition};
use crate::json::quote;

/// What an alarm says of a state: the members of `state` and `previousState`, as JSON.
pub(super) struct StateText(String);

impl Default for StateText {
    /// The state of an alarm that was just made.
    fn default() -> Self {
        let state = alarm_state(AlarmState::InsufficientData);
        Self(format!("\"value\":\"{state}\",\"reason\":\"Unchecked: Initial alarm creation\""))
    }
}

/// What an alarm says of its new state. `width` is the length of its period in milliseconds.
pub(super) fn state(alarm: &Alarm, change: &Change, width: i64) -> StateText {
    let moment = |at: i64| {
        let text = Timestamp::from_millis(at).unwrap_or_default().to_millis_text();
        format!("{}+0000", text.trim_end_matches('Z'))
    };
    let start = moment(change.at.saturating_sub(width));
    let points = change.sum.map_or_else(String::new, |sum| format!("{sum}.0"));
    let data = format!(
        "{{\"version\":\"1.0\",\"queryDate\":{},\"startDate\":{},\"statistic\":\"Sum\",\"period\":{},\
         \"recentDatapoints\":[{points}],\"threshold\":{}.0}}",
        quote(&moment(change.at)),
        quote(&start),
        width / 1_000,
        alarm.threshold
    );
    StateText(format!(
        "\"value\":\"{}\",\"reason\":{},\"reasonData\":{},\"timestamp\":{}",
        alarm_state(change.state),
        quote(&reason(alarm, change, &start)),
        quote(&data),
        quote(&moment(change.at))
    ))
}

/// Why the state is what it is, in CloudWatch's manner.
fn reason(alarm: &Alarm, change: &Change, start: &str) -> String {
    let periods = alarm.periods.max(1);
    let (points, were, times) = if periods == 1 {
        ("1 datapoint".to_owned(), "was", "1 period".to_owned())
    } else {
        (format!("{periods} datapoints"), "were", format!("{periods} periods"))
    };
    if change.state == AlarmState::InsufficientData {
        return format!("Insufficient Data: {points} {were} unknown.");
    }
    let Some(sum) = change.sum else {
        let treated = match alarm.missing {
            MissingData::Breaching => "Breaching",
            MissingData::NotBreaching | MissingData::Insufficient => "NonBreaching",
        };
        return format!(
            "Threshold Crossed: no datapoints were received for {times} and missing datapoints were treated as \
             [{treated}]."
        );
    };
    let than = match alarm.comparison {
        Comparison::Greater => "greater than",
        Comparison::GreaterOrEqual => "greater than or equal to",
        Comparison::Less => "less than",
    };
    let not = if change.state == AlarmState::Ok { "not " } else { "" };
    format!(
        "Threshold Crossed: {points} [{sum}.0 ({start})] {were} {not}{than} the threshold ({}.0).",
        alarm.threshold
    )
}

/// The event of a change from one state to another, as the default bus gets it.
pub(super) fn text(
    model: &Model,
    alarm: &Alarm,
    context: &Context,
    (before, now): (&StateText, &StateText),
) -> String {
    let Context { account, region, time, id } = context;
    let arn = format!("arn:{}:cloudwatch:{region}:{account}:alarm:{}", partition(region), alarm.name);
    let rule = alarm.rule.and_then(|rule| model.rules.get(rule as usize));
    let dimensions = rule.map_or_else(String::new, |rule| {
        let bus = if rule.bus == "default" {
            String::new()
        } else {
            format!("\"EventBusName\":{},", quote(&rule.bus))
        };
        format!("{bus}\"RuleName\":{}", quote(&rule.name))
    });
    let metric = format!(
        "{{\"id\":\"m1\",\"metricStat\":{{\"metric\":{{\"namespace\":\"AWS/Events\",\"name\":\"{}\",\
         \"dimensions\":{{{dimensions}}}}},\"period\":{},\"stat\":\"Sum\"}},\"returnData\":true}}",
        alarm.metric.name(),
        u64::from(alarm.period_minutes.max(1)) * 60
    );
    format!(
        "{{\"version\":\"0\",\"id\":{},\"detail-type\":\"CloudWatch Alarm State Change\",\
         \"source\":\"aws.cloudwatch\",\"account\":{},\"time\":{},\"region\":{},\"resources\":[{}],\
         \"detail\":{{\"alarmName\":{},\"state\":{{{}}},\"previousState\":{{{}}},\
         \"configuration\":{{\"metrics\":[{metric}]}}}}}}",
        quote(id),
        quote(account),
        quote(time),
        quote(region),
        quote(&arn),
        quote(&alarm.name),
        now.0,
        before.0
    )
}
