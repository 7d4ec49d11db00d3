//! Prints the kinds of target that rules have as a Markdown table: the one in README.md.

use eventbridge_playground::targets::TargetKind;
use eventbridge_playground::targets::kind::TARGETS;
use eventbridge_playground::targets::permission::Way;

#[allow(dead_code, reason = "a test takes the table without it")]
fn main() {
    print!("{}", table());
}

/// The table, made from the registry of kinds.
pub fn table() -> String {
    let head = "| target | settings | access through | actions |\n| --- | --- | --- | --- |\n";
    TARGETS.iter().map(|kind| row(kind)).fold(head.to_owned(), |table, row| table + &row)
}

fn row(kind: &TargetKind) -> String {
    let list = |names: &mut dyn Iterator<Item = &str>| {
        names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
    };
    let blocks = list(&mut kind.blocks.iter().map(|block| block.name));
    let needed = if kind.needs_block { " (required)" } else { "" };
    let way = match kind.permission.map(|permission| permission.way) {
        Some(Way::ResourcePolicy) => "its policy",
        Some(Way::Role) => "a role",
        Some(Way::Either) => "its policy or a role",
        None => "",
    };
    let actions = kind.permission.map_or(&[][..], |permission| permission.actions);
    format!("| {} | {blocks}{needed} | {way} | {} |\n", kind.title, list(&mut actions.iter().copied()))
}
