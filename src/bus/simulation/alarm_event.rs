//! The event that CloudWatch sends when an alarm changes its state.

use crate::bus::Model;
use crate::bus::messages::alarm_state;
use crate::bus::metrics::Change;
use crate::bus::model::{Alarm, AlarmState, Comparison, MissingData};
use crate::event::{Context, Timestamp};
use crate::json::ObjectWriter;
use crate::text::{counted, plural};

/// What an alarm says of a state: the members of `state` and `previousState`.
pub(super) struct StateText(ObjectWriter);

impl Default for StateText {
    /// The state of an alarm that was just made.
    fn default() -> Self {
        let mut state = ObjectWriter::default();
        state.text("value", alarm_state(AlarmState::InsufficientData));
        state.text("reason", "Unchecked: Initial alarm creation");
        Self(state)
    }
}

/// What an alarm says of its new state. `width` is the length of its period in milliseconds.
pub(super) fn state(alarm: &Alarm, change: &Change, width: i64) -> StateText {
    let moment = |at: i64| {
        let text = Timestamp::from_millis(at).unwrap_or_default().to_millis_text();
        format!("{}+0000", text.trim_end_matches('Z'))
    };
    let start = moment(change.at.saturating_sub(width));
    let mut data = ObjectWriter::default();
    data.text("version", "1.0").text("queryDate", &moment(change.at)).text("startDate", &start);
    data.text("statistic", "Sum").number("period", width / 1_000);
    data.list("recentDatapoints", change.sum.map(|sum| format!("{sum}.0")));
    data.json("threshold", &format!("{}.0", alarm.threshold));
    let mut state = ObjectWriter::default();
    state.text("value", alarm_state(change.state)).text("reason", &reason(alarm, change, &start));
    state.text("reasonData", &data.close()).text("timestamp", &moment(change.at));
    StateText(state)
}

/// Why the state is what it is, in CloudWatch's manner.
fn reason(alarm: &Alarm, change: &Change, start: &str) -> String {
    let periods = alarm.periods.max(1) as usize;
    let points = counted(periods, "datapoint", "datapoints");
    let times = counted(periods, "period", "periods");
    let were = plural(periods, "was", "were");
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
    let new = ObjectWriter::default;
    let arn = context.arn("cloudwatch", &format!("alarm:{}", alarm.name));
    let rule = alarm.rule.and_then(|rule| model.rules.get(rule as usize));
    let mut dimensions = new();
    if let Some(rule) = rule {
        if rule.bus != "default" {
            dimensions.text("EventBusName", &rule.bus);
        }
        dimensions.text("RuleName", &rule.name);
    }
    let mut metric = new();
    metric.text("namespace", "AWS/Events").text("name", alarm.metric.name());
    metric.object("dimensions", &dimensions);
    let period = u64::from(alarm.period_minutes.max(1)) * 60;
    let mut statistic = new();
    statistic.object("metric", &metric).number("period", period).text("stat", "Sum");
    let mut query = new();
    query.text("id", "m1").object("metricStat", &statistic).boolean("returnData", true);
    let mut detail = new();
    detail.text("alarmName", &alarm.name).object("state", &now.0).object("previousState", &before.0);
    detail.object("configuration", new().list("metrics", [query.close()]));
    let mut event = new();
    event.text("version", "0").text("id", id).text("detail-type", "CloudWatch Alarm State Change");
    event.text("source", "aws.cloudwatch").text("account", account).text("time", time);
    event.text("region", region).texts("resources", [arn]).object("detail", &detail).close()
}
