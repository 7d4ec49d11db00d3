//! A day of made events, and the rules of the samples: something to run for whoever has no files yet.

use super::{Catalogue, Sample};
use crate::event::Timestamp;
use crate::json::{self, Value};
use crate::rng::{mix64, uuid_v4};
use crate::text::{Edit, Span, apply};

/// The day on which the events happen: it starts at 2026-03-02T00:00:00Z.
const DAY: i64 = 1_772_409_600_000;

const MILLIS_A_DAY: u64 = 86_400_000;

impl Catalogue {
    /// So many events, one a line, drawn from the samples: with ids of their own, over one day, in the
    /// order of their times. The same every time.
    pub fn traffic(&self, count: u32) -> String {
        let templates: Vec<Template> = self.samples.iter().map(Template::new).collect();
        let mut text = String::new();
        for number in 0..u64::from(count) {
            let draw = mix64(number);
            // Some samples come often and most of them seldom, as it is with services.
            let place = (draw % 1_000).pow(2) * templates.len() as u64 / 1_000_000;
            let Some(template) = templates.get(place as usize) else { continue };
            let after = number * MILLIS_A_DAY / u64::from(count);
            let time = Timestamp::from_millis(DAY).unwrap_or_default().plus(after as u32);
            text.push_str(&template.fill(time, &uuid_v4(draw, mix64(!number))));
            text.push('\n');
        }
        text
    }

    /// Returns the patterns of the samples as one list of rules, each under its sample's name.
    pub fn rules(&self) -> String {
        let with_pattern = self.samples.iter().filter_map(|sample| Some((sample, sample.pattern.as_ref()?)));
        let rule = |(sample, pattern): (&Sample, &String)| {
            let document = json::parse(pattern);
            let pattern = document.root().map_or_else(|| pattern.clone(), json::compact);
            format!("  {}: {pattern}", json::quote(&format!("{}: {}", sample.service, sample.title)))
        };
        format!("{{\n{}\n}}\n", with_pattern.map(rule).collect::<Vec<_>>().join(",\n"))
    }
}

/// A sample on one line, with the places of what differs from event to event.
struct Template {
    text: String,
    id: Option<Span>,
    time: Option<Span>,
}

impl Template {
    fn new(sample: &Sample) -> Self {
        let text = json::parse(&sample.text).root().map(json::compact).unwrap_or_default();
        let document = json::parse(&text);
        let place = |name| document.root()?.get(name).map(Value::span);
        let (id, time) = (place("id"), place("time"));
        Self { text, id, time }
    }

    fn fill(&self, time: Timestamp, id: &str) -> String {
        let edit = |span: Option<Span>, text: &str| span.map(|span| Edit::replace(span, json::quote(text)));
        let edits: Vec<Edit> =
            edit(self.id, id).into_iter().chain(edit(self.time, &time.to_string())).collect();
        apply(&self.text, &edits)
    }
}
