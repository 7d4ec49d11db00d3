//! Fixes for an event that matches and should not: edits that keep it out, and let in what should match.

use super::tools::{remove, shown, value_at};
use super::{FixKind, QuickFix, anything_but, apply, one_range, replace};
use crate::json::{Document, Kind, Layout, Value, quote};
use crate::matching::{Admission, PatternMatcher, Trap};
use crate::pattern::operator::Affix;
use crate::pattern::{self, Parsed, Predicate};
use crate::text::Edit;

/// Returns the fixes at one condition that let the event in, the best first. Each is tried: the event does not match
/// then, and each of `wanted` that matched does still.
pub fn to_keep_out(
    matcher: &PatternMatcher,
    event: &Document,
    admission: &Admission,
    wanted: &[&Document],
) -> Vec<QuickFix> {
    let parsed = matcher.parsed();
    if parsed.document.text().len() > super::MAX_LENGTH {
        return Vec::new();
    }
    let mut fixes = Vec::new();
    if let Some(at) = value_at(&parsed.document, admission.span) {
        let place = Place { parsed, event, admission, at, layout: Layout::of(&parsed.document) };
        fixes.extend(place.merged());
        fixes.extend(place.required());
        fixes.extend(super::exclude::fixes(&place));
        fixes.extend(place.narrowed());
        fixes.extend(place.removed());
    }
    fixes.retain(|fix| keeps_out(matcher, event, wanted, fix));
    super::without_repetitions(parsed, fixes)
}

fn keeps_out(before: &PatternMatcher, event: &Document, wanted: &[&Document], fix: &QuickFix) -> bool {
    let after = pattern::parse(&apply(before.parsed().document.text(), &fix.edits));
    if !after.is_valid() {
        return false;
    }
    let after = PatternMatcher::new(after);
    let is_kept = |wanted: &&Document| !before.matches(wanted) || after.matches(wanted);
    !after.matches(event) && wanted.iter().all(is_kept)
}

/// A matcher that let the event in.
pub(super) struct Place<'p> {
    parsed: &'p Parsed,
    event: &'p Document,
    pub(super) admission: &'p Admission,
    /// The matcher in the pattern's tree.
    pub(super) at: Value<'p>,
    pub(super) layout: Layout,
}

impl<'p> Place<'p> {
    /// The value that was let in.
    pub(super) fn value(&self) -> Option<Value<'p>> {
        self.admission.value.map(|value| self.event.value(value))
    }

    pub(super) fn predicate(&self) -> Option<&Predicate> {
        let leaf = self.parsed.pattern.leaf(self.admission.leaf);
        leaf.matchers.get(self.admission.index).map(|matcher| &matcher.predicate)
    }

    /// Several `anything-but`, or two ranges, as one.
    fn merged(&self) -> Option<QuickFix> {
        let leaf = self.parsed.pattern.leaf(self.admission.leaf);
        match self.admission.trap {
            Some(Trap::ExcludedByOther { .. }) => anything_but::in_one(self.parsed, leaf),
            Some(Trap::OutsideOther { .. }) => one_range::in_one(self.parsed, leaf),
            _ => None,
        }
    }

    /// Fields that may all be absent, of which one is required.
    fn required(&self) -> Option<QuickFix> {
        let Some(Trap::Absent { all: true }) = self.admission.trap else { return None };
        super::absent_or_value::one_required(self.at.parent()?.parent()?)
    }

    /// The matcher, so that it takes less.
    fn narrowed(&self) -> Option<QuickFix> {
        let value = self.value()?;
        let strings_only = || {
            let prefix = self.layout.operator("prefix", "\"\"");
            replace(FixKind::Narrow, self.at.span(), prefix, "Match only strings")
        };
        match self.predicate()? {
            Predicate::Numeric(_) => self.moved_bound(value),
            Predicate::Prefix(Affix::Text(prefix)) => self.ended(prefix, &value.as_str()?),
            Predicate::Suffix(Affix::Text(suffix)) => self.begun(suffix),
            Predicate::Exists(true) if value.kind() != Kind::String => Some(strings_only()),
            Predicate::EqualsIgnoreCase(text) if value.as_str().is_some_and(|has| has != text.source()) => {
                let exact = quote(text.source());
                let label = format!("Match the case: {}", shown(&exact));
                Some(replace(FixKind::Narrow, self.at.span(), exact, label))
            }
            _ => None,
        }
    }

    /// The nearer bound of a range at the value, which it excludes.
    fn moved_bound(&self, value: Value) -> Option<QuickFix> {
        let number = value.as_number()?.value()?;
        let members: Vec<Value> = self.at.children().next()?.children().collect();
        let bounds = members.chunks(2).filter_map(|pair| {
            let [comparison, bound] = pair else { return None };
            let sign = comparison.as_str()?.chars().next().filter(|sign| matches!(sign, '<' | '>'))?;
            let distance = (bound.as_number()?.value()? - number).abs();
            Some((distance, sign, *comparison, *bound))
        });
        let (_, sign, comparison, bound) = bounds.min_by(|a, b| a.0.total_cmp(&b.0))?;
        let edits = vec![
            Edit::replace(comparison.span(), quote(&sign.to_string())),
            Edit::replace(bound.span(), value.source()),
        ];
        let label = format!("Change to {sign} {}", value.source());
        Some(QuickFix { label, edits, kind: FixKind::Narrow })
    }

    /// The prefix up to where the name ends: with a slash behind it in a path, else as the whole name.
    fn ended(&self, prefix: &str, has: &str) -> Option<QuickFix> {
        let Some(Trap::GoesOn { secret: false, .. }) = &self.admission.trap else { return None };
        let is_path = has.get(prefix.len()..)?.contains('/');
        let written = if is_path {
            self.layout.operator("prefix", &quote(&format!("{prefix}/")))
        } else {
            quote(prefix)
        };
        let label = format!("Change to {}", shown(&written));
        Some(replace(FixKind::Narrow, self.at.span(), written, label))
    }

    /// The suffix with a point in front, and the word itself.
    fn begun(&self, suffix: &str) -> Option<QuickFix> {
        let Some(Trap::BeginsEarlier { .. }) = &self.admission.trap else { return None };
        let ending = self.layout.operator("suffix", &quote(&format!(".{suffix}")));
        // `jpg` is the end of a file's name, and no name.
        let written =
            if suffix.contains('.') { [ending, quote(suffix)].join(self.layout.comma()) } else { ending };
        let label = format!("Change to {}", shown(&written));
        Some(replace(FixKind::Narrow, self.at.span(), written, label))
    }

    /// The list without the matcher, if others are left.
    fn removed(&self) -> Option<QuickFix> {
        let list = self.at.parent().filter(|list| list.children().count() > 1)?;
        let edits = remove(self.at).filter(|_| list.kind() == Kind::Array)?;
        let label = format!("Remove {} from the array", shown(self.at.source()));
        Some(QuickFix { label, edits, kind: FixKind::Narrow })
    }
}
