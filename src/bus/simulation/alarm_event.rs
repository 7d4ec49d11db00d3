//! The event that CloudWatch sends when an alarm changes its state.

use crate::bus::Model;
use crate::bus::messages::alarm_state;
use crate::bus::metrics::{Change, Point, Watch};
use crate::bus::model::{Alarm, AlarmState, Comparison, MissingData};
use crate::event::{Context, Timestamp};
use crate::json::ObjectWriter;
use crate::text::{counted, plural};
use std::cmp::Reverse;

/// The description of a state: the members of `state` and `previousState`.
pub(super) struct StateText(ObjectWriter);

impl StateText {
    /// Returns the state of an alarm that was created at a given time.
    pub(super) fn of_new(at: i64) -> Self {
        let mut state = ObjectWriter::default();
        state.text("value", alarm_state(AlarmState::InsufficientData));
        state.text("reason", "Unchecked: Initial alarm creation").text("timestamp", &moment(at));
        Self(state)
    }

    /// Returns the state after a change. `width` is the length of a period in milliseconds.
    pub(super) fn after(alarm: &Alarm, change: &Change, width: i64) -> Self {
        let decision = Decision::of(alarm, change);
        let mut state = ObjectWriter::default();
        state.text("value", alarm_state(change.state)).text("reason", &decision.reason(alarm, change.state));
        state.text("reasonData", &decision.data(alarm, change, width)).text("timestamp", &moment(change.at));
        Self(state)
    }
}

/// The data that decided a state.
struct Decision<'c> {
    /// The number of periods that the state depends on.
    periods: usize,
    /// Those with data that led to it, the latest first.
    points: Vec<&'c Point>,
    /// The number of periods without data that were needed besides them.
    missing: usize,
}

impl<'c> Decision<'c> {
    fn of(alarm: &Alarm, change: &'c Change) -> Self {
        let periods = Watch::new(alarm).needed() as usize;
        let empty = periods.saturating_sub(change.points.len());
        let speaking = |is_breaching| change.points.iter().filter(move |it| it.is_breaching == is_breaching);
        let (points, missing) = match change.state {
            AlarmState::Alarm => (speaking(true).collect(), empty),
            // One period that does not breach is enough.
            AlarmState::Ok => {
                let points: Vec<&Point> = speaking(false).take(1).collect();
                let missing = usize::from(points.is_empty());
                (points, missing)
            }
            AlarmState::InsufficientData => (Vec::new(), empty),
        };
        Self { periods, points, missing }
    }

    /// Returns the reason for the state, in CloudWatch's words. One third party recorded them in September
    /// 2026, and LocalStack those on missing data as well.
    fn reason(&self, alarm: &Alarm, state: AlarmState) -> String {
        let Self { periods, missing, .. } = *self;
        let were = |count| plural(count, "was", "were");
        let (known, lacking) =
            (self.points.len(), counted(missing, "missing datapoint", "missing datapoints"));
        if state == AlarmState::InsufficientData {
            let points = counted(missing, "datapoint", "datapoints");
            return format!("Insufficient Data: {points} {} unknown.", were(missing));
        }
        let is_alarm = state == AlarmState::Alarm;
        let treated = if is_alarm { "Breaching" } else { "NonBreaching" };
        let treated = format!("{lacking} {} treated as [{treated}]", were(missing));
        if known == 0 {
            let times = counted(missing, "period", "periods");
            return format!("Threshold Crossed: no datapoints were received for {times} and {treated}.");
        }
        let list: Vec<String> =
            self.points.iter().map(|point| format!("{:?} ({})", point.value, day_first(point.at))).collect();
        // If missing data do not count, the others decide.
        let filled = if alarm.missing == MissingData::Insufficient { 0 } else { missing };
        let (list, is_whole) = (list.join(", "), known + filled == periods);
        let points = if is_whole {
            counted(known, "datapoint", "datapoints")
        } else {
            format!("{known} out of the last {periods} datapoints")
        };
        let than = match alarm.comparison {
            Comparison::Greater => "greater than",
            Comparison::GreaterOrEqual => "greater than or equal to",
            Comparison::Less => "less than",
        };
        let not = if is_alarm { "" } else { "not " };
        let treated = if filled > 0 { format!(" and {treated}") } else { String::new() };
        let (least, way) = if is_alarm { (periods, "OK -> ALARM") } else { (1, "ALARM -> OK") };
        let least = counted(least, "datapoint", "datapoints");
        let least = if is_whole { String::new() } else { format!(" (minimum {least} for {way} transition)") };
        let (were, threshold) = (were(known), alarm.threshold);
        format!(
            "Threshold Crossed: {points} [{list}] {were} {not}{than} the threshold ({threshold}.0){treated}{least}."
        )
    }

    /// Returns `reasonData`, a text of JSON. Without data it has no `startDate`.
    fn data(&self, alarm: &Alarm, change: &Change, width: i64) -> String {
        let mut data = ObjectWriter::default();
        data.text("version", "1.0").text("queryDate", &moment(change.at));
        if let Some(first) = change.points.last() {
            data.text("startDate", &moment(first.at));
        }
        data.text("statistic", alarm.statistic.name()).number("period", width / 1_000);
        data.list("recentDatapoints", recent(&change.points, width));
        data.json("threshold", &format!("{}.0", alarm.threshold));
        let known = self.points.iter().map(|point| {
            let mut evaluated = ObjectWriter::default();
            evaluated.text("timestamp", &moment(point.at));
            evaluated.json("sampleCount", &format!("{}.0", point.samples));
            (point.at, evaluated.json("value", &format!("{:?}", point.value)).close())
        });
        let has_data = |at: &i64| change.points.iter().any(|point| point.at == *at);
        let periods = (1..).take(self.periods).map(|number: i64| change.at.saturating_sub(number * width));
        let empty = periods.filter(|at| !has_data(at)).take(self.missing);
        let empty = empty.map(|at| (at, ObjectWriter::default().text("timestamp", &moment(at)).close()));
        let mut evaluated: Vec<(i64, String)> = known.chain(empty).collect();
        evaluated.sort_by_key(|(at, _)| Reverse(*at));
        data.list("evaluatedDatapoints", evaluated.into_iter().map(|(_, text)| text)).close()
    }
}

/// Returns the values from the first period with data to the last, the oldest first; `null` for those
/// without.
fn recent(points: &[Point], width: i64) -> Vec<String> {
    let (Some(first), Some(last)) = (points.last(), points.first()) else { return Vec::new() };
    let count = (last.at - first.at) / width.max(1);
    let value =
        |at: i64| points.iter().find(|point| point.at == at).map(|point| format!("{:?}", point.value));
    (0..=count).map(|number| value(first.at + number * width).unwrap_or_else(|| "null".to_owned())).collect()
}

/// Returns a time as the data has it.
fn moment(at: i64) -> String {
    let text = Timestamp::from_millis(at).unwrap_or_default().to_millis_text();
    format!("{}+0000", text.trim_end_matches('Z'))
}

/// Returns a time as a reason has it: `26/11/25 10:00:00`.
fn day_first(at: i64) -> String {
    let at = Timestamp::from_millis(at).unwrap_or_default();
    let (year, month, day) = at.date();
    let text = at.to_string();
    let time = text.split('T').nth(1).unwrap_or_default().trim_end_matches('Z');
    format!("{day:02}/{month:02}/{:02} {time}", year.rem_euclid(100))
}

/// Returns the event of a change from one state to another, as the default bus gets it. `metric_id` is the
/// UUID of the alarm's metric.
pub(super) fn text(
    model: &Model,
    alarm: &Alarm,
    context: &Context,
    metric_id: &str,
    (before, now): (&StateText, &StateText),
) -> String {
    let mut detail = ObjectWriter::default();
    detail.text("alarmName", &alarm.name).object("state", &now.0).object("previousState", &before.0);
    let metrics = [metric(model, alarm, metric_id)];
    detail.object("configuration", ObjectWriter::default().list("metrics", metrics));
    event(alarm, context, "CloudWatch Alarm State Change", &detail)
}

/// The creation or deletion of an alarm.
pub(super) struct Configuration<'c> {
    pub(super) alarm: &'c Alarm,
    /// Its time.
    pub(super) at: i64,
    /// `create` or `delete`.
    pub(super) operation: &'static str,
    /// The last text about the alarm's state; `None` if it never changed.
    pub(super) state: Option<&'c StateText>,
}

impl Configuration<'_> {
    /// Returns the event of it, as the default bus gets it; see "Alarm events and EventBridge" in the
    /// CloudWatch User Guide.
    pub(super) fn text(&self, model: &Model, context: &Context, metric_id: &str) -> String {
        let Self { alarm, at, operation, state } = *self;
        let mut detail = ObjectWriter::default();
        detail.text("alarmName", &alarm.name).text("operation", operation);
        let new = || {
            let mut state = ObjectWriter::default();
            state.text("value", alarm_state(AlarmState::InsufficientData)).text("timestamp", &moment(at));
            state
        };
        detail.object("state", &state.map_or_else(new, |state| state.0.clone()));
        let mut configuration = ObjectWriter::default();
        configuration.number("evaluationPeriods", alarm.periods);
        configuration.json("threshold", &format!("{}.0", alarm.threshold));
        configuration.text("comparisonOperator", alarm.comparison.name());
        configuration.text("treatMissingData", alarm.missing.name());
        configuration.list("metrics", [metric(model, alarm, metric_id)]);
        configuration.text("alarmName", &alarm.name).boolean("actionsEnabled", true);
        configuration.text("timestamp", &moment(at)).json("okActions", "[]");
        configuration.json("alarmActions", "[]").json("insufficientDataActions", "[]");
        detail.object("configuration", &configuration);
        event(alarm, context, "CloudWatch Alarm Configuration Change", &detail)
    }
}

/// Returns an event about an alarm.
fn event(alarm: &Alarm, context: &Context, detail_type: &str, detail: &ObjectWriter) -> String {
    let Context { account, region, time, id } = context;
    let arn = context.arn("cloudwatch", &format!("alarm:{}", alarm.name));
    let mut event = ObjectWriter::default();
    event.text("version", "0").text("id", id).text("detail-type", detail_type);
    event.text("source", "aws.cloudwatch").text("account", account).text("time", time);
    event.text("region", region).texts("resources", [arn]).object("detail", detail).close()
}

/// Returns the metric that an alarm watches. `id` is its UUID.
fn metric(model: &Model, alarm: &Alarm, id: &str) -> String {
    let new = ObjectWriter::default;
    let mut dimensions = new();
    if let Some(rule) = alarm.rule.and_then(|rule| model.rules.get(rule as usize)) {
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
    statistic.object("metric", &metric).number("period", period).text("stat", alarm.statistic.name());
    let mut query = new();
    query.text("id", id).object("metricStat", &statistic).boolean("returnData", true).close()
}
