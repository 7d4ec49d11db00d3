//! Prints the operators of the pattern language as a Markdown table: the one in README.md.

use eventbridge_playground::pattern::operator::{OPERATORS, Operator, Supported};

#[allow(dead_code, reason = "a test takes the table without it")]
fn main() {
    print!("{}", table());
}

/// The table, made from the registry of operators. All of them work in rules and archives, so that
/// it says only where else they do.
pub fn table() -> String {
    let head = "| operator | forms | matches when | Pipes | Lambda filters | Custom Event Bus |\n\
                | --- | --- | --- | --- | --- | --- |\n";
    OPERATORS.iter().map(|operator| row(operator)).fold(head.to_owned(), |table, row| table + &row)
}

fn row(operator: &Operator) -> String {
    let Operator { name, syntax, summary, support, .. } = operator;
    let forms: Vec<String> = syntax.iter().map(|form| format!("`{form}`")).collect();
    let places = [support.pipes, support.lambda, support.subscribers].map(word).join(" | ");
    format!("| {name} | {} | {} | {places} |\n", forms.join("<br>"), summary.replace('*', "\\*"))
}

fn word(supported: Supported) -> &'static str {
    match supported {
        Supported::Yes => "yes",
        Supported::No => "no",
        Supported::NotListed => "not listed",
    }
}
