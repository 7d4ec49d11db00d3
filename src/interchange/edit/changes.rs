//! The differences between two patterns, as edits of the text that has the first one.

use super::brackets::Brackets;
use super::same::{counted, same};
use super::scalar::Quote;
use super::style::{Names, Style, Syntax, Within, indent_at, spreads};
use super::{block, yaml};
use crate::interchange::node::{Member, Node, Value};
use crate::text::{Edit, Span};

/// Returns the smallest edits that lead from one pattern to another; `None` if the pattern cannot be changed
/// in parts.
pub(super) fn between(text: &str, style: &Style, old: &Node, new: &Node) -> Option<Vec<Edit>> {
    let mut changes = Changes { text, style, edits: Vec::new() };
    changes.value(&OldValue { node: old, parent: None, within: Within::Map }, new)?;
    Some(changes.edits)
}

/// Returns the edit that replaces a whole pattern.
pub(super) fn rewritten(text: &str, style: &Style, old: &Node, new: &Node) -> Option<Vec<Edit>> {
    let mut changes = Changes { text, style, edits: Vec::new() };
    changes.replace(&OldValue { node: old, parent: None, within: Within::Map }, new)?;
    Some(changes.edits)
}

/// A value of the text, and the value around it.
struct OldValue<'n> {
    node: &'n Node,
    parent: Option<Span>,
    within: Within,
}

struct Changes<'c> {
    text: &'c str,
    style: &'c Style,
    edits: Vec<Edit>,
}

/// The changes to the parts of a list or a map.
#[derive(Default)]
pub(super) struct Plan<'n> {
    /// The place of each part in the text.
    pub(super) parts: Vec<Span>,
    /// Whether each part is removed.
    pub(super) removed: Vec<bool>,
    /// The added parts, each with the index of the part before it.
    pub(super) added: Vec<(Option<usize>, Part<'n>)>,
}

/// A new part.
#[derive(Clone)]
pub(super) enum Part<'n> {
    Element(&'n Node),
    Member(Member),
}

impl Changes<'_> {
    /// Makes a value what it should be; `None` if that takes a change of what is around it.
    fn value(&mut self, place: &OldValue, new: &Node) -> Option<()> {
        if same(place.node, new) {
            return Some(());
        }
        let done = self.edits.len();
        let within = match (&place.node.value, &new.value) {
            (Value::Map(old), Value::Map(new)) => self.map(place, old, new),
            (Value::List(old), Value::List(new)) => self.list(place.node, old, new),
            _ => None,
        };
        if within.is_some() {
            return within;
        }
        self.edits.truncate(done);
        // A value without a place of its own is made by the expression around it, such as a call.
        let has_place =
            place.parent.is_none_or(|parent| is_within(place.node.span, parent) && place.node.span != parent);
        if has_place { self.replace(place, new) } else { None }
    }

    fn child(&mut self, parent: &Node, child: &Node, within: Within, new: &Node) -> Option<()> {
        self.value(&OldValue { node: child, parent: Some(parent.span), within }, new)
    }

    fn map(&mut self, place: &OldValue, old: &[Member], new: &[Member]) -> Option<()> {
        let (node, is_root) = (place.node, place.parent.is_none());
        let (known, wanted) = (counted(old), counted(new));
        if known.len() != old.len() {
            return None;
        }
        // Members that a merge key takes over are elsewhere.
        let own: Vec<&Member> = old.iter().filter(|member| is_within(member.name_span, node.span)).collect();
        let mut plan = Plan::default();
        for member in &own {
            plan.parts.push(Span {
                start: member.name_span.start,
                end: member.node.span.end.max(member.name_span.end),
            });
            plan.removed.push(!wanted.contains_key(member.name.as_str()));
        }
        let is_own = |name: &str| own.iter().position(|member| member.name == name);
        if old
            .iter()
            .any(|member| !wanted.contains_key(member.name.as_str()) && is_own(&member.name).is_none())
        {
            return None;
        }
        let mut before = None;
        let mut named_anew: Vec<usize> = Vec::new();
        for member in new {
            if !wanted.get(member.name.as_str()).is_some_and(|last| std::ptr::eq(*last, member)) {
                continue;
            }
            if let Some(index) = is_own(&member.name) {
                self.child(node, &own[index].node, Within::Map, &member.node)?;
                before = Some(index);
                continue;
            }
            if known.get(member.name.as_str()).is_some_and(|known| same(&known.node, &member.node)) {
                continue;
            }
            // A member in the place of one that goes has got another name.
            let next = before.map_or(0, |before| before + 1);
            if plan.removed.get(next) == Some(&true)
                && !named_anew.contains(&next)
                && self.can_be_named(own[next])
            {
                let name = self.named(member, is_root, node).name;
                self.edits.push(Edit::replace(own[next].name_span, self.key(&name, node, own[next])));
                self.child(node, &own[next].node, Within::Map, &member.node)?;
                named_anew.push(next);
                before = Some(next);
                continue;
            }
            plan.added.push((before, Part::Member(self.named(member, is_root, node))));
        }
        for index in named_anew {
            plan.removed[index] = false;
        }
        self.carry_out(node, &plan)
    }

    /// Returns whether the name of a member is one in the text, and no call that makes it.
    fn can_be_named(&self, member: &Member) -> bool {
        let source = member.name_span.of(self.text);
        member.name_span.end <= member.node.span.start
            && (source.trim_matches(['"', '\'']) == member.name || super::scalar::is_word(source, true))
    }

    /// Returns a member with the name that it has in the text: the CDK has its own for fields at the top.
    fn named(&self, member: &Member, is_root: bool, node: &Node) -> Member {
        let mut member = member.clone();
        if self.style.names == Names::OfCdk && is_root && member.name == "detail-type" {
            let name = if self.is_call(node) { "detail_type" } else { "detailType" };
            name.clone_into(&mut member.name);
        }
        member
    }

    fn is_call(&self, node: &Node) -> bool {
        node.is_map() && node.span.of(self.text).ends_with(')')
    }

    /// Returns a name in place of another one, with the quotes of that.
    fn key(&self, name: &str, node: &Node, old: &Member) -> String {
        let source = old.name_span.of(self.text);
        match Quote::of(source) {
            _ if self.is_call(node) => name.to_owned(),
            Some(quote @ (Quote::Single | Quote::Double)) => {
                super::scalar::quoted(name, quote, self.style.syntax)
            }
            _ => self.style.name(name),
        }
    }

    /// Keeps the elements that stay, in the order that changes least, and changes those between them one by one.
    fn list(&mut self, node: &Node, old: &[Node], new: &[Node]) -> Option<()> {
        let mut plan = Plan { parts: old.iter().map(|element| element.span).collect(), ..Plan::default() };
        plan.removed = vec![false; old.len()];
        let mut kept = common(old, new);
        kept.push((old.len(), new.len()));
        let (mut from_old, mut from_new) = (0, 0);
        for (old_at, new_at) in kept {
            let (gone, come) = (&old[from_old..old_at], &new[from_new..new_at]);
            for (one, other) in gone.iter().zip(come) {
                self.child(node, one, Within::List, other)?;
            }
            let paired = gone.len().min(come.len());
            plan.removed[from_old + paired..old_at].fill(true);
            let before = (from_old + paired).checked_sub(1);
            plan.added.extend(come[paired..].iter().map(|element| (before, Part::Element(element))));
            (from_old, from_new) = (old_at + 1, new_at + 1);
        }
        self.carry_out(node, &plan)
    }

    /// Takes parts away and puts others in.
    fn carry_out(&mut self, node: &Node, plan: &Plan) -> Option<()> {
        if plan.added.is_empty() && !plan.removed.contains(&true) {
            return Some(());
        }
        // A list or map that becomes empty is replaced.
        if !plan.removed.contains(&false) {
            return None;
        }
        let is_in_order = plan.parts.windows(2).all(|pair| pair[0].end <= pair[1].start);
        if !is_in_order || !plan.parts.iter().all(|part| is_within(*part, node.span)) {
            return None;
        }
        let edits = match Brackets::of(self.text, self.style, node, &plan.parts) {
            Some(brackets) => brackets.edits(plan)?,
            None if self.style.syntax == Syntax::Yaml => block::edits(self.text, self.style, node, plan)?,
            None => return None,
        };
        self.edits.extend(edits);
        Some(())
    }

    /// Replaces a value.
    fn replace(&mut self, place: &OldValue, new: &Node) -> Option<()> {
        let (node, text) = (place.node, self.text);
        let source = node.span.of(text);
        if node.span.is_empty() && self.style.syntax != Syntax::Yaml {
            return None;
        }
        let is_collection = |node: &Node| matches!(node.value, Value::Map(_) | Value::List(_));
        if !is_collection(new) && !is_collection(node) {
            let quote = Quote::of(source)
                .filter(|_| matches!(node.value, Value::Text(_)))
                .unwrap_or(self.style.quote);
            self.edits.push(Edit::replace(node.span, self.style.scalar(new, quote)));
            return Some(());
        }
        let renamed = place.parent.is_none().then(|| self.with_own_names(new, node));
        let new = renamed.as_ref().unwrap_or(new);
        let edit = match self.style.syntax {
            Syntax::Yaml => {
                let is_in_flow = place.parent.is_some_and(|parent| parent.of(text).starts_with(['{', '[']));
                block::replace(text, self.style, node, place.within, is_in_flow, new)
            }
            Syntax::Python if self.is_call(node) => self.arguments(node, new)?,
            _ => {
                let indent = indent_at(text, node.span.start);
                Edit::replace(node.span, self.style.value(new, indent, place.within))
            }
        };
        self.edits.push(edit);
        Some(())
    }

    fn with_own_names(&self, new: &Node, node: &Node) -> Node {
        let members = new.members().iter().map(|member| self.named(member, true, node)).collect();
        Node::new(new.span, Value::Map(members))
    }

    /// Returns the keyword arguments of a call, written anew.
    fn arguments(&self, node: &Node, new: &Node) -> Option<Edit> {
        let source = node.span.of(self.text);
        let open = node.span.start + source.find('(')? as u32 + 1;
        let span = Span { start: open, end: node.span.end - 1 };
        let indent = indent_at(self.text, node.span.start);
        let is_spread = spreads(self.text, self.style.syntax, node);
        let inner = format!("{indent}{}", self.style.unit);
        let argument = |member: &Member| self.style.argument(member, if is_spread { &inner } else { indent });
        let arguments: Vec<String> = new.members().iter().map(argument).collect();
        let line_break = self.style.line_break;
        Some(Edit::replace(
            span,
            if is_spread {
                let lines: String =
                    arguments.iter().map(|argument| [line_break, &inner, argument, ","].concat()).collect();
                format!("{lines}{line_break}{indent}")
            } else {
                arguments.join(", ")
            },
        ))
    }
}

pub(super) fn is_within(inner: Span, outer: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// The parts of a new list that need more than this many comparisons are paired from the start.
const MOST_COMPARED: usize = 250_000;

/// Returns the longest common subsequence of two lists, as pairs of indices.
fn common(old: &[Node], new: &[Node]) -> Vec<(usize, usize)> {
    if old.len().saturating_mul(new.len()) > MOST_COMPARED {
        return Vec::new();
    }
    let width = new.len() + 1;
    let mut lengths = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            lengths[i * width + j] = if same(&old[i], &new[j]) {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        if same(&old[i], &new[j]) {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

/// Returns a new part as its text, for a place in brackets.
pub(super) fn written(style: &Style, part: &Part, is_call: bool, indent: &str) -> String {
    match part {
        Part::Element(node) if style.syntax == Syntax::Yaml => yaml::in_line(style, node, Within::List),
        Part::Element(node) => style.value(node, indent, Within::List),
        Part::Member(member) if is_call => style.argument(member, indent),
        Part::Member(member) if style.syntax == Syntax::Yaml => style.in_one_line().member(member, ""),
        Part::Member(member) => style.member(member, indent),
    }
}
