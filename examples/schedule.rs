//! Says of schedule expressions whether AWS takes them, and when they run next.
//!
//! Each line of standard input is `{"expression", "service": "rule|scheduler", "zone"?, "from"?, "count"?}`, each line
//! of the output `{"accepted", "aws": AWS's words or null, "runs": ["2026-12-01T00:00Z", …]}`. Runs come after `from`,
//! which is now if it is left out; a rate counts from it. A line that cannot be read gives `{"error": …}`, and the
//! program exits with 1.
//!
//! ```sh
//! echo '{"expression": "cron(0 11 ? * 1 *)", "service": "rule"}' | cargo run --example schedule
//! ```

use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::{Service, Timetable, Timing, UTC, Zone, messages, parse};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::io::BufRead;
use std::process::ExitCode;

/// So many runs are listed if the line does not say how many.
const COUNT: usize = 5;

/// The most runs that are listed.
const MOST: usize = 1_000;

#[derive(Deserialize)]
struct Question {
    expression: String,
    service: String,
    zone: Option<String>,
    from: Option<String>,
    count: Option<usize>,
}

#[derive(Serialize)]
struct Answer {
    accepted: bool,
    aws: Option<String>,
    runs: Vec<String>,
}

/// A zone of the IANA database.
struct Named(TimeZone);

impl Zone for Named {
    fn offset_at(&self, moment: Timestamp) -> i32 {
        let moment = jiff::Timestamp::from_millisecond(moment.millis());
        moment.map_or(0, |moment| self.0.to_offset(moment).seconds())
    }
}

fn main() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for line in std::io::stdin().lock().lines() {
        let answer = match line {
            Ok(line) if line.trim().is_empty() => continue,
            Ok(line) => read(&line).and_then(|question| answer(&question)),
            Err(error) => Err(error.to_string()),
        };
        let text =
            answer.and_then(|answer| serde_json::to_string(&answer).map_err(|error| error.to_string()));
        match text {
            Ok(text) => println!("{text}"),
            Err(error) => {
                println!("{}", serde_json::json!({ "error": error }));
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn read(line: &str) -> Result<Question, String> {
    serde_json::from_str(line).map_err(|error| error.to_string())
}

fn answer(question: &Question) -> Result<Answer, String> {
    let service = match question.service.as_str() {
        "rule" => Service::Rule,
        "scheduler" => Service::Scheduler,
        other => return Err(format!("there is no service {other:?}")),
    };
    let zone: Box<dyn Zone> = match question.zone.as_deref().filter(|_| service == Service::Scheduler) {
        None | Some("UTC") => Box::new(UTC),
        Some(name) => Box::new(Named(TimeZone::get(name).map_err(|error| error.to_string())?)),
    };
    let from = match &question.from {
        Some(text) => moment(text).ok_or_else(|| format!("{text:?} is no moment"))?,
        None => moment(&jiff::Timestamp::now().to_string()).unwrap_or_default(),
    };
    let parsed = parse(&question.expression, service);
    let timetable =
        parsed.schedule.as_ref().map(|schedule| Timetable::new(schedule, service, Timing::since(from)));
    let count = question.count.unwrap_or(COUNT).min(MOST);
    let runs = timetable.iter().flat_map(|timetable| timetable.runs_after(&*zone, from).take(count));
    Ok(Answer {
        accepted: !parsed.is_refused(),
        aws: messages::aws_message(&question.expression, &parsed),
        runs: runs.map(|run| to_the_minute(run.at)).collect(),
    })
}

/// A moment with or without seconds, and with or without `Z`.
fn moment(text: &str) -> Option<Timestamp> {
    let bare = text.trim_end_matches(['Z', 'z']);
    let seconds = match bare.len() {
        10 => "T00:00:00",
        16 => ":00",
        _ => "",
    };
    Timestamp::parse(&format!("{bare}{seconds}Z")).or_else(|| Timestamp::parse(text))
}

/// Without seconds that are none.
fn to_the_minute(moment: Timestamp) -> String {
    let text = moment.to_string();
    text.strip_suffix(":00Z").map_or(text.clone(), |minute| format!("{minute}Z"))
}
