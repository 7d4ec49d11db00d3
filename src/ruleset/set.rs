//! The rules, and how they are added and removed.

use super::conditions::{Condition, Conditions};
use super::field::Field;
use super::keys::NONE;
use super::matcher::Scratch;
use super::predicate::CompiledPredicate;
use super::trie::Trie;
use super::{EventError, Mode};
use crate::pattern::{self, Leaf, Parsed, Pattern};
use hashbrown::HashMap;
use smallvec::SmallVec;
use std::hash::Hash;
use std::sync::atomic::{AtomicU64, Ordering};

/// Names a rule within its set. The number of a removed rule is given to a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub u32);

/// A set of rules, each a name and a pattern, compiled to be matched together.
#[derive(Clone, Debug)]
pub struct RuleSet<N> {
    rules: Vec<Option<Rule<N>>>,
    by_name: HashMap<N, RuleId>,
    free_rules: Vec<RuleId>,
    pub(super) filed: Filed,
}

#[derive(Clone, Debug)]
struct Rule<N> {
    name: N,
    branches: SmallVec<[u32; 2]>,
}

/// The compiled rules, without their names.
#[derive(Clone, Debug, Default)]
pub(super) struct Filed {
    pub(super) trie: Trie,
    pub(super) fields: Vec<Field>,
    free_fields: Vec<u32>,
    pub(super) conditions: Conditions,
    pub(super) branches: Vec<Branch>,
    free_branches: Vec<u32>,
    /// Branches that may match whatever the event holds: all they ask for may be absent.
    pub(super) always: Vec<u32>,
    /// One more than the largest number of a rule so far.
    pub(super) rules: usize,
    /// Names these rules: others, and the same ones after a change, have another.
    pub(super) version: u64,
}

/// One way to satisfy a rule.
#[derive(Clone, Debug, Default)]
pub(super) struct Branch {
    pub(super) rule: u32,
    /// Which of its conditions it is filed under, or [`NONE`] for none of them.
    pub(super) access: u32,
    /// The condition that its postings name as their gate.
    gate: u32,
    /// Whether it has one condition, which needs a value: then it makes no difference in which
    /// elements of arrays values lie.
    pub(super) alone: bool,
    /// In the order of their paths, which is the order in which AWS's engine visits them.
    pub(super) conditions: SmallVec<[u32; 4]>,
}

impl<N> Default for RuleSet<N> {
    fn default() -> Self {
        Self { rules: Vec::new(), by_name: HashMap::new(), free_rules: Vec::new(), filed: Filed::default() }
    }
}

impl<N> RuleSet<N> {
    /// Returns the number of rules.
    pub fn len(&self) -> usize {
        self.by_name.len()
    }

    /// Returns whether there is no rule.
    pub fn is_empty(&self) -> bool {
        self.by_name.is_empty()
    }

    /// Returns the name of a rule, or `None` if it was removed.
    pub fn name(&self, id: RuleId) -> Option<&N> {
        self.rules.get(id.0 as usize)?.as_ref().map(|rule| &rule.name)
    }

    /// Memory for matching, to be kept for the next event. It serves any set, but forgets what events look
    /// like when it is used with another, or when rules are added or removed.
    pub fn scratch(&self) -> Scratch {
        Scratch::default()
    }

    /// Returns the rules that match an event, each once, in no particular order.
    ///
    /// # Errors
    /// If the event is malformed, as far as `mode` looks.
    pub fn matches<'s>(
        &self,
        event: &[u8],
        mode: Mode,
        scratch: &'s mut Scratch,
    ) -> Result<&'s [RuleId], EventError> {
        scratch.run(&self.filed, event, mode)
    }
}

impl<N: Clone + Eq + Hash> RuleSet<N> {
    /// Returns an empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a rule, or replaces the one of this name.
    ///
    /// The pattern should be one that AWS takes; what could not be read of it is not asked for.
    pub fn add(&mut self, name: N, pattern: &Pattern) -> RuleId {
        self.remove(&name);
        let id = self.free_rules.pop().unwrap_or_else(|| {
            self.rules.push(None);
            RuleId(self.rules.len() as u32 - 1)
        });
        self.filed.rules = self.rules.len();
        self.filed.note_change();
        let branches = pattern::expand(pattern)
            .iter()
            .map(|branch| self.filed.add_branch(id.0, branch.leaves.iter().map(|&leaf| pattern.leaf(leaf))))
            .collect();
        self.by_name.insert(name.clone(), id);
        self.rules[id.0 as usize] = Some(Rule { name, branches });
        id
    }

    /// Adds a rule from the text of its pattern, or replaces the one of this name.
    ///
    /// # Errors
    /// If the text is no pattern: [`Parsed::misunderstanding`] says why. The set stays as it was.
    pub fn add_text(&mut self, name: N, pattern: &str) -> Result<RuleId, Box<Parsed>> {
        let parsed = pattern::parse(pattern);
        if parsed.misunderstanding().is_some() {
            return Err(Box::new(parsed));
        }
        Ok(self.add(name, &parsed.pattern))
    }

    /// Removes a rule; says whether there was one.
    pub fn remove(&mut self, name: &N) -> bool {
        let Some(id) = self.by_name.remove(name) else { return false };
        if let Some(rule) = self.rules[id.0 as usize].take() {
            rule.branches.into_iter().for_each(|branch| self.filed.remove_branch(branch));
        }
        self.free_rules.push(id);
        self.filed.note_change();
        true
    }
}

/// The version that the next changed rules get; 0 is that of no rules.
static NEXT_VERSION: AtomicU64 = AtomicU64::new(1);

impl Filed {
    fn note_change(&mut self) {
        self.version = NEXT_VERSION.fetch_add(1, Ordering::Relaxed);
    }

    /// Returns the number of fields that rules name.
    pub(super) fn fields_in_use(&self) -> usize {
        self.fields.len() - self.free_fields.len()
    }

    fn add_branch<'p>(&mut self, rule: u32, leaves: impl Iterator<Item = &'p Leaf>) -> u32 {
        let conditions: SmallVec<[u32; 4]> = leaves.map(|leaf| self.add_condition(leaf)).collect();
        let mut costs: SmallVec<[(usize, u32); 4]> =
            conditions.iter().filter_map(|&condition| Some((self.cost(condition)?, condition))).collect();
        // Of two that cost the same the later is likely the deeper one, and says more.
        costs.reverse();
        costs.sort_by_key(|&(cost, _)| cost);
        let access = costs.first().map_or(NONE, |&(_, condition)| condition);
        let gate = costs.get(1).map_or(NONE, |&(_, condition)| condition);
        let alone = conditions.len() == 1 && access != NONE;
        let branch = Branch { rule, access, gate, alone, conditions };
        let number = if let Some(number) = self.free_branches.pop() {
            self.branches[number as usize] = branch;
            number
        } else {
            self.branches.push(branch);
            self.branches.len() as u32 - 1
        };
        if access == NONE {
            self.always.push(number);
        } else {
            let condition = self.conditions.get(access);
            let field = &mut self.fields[condition.field as usize];
            condition.checks.iter().for_each(|check| field.file(check, number, gate, access));
        }
        number
    }

    fn remove_branch(&mut self, number: u32) {
        let Branch { access, gate, conditions, .. } = std::mem::take(&mut self.branches[number as usize]);
        if access == NONE {
            self.always.retain(|&other| other != number);
        } else {
            let condition = self.conditions.get(access);
            let field = &mut self.fields[condition.field as usize];
            condition.checks.iter().for_each(|check| field.unfile(check, number, gate, access));
        }
        conditions.into_iter().for_each(|condition| self.remove_condition(condition));
        self.free_branches.push(number);
    }

    fn add_condition(&mut self, leaf: &Leaf) -> u32 {
        let field = self.field(&leaf.path);
        let condition = Condition {
            field,
            absent: leaf.matchers.iter().any(|matcher| matcher.predicate.accepts_absence()),
            checks: leaf
                .matchers
                .iter()
                .filter_map(|matcher| CompiledPredicate::new(&matcher.predicate))
                .collect(),
        };
        let (number, new) = self.conditions.enter(condition);
        if new {
            self.fields[field as usize].uses += 1;
            let node = self.trie.enter(&leaf.path);
            self.trie.set_field(node, field);
        }
        number
    }

    fn remove_condition(&mut self, number: u32) {
        let Some(field) = self.conditions.leave(number) else { return };
        let Field { path, uses, .. } = &mut self.fields[field as usize];
        let node = self.trie.leave(path);
        *uses -= 1;
        if *uses == 0 {
            if let Some(node) = node {
                self.trie.set_field(node, NONE);
            }
            self.fields[field as usize] = Field::new("");
            self.free_fields.push(field);
        }
    }

    /// Returns the number of the field at a path; that of a new one if no condition looks at it so far.
    fn field(&mut self, path: &str) -> u32 {
        let known = self.trie.find(path).map_or(NONE, |node| self.trie.node(node).field);
        if known != NONE {
            return known;
        }
        let field = Field::new(path);
        if let Some(number) = self.free_fields.pop() {
            self.fields[number as usize] = field;
            number
        } else {
            self.fields.push(field);
            self.fields.len() as u32 - 1
        }
    }

    /// Returns the cost of filing a branch under a condition, or `None` if the field may be absent, for then
    /// no value leads there.
    fn cost(&self, condition: u32) -> Option<usize> {
        let condition = self.conditions.get(condition);
        let field = &self.fields[condition.field as usize];
        (!condition.absent).then(|| condition.checks.iter().map(|check| field.cost(check)).sum())
    }
}
