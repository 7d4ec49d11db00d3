//! The results as files: CSV, JSON, and a self-contained HTML page.

use super::{Chart, Tally, Times, messages};
use serde::Serialize;
use std::fmt::Write;

/// The content of a report.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report<'r> {
    /// The files that were read, with their sizes in bytes.
    pub files: Vec<(&'r str, u64)>,
    /// The rules by name, each with its pattern and the number of events that it matches.
    pub rules: Vec<(&'r str, &'r str, u64)>,
    /// All counts.
    pub tally: &'r Tally,
    /// Whether everything was read.
    pub is_complete: bool,
}

/// The format of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The counts as comma-separated values.
    Csv,
    /// All results, as JSON.
    Json,
    /// A page with all results.
    Html,
}

impl Report<'_> {
    /// Returns the report as a text.
    pub fn write(&self, format: Format) -> String {
        match format {
            Format::Csv => self.csv(),
            Format::Json => self.json(),
            Format::Html => self.html(),
        }
    }

    /// Returns the counts as comma-separated values: `rule,matches`, and a line for each rule.
    fn csv(&self) -> String {
        let mut text = "rule,matches\r\n".to_owned();
        for (name, _, count) in &self.rules {
            let _ = write!(text, "{},{count}\r\n", cell(name));
        }
        text
    }

    /// Returns all results as JSON.
    fn json(&self) -> String {
        let Tally { events, unmatched, malformed, problems, .. } = self.tally;
        let value = serde_json::json!({
            "files": self.files.iter().map(|(name, bytes)| serde_json::json!({"name": name, "bytes": bytes})).collect::<Vec<_>>(),
            "complete": self.is_complete,
            "events": events,
            "unmatched": unmatched,
            "malformed": malformed,
            "rules": self.rules.iter().map(|(name, pattern, count)| {
                serde_json::json!({"name": name, "pattern": pattern, "matches": count})
            }).collect::<Vec<_>>(),
            "problems": problems.iter().map(|problem| serde_json::json!({
                "file": self.file(problem.file), "line": problem.line, "offset": problem.offset, "reason": messages::sentence(&problem.kind),
            })).collect::<Vec<_>>(),
        });
        // A tree of strings and numbers always has a JSON form.
        serde_json::to_string_pretty(&value).unwrap_or_default()
    }

    /// Returns a page with all results, without scripts and without anything to load.
    fn html(&self) -> String {
        let Tally { events, unmatched, malformed, problems, times, .. } = self.tally;
        let mut rules = String::new();
        for (name, pattern, count) in &self.rules {
            let _ = write!(
                rules,
                "<tr><td>{}</td><td class=\"n\">{count}</td><td class=\"n\">{}</td><td><code>{}</code></td></tr>",
                escaped(name),
                percent(*count, *events),
                escaped(pattern)
            );
        }
        let mut files = String::new();
        for (name, bytes) in &self.files {
            let _ = write!(files, "<li>{} ({bytes} bytes)</li>", escaped(name));
        }
        let mut bad = String::new();
        for problem in problems {
            let _ = write!(
                bad,
                "<li>{}, line {}: {}</li>",
                escaped(self.file(problem.file)),
                problem.line,
                escaped(&messages::sentence(&problem.kind))
            );
        }
        let bad = if bad.is_empty() { bad } else { format!("<h2>Malformed</h2><ul>{bad}</ul>") };
        let note = if self.is_complete { "" } else { "<p><strong>Not everything was read.</strong></p>" };
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Rules and events</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <style>{STYLE}</style></head><body><h1>Rules and events</h1>{note}\
             <p>{events} events were read, of which {unmatched} match no rule. {malformed} entries couldn't be \
             read as events.</p>\
             <h2>Rules</h2><table><thead><tr><th>Rule</th><th>Events</th><th>Share</th><th>Pattern</th></tr></thead>\
             <tbody>{rules}</tbody></table>{}<h2>Files</h2><ul>{files}</ul>{bad}</body></html>",
            chart(times)
        )
    }

    fn file(&self, number: u32) -> &str {
        self.files.get(number as usize).map_or("", |(name, _)| name)
    }
}

/// Returns a share of a whole, as in `12.5 %`.
pub fn percent(part: u64, whole: u64) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    // A share above 0 is not shown as 0, and one below the whole is not shown as the whole.
    match thousandths(part, whole) {
        0 if part > 0 => "< 0.1 %".to_owned(),
        1_000 if part < whole => "> 99.9 %".to_owned(),
        share => format!("{}.{} %", share / 10, share % 10),
    }
}

/// Returns a share of a whole, rounded.
fn thousandths(part: u64, whole: u64) -> u128 {
    (u128::from(part) * 1_000 + u128::from(whole) / 2) / u128::from(whole.max(1))
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;\
color:#1b1d22;background:#fff}table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;\
padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ccc}.n{text-align:right;white-space:nowrap}code{font-size:.85em;\
overflow-wrap:anywhere}path.all{fill:#b9c0cc}path.some{fill:#1668c7}\
@media(prefers-color-scheme:dark){body{color:#e6e8ec;background:#16181d}td,th{border-color:#444}path.all{fill:#4a515e}\
path.some{fill:#6cb1ff}}";

/// The most bars that fit.
const BARS: u32 = 120;

fn chart(times: &Times) -> String {
    let Some(Chart { width, all, matched, words }) = Chart::of(times, BARS) else { return String::new() };
    format!(
        "<h2>Over time</h2><svg viewBox=\"0 0 {width} 100\" width=\"100%\" height=\"120\" preserveAspectRatio=\"none\" \
         role=\"img\" aria-label=\"Events over their own time\"><path class=\"all\" d=\"{all}\"/>\
         <path class=\"some\" d=\"{matched}\"/></svg><p>{words} They are the darker part of each bar.</p>"
    )
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            _ => safe.push(c),
        }
    }
    safe
}

/// Returns a text as a cell. A spreadsheet would run a text that begins like a formula, so a quote is put in
/// front of it.
fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{}\"", if is_formula { "'" } else { "" }, text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::{Problem, ProblemKind};

    fn report(tally: &Tally) -> Report<'_> {
        Report {
            files: vec![("a<b>.ndjson", 10)],
            rules: vec![("=x\"y", "{\"a\":[\"<script>\"]}", 2), ("plain", "{}", 0)],
            tally,
            is_complete: false,
        }
    }

    #[test]
    fn names_and_patterns_are_only_text() {
        let mut tally = Tally { events: 4, unmatched: 2, malformed: 1, ..Tally::default() };
        tally.problems.push(Problem {
            file: 0,
            line: 3,
            offset: 9,
            kind: ProblemKind::Json {
                kind: crate::json::ProblemKind::UnknownWord("<b>".to_owned()),
                column: 1,
            },
        });
        let report = report(&tally);
        assert_eq!(report.csv(), "rule,matches\r\n\"'=x\"\"y\",2\r\n\"plain\",0\r\n");
        let html = report.html();
        assert!(!html.contains("<script>") && html.contains("&lt;script&gt;"), "{html}");
        assert!(
            html.contains("a&lt;b&gt;.ndjson, line 3: ")
                && html.contains(": Unexpected `&lt;b&gt;`")
                && html.contains("(column 1)"),
            "{html}"
        );
        let json: serde_json::Value = serde_json::from_str(&report.json()).unwrap();
        assert_eq!(json["rules"][0]["matches"], 2);
        assert_eq!(json["complete"], false);
        assert_eq!(json["problems"][0]["file"], "a<b>.ndjson");
    }

    #[test]
    fn shares_never_pretend() {
        for (part, whole, expected) in [
            (0, 0, "–"),
            (0, 9, "0.0 %"),
            (1, 1_000_000, "< 0.1 %"),
            (999_999, 1_000_000, "> 99.9 %"),
            (1, 8, "12.5 %"),
        ] {
            assert_eq!(percent(part, whole), expected);
        }
    }
}
