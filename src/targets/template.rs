//! Input templates: a text with placeholders, read once and filled in for each event.
//!
//! Follows "Input transformation" in the EventBridge User Guide, and bodies as AWS was seen to deliver
//! them. The first character decides: a template that begins with a double quote is a text, and keeps
//! its quotes; any other must be JSON once its placeholders are filled in.

use super::path::{Found, Path};
use super::problem::{Problem, ProblemKind};
use super::reserved::{Reserved, ReservedValues};
use crate::json::{self, Kind, Value};
use crate::text::Span;
use std::borrow::Cow;

/// The most characters of a template.
pub const MAX_TEMPLATE: usize = 8_192;

/// A template, read together with its variables.
#[derive(Clone, Debug)]
pub struct Template {
    text: String,
    /// Whether it is a text and no JSON.
    is_text: bool,
    placeholders: Vec<Placeholder>,
    problems: Vec<Problem>,
}

/// A place in a template that stands for a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// Where it stands, its brackets included.
    pub span: Span,
    /// The name of its variable.
    pub name: String,
    /// Whether it stands within double quotes.
    pub quoted: bool,
    variable: Variable,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Variable {
    Path(Path),
    /// A path that EventBridge does not understand finds nothing.
    Nothing,
    Reserved(Reserved),
    Undefined,
}

/// A filled-in template that is not JSON: nothing is delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// What came out.
    pub text: String,
    /// What is wrong with it.
    pub problem: json::Problem,
    /// The index of the placeholder whose value stands there or last before, if there is one.
    pub placeholder: Option<usize>,
}

/// What a variable stands for.
pub(super) enum Content<'c> {
    /// A string, without its quotes. A path that finds nothing stands for an empty one.
    Text(Cow<'c, str>),
    /// Any other value, as JSON.
    Json(String),
}

impl<'c> Content<'c> {
    fn of(found: &Found<'c>) -> Self {
        let text = || found.as_str().unwrap_or_default();
        match found {
            Found::One(value) if value.kind() == Kind::String => Self::Text(text()),
            found => found.to_json().map_or_else(|| Self::Text(text()), Self::Json),
        }
    }
}

impl Template {
    /// Reads a template. `paths` is the `InputPathsMap`: names of variables and their paths.
    pub fn new(paths: &[(String, String)], text: &str) -> Self {
        let is_text = text.trim_start().starts_with('"');
        let mut placeholders = super::placeholders::find(text);
        for placeholder in &mut placeholders {
            placeholder.variable = variable(&placeholder.name, paths);
        }
        let mut template = Self { text: text.to_owned(), is_text, placeholders, problems: Vec::new() };
        template.problems = template.check();
        template
    }

    /// Its placeholders, in order.
    pub fn placeholders(&self) -> &[Placeholder] {
        &self.placeholders
    }

    /// What is wrong with it for every event, in reading order.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether it is a text in double quotes and no JSON.
    pub fn is_text(&self) -> bool {
        self.is_text
    }

    /// What a placeholder puts in for an event.
    pub fn value(&self, placeholder: &Placeholder, event: Value, reserved: &ReservedValues) -> String {
        let within_quotes = self.is_text || placeholder.quoted;
        let content = match &placeholder.variable {
            Variable::Path(path) => Content::of(&path.find(event)),
            Variable::Nothing | Variable::Undefined => Content::Text("".into()),
            Variable::Reserved(variable) => variable.value(event, reserved),
        };
        // Strings are never escaped: what their quotes and line breaks do to the text around them is
        // AWS's way.
        match content {
            Content::Text(text) if within_quotes => text.into_owned(),
            Content::Text(text) => format!("\"{text}\""),
            Content::Json(json) if self.is_text => json.replace('"', ""),
            Content::Json(json) => json,
        }
    }

    /// The template with the values of an event put in.
    ///
    /// # Errors
    /// If it is no text and the result is not JSON: AWS delivers nothing then.
    pub fn fill(&self, event: Value, reserved: &ReservedValues) -> Result<String, Box<NotJson>> {
        let mut out = String::with_capacity(self.text.len() * 2);
        let mut starts = Vec::with_capacity(self.placeholders.len());
        let mut at = 0;
        for placeholder in &self.placeholders {
            out.push_str(&self.text[at..placeholder.span.start as usize]);
            starts.push(out.len());
            out.push_str(&self.value(placeholder, event, reserved));
            at = placeholder.span.end as usize;
        }
        out.push_str(&self.text[at..]);
        if self.is_text {
            return Ok(out);
        }
        let document = json::parse(&out);
        if let Some(problem) = document.problems().first() {
            let problem = problem.clone();
            let before = starts.iter().rposition(|&start| start <= problem.span.start as usize);
            return Err(Box::new(NotJson { text: out, problem, placeholder: before }));
        }
        Ok(document.root().map(json::compact).unwrap_or_default())
    }

    fn check(&self) -> Vec<Problem> {
        if self.text.trim().is_empty() {
            return vec![Problem { kind: ProblemKind::EmptyTemplate, span: Span::new(0, self.text.len()) }];
        }
        let mut problems: Vec<Problem> =
            self.placeholders.iter().filter_map(|it| self.check_one(it)).collect();
        if !self.is_text && problems.is_empty() {
            problems.extend(self.check_json());
        }
        problems
    }

    fn check_one(&self, placeholder: &Placeholder) -> Option<Problem> {
        let name = || placeholder.name.clone();
        let kind = match placeholder.variable {
            Variable::Undefined => ProblemKind::UndefinedPlaceholder(name()),
            Variable::Reserved(variable) if variable.is_event() && (self.is_text || placeholder.quoted) => {
                ProblemKind::EventInText(name())
            }
            _ if !self.is_text && self.is_key(placeholder) => ProblemKind::PlaceholderAsKey(name()),
            _ => return None,
        };
        Some(Problem { kind, span: placeholder.span })
    }

    /// Whether a colon follows the placeholder, or the string that it stands in.
    fn is_key(&self, placeholder: &Placeholder) -> bool {
        let mut rest = &self.text[placeholder.span.end as usize..];
        if placeholder.quoted {
            let Some(end) = end_of_string(rest) else { return false };
            rest = &rest[end..];
        }
        rest.trim_start().starts_with(':')
    }

    /// Whether it is JSON when each placeholder stands for something harmless of the same length.
    fn check_json(&self) -> Option<Problem> {
        let mut out = self.text.clone();
        for placeholder in &self.placeholders {
            // A name has one character at least, so that two quotes and the brackets find room.
            let length = placeholder.span.len();
            let (quote, inside) = if placeholder.quoted { ("", length) } else { ("\"", length - 2) };
            let harmless = format!("{quote}{}{quote}", "x".repeat(inside));
            out.replace_range(placeholder.span.range(), &harmless);
        }
        let document = json::parse(&out);
        let problem = document.problems().first()?;
        let begins_well = document.root().is_some_and(|root| root.kind() != Kind::Invalid);
        let kind =
            if begins_well { ProblemKind::NotJson(problem.kind.clone()) } else { ProblemKind::NotQuoted };
        Some(Problem { kind, span: problem.span })
    }
}

fn variable(name: &str, paths: &[(String, String)]) -> Variable {
    if let Some(reserved) = Reserved::find(name) {
        return Variable::Reserved(reserved);
    }
    let defined = paths.iter().find(|(variable, _)| variable == name);
    match defined.map(|(_, path)| Path::parse(path)) {
        Some(Ok(path)) => Variable::Path(path),
        Some(Err(_)) => Variable::Nothing,
        None => Variable::Undefined,
    }
}

/// The offset behind the double quote that closes a string.
fn end_of_string(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' if !escaped => return Some(at + 1),
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    None
}

impl Placeholder {
    /// A placeholder whose variable is not looked up yet.
    pub(super) fn new(span: Span, name: &str, quoted: bool) -> Self {
        Self { span, name: name.to_owned(), quoted, variable: Variable::Undefined }
    }
}
