//! A lesson's file, cut into its front matter, its steps, and their sections.

use super::Fault;

/// The title of a lesson, and its steps as they are written.
pub(super) struct File<'t> {
    pub(super) title: &'t str,
    pub(super) steps: Vec<RawStep<'t>>,
}

/// A step as it is written.
pub(super) struct RawStep<'t> {
    pub(super) line: usize,
    pub(super) title: &'t str,
    /// The id that the title ends with, as in `{#id}`.
    pub(super) id: Option<&'t str>,
    pub(super) text: Part<'t>,
    pub(super) sections: Vec<(&'t str, Part<'t>)>,
}

/// A stretch of the file.
#[derive(Clone, Copy)]
pub(super) struct Part<'t> {
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    pub(super) text: &'t str,
}

/// More steps make a lesson that nobody finishes.
pub(super) const MAX_STEPS: usize = 200;

/// Cuts a file into its parts.
///
/// # Errors
/// Returns the mistake in its structure, with the line.
pub(super) fn cut(text: &str) -> Result<File<'_>, (usize, Fault)> {
    let mut lines = Lines { text, at: 0, number: 0 };
    let title = front_matter(&mut lines).ok_or((1, Fault::NoFrontMatter))?;
    let mut steps: Vec<RawStep> = Vec::new();
    let mut fence: Option<(&str, usize)> = None;
    let mut begun = lines.at;
    while let Some(line) = lines.next() {
        let end = lines.at - lines.length(line);
        match (fence, fence_of(line)) {
            (Some((open, _)), Some(mark)) if mark.starts_with(open) && line.trim() == mark => fence = None,
            (None, Some(mark)) => fence = Some((mark, lines.number)),
            _ => {}
        }
        if fence.is_some() {
            continue;
        }
        let step_title = line.strip_prefix("## ");
        let section = line.strip_prefix("### ");
        if step_title.is_none() && section.is_none() {
            continue;
        }
        close(&mut steps, &text[begun..end]);
        begun = lines.at;
        let part = Part { line: lines.number + 1, text: "" };
        if let Some(title) = step_title {
            if steps.len() == MAX_STEPS {
                return Err((lines.number, Fault::TooManySteps));
            }
            let (title, id) = split_id(title);
            steps.push(RawStep { line: lines.number, title, id, text: part, sections: Vec::new() });
        } else if let (Some(section), Some(step)) = (section, steps.last_mut()) {
            step.sections.push((section.trim(), part));
        }
    }
    if let Some((_, line)) = fence {
        return Err((line, Fault::OpenFence));
    }
    close(&mut steps, &text[begun..]);
    if steps.is_empty() { Err((0, Fault::NoSteps)) } else { Ok(File { title, steps }) }
}

/// Gives the part that was open its text.
fn close<'t>(steps: &mut [RawStep<'t>], text: &'t str) {
    if let Some(step) = steps.last_mut() {
        let part = step.sections.last_mut().map_or(&mut step.text, |(_, part)| part);
        part.text = text;
    }
}

/// Returns the title out of the lines between `---` and `---` at the file's head.
fn front_matter<'t>(lines: &mut Lines<'t>) -> Option<&'t str> {
    let mut title = None;
    lines.next().filter(|line| line.trim() == "---")?;
    loop {
        let line = lines.next()?;
        if line.trim() == "---" {
            return title.filter(|title: &&str| !title.is_empty());
        }
        if let Some(value) = line.strip_prefix("title:") {
            title = Some(value.trim());
        }
    }
}

/// Returns the run of backticks or tildes that opens or closes a block of code.
fn fence_of(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let fence = &line[..line.len() - line.trim_start_matches(mark).len()];
    (fence.len() >= 3).then_some(fence)
}

/// `Title {#id}` as title and id.
fn split_id(title: &str) -> (&str, Option<&str>) {
    let title = title.trim();
    match title.strip_suffix('}').and_then(|title| title.rsplit_once("{#")) {
        Some((title, id)) => (title.trim_end(), Some(id)),
        None => (title, None),
    }
}

/// A block of code.
pub(super) struct Fenced<'t> {
    /// The word behind the fence, as in `json`; empty without one.
    pub(super) word: &'t str,
    pub(super) part: Part<'t>,
    /// The byte of the part at which its fence begins.
    start: usize,
}

/// Returns the blocks of code of a part, each with the line on which its text begins.
pub(super) fn blocks_of<'t>(part: &Part<'t>) -> Vec<Fenced<'t>> {
    let mut lines = Lines { text: part.text, at: 0, number: part.line - 1 };
    let mut found = Vec::new();
    let mut open: Option<(&str, Fenced)> = None;
    while let Some(line) = lines.next() {
        let start = lines.at - lines.length(line);
        match (&mut open, fence_of(line)) {
            (None, Some(mark)) => {
                let word = line.trim_start().trim_start_matches(mark).trim();
                let rest = Part { line: lines.number + 1, text: &part.text[lines.at..] };
                open = Some((mark, Fenced { word, part: rest, start }));
            }
            (Some((mark, block)), Some(end)) if end.starts_with(*mark) && line.trim() == end => {
                let from = part.text.len() - block.part.text.len();
                block.part.text = &part.text[from..start];
                found.extend(open.take().map(|(_, block)| block));
            }
            _ => {}
        }
    }
    found
}

/// Returns the first block of code of a part, with the line on which its text begins, and the text before it.
pub(super) fn block_of<'t>(part: &Part<'t>) -> (Part<'t>, Option<Part<'t>>) {
    match blocks_of(part).first() {
        Some(block) => (Part { text: &part.text[..block.start], ..*part }, Some(block.part)),
        None => (*part, None),
    }
}

/// Lines with their numbers. A line is given without what ends it.
struct Lines<'t> {
    text: &'t str,
    /// Behind the last line that was given.
    at: usize,
    /// Its number, from 1.
    number: usize,
}

impl<'t> Lines<'t> {
    fn next(&mut self) -> Option<&'t str> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let length = rest.find('\n').map_or(rest.len(), |end| end + 1);
        self.at += length;
        self.number += 1;
        Some(rest[..length].trim_end_matches(['\n', '\r']))
    }

    /// Returns how many bytes a line takes that was given last, with its end.
    fn length(&self, line: &str) -> usize {
        let behind = &self.text[..self.at];
        let ended = behind.strip_suffix('\n').map_or(0, |rest| 1 + usize::from(rest.ends_with('\r')));
        line.len() + ended
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\r\ntitle: T\n---\n# ignored\n## One {#first}\ntext\n```\n## no step\n```\n### Task\ndo\n## Two\n### Start\nwords\n~~~json\n{\n}\n~~~\n";

    #[test]
    fn a_file_is_cut_at_its_headings() {
        let file = cut(FILE).unwrap();
        assert_eq!(file.title, "T");
        let [one, two] = file.steps.as_slice() else { panic!("two steps") };
        assert_eq!((one.title, one.id, one.line), ("One", Some("first"), 5));
        assert_eq!((one.text.text, one.text.line), ("text\n```\n## no step\n```\n", 6));
        assert_eq!((one.sections[0].0, one.sections[0].1.text), ("Task", "do\n"));
        assert_eq!((two.title, two.id), ("Two", None));
        let (before, block) = block_of(&two.sections[0].1);
        let block = block.unwrap();
        assert_eq!((before.text, block.text, block.line), ("words\n", "{\n}\n", 16));
        assert!(block_of(&one.sections[0].1).1.is_none());
    }

    #[test]
    fn what_is_wrong_is_said_with_the_line() {
        let many = format!("---\ntitle: T\n---\n{}", "## S\n".repeat(MAX_STEPS + 1));
        let cases = [
            ("", 1, Fault::NoFrontMatter),
            ("## One", 1, Fault::NoFrontMatter),
            ("---\ntitle:\n---\n## One", 1, Fault::NoFrontMatter),
            ("---\ntitle: T", 1, Fault::NoFrontMatter),
            ("---\ntitle: T\n---\n", 0, Fault::NoSteps),
            ("---\ntitle: T\n---\n## One\n```\n", 5, Fault::OpenFence),
            (&many, MAX_STEPS + 4, Fault::TooManySteps),
        ];
        for (text, line, fault) in cases {
            assert_eq!(cut(text).err(), Some((line, fault)), "{text}");
        }
    }
}
