//! What may come a moment after a keystroke: repairs, advice, the reading, nearest misses, coverage.
//! It is found once the visitor pauses, so that typing never waits for it.

use crate::app::state::App;
use crate::app::state::session::Shown;
use eventbridge_playground::coverage::{Coverage, Gap};
use eventbridge_playground::lint::{self, Advised};
use eventbridge_playground::matching::{Line, causes, words};
use eventbridge_playground::pattern::Parsed;
use eventbridge_playground::reading;
use eventbridge_playground::repair::{self, Repair};
use eventbridge_playground::text::Span;
use eventbridge_playground::workspace::{Evaluation, EventReport, NearestMiss, Verdict, nearest_misses};
use leptos::prelude::*;
use std::sync::Arc;

/// Repairs are tried out before they are offered; so much text at most is read for that.
const MOST_TRIED: usize = 512 * 1024;

/// Repairs for so many lines of an explanation are looked for; nobody reads more.
const MAX_LINES: usize = 20;

/// What was found about a pattern, and about the events together with it.
#[derive(Clone, Default)]
pub(crate) struct Findings {
    /// The pattern's text that all of it is about.
    pub(crate) text: Arc<str>,
    /// The lines of the explanation that the remedies are about.
    pub(crate) lines: Option<Arc<Vec<Line>>>,
    /// For each problem of the pattern, in their order, what takes it away.
    pub(crate) fixes: Vec<Vec<Repair>>,
    /// For lines of the explanation, by their index, what would let the event in.
    pub(crate) remedies: Vec<Remedy>,
    pub(crate) advice: Vec<Advised>,
    /// Renames of fields that no event has.
    renames: Vec<Repair>,
    /// The pattern in words.
    pub(crate) reading: String,
    pub(crate) nearest: Vec<NearestMiss>,
    coverage: Option<Coverage>,
}

/// What would make a line of the explanation hold.
#[derive(Clone)]
pub(crate) struct Remedy {
    /// The index of the line.
    pub(crate) line: usize,
    /// Where the line stands in the pattern.
    pub(crate) span: Span,
    /// What it says of the event.
    pub(crate) sentence: String,
    /// Whether it is one of those that keep the event out.
    pub(crate) decides: bool,
    /// The repairs, the best first; never empty.
    pub(crate) repairs: Vec<Repair>,
}

pub(crate) fn about_pattern(evaluation: &Evaluation) -> Findings {
    let report = &evaluation.pattern;
    let parsed = &report.parsed;
    let is_understood = parsed.misunderstanding().is_none();
    let takes_part = |event: &&EventReport| matches!(event.verdict, Verdict::Match | Verdict::NoMatch);
    let documents = evaluation.events.iter().filter(takes_part).map(|event| &*event.document);
    Findings {
        text: Arc::from(parsed.document.text()),
        lines: None,
        fixes: fixes(parsed),
        remedies: Vec::new(),
        advice: lint::advise(parsed, &[]),
        renames: if is_understood { repair::for_names(parsed) } else { Vec::new() },
        reading: if is_understood { reading::read(&parsed.pattern) } else { String::new() },
        nearest: if is_understood { nearest_misses(evaluation) } else { Vec::new() },
        coverage: report.coverage(documents),
    }
}

/// How many repairs can be looked for in texts of this length.
fn affordable(length: usize) -> usize {
    (MOST_TRIED / length.max(1)).min(MAX_LINES)
}

fn fixes(parsed: &Parsed) -> Vec<Vec<Repair>> {
    let most = affordable(16 * parsed.document.text().len());
    parsed.problems.iter().take(most).map(|problem| repair::for_problem(parsed, problem)).collect()
}

pub(crate) fn remedies(shown: &Shown, lines: &[Line]) -> Vec<Remedy> {
    let (parsed, event) = (&shown.pattern.parsed, &*shown.event.document);
    let most = affordable(event.text().len() + 16 * parsed.document.text().len());
    let causes = causes(lines);
    let keeps_out = |index: usize, line: &Line| {
        let is_in = |cause: &Line| cause.leaf.is_some() && cause.leaf == line.leaf;
        causes.iter().any(|cause| cause.line == index || is_in(&lines[cause.line]))
    };
    let failing = lines.iter().enumerate().filter(|(_, line)| !line.reasons.is_empty());
    let remedy = |(index, line): (usize, &Line)| {
        let sentence = words::sentence(&line.reasons.first()?.why);
        let repairs = repair::for_line(parsed, event, lines, index);
        let decides = keeps_out(index, line);
        (!repairs.is_empty()).then_some(Remedy { line: index, span: line.span, sentence, decides, repairs })
    };
    failing.take(most).filter_map(remedy).collect()
}

impl Findings {
    /// What no event exercises, once one matches: until then that is the whole pattern.
    pub(crate) fn gaps(&self) -> &[Gap] {
        self.coverage.as_ref().filter(|coverage| coverage.matched > 0).map_or(&[], |coverage| &coverage.gaps)
    }

    /// Whether they are about the pattern as it is now.
    pub(crate) fn are_current(&self, app: App) -> bool {
        app.session.pattern.with(|text| *text == self.text)
    }

    /// The renames of the field whose name stands at `span`.
    pub(crate) fn renames_at(&self, span: Span) -> impl Iterator<Item = &Repair> {
        self.renames.iter().filter(move |repair| repair.edits.iter().any(|edit| edit.span == span))
    }

    /// The remedies, unless they are about an earlier explanation.
    pub(crate) fn remedies(&self, now: Option<&Arc<Vec<Line>>>) -> &[Remedy] {
        let are_current = match (now, &self.lines) {
            (Some(now), Some(then)) => Arc::ptr_eq(now, then),
            _ => false,
        };
        if are_current { &self.remedies } else { &[] }
    }
}
