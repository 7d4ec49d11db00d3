//! The differences between two texts, line by line.

use std::collections::VecDeque;

/// A line of a comparison, with its number in each text that has it; from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffLine<'t> {
    /// In both texts.
    Same {
        /// Its number in the first text.
        before: usize,
        /// Its number in the second text.
        after: usize,
        /// The line.
        text: &'t str,
    },
    /// Only in the first text.
    Removed {
        /// Its number there.
        before: usize,
        /// The line.
        text: &'t str,
    },
    /// Only in the second text.
    Added {
        /// Its number there.
        after: usize,
        /// The line.
        text: &'t str,
    },
}

/// What lies between the equal ends of two texts is compared line with line up to this many pairs; beyond that, all of
/// it counts as changed.
const MOST_COMPARED: usize = 4_000_000;

/// Returns what differs between two texts: groups of lines, each with up to `context` lines that are the same around
/// the changes. Empty if the texts are equal.
pub fn difference<'t>(before: &'t str, after: &'t str, context: usize) -> Vec<Vec<DiffLine<'t>>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(before), lines(after));
    let shorter = old.len().min(new.len());
    let start = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let rest = shorter - start;
    let end =
        old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(one, other)| one == other).count();
    let mut all: Vec<DiffLine> = Vec::new();
    let same = |at: usize, after: usize| DiffLine::Same { before: at + 1, after: after + 1, text: old[at] };
    all.extend((start.saturating_sub(context)..start).map(|at| same(at, at)));
    middle(&old[start..old.len() - end], &new[start..new.len() - end], start, &mut all);
    all.extend((0..end.min(context)).map(|at| same(old.len() - end + at, new.len() - end + at)));
    grouped(&all, context)
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// Compares the lines between the equal ends, which begin after `start` lines.
fn middle<'t>(old: &[&'t str], new: &[&'t str], start: usize, all: &mut Vec<DiffLine<'t>>) {
    let removed = |at: usize| DiffLine::Removed { before: start + at + 1, text: old[at] };
    let added = |at: usize| DiffLine::Added { after: start + at + 1, text: new[at] };
    let width = new.len() + 1;
    if old.len().saturating_mul(width) > MOST_COMPARED {
        all.extend((0..old.len()).map(removed));
        all.extend((0..new.len()).map(added));
        return;
    }
    // The length of the longest common subsequence from each pair of places on.
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            lengths[i * width + j] = if old[i] == new[j] {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            all.push(DiffLine::Same { before: start + i + 1, after: start + j + 1, text: old[i] });
            (i, j) = (i + 1, j + 1);
        } else if j == new.len()
            || (i < old.len() && lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
        {
            all.push(removed(i));
            i += 1;
        } else {
            all.push(added(j));
            j += 1;
        }
    }
}

/// Returns the lines in groups: those that are far from every change are left out.
fn grouped<'t>(all: &[DiffLine<'t>], context: usize) -> Vec<Vec<DiffLine<'t>>> {
    let mut groups: Vec<Vec<DiffLine>> = Vec::new();
    let mut waiting: VecDeque<DiffLine> = VecDeque::new();
    let mut since_change = usize::MAX;
    for line in all {
        let is_change = !matches!(line, DiffLine::Same { .. });
        if is_change {
            if since_change > context && (since_change - context > waiting.len() || groups.is_empty()) {
                groups.push(Vec::new());
            }
            since_change = 0;
            if let Some(group) = groups.last_mut() {
                group.extend(waiting.drain(..));
                group.push(*line);
            }
            continue;
        }
        since_change = since_change.saturating_add(1);
        match groups.last_mut() {
            Some(group) if since_change <= context => group.push(*line),
            _ => {
                waiting.push_back(*line);
                if waiting.len() > context {
                    waiting.pop_front();
                }
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str, context: usize) -> String {
        let line = |line: &DiffLine| match line {
            DiffLine::Same { before, after, text } => format!("{before},{after}={text}"),
            DiffLine::Removed { before, text } => format!("{before}-{text}"),
            DiffLine::Added { after, text } => format!("{after}+{text}"),
        };
        let group = |group: &Vec<DiffLine>| group.iter().map(line).collect::<Vec<_>>().join(" ");
        difference(before, after, context).iter().map(group).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn changed_lines_have_others_around_them() {
        for (before, after, context, expected) in [
            ("a\nb\nc\n", "a\nb\nc\n", 2, ""),
            ("a\nb\nc\n", "a\nx\nc\n", 2, "1,1=a 2-b 2+x 3,3=c"),
            ("a\nb\nc\nd\n", "a\nd\n", 0, "2-b 3-c"),
            ("a\n", "a\nb\n", 1, "1,1=a 2+b"),
            ("", "a", 1, "1+a"),
            (
                "1\n2\n3\n4\n5\n6\n7\n8\n9",
                "1\nx\n3\n4\n5\n6\n7\ny\n9",
                1,
                "1,1=1 2-2 2+x 3,3=3 | 7,7=7 8-8 8+y 9,9=9",
            ),
            ("1\n2\n3\n4\n5\n6", "1\nx\n3\n4\ny\n6", 1, "1,1=1 2-2 2+x 3,3=3 4,4=4 5-5 5+y 6,6=6"),
            ("1\n2\n3\n4\n5", "1\n3\n4\n5\n6", 5, "1,1=1 2-2 3,2=3 4,3=4 5,4=5 5+6"),
        ] {
            assert_eq!(told(before, after, context), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn what_is_too_long_to_compare_has_changed_as_a_whole() {
        let many =
            |word: &str| (0..3_000).map(|at| [word, &at.to_string(), "\n"].concat()).collect::<String>();
        let (before, after) = (many("a"), many("b"));
        let groups = difference(&before, &after, 3);
        assert_eq!(groups.iter().map(Vec::len).sum::<usize>(), 6_000);
    }
}
