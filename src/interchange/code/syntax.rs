//! Expressions of a program, as far as rules are written in them.

use crate::text::Span;

/// An expression and where it is.
#[derive(Debug)]
pub(super) struct Expression {
    pub(super) span: Span,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    /// A string.
    Text(String),
    /// A string with values filled in.
    Template(Vec<Piece>),
    /// A number, as it is written.
    Number,
    /// A name or another value, with its members and calls.
    Chain(Chain),
    /// A list, or a tuple.
    List(Vec<Expression>),
    /// An object, or a dict.
    Map(Vec<Property>),
    /// Statements in braces.
    Block(Vec<Expression>),
    /// A value that is given a name: `rule`, `this.rule`.
    Assignment(String, Box<Expression>),
    /// `...list`, `*list`, `**dict`.
    Spread(Box<Expression>),
    /// Any other expression: its operands, and whether it is a sum.
    Operation(Vec<Expression>, bool),
}

/// A piece of a string with values filled in.
#[derive(Debug)]
pub(super) enum Piece {
    Text(String),
    Value(Expression),
}

#[derive(Debug)]
pub(super) struct Property {
    pub(super) key: Expression,
    pub(super) value: Expression,
}

#[derive(Debug)]
pub(super) struct Chain {
    pub(super) head: Head,
    pub(super) links: Vec<Link>,
}

#[derive(Debug)]
pub(super) enum Head {
    Word(String),
    Value(Box<Expression>),
}

#[derive(Debug)]
pub(super) enum Link {
    Member(String),
    Call(Call),
    /// An index, or a template literal with a tag function.
    Other(Vec<Expression>),
}

#[derive(Debug)]
pub(super) struct Call {
    /// From where the chain begins to the parenthesis.
    pub(super) span: Span,
    pub(super) arguments: Vec<Argument>,
}

#[derive(Debug)]
pub(super) struct Argument {
    /// The name of a keyword argument, and where it is.
    pub(super) name: Option<(String, Span)>,
    pub(super) value: Expression,
}

impl Expression {
    pub(super) fn new(span: Span, kind: Kind) -> Self {
        Self { span, kind }
    }

    pub(super) fn chain(&self) -> Option<&Chain> {
        match &self.kind {
            Kind::Chain(chain) => Some(chain),
            _ => None,
        }
    }

    /// Returns the name if the expression is only a name, else `None`.
    pub(super) fn word(&self) -> Option<&str> {
        match self.chain() {
            Some(Chain { head: Head::Word(word), links }) if links.is_empty() => Some(word),
            _ => None,
        }
    }

    /// Returns the last call, if the expression ends with one: with the name of what is called.
    pub(super) fn call(&self) -> Option<(&str, &Call)> {
        let chain = self.chain()?;
        match chain.links.last()? {
            Link::Call(call) => Some((chain.name_before(chain.links.len() - 1)?, call)),
            _ => None,
        }
    }

    /// Shows every expression within, this one first, in the order of the text.
    pub(super) fn visit<'e>(&'e self, see: &mut dyn FnMut(&'e Expression)) {
        see(self);
        match &self.kind {
            Kind::Text(_) | Kind::Number => {}
            Kind::Template(pieces) => {
                for piece in pieces {
                    if let Piece::Value(value) = piece {
                        value.visit(see);
                    }
                }
            }
            Kind::Chain(chain) => chain.visit(see),
            Kind::List(parts) | Kind::Block(parts) | Kind::Operation(parts, _) => {
                for part in parts {
                    part.visit(see);
                }
            }
            Kind::Map(properties) => {
                for property in properties {
                    property.key.visit(see);
                    property.value.visit(see);
                }
            }
            Kind::Assignment(_, value) | Kind::Spread(value) => value.visit(see),
        }
    }
}

impl Chain {
    /// Returns the name before the link with an index: that of what a call calls.
    pub(super) fn name_before(&self, index: usize) -> Option<&str> {
        match index.checked_sub(1).and_then(|before| self.links.get(before)) {
            Some(Link::Member(name)) => Some(name),
            Some(_) => None,
            None => match &self.head {
                Head::Word(word) => Some(word),
                Head::Value(_) => None,
            },
        }
    }

    /// Returns the names if it has only names (`this.rule`), else `None`.
    pub(super) fn path(&self) -> Option<String> {
        self.path_of(self.links.len())
    }

    /// Returns the names up to a link if there are only names before it, else `None`.
    pub(super) fn path_of(&self, links: usize) -> Option<String> {
        let Head::Word(word) = &self.head else { return None };
        let mut path = word.clone();
        for link in &self.links[..links.min(self.links.len())] {
            let Link::Member(name) = link else { return None };
            path.push('.');
            path.push_str(name);
        }
        Some(path)
    }

    /// Returns the last two names before the first call: `Match` and `prefix` of `events.Match.prefix('a')`.
    /// `None` if anything follows the call.
    pub(super) fn class_and_member(&self) -> Option<(&str, &str)> {
        let names = self.links.iter().take_while(|link| matches!(link, Link::Member(_))).count();
        if names == 0 || names + 1 < self.links.len() {
            return None;
        }
        Some((self.name_before(names - 1)?, self.name_before(names)?))
    }

    fn visit<'e>(&'e self, see: &mut dyn FnMut(&'e Expression)) {
        if let Head::Value(value) = &self.head {
            value.visit(see);
        }
        for link in &self.links {
            match link {
                Link::Member(_) => {}
                Link::Call(call) => call.arguments.iter().for_each(|argument| argument.value.visit(see)),
                Link::Other(parts) => parts.iter().for_each(|part| part.visit(see)),
            }
        }
    }
}
