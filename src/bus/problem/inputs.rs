//! Checks on what targets receive.

use super::{Field, Finder, Problem, ProblemKind};
use crate::arn::Arn;
use crate::bus::Model;
use crate::bus::model::{Rule, Target};
use crate::json;
use crate::targets::kind::EVENT_BUS;
use crate::targets::path::MAX_PATH;
use crate::targets::{self, Input, MAX_TEMPLATE, Path, Template};

const MAX_INPUT: usize = 8_192;
const MAX_VARIABLES: usize = 100;
const MAX_VARIABLE: usize = 256;

pub(super) fn check(finder: &mut Finder, model: &Model, rule: &Rule, target: &Target) {
    match &target.input {
        Input::Matched => {}
        Input::Constant(text) => {
            finder.length(Field::Input, text, MAX_INPUT);
            if !json::parse(text).problems().is_empty() {
                finder.push(Field::Input, ProblemKind::InputNotJson);
            }
            not_taken(finder, Field::Input, target.kind().is_transformer_only);
        }
        Input::Path(path) => {
            // AWS takes the empty path.
            if !path.is_empty() {
                self::path(finder, Field::InputPath, path);
            }
            if target.kind().refuses_path {
                finder.push(Field::InputPath, ProblemKind::PathNotTaken);
            }
            not_taken(finder, Field::InputPath, target.kind().is_transformer_only);
        }
        Input::Transformer { paths, template } => transformer(finder, paths, template),
    }
    let field = match &target.input {
        Input::Matched => return,
        Input::Constant(_) => Field::Input,
        Input::Path(_) => Field::InputPath,
        Input::Transformer { .. } => Field::InputTemplate,
    };
    not_taken(finder, field, is_bus_of_another_account(model, rule, target));
}

fn not_taken(finder: &mut Finder, field: Field, is_so: bool) {
    if is_so {
        finder.push(field, ProblemKind::InputNotTaken);
    }
}

fn is_bus_of_another_account(model: &Model, rule: &Rule, target: &Target) -> bool {
    let bus = model.find_bus(&rule.bus).and_then(|bus| model.buses.get(bus));
    let account = bus.map_or(model.account.as_str(), |bus| bus.account(model));
    target.kind() == &EVENT_BUS && Arn::parse(&target.arn).is_some_and(|arn| arn.account != account)
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
