//! Changing a part of a template in the template itself: only the differences are written; comments and
//! layout stay.
//!
//! The new pattern is compared with the template's, value by value, and each difference becomes an edit at
//! the place of that value. The result is read again before it is returned, so that an edit never gives
//! another pattern than the requested one. If the small edits fail, the pattern is replaced in the template's
//! own style; if that fails too, because a program computes it, the text is not changed.
//!
//! ```
//! use eventbridge_playground::interchange::{edit, read};
//!
//! let template = "EventPattern:\n  source: [shop] # ours\n  detail-type: ['Order Paid']\n";
//! let new = r#"{"source": ["shop", "till"], "detail-type": ["Order Paid"]}"#;
//! let edited = edit::pattern(template, &read(template), 0, new).unwrap();
//! assert_eq!(edited.text, "EventPattern:\n  source: [shop, till] # ours\n  detail-type: ['Order Paid']\n");
//! ```

mod block;
mod brackets;
mod cdk;
mod changes;
mod embedded;
mod layers;
pub mod messages;
mod same;
mod scalar;
mod schedule;
mod style;
#[cfg(test)]
mod tests;
mod yaml;

use super::finding::{Finding, FindingKind, Findings};
use super::node::{Node, Value};
use super::{FormatId, json_tree, read};
use crate::json;
use crate::text::{Edit, Span, apply};
use same::same;
use scalar::Quote;
pub use schedule::schedule;
use style::{Names, Style, Syntax, Within};

/// A text after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    /// The whole text.
    pub text: String,
    /// The changes, with places in the text before them.
    pub edits: Vec<Edit>,
    /// Other parts of the text that are changed, too, since they share what was changed: by their names.
    pub also: Vec<String>,
}

/// Why a text was left as it is. [`messages::not_edited`] has the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotEdited {
    /// The new pattern is no JSON object.
    NotAPattern,
    /// The text has no such part, or the part has no pattern.
    NoPlace,
    /// A program or the tool makes the value; holds where.
    Computed(Span),
}

/// Puts a pattern, which is given as JSON, in place of the one that the part with an index has.
///
/// # Errors
/// Says why the text cannot be changed so.
pub fn pattern(text: &str, findings: &Findings, index: usize, pattern: &str) -> Result<Edited, NotEdited> {
    let document = json::parse(pattern);
    let new = json_tree::node(&document).filter(|new| new.is_map() && document.problems().is_empty());
    let new = new.ok_or(NotEdited::NotAPattern)?;
    let finding = findings.found.get(index).ok_or(NotEdited::NoPlace)?;
    let old = finding.pattern().ok_or(NotEdited::NoPlace)?;
    if same(old, &new) {
        return Ok(Edited { text: text.to_owned(), edits: Vec::new(), also: Vec::new() });
    }
    if source_of(old).is_some() {
        return Err(NotEdited::Computed(old.span));
    }
    let check =
        Check { findings, index, is_right: &|after| after.pattern().is_some_and(|now| same(now, &new)) };
    let candidates = Candidates { text, finding, old, new: &new };
    check.best(text, &mut candidates.all()).ok_or(NotEdited::Computed(place_of(finding, old)))
}

/// Returns where to look for a value.
fn place_of(finding: &Finding, value: &Node) -> Span {
    if value.span.is_empty() { finding.span } else { value.span }
}

/// Ways to write a new pattern, those that change less first.
struct Candidates<'e> {
    text: &'e str,
    finding: &'e Finding,
    old: &'e Node,
    new: &'e Node,
}

impl<'e> Candidates<'e> {
    fn all(&self) -> impl Iterator<Item = Vec<Edit>> + use<'_, 'e> {
        let embedded = embedded::find(self.text, self.finding, self.old)
            .into_iter()
            .flat_map(|place| place.edits(self.new));
        let syntaxes = Syntax::of(self.text, self.finding.format, self.old);
        let native = syntaxes.into_iter().flat_map(|syntax| self.native(syntax));
        embedded.chain(native)
    }

    /// Edits of a pattern that is written in the template's own language: with its names as they are in events, and as
    /// the CDK has them.
    fn native(&self, syntax: Syntax) -> Vec<Vec<Edit>> {
        let mut found = Vec::new();
        let is_cdk = matches!(self.finding.format, FormatId::CdkTypeScript | FormatId::CdkPython);
        let has_own_names = is_cdk && !cdk::is_first_level(self.text, self.finding);
        for names in [Names::OfCdk, Names::OfEvents].into_iter().skip(usize::from(!has_own_names)) {
            let style = Style::of(self.text, syntax, self.old, names);
            if self.is_value(syntax) {
                let own = (names == Names::OfCdk)
                    .then(|| cdk::with_matchers(self.text, &style, self.old, self.new));
                let new = own.as_ref().unwrap_or(self.new);
                found.extend(changes::between(self.text, &style, self.old, new));
                found.extend(changes::rewritten(self.text, &style, self.old, new));
            } else {
                found.extend(self.in_place_of_another(&style));
            }
        }
        found
    }

    /// Returns whether the text has the pattern as an object of its language, and not as a string or a name.
    fn is_value(&self, syntax: Syntax) -> bool {
        let source = self.old.span.of(self.text);
        let is_block = syntax == Syntax::Yaml
            && self.old.members().iter().any(|member| member.name_span != member.node.span);
        let is_call = syntax == Syntax::Python && source.ends_with(')');
        self.old.is_map() && (source.starts_with('{') || is_block || is_call)
    }

    /// Returns the edits that put the pattern in place of a string that is no pattern, or of a name.
    fn in_place_of_another(&self, style: &Style) -> Option<Vec<Edit>> {
        let (text, span) = (self.text, self.old.span);
        let source = span.of(text);
        let block = if style.syntax == Syntax::Yaml { block::text_start(text, span) } else { None };
        let quote = if block.is_some() { Some(Quote::Single) } else { Quote::of(source) };
        if let Some(quote @ (Quote::Single | Quote::Double)) = quote {
            let json = Node::new(span, Value::Text(self.new.to_json()));
            let end = span.range().start + source.trim_end().len();
            let span = Span::new(block.unwrap_or(span.range().start), end);
            return Some(vec![Edit::replace(span, style.scalar(&json, quote))]);
        }
        let value = style.value(self.new, style::indent_at(text, span.start), Within::Map);
        if style.syntax != Syntax::Hcl {
            // What makes the string of an object.
            let (call, _) = source.split_once('(').filter(|_| source.ends_with(')'))?;
            let makes_json = ["stringify", "jsonStringify", "dumps"].iter().any(|name| call.ends_with(name));
            return makes_json.then(|| vec![Edit::replace(span, format!("{call}({value})"))]);
        }
        if source.is_empty() {
            return None;
        }
        let is_encoded = text.get(..span.range().start)?.trim_end().ends_with("jsonencode(");
        let value = if is_encoded { value } else { format!("jsonencode({value})") };
        Some(vec![Edit::replace(span, value)])
    }
}

/// Holds a text that was changed against what it said before.
struct Check<'c> {
    findings: &'c Findings,
    index: usize,
    /// Whether the part says what it should.
    is_right: &'c dyn Fn(&Finding) -> bool,
}

/// The most ways that are tried; each reads the whole text.
const MOST_TRIED: usize = 8;

impl Check<'_> {
    /// Returns the first way that leaves all other parts alone, else the first that leads to the value.
    fn best(&self, text: &str, ways: &mut dyn Iterator<Item = Vec<Edit>>) -> Option<Edited> {
        let mut best: Option<Edited> = None;
        for edits in ways.take(MOST_TRIED) {
            let edited = apply(text, &edits);
            let Some(also) = self.others_changed(&edited) else { continue };
            let is_alone = also.is_empty();
            if is_alone || best.is_none() {
                best = Some(Edited { text: edited, edits, also });
            }
            if is_alone {
                break;
            }
        }
        best
    }

    /// Returns the names of other parts that are not what they were; `None` if this part is not what it
    /// should be.
    fn others_changed(&self, edited: &str) -> Option<Vec<String>> {
        let after = read(edited);
        let before = &self.findings.found;
        if after.found.len() != before.len() || after.skipped.len() != self.findings.skipped.len() {
            return None;
        }
        let mut also = Vec::new();
        for (index, (before, after)) in before.iter().zip(&after.found).enumerate() {
            if index == self.index {
                let is_same_part = before.kind == after.kind && rest(before) == rest(after);
                if !is_same_part || !(self.is_right)(after) {
                    return None;
                }
            } else if before.kind != after.kind || before.value.to_json() != after.value.to_json() {
                also.push(before.name.clone().unwrap_or_else(|| before.kind.title().to_owned()));
            }
        }
        Some(also)
    }
}

/// Returns what a part says beside its pattern and its schedule.
fn rest(finding: &Finding) -> Vec<(String, String)> {
    let is_other = |name: &str| !matches!(name, "EventPattern" | "ScheduleExpression");
    if finding.kind == FindingKind::Pattern {
        return Vec::new();
    }
    let others = finding.value.members().iter().filter(|member| is_other(&member.name));
    // In some texts a part without a name of its own is named by its place, which does not change.
    others.map(|member| (member.name.clone(), member.node.to_json())).collect()
}

/// Returns the text of a value that is not known, if it is one.
fn source_of(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Expression(source) => Some(source),
        _ => None,
    }
}
