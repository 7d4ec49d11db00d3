//! The texts of lessons, made of elements and never of HTML.

use eventbridge_playground::lessons::{Block, Inline};
use leptos::prelude::*;

/// The blocks of a text.
pub(super) fn blocks(blocks: &[Block]) -> AnyView {
    blocks.iter().map(block).collect_view().into_any()
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Paragraph(line) => view! { <p>{inlines(line)}</p> }.into_any(),
        Block::Heading(line) => view! { <h4>{inlines(line)}</h4> }.into_any(),
        Block::Note(line) => view! { <p class="lesson-note">{inlines(line)}</p> }.into_any(),
        Block::List { is_ordered, items } => {
            let items = items.iter().map(|item| view! { <li>{inlines(item)}</li> }).collect_view();
            if *is_ordered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
        Block::Table { head, rows } => {
            let head = head.iter().map(|cell| view! { <th scope="col">{inlines(cell)}</th> }).collect_view();
            let row = |row: &Vec<Vec<Inline>>| {
                let cells = row.iter().map(|cell| view! { <td>{inlines(cell)}</td> }).collect_view();
                view! { <tr>{cells}</tr> }
            };
            let rows = rows.iter().map(row).collect_view();
            view! {
                <div class="lesson-table" tabindex="0" role="region" aria-label="Table">
                    <table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
                </div>
            }
            .into_any()
        }
        Block::Code { text, .. } => view! {
            <pre class="lesson-code" tabindex="0" role="region" aria-label="Code">
                <code>{text.clone()}</code>
            </pre>
        }
        .into_any(),
    }
}

fn inlines(line: &[Inline]) -> AnyView {
    line.iter().map(inline).collect_view().into_any()
}

fn inline(inline: &Inline) -> AnyView {
    let text = inline.text.clone();
    let text = if inline.is_code { view! { <code>{text}</code> }.into_any() } else { text.into_any() };
    let text = if inline.is_stressed { view! { <em>{text}</em> }.into_any() } else { text };
    let text = if inline.is_strong { view! { <strong>{text}</strong> }.into_any() } else { text };
    match &inline.link {
        Some(link) if link.starts_with('#') => view! { <a href=link.clone()>{text}</a> }.into_any(),
        Some(link) => {
            view! { <a href=link.clone() target="_blank" rel="noopener noreferrer">{text}</a> }.into_any()
        }
        None => text,
    }
}
