//! Input templates: a text with placeholders, read once and filled in for each event.
//!
//! Follows "Input transformation" in the EventBridge User Guide, and recorded deliveries of AWS. The first
//! character decides: a template that begins with `{` is an object, and values are put in as JSON; any other
//! is a text, with or without double quotes, and values are put in as bare text. The result must be JSON in
//! both cases.

use super::filled;
use super::path::{Found, Path};
use super::problem::{Problem, ProblemKind};
use super::reserved::{Reserved, ReservedValues};
use crate::json::{self, Kind, Value, quote};
use crate::text::{LineIndex, Span};
use std::borrow::Cow;

/// The most characters of a template.
pub const MAX_TEMPLATE: usize = 8_192;

/// A template, parsed together with its variables.
#[derive(Clone, Debug)]
pub struct Template {
    text: String,
    /// Whether it is a text, and not an object.
    is_text: bool,
    /// Whether there are input paths. Without them AWS looks for no names.
    has_paths: bool,
    placeholders: Vec<Placeholder>,
    problems: Vec<Problem>,
}

/// A place in a template that is replaced by a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// Its place in the template, brackets included.
    pub span: Span,
    /// The name of its variable.
    pub name: String,
    /// Whether it is within double quotes.
    pub quoted: bool,
    variable: Variable,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Variable {
    Path(Path),
    /// A path that EventBridge does not understand finds nothing.
    Nothing,
    Reserved(Reserved),
    /// It is no variable, and stays as it is written.
    Undefined,
}

/// An input that is not JSON, mostly a filled-in template: nothing is delivered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotJson {
    /// The resulting text.
    pub text: String,
    /// The first problem of its JSON.
    pub problem: json::Problem,
    /// The index of the placeholder whose value is at the problem or last before it; `None` if there is none.
    pub placeholder: Option<usize>,
}

impl NotJson {
    /// Returns an empty result, which is not JSON either.
    pub(super) fn empty() -> Self {
        let problem = json::Problem { kind: json::ProblemKind::Empty, span: Span::new(0, 0), reader: 0 };
        Self { text: String::new(), problem, placeholder: None }
    }
}

/// The value of a variable.
pub(super) enum Content<'c> {
    /// A string, without its quotes and escapes. A path that finds nothing gives an empty one.
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
    /// Parses a template. `paths` is the `InputPathsMap`: names of variables and their paths.
    pub fn new(paths: &[(String, String)], text: &str) -> Self {
        let is_text = !text.trim_start().starts_with('{');
        let mut placeholders = super::placeholders::find(text);
        for placeholder in &mut placeholders {
            placeholder.variable = variable(&placeholder.name, paths);
        }
        let has_paths = !paths.is_empty();
        let mut template =
            Self { text: text.to_owned(), is_text, has_paths, placeholders, problems: Vec::new() };
        template.problems = template.check();
        template
    }

    /// Returns its placeholders, in order.
    pub fn placeholders(&self) -> &[Placeholder] {
        &self.placeholders
    }

    /// Returns the problems that it has for every event, in reading order.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns whether it is a text and not an object: whether it begins with anything but `{`.
    pub fn is_text(&self) -> bool {
        self.is_text
    }

    /// Returns the value of a placeholder for an event.
    pub fn value(&self, placeholder: &Placeholder, event: Value, reserved: &ReservedValues) -> String {
        let content = match &placeholder.variable {
            Variable::Path(path) => Content::of(&path.find(event)),
            Variable::Nothing => Content::Text("".into()),
            Variable::Reserved(variable) => variable.value(event, reserved),
            Variable::Undefined => return placeholder.span.of(&self.text).to_owned(),
        };
        match content {
            Content::Text(text) if self.is_text => text.into_owned(),
            Content::Json(json) if self.is_text => json.replace('"', ""),
            Content::Text(text) if placeholder.quoted => escaped(&text),
            Content::Text(text) => quote(&text),
            // Within quotes an object or a list breaks the string, as it does at AWS.
            Content::Json(json) => json,
        }
    }

    /// Returns the template with the values of an event put in.
    ///
    /// # Errors
    /// Returns [`NotJson`] if the result is not JSON: AWS delivers nothing then.
    pub fn fill(&self, event: Value, reserved: &ReservedValues) -> Result<String, Box<NotJson>> {
        let mut starts = Vec::with_capacity(self.placeholders.len());
        let out = self.replaced(|placeholder, start| {
            starts.push(start);
            Cow::Owned(self.value(placeholder, event, reserved))
        });
        match filled::read(&out, self.is_text) {
            Ok(Some(object)) => Ok(object),
            Ok(None) => Ok(out),
            Err(problem) => {
                let before = starts.iter().rposition(|&start| start <= problem.span.start as usize);
                Err(Box::new(NotJson { text: out, problem, placeholder: before }))
            }
        }
    }

    /// Returns the template with a harmless value of the same length in place of each placeholder.
    pub fn skeleton(&self) -> String {
        self.replaced(|placeholder, _| {
            let length = placeholder.span.len();
            Cow::Owned(if placeholder.quoted { "x".repeat(length) } else { format!("{:<length$}", 0) })
        })
    }

    /// Returns the object that the template holds if it is a text of an object in double quotes, with its own
    /// quotes escaped or not; else `None`.
    pub fn object_in_quotes(&self) -> Option<String> {
        let text = self.text.trim();
        let document = json::parse(text);
        let is_sound = document.problems().is_empty();
        let string = document.root().filter(|_| is_sound).and_then(Value::as_str);
        let inner = string.map(Cow::into_owned).or_else(|| {
            let inner = text.strip_prefix('"')?.strip_suffix('"')?;
            Some(inner.to_owned())
        })?;
        let object = Self::new(&[], &inner);
        let holds_object = !object.is_text && object.check_json().is_none();
        holds_object.then(|| inner.trim().to_owned())
    }

    /// Returns the template with `value` in place of each placeholder; it is called with the placeholder and
    /// the length of the text before it.
    fn replaced<'t>(&self, mut value: impl FnMut(&Placeholder, usize) -> Cow<'t, str>) -> String {
        let mut out = String::with_capacity(self.text.len() * 2);
        let mut at = 0;
        for placeholder in &self.placeholders {
            out.push_str(&self.text[at..placeholder.span.start as usize]);
            let value = value(placeholder, out.len());
            out.push_str(&value);
            at = placeholder.span.end as usize;
        }
        out.push_str(&self.text[at..]);
        out
    }

    fn check(&self) -> Vec<Problem> {
        if self.text.trim().is_empty() {
            return vec![Problem { kind: ProblemKind::EmptyTemplate, span: Span::new(0, self.text.len()) }];
        }
        let mut problems: Vec<Problem> =
            self.placeholders.iter().filter_map(|it| self.check_one(it)).collect();
        if problems.is_empty() {
            problems.extend(self.check_json());
        }
        problems
    }

    fn check_one(&self, placeholder: &Placeholder) -> Option<Problem> {
        let name = || placeholder.name.clone();
        let kind = match placeholder.variable {
            Variable::Undefined if self.has_paths => ProblemKind::UndefinedPlaceholder(name()),
            // Within quotes it is plain text: <b> may be meant.
            Variable::Undefined if placeholder.quoted => return None,
            Variable::Undefined => ProblemKind::StaysAsWritten(name()),
            Variable::Reserved(Reserved::EventJson) if self.is_text => ProblemKind::EventJsonInText,
            Variable::Reserved(variable) if variable.is_event() && (self.is_text || placeholder.quoted) => {
                ProblemKind::EventInText(name())
            }
            _ if !self.is_text && self.is_key(placeholder) => ProblemKind::PlaceholderAsKey(name()),
            _ => return None,
        };
        Some(Problem { kind, span: placeholder.span })
    }

    /// Returns whether a colon follows the placeholder, or the string around it.
    fn is_key(&self, placeholder: &Placeholder) -> bool {
        let mut rest = &self.text[placeholder.span.end as usize..];
        if placeholder.quoted {
            let Some(end) = end_of_string(rest) else { return false };
            rest = &rest[end..];
        }
        rest.trim_start().starts_with(':')
    }

    /// Returns the problem of its JSON with a harmless value for each placeholder, or `None`.
    fn check_json(&self) -> Option<Problem> {
        let harmless = self.skeleton();
        let problem = filled::read(&harmless, self.is_text).err()?;
        // PutTargets reads the template with null for each placeholder, and tells the place in that.
        let read = self.replaced(|_, _| Cow::Borrowed("null"));
        let found = filled::read(&read, self.is_text).err();
        let at =
            LineIndex::new(&read).position(found.map_or(problem.span.start, |problem| problem.span.start));
        let (line, column) = (at.line, at.column);
        let kind = if filled::begins_well(&harmless) {
            ProblemKind::NotJson { problem: problem.kind, read, line, column }
        } else {
            ProblemKind::NotQuoted { read, line, column }
        };
        Some(Problem { kind, span: problem.span })
    }
}

/// Returns a text as it is written within the quotes of a JSON string.
fn escaped(text: &str) -> String {
    let quoted = quote(text);
    quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default().to_owned()
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

/// Returns the offset after the double quote that closes a string, or `None` if none does.
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
    /// Returns a placeholder whose variable has not been looked up.
    pub(super) fn new(span: Span, name: &str, quoted: bool) -> Self {
        Self { span, name: name.to_owned(), quoted, variable: Variable::Undefined }
    }

    /// Returns whether its variable is one of the input paths or reserved.
    pub fn is_defined(&self) -> bool {
        self.variable != Variable::Undefined
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCENE: ReservedValues = ReservedValues { rule_arn: "a", rule_name: "r", ingestion_time: "t" };

    fn paths() -> Vec<(String, String)> {
        vec![("v".to_owned(), "$.v".to_owned()), ("none".to_owned(), "$.none".to_owned())]
    }

    fn fill(template: &str, value: &str) -> Result<String, Box<NotJson>> {
        let mut event = json::ObjectWriter::default();
        let document = json::parse(&event.json("v", value).close());
        Template::new(&paths(), template).fill(document.root().unwrap(), &SCENE)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_sent_is_json(template in r#"[{}\[\]"<>v:, \\a\n0]{0,24}"#, value in "\\PC{0,6}") {
            let template = template.replace("<>", "<v>");
            if let Ok(sent) = fill(&template, &quote(&value)) {
                prop_assert!(!sent.trim().is_empty());
                prop_assert!(json::parse_sequence(&sent).problems().is_empty(), "{sent}");
            }
        }

        #[test]
        fn any_text_arrives_in_an_object_as_it_was(value in "(\\PC|[\"\\\\\n\t\u{1}]){0,12}") {
            for (template, before) in [(r#"{"a":<v>}"#, ""), (r#"{"a":"so <v><none>"}"#, "so ")] {
                let sent = fill(template, &quote(&value)).unwrap();
                let document = json::parse(&sent);
                let arrived = document.root().unwrap().get("a").unwrap().as_str().unwrap().into_owned();
                prop_assert_eq!(arrived, format!("{before}{value}"));
            }
        }

        #[test]
        fn a_template_with_an_undefined_name_stays_as_it_is(text in "[a-z <>]{0,12}") {
            let template = quote(&text);
            let document = json::parse("{}");
            let sent = Template::new(&[], &template).fill(document.root().unwrap(), &SCENE);
            prop_assert_eq!(sent, Ok(template));
        }
    }
}
