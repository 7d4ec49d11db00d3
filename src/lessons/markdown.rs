//! The text of lessons: a subset of Markdown, as blocks that a page can show without any HTML.

use super::Fault;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A small heading.
    Heading(Vec<Inline>),
    /// A note beside the text.
    Note(Vec<Inline>),
    /// A list; each item is one paragraph.
    List {
        /// Whether it is numbered.
        is_ordered: bool,
        /// The items.
        items: Vec<Vec<Inline>>,
    },
    /// A table.
    Table {
        /// The headings of its columns.
        head: Vec<Vec<Inline>>,
        /// The rows, cell by cell.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Code, to read or to copy.
    Code {
        /// `json`, `python`, `sh`; empty where it does not say.
        language: String,
        /// The code.
        text: String,
    },
}

/// A stretch of text with one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inline {
    /// The text.
    pub text: String,
    /// Whether it matters.
    pub is_strong: bool,
    /// Whether it is stressed.
    pub is_stressed: bool,
    /// Whether it is code.
    pub is_code: bool,
    /// The address of a link: a page of the web, or a place of this page (`#/…`). `None` if it is no link.
    pub link: Option<String>,
}

/// The deepest nesting of lists and notes; deeper ones are refused.
const MAX_DEPTH: usize = 8;

/// Reads a text.
///
/// # Errors
/// The first thing that is not allowed, with its byte offset.
pub(super) fn blocks(text: &str) -> Result<Vec<Block>, (usize, Fault)> {
    let mut builder = Builder::default();
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        builder.take(event, &range).map_err(|fault| (range.start, fault))?;
    }
    Ok(builder.blocks)
}

#[derive(Default)]
struct Builder {
    blocks: Vec<Block>,
    /// The text of the current line.
    line: Vec<Inline>,
    look: Inline,
    /// Open lists, with whether they are numbered; only the outermost becomes a block.
    lists: Vec<bool>,
    items: Vec<Vec<Inline>>,
    notes: usize,
    cells: Vec<Vec<Inline>>,
    head: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    code: Option<(String, String)>,
}

impl Builder {
    fn take(&mut self, event: Event, range: &Range<usize>) -> Result<(), Fault> {
        match event {
            Event::Start(tag) => return self.open(tag),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.write(&text, false),
            },
            Event::Code(text) => self.write(&text, true),
            Event::SoftBreak | Event::HardBreak => self.write(" ", false),
            Event::Html(_) | Event::InlineHtml(_) => return Err(Fault::Html),
            // A rule, and what is not switched on.
            _ => debug_assert!(range.start <= range.end),
        }
        Ok(())
    }

    fn open(&mut self, tag: Tag) -> Result<(), Fault> {
        match tag {
            Tag::HtmlBlock => return Err(Fault::Html),
            Tag::Strong => self.look.is_strong = true,
            Tag::Emphasis => self.look.is_stressed = true,
            Tag::Link { dest_url, link_type, .. } => {
                if !is_allowed(&dest_url) || link_type == LinkType::Email {
                    return Err(Fault::BadLink(dest_url.into_string()));
                }
                self.look.link = Some(dest_url.into_string());
            }
            // A picture would be a request to somewhere.
            Tag::Image { dest_url, .. } => return Err(Fault::BadLink(dest_url.into_string())),
            Tag::List(first) => {
                self.end_item();
                self.lists.push(first.is_some());
            }
            Tag::BlockQuote(_) => self.notes += 1,
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => {
                        info.split_whitespace().next().unwrap_or_default().to_owned()
                    }
                    CodeBlockKind::Indented => String::new(),
                };
                self.end_item();
                self.code = Some((language, String::new()));
            }
            _ => {}
        }
        if self.lists.len() + self.notes > MAX_DEPTH { Err(Fault::TooDeep) } else { Ok(()) }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.look.is_strong = false,
            TagEnd::Emphasis => self.look.is_stressed = false,
            TagEnd::Link => self.look.link = None,
            // In a list, paragraphs of an item become one.
            TagEnd::Paragraph if !self.lists.is_empty() => self.write(" ", false),
            TagEnd::Paragraph => {
                let line = std::mem::take(&mut self.line);
                self.blocks.push(if self.notes > 0 { Block::Note(line) } else { Block::Paragraph(line) });
            }
            TagEnd::Heading(_) => {
                let line = std::mem::take(&mut self.line);
                self.blocks.push(Block::Heading(line));
            }
            TagEnd::BlockQuote(_) => self.notes = self.notes.saturating_sub(1),
            TagEnd::Item => self.end_item(),
            TagEnd::List(_) => {
                let is_ordered = self.lists.pop().unwrap_or_default();
                if self.lists.is_empty() {
                    let items = std::mem::take(&mut self.items);
                    self.blocks.push(Block::List { is_ordered, items });
                }
            }
            TagEnd::CodeBlock => {
                if let Some((language, text)) = self.code.take() {
                    self.blocks.push(Block::Code { language, text: text.trim_end().to_owned() });
                }
            }
            TagEnd::TableCell => self.cells.push(std::mem::take(&mut self.line)),
            TagEnd::TableHead => self.head = std::mem::take(&mut self.cells),
            TagEnd::TableRow => self.rows.push(std::mem::take(&mut self.cells)),
            TagEnd::Table => {
                let (head, rows) = (std::mem::take(&mut self.head), std::mem::take(&mut self.rows));
                self.blocks.push(Block::Table { head, rows });
            }
            _ => {}
        }
    }

    fn end_item(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        if let Some(last) = line.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        line.retain(|inline| !inline.text.is_empty());
        if !line.is_empty() {
            self.items.push(line);
        }
    }

    fn write(&mut self, text: &str, is_code: bool) {
        if let Some(last) = self.line.last_mut() {
            let Inline { is_strong, is_stressed, link, .. } = &self.look;
            let same =
                (last.is_strong, last.is_stressed, last.is_code) == (*is_strong, *is_stressed, is_code);
            if same && last.link == *link {
                return last.text.push_str(text);
            }
        }
        self.line.push(Inline { text: text.to_owned(), is_code, ..self.look.clone() });
    }
}

/// Returns whether a link leads to a page of the web or to a place of this page.
fn is_allowed(url: &str) -> bool {
    ["https://", "http://", "#/"].iter().any(|start| url.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Inline {
        Inline { text: text.to_owned(), ..Inline::default() }
    }

    #[test]
    fn a_text_becomes_blocks() {
        let text = "One *two* **three** `four` [five](https://example.com).\n\n- a\n  b\n- c\n\n1. d\n\n> e\n\n\
                    ```json\n{}\n```\n\n| f | g |\n| - | - |\n| h | `i` |\n";
        let link = Inline { link: Some("https://example.com".to_owned()), ..plain("five") };
        let stressed = Inline { is_stressed: true, ..plain("two") };
        let strong = Inline { is_strong: true, ..plain("three") };
        let code = |text| Inline { is_code: true, ..plain(text) };
        let list = |is_ordered, items: &[&str]| Block::List {
            is_ordered,
            items: items.iter().map(|item| vec![plain(item)]).collect(),
        };
        let space = plain(" ");
        let paragraph = vec![
            plain("One "),
            stressed,
            space.clone(),
            strong,
            space.clone(),
            code("four"),
            space,
            link,
            plain("."),
        ];
        let expected = [
            Block::Paragraph(paragraph),
            list(false, &["a b", "c"]),
            list(true, &["d"]),
            Block::Note(vec![plain("e")]),
            Block::Code { language: "json".to_owned(), text: "{}".to_owned() },
            Block::Table {
                head: vec![vec![plain("f")], vec![plain("g")]],
                rows: vec![vec![vec![plain("h")], vec![code("i")]]],
            },
        ];
        assert_eq!(blocks(text).unwrap(), expected);
    }

    #[test]
    fn what_could_do_harm_is_refused_with_its_place() {
        let link = |url: &str| Fault::BadLink(url.to_owned());
        let cases = [
            ("a <b>c</b>", 2, Fault::Html),
            ("a\n\n<script>alert(1)</script>", 3, Fault::Html),
            ("[a](javascript:alert(1))", 0, link("javascript:alert(1)")),
            ("[a](JAVASCRIPT:alert)", 0, link("JAVASCRIPT:alert")),
            ("[a](data:text/html,x)", 0, link("data:text/html,x")),
            ("[a](//example.com)", 0, link("//example.com")),
            ("![a](https://example.com/a.png)", 0, link("https://example.com/a.png")),
            ("<a@example.com>", 0, link("a@example.com")),
        ];
        for (text, place, fault) in cases {
            assert_eq!(blocks(text), Err((place, fault)), "{text}");
        }
        assert!(blocks("[a](#/learn/first-rule)").is_ok());
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| {
            (0..depth).map(|at| ["  ".repeat(at), "- a\n".to_owned()].concat()).collect::<String>()
        };
        assert!(blocks(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(blocks(&nested(MAX_DEPTH + 1)).unwrap_err().1, Fault::TooDeep);
        assert_eq!(blocks(&">".repeat(100_000)).unwrap_err().1, Fault::TooDeep);
    }
}
