//! The verdict as a picture: pattern and event side by side with highlights, and the reason above them. It is
//! SVG with only texts, rectangles and lines.
//!
//! Nothing here can measure a letter, so each stretch of code is given its width, and every font keeps to it.

mod lines;
mod shades;

pub use shades::Shade;

use super::{Evaluation, Verdict, Workspace};
use crate::matching::{event_highlights, pattern_highlights};
use crate::text::shortened;
use lines::{Lines, Run, columns_of, printable};
use shades::Shades;
use std::fmt::Write;

/// A picture: its text in SVG, and how large it is in CSS pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file's text.
    pub svg: String,
    /// The width.
    pub width: u32,
    /// The height.
    pub height: u32,
}

/// A column of code, a tenth of a CSS pixel being the unit: so sums stay whole.
const COLUMN: u32 = 78;
/// The height of a line of code and that of a sentence, in CSS pixels.
const LINE: u32 = 20;
const MARGIN: u32 = 20;
const PADDING: u32 = 12;
const HEAD: u32 = 28;
const FEW_COLUMNS: u32 = 34;
/// More sentences than this say too much for a picture.
const MAX_REASONS: usize = 4;
/// Longer names and sentences are cut.
const MAX_NAME: usize = 90;
const MAX_SENTENCE: usize = 400;
/// The width of a letter in a sentence, at most on average, in CSS pixels.
const LETTER: u32 = 8;

const CODE: &str = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";
const WORDS: &str = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/// Draws the verdict on the selected event. `evaluation` is the workspace's; `reasons` are the sentences on what decided,
/// the first one first.
pub fn picture(workspace: &Workspace, evaluation: &Evaluation, reasons: &[String], shade: Shade) -> Picture {
    let shown = evaluation.events.get(workspace.selected);
    let explained = shown
        .filter(|shown| matches!(shown.verdict, Verdict::Match | Verdict::NoMatch))
        .and_then(|shown| Some((shown, evaluation.pattern.try_explain(&shown.document)?)));
    let marks = explained.as_ref().map(|(shown, explanation)| {
        (pattern_highlights(explanation, None), event_highlights(explanation, &shown.document, None))
    });
    let (of_pattern, of_event) = marks.unwrap_or_default();
    let event = workspace.selected_event();
    let pattern = Lines::of(&workspace.pattern, &of_pattern);
    let text = event.map_or("", |event| &*event.text);
    let boxes = [
        ("Event pattern".to_owned(), pattern),
        (event.map_or_else(|| "Event".to_owned(), |event| event.name.clone()), Lines::of(text, &of_event)),
    ];
    let is_valid = evaluation.pattern.parsed().is_valid();
    let verdict = shown.map(|shown| shown.verdict).filter(|_| is_valid);
    let verdict = if workspace.pattern.trim().is_empty() {
        None
    } else {
        verdict.or((!is_valid).then_some(Verdict::InvalidPattern))
    };
    Drawing::new(shade).draw(&evaluation.heading(workspace), verdict, reasons, &boxes)
}

/// A picture in the making.
struct Drawing {
    body: String,
    shades: &'static Shades,
}

impl Drawing {
    fn new(shade: Shade) -> Self {
        Self { body: String::new(), shades: shade.shades() }
    }

    fn draw(
        mut self,
        heading: &str,
        verdict: Option<Verdict>,
        reasons: &[String],
        boxes: &[(String, Lines); 2],
    ) -> Picture {
        let widths = boxes
            .each_ref()
            .map(|(_, lines)| (lines.width().max(FEW_COLUMNS) * COLUMN).div_ceil(10) + 2 * PADDING);
        let width = widths.iter().sum::<u32>() + 3 * MARGIN;
        let mut y = self.verdict(heading, verdict, reasons, width) + MARGIN;
        let rows = boxes.iter().map(|(_, lines)| lines.rows()).max().unwrap_or_default().max(1);
        let height = HEAD + rows * LINE + PADDING;
        let mut x = MARGIN;
        for ((title, lines), width) in boxes.iter().zip(widths) {
            self.code(title, lines, [x, y, width, height]);
            x += width + MARGIN;
        }
        y += height + MARGIN + 4;
        self.legend(width, y);
        let height = y + MARGIN;
        let ground = self.shades.page;
        let title = escaped(heading);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" xml:space=\"preserve\"><title>{title}</title>\
             <rect width=\"100%\" height=\"100%\" fill=\"{ground}\"/>{}</svg>\n",
            self.body
        );
        Picture { svg, width, height }
    }

    /// Draws the verdict with its reasons, and returns where it ends.
    fn verdict(&mut self, heading: &str, verdict: Option<Verdict>, reasons: &[String], width: u32) -> u32 {
        let (tone, ground, sign) = self.shades.tone(verdict);
        let letters = ((width - 2 * MARGIN - 3 * PADDING) / LETTER) as usize;
        let told = reasons.iter().take(MAX_REASONS);
        let mut sentences: Vec<String> =
            told.flat_map(|reason| wrapped(&shortened(reason, MAX_SENTENCE), letters)).collect();
        if reasons.len() > MAX_REASONS {
            sentences.push(format!("+{}", reasons.len() - MAX_REASONS));
        }
        let height = 36 + LINE * sentences.len() as u32 + if sentences.is_empty() { 0 } else { 6 };
        self.rect([MARGIN, MARGIN, width - 2 * MARGIN, height], ground, tone);
        let _ = write!(
            self.body,
            "<rect x=\"{MARGIN}\" y=\"{MARGIN}\" width=\"6\" height=\"{height}\" fill=\"{tone}\"/>"
        );
        let x = MARGIN + 2 * PADDING;
        let heading = format!("{sign} {}", shortened(heading, MAX_NAME.min(letters * 4 / 5)));
        self.words(&heading, [x, MARGIN + 24], 17, 700, tone);
        for (row, sentence) in (0..).zip(&sentences) {
            self.words(sentence, [x, MARGIN + 46 + row * LINE], 14, 400, self.shades.text);
        }
        MARGIN + height
    }

    /// A titled box with a text in it.
    fn code(&mut self, title: &str, lines: &Lines, [x, y, width, height]: [u32; 4]) {
        self.rect([x, y, width, height], self.shades.surface, self.shades.border);
        let letters = ((width - 2 * PADDING) / LETTER) as usize;
        self.words(&shortened(title, letters), [x + PADDING, y + 19], 13, 650, self.shades.text);
        for (row, line) in (0..).zip(&lines.lines) {
            let base = y + HEAD + row * LINE + 14;
            for run in line {
                self.run(run, x + PADDING, base);
            }
        }
        if lines.more > 0 {
            let told = format!("… +{}", lines.more);
            let base = y + HEAD + lines.lines.len() as u32 * LINE + 14;
            self.words(&told, [x + PADDING, base], 13, 400, self.shades.quiet);
        }
    }

    /// A stretch of a line: its ground and underline if it is marked, and its text, which keeps to its columns.
    fn run(&mut self, run: &Run, left: u32, base: u32) {
        let x = Tenths(left * 10 + run.column * COLUMN);
        let width = Tenths(run.columns * COLUMN);
        if let Some(matched) = run.matched {
            self.mark(matched, x, width, base);
        }
        let fill = self.shades.text;
        let text = escaped(&run.text);
        let _ = write!(
            self.body,
            "<text x=\"{x}\" y=\"{base}\" fill=\"{fill}\" font-family=\"{CODE}\" font-size=\"13\" \
             textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\">{text}</text>"
        );
    }

    /// Colour and line say the same: solid below what matched, dashed below what did not.
    fn mark(&mut self, matched: bool, x: Tenths, width: Tenths, base: u32) {
        let (line, ground, dashes) = if matched {
            (self.shades.matched, self.shades.matched_soft, "")
        } else {
            (self.shades.missed, self.shades.missed_soft, " stroke-dasharray=\"4 3\"")
        };
        let (top, below, end) = (base - 14, base + 4, Tenths(x.0 + width.0));
        let _ = write!(
            self.body,
            "<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"18\" fill=\"{ground}\"/>\
             <path d=\"M{x} {below}H{end}\" stroke=\"{line}\" stroke-width=\"2\"{dashes}/>"
        );
    }

    fn legend(&mut self, width: u32, base: u32) {
        let mut x = MARGIN;
        for (matched, told) in [(true, "matches"), (false, "doesn't match")] {
            self.mark(matched, Tenths(x * 10), Tenths(240), base);
            self.words(told, [x + 32, base], 12, 400, self.shades.quiet);
            x += 110;
        }
        let quiet = self.shades.quiet;
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{base}\" fill=\"{quiet}\" font-family=\"{WORDS}\" font-size=\"12\" \
             text-anchor=\"end\">EventBridge Playground</text>",
            width - MARGIN
        );
    }

    fn rect(&mut self, [x, y, width, height]: [u32; 4], fill: &str, stroke: &str) {
        let _ = write!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{fill}\" stroke=\"{stroke}\"/>"
        );
    }

    fn words(&mut self, text: &str, [x, y]: [u32; 2], size: u32, weight: u32, fill: &str) {
        let text = escaped(text);
        let _ = write!(
            self.body,
            "<text x=\"{x}\" y=\"{y}\" fill=\"{fill}\" font-family=\"{WORDS}\" font-size=\"{size}\" \
             font-weight=\"{weight}\">{text}</text>"
        );
    }
}

/// A length in tenths of a CSS pixel.
#[derive(Clone, Copy)]
struct Tenths(u32);

impl std::fmt::Display for Tenths {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

/// Returns a text broken between words into lines of at most `letters` letters; a longer word is broken as
/// well.
fn wrapped(text: &str, letters: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut length = 0;
    for word in text.split_whitespace() {
        let of_word: usize = word.chars().map(|c| columns_of(c) as usize).sum();
        if length > 0 && length + 1 + of_word > letters {
            lines.push(String::new());
            length = 0;
        } else if length > 0 {
            lines.last_mut().into_iter().for_each(|line| line.push(' '));
            length += 1;
        }
        for c in word.chars() {
            if length >= letters {
                lines.push(String::new());
                length = 0;
            }
            lines.last_mut().into_iter().for_each(|line| line.push(c));
            length += columns_of(c) as usize;
        }
    }
    lines
}

/// Returns a text between two tags. What XML or the direction of a line cannot take is replaced.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(printable(c)),
        }
    }
    out
}

#[cfg(test)]
mod tests;
