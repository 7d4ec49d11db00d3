//! What the benchmark of the npm package needs to know of this one.

use super::Row;
use serde::Serialize;

#[derive(Serialize)]
struct Described<'d> {
    name: &'static str,
    /// The file that its events are in.
    events: &'static str,
    patterns: &'d [String],
    /// Events a second.
    strict: Option<f64>,
    structural: Option<f64>,
    quamina: Option<f64>,
}

/// All sets with their rates, as JSON.
pub fn describe(groups: &[Vec<Row>]) -> String {
    let described: Vec<Described> = groups
        .iter()
        .flatten()
        .map(|row| Described {
            name: row.set.name,
            events: if row.bridge { "events.ndjson" } else { "features.ndjson" },
            patterns: &row.set.patterns,
            strict: row.rates[0],
            structural: row.rates[1],
            quamina: row.rates[3],
        })
        .collect();
    serde_json::to_string(&described).unwrap_or_default()
}
