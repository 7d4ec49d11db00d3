//! One example for each operator, made from the registry of operators.

use super::{Example, Group};
use crate::json::{self, ObjectWriter};
use crate::pattern::operator::{OPERATORS, Operator};
use crate::rng::uuid_v4;
use std::sync::LazyLock;

/// Made once, on first use; they live as long as the program, like the written examples.
pub(super) static EXAMPLES: LazyLock<Vec<Example>> =
    LazyLock::new(|| OPERATORS.iter().copied().map(example).collect());

fn example(operator: &'static Operator) -> Example {
    let id = operator.name.replace(['$', ' '], "-");
    let worked = &operator.example;
    let matching = worked.matching.iter().enumerate().map(|(index, detail)| ("Matches", index, *detail));
    let failing = worked.failing.iter().enumerate().map(|(index, detail)| ("Does not match", index, *detail));
    let events: Vec<(&'static str, &'static str)> = matching
        .chain(failing)
        .enumerate()
        .map(|(number, (name, index, detail))| {
            let name = if index == 0 { name.to_owned() } else { format!("{name} {}", index + 1) };
            (&*name.leak(), &*event(&id, number, detail).leak())
        })
        .collect();
    Example {
        id: format!("operator-{}", id.trim_start_matches('-')).leak(),
        group: Group::Operators,
        title: operator.name,
        shows: operator.summary,
        pattern: worked.pattern,
        events: events.leak(),
        handler: None,
        system: "",
    }
}

/// Returns a whole event around a detail, laid out. Its id tells the operator and the number.
fn event(operator: &str, number: usize, detail: &str) -> String {
    let tag = operator.bytes().fold(0_u32, |tag, byte| tag.wrapping_mul(31).wrapping_add(u32::from(byte)));
    let id = uuid_v4(u64::from(tag) << 32 | 0x5e11_4a0c, 0x8d2b << 48 | number as u64);
    let mut event = ObjectWriter::default();
    event.text("version", "0").text("id", &id).text("detail-type", "Operator Example");
    event.text("source", "playground.operators").text("account", "123456789012");
    event.text("time", "2026-02-14T10:30:00Z").text("region", "eu-west-1").json("resources", "[]");
    let compact = event.json("detail", detail).close();
    json::pretty_text(&compact).unwrap_or_default()
}
