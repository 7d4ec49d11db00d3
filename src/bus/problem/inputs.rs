//! Checks on the inputs of targets.

use super::{Field, Finder, Problem, ProblemKind};
use crate::bus::model::Target;
use crate::json;
use crate::targets::kind::EVENT_BUS;
use crate::targets::path::MAX_PATH;
use crate::targets::{self, Input, MAX_TEMPLATE, Path, Template};

const MAX_INPUT: usize = 8_192;
const MAX_VARIABLES: usize = 100;
const MAX_VARIABLE: usize = 256;

pub(super) fn check(finder: &mut Finder, target: &Target) {
    let is_transformer_only = target.kind().is_transformer_only;
    let field = match &target.input {
        Input::Matched => return,
        Input::Constant(text) => {
            finder.length(Field::Input, text, MAX_INPUT);
            // An empty one is taken (stackd's captures, September 2026).
            if !text.is_empty() && !json::parse(text).problems().is_empty() {
                finder.push(Field::Input, ProblemKind::InputNotJson);
            }
            Field::Input
        }
        Input::Path(path) => {
            // An empty one is taken (stackd's captures, September 2026), but not among those of a
            // transformer.
            if !path.is_empty() {
                self::path(finder, Field::InputPath, path);
            }
            Field::InputPath
        }
        Input::Transformer { paths, template } => {
            transformer(finder, paths, template);
            if is_transformer_only {
                log_template(finder, template);
            }
            Field::InputTemplate
        }
    };
    if is_transformer_only && field != Field::InputTemplate {
        finder.push(field, ProblemKind::InputNotTaken);
    }
    if target.kind().is_pathless && field == Field::InputPath {
        finder.push(field, ProblemKind::PathNotTaken);
    }
    if target.kind() == &EVENT_BUS {
        finder.push(field, ProblemKind::InputOfBus);
    }
}

/// Checks the template for a log group, which has one form only.
fn log_template(finder: &mut Finder, template: &str) {
    if template.is_empty() {
        return;
    }
    if !template.trim_start().starts_with('{') {
        return finder.push(Field::InputTemplate, ProblemKind::LogText);
    }
    // One without a timestamp was taken (stackd, 13 September 2026); what becomes of it was not tried.
    let is_taken = |keys: &[String]| keys == ["message", "timestamp"] || keys == ["message"];
    if keys(template).is_some_and(|keys| !is_taken(&keys)) {
        finder.push(Field::InputTemplate, ProblemKind::LogTemplate);
    }
}

/// Returns the keys of an object template, sorted, or `None` if it is no object for any values of its
/// placeholders.
fn keys(template: &str) -> Option<Vec<String>> {
    let filled = Template::new(&[], template).skeleton();
    let document = json::parse(&filled);
    let root = document.root().filter(|_| document.problems().is_empty())?;
    let mut keys: Vec<String> = root.children().filter_map(|it| Some(it.key()?.into_owned())).collect();
    keys.sort_unstable();
    Some(keys)
}

pub(super) fn path(finder: &mut Finder, field: Field, path: &str) {
    finder.length(field, path, MAX_PATH);
    if let Err(problem) = Path::parse(path) {
        finder.push_input(field, problem);
    }
}

fn transformer(finder: &mut Finder, paths: &[(String, String)], template: &str) {
    if paths.len() > MAX_VARIABLES {
        finder.push(Field::InputPathsMap(MAX_VARIABLES as u32), ProblemKind::TooMany { most: MAX_VARIABLES });
    }
    for (index, (name, path)) in (0..).zip(paths) {
        let field = Field::InputPathsMap(index);
        let is_sound = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if name.is_empty() || !name.chars().all(is_sound) || name.chars().count() > MAX_VARIABLE {
            finder.push(field, ProblemKind::Variable(name.clone()));
        }
        if paths.iter().take(index as usize).any(|(other, _)| other == name) {
            finder.push(field, ProblemKind::VariableAgain(name.clone()));
        }
        self::path(finder, field, path);
    }
    finder.length(Field::InputTemplate, template, MAX_TEMPLATE);
    for problem in Template::new(paths, template).problems() {
        finder.push_input(Field::InputTemplate, problem.clone());
    }
}

impl Finder<'_> {
    fn push_input(&mut self, field: Field, problem: targets::Problem) {
        let span = Some(problem.span);
        self.problems.push(Problem { place: self.place, field, span, kind: ProblemKind::Input(problem) });
    }
}
