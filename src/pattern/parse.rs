//! From the JSON tree to the pattern, with every problem on the way.

use super::branches::{MAX_COMBINATIONS, count_combinations, expand, find_overridden};
use super::complexity::{MAX_COMPLEXITY, measure_complexity};
use super::operator::{self, is_reserved};
use super::problem::{Layer, Problem, ProblemKind};
use super::reader::Reader;
use super::syntax::{Key, Leaf, LeafId, Matcher, Member, Object, Or, Pattern};
use crate::json::{self, Document, Kind, Value};
use crate::text::{Span, sort_by_place};

/// The most characters that `PutRule` and `TestEventPattern` take for a pattern.
pub const MAX_LENGTH: usize = 4_096;

/// A pattern's text, read.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The JSON tree.
    pub document: Document,
    /// The pattern, as far as it was understood.
    pub pattern: Pattern,
    /// The problems, in the order in which AWS's reader would meet them.
    pub problems: Vec<Problem>,
    /// The complexity of its wildcards and the leaf that has it, as [`measure_complexity`] gives it up
    /// to [`MAX_COMPLEXITY`].
    pub complexity: (usize, Option<LeafId>),
}

impl Parsed {
    /// Returns the problem that AWS would report, or `None` if it would take the pattern.
    pub fn refusal(&self) -> Option<&Problem> {
        // The request is checked before the pattern is read.
        let refused_by = |layer| self.problems.iter().find(move |problem| problem.layer() == layer);
        refused_by(Layer::Request).or_else(|| self.misunderstanding())
    }

    /// Returns the first problem of the text as JSON and as a pattern, whatever its length. `None` means that
    /// the pattern can be matched.
    pub fn misunderstanding(&self) -> Option<&Problem> {
        self.problems.iter().find(|problem| matches!(problem.layer(), Layer::Json | Layer::Language))
    }

    /// Measures the complexity of the wildcards, and adds the problem that there is too much of it.
    pub fn measure(&mut self) {
        self.complexity = measure_complexity(&self.pattern, &expand(&self.pattern), MAX_COMPLEXITY);
        let (measure, leaf) = self.complexity;
        if let Some(leaf) = leaf.filter(|_| measure > MAX_COMPLEXITY) {
            let kind = ProblemKind::TooComplex(measure);
            let reader = self.document.text().len() as u32;
            let problem = Problem { kind, span: self.pattern.leaf(leaf).span, reader, places: 0 };
            // AWS's reader finds overridden fields last of all.
            let is_later = |problem: &Problem| matches!(problem.kind, ProblemKind::Overridden(_));
            let at = self.problems.iter().position(is_later).unwrap_or(self.problems.len());
            self.problems.insert(at, problem);
        }
    }

    /// Returns whether AWS would take it.
    pub fn is_valid(&self) -> bool {
        self.refusal().is_none()
    }
}

/// Reads the text of an event pattern. Never fails: see [`Parsed::refusal`].
pub fn parse(text: &str) -> Parsed {
    let mut parsed = parse_unmeasured(text);
    parsed.measure();
    parsed
}

/// Reads the text of an event pattern, but leaves the complexity of its wildcards to [`Parsed::measure`]. For
/// who has no room for that much code yet.
pub fn parse_unmeasured(text: &str) -> Parsed {
    let document = json::parse(text);
    let mut parser = Parser::default();
    for problem in document.problems() {
        let kind = match &problem.kind {
            json::ProblemKind::Empty => ProblemKind::NotAnObject,
            kind => ProblemKind::Json(kind.clone()),
        };
        parser.reader.push(kind, problem.span, problem.reader, 1);
    }
    match document.root() {
        Some(root) if root.kind() == Kind::Object => parser.pattern.root = parser.object(root, false),
        Some(root) if root.kind() != Kind::Invalid => {
            parser.reader.wrong_kind(ProblemKind::NotAnObject, root);
        }
        _ => {}
    }
    parser.limits(text);

    let Parser { reader, pattern, .. } = parser;
    let mut problems = reader.problems;
    sort_by_place(&mut problems, |problem| problem.reader);
    Parsed { document, pattern, problems, complexity: (0, None) }
}

#[derive(Default)]
struct Parser {
    reader: Reader,
    pattern: Pattern,
    /// The path of the object being read, and where each of its names begins.
    path: String,
    depth: usize,
}

impl Parser {
    /// It calls itself for every level, up to [`json::MAX_DEPTH`]: what needs room on the stack has
    /// a function of its own.
    fn object(&mut self, value: Value, below_or: bool) -> Object {
        let mut object = Object { span: value.span(), members: Vec::new() };
        for member in value.children() {
            if let Some(key) = key_of(member) {
                if member.kind() == Kind::Object && key.name != "$or" {
                    let length = self.enter(&key, member, below_or);
                    let inner = self.object(member, below_or);
                    self.leave(length);
                    object.members.push(Member::Object(key, inner));
                } else {
                    object.members.extend(self.member(key, member, below_or));
                }
            }
        }
        self.check_object(value);
        object
    }

    fn check_object(&mut self, value: Value) {
        if value.inside() == value.end() {
            self.reader.wrong_content(ProblemKind::EmptyObject, value, 1);
        }
    }

    /// Any member but an object of fields.
    fn member(&mut self, key: Key, value: Value, below_or: bool) -> Option<Member> {
        if key.name == "$or" {
            return self.or(value, &key).map(Member::Or);
        }
        let length = self.enter(&key, value, below_or);
        let member = match value.kind() {
            Kind::Array => Some(Member::Leaf(self.leaf(key, value))),
            Kind::Invalid => None,
            _ => {
                self.reader.wrong_kind(ProblemKind::NotObjectOrArray(key.name), value);
                None
            }
        };
        self.leave(length);
        member
    }

    /// Goes into a field; gives the length that the path had.
    fn enter(&mut self, key: &Key, value: Value, below_or: bool) -> usize {
        if below_or && is_reserved(&key.name) {
            self.reader.wrong_key(ProblemKind::ReservedField(key.name.clone()), value);
        }
        let length = self.path.len();
        if self.depth > 0 {
            self.path.push('.');
        }
        self.path.push_str(&key.name);
        self.depth += 1;
        length
    }

    fn leave(&mut self, length: usize) {
        self.depth -= 1;
        self.path.truncate(length);
    }

    fn leaf(&mut self, key: Key, value: Value) -> LeafId {
        if value.children().next().is_none() {
            self.reader.wrong_content(ProblemKind::EmptyArray, value, 1);
        }
        let mut matchers: Vec<Matcher> =
            value.children().filter_map(|element| self.matcher(element)).collect();
        if matchers.iter().any(|matcher| matcher.predicate.is_about_numbers()) {
            for matcher in &mut matchers {
                matcher.predicate.put_beside_numbers();
            }
        }
        let id = LeafId(self.pattern.leaves.len() as u32);
        self.pattern.leaves.push(Leaf { key, path: self.path.clone(), span: value.span(), matchers });
        id
    }

    fn matcher(&mut self, value: Value) -> Option<Matcher> {
        let predicate = match value.kind() {
            Kind::Object => operator::parse(&mut self.reader, value),
            Kind::Array => {
                self.reader.wrong_kind(ProblemKind::NestedArray, value);
                None
            }
            _ => operator::literal(value),
        };
        Some(Matcher { span: value.span(), predicate: predicate? })
    }

    fn or(&mut self, value: Value, key: &Key) -> Option<Or> {
        match value.kind() {
            Kind::Array => {}
            Kind::Invalid => return None,
            _ => {
                self.reader.wrong_kind(ProblemKind::OrNotArray, value);
                return None;
            }
        }
        let mut branches = Vec::new();
        for branch in value.children() {
            match branch.kind() {
                Kind::Object => branches.push(self.object(branch, true)),
                Kind::Invalid => {}
                _ => self.reader.wrong_kind(ProblemKind::OrNotObject, branch),
            }
        }
        if value.children().count() < 2 {
            self.reader.wrong_content(ProblemKind::OrTooFew, value, 1);
        }
        Some(Or { key_span: key.span, span: value.span(), branches })
    }

    /// Finds the problems that only the whole pattern shows.
    fn limits(&mut self, text: &str) {
        let end = text.len() as u32;
        let whole = Span::new(0, text.len());
        let length = text.encode_utf16().count();
        if length > MAX_LENGTH {
            self.reader.push(ProblemKind::TooLong(length), whole, end, 0);
        }
        if count_combinations(&self.pattern.root) > MAX_COMBINATIONS {
            self.reader.push(ProblemKind::TooManyCombinations, self.pattern.root.span, end, 0);
        }
        for (later, earlier) in find_overridden(&self.pattern) {
            let span = self.pattern.leaf(later).key.span;
            let earlier = self.pattern.leaf(earlier).key.span;
            self.reader.push(ProblemKind::Overridden(earlier), span, end, 0);
        }
    }
}

fn key_of(value: Value) -> Option<Key> {
    Some(Key { name: value.key()?.into_owned(), span: value.key_span()? })
}
