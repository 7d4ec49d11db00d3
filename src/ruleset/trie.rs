//! The fields that rules name, as a tree of keys.
//!
//! A path `a.b.c` is three steps, and so is a member `"a.b"` with `"c"` inside: keys of events are
//! split at their dots, since AWS's engine joins them with dots.

use super::keys::{Keys, NONE, NodeId, Sign, Step};

#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The field that ends here, or [`NONE`].
    pub(super) field: u32,
    children: Keys,
    /// How many conditions look at this node's field or at one below.
    uses: u32,
    /// The lengths of the keys of children with children, one bit each, 63 for all that are longer: a key
    /// with a dot behind this many bytes may lead further down.
    lengths: u64,
    /// The lengths of the keys of all children, in the same way: most other keys differ in length.
    sizes: u64,
}

/// The tree. Node 0 is the event itself.
#[derive(Clone, Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    free: Vec<NodeId>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::new()], free: Vec::new() }
    }
}

impl Trie {
    pub(super) fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id as usize]
    }

    /// Returns the node of a path, made if need be; one more condition looks at it.
    pub(super) fn enter(&mut self, path: &str) -> NodeId {
        let mut at = 0;
        self.nodes[0].uses += 1;
        let mut steps = path.split('.').peekable();
        while let Some(step) = steps.next() {
            if steps.peek().is_some() {
                self.nodes[at as usize].lengths |= size(step.len());
            }
            at = match self.node(at).child(step.as_bytes()) {
                Some(child) => child,
                None => self.add_child(at, step.as_bytes()),
            };
            self.nodes[at as usize].uses += 1;
        }
        at
    }

    /// Undoes one [`Self::enter`]: nodes that are no longer needed are removed. Returns the path's node if it
    /// stays.
    pub(super) fn leave(&mut self, path: &str) -> Option<NodeId> {
        let mut at = 0;
        self.nodes[0].uses -= 1;
        for step in path.split('.') {
            let child = self.node(at).child(step.as_bytes())?;
            self.nodes[child as usize].uses -= 1;
            if self.nodes[child as usize].uses == 0 {
                self.nodes[at as usize].children.remove(step.as_bytes());
                self.free_below(child);
                return None;
            }
            at = child;
        }
        Some(at)
    }

    pub(super) fn set_field(&mut self, node: NodeId, field: u32) {
        self.nodes[node as usize].field = field;
    }

    /// Returns the node of a path, if there is one.
    pub(super) fn find(&self, path: &str) -> Option<NodeId> {
        path.split('.').try_fold(0, |at, step| self.node(at).child(step.as_bytes()))
    }

    fn add_child(&mut self, parent: NodeId, key: &[u8]) -> NodeId {
        let node = self.free.pop().unwrap_or_else(|| {
            self.nodes.push(Node::new());
            self.nodes.len() as NodeId - 1
        });
        self.nodes[parent as usize].sizes |= size(key.len());
        self.nodes[parent as usize].children.insert(key, node);
        node
    }

    fn free_below(&mut self, node: NodeId) {
        let old = std::mem::replace(&mut self.nodes[node as usize], Node::new());
        self.free.push(node);
        old.children.nodes().for_each(|child| self.free_below(child));
    }
}

impl Node {
    fn new() -> Self {
        Self { field: NONE, children: Keys::default(), uses: 0, lengths: 0, sizes: 0 }
    }

    /// Returns where a key without escapes leads; `sign` is its sign. If its dots led further down than to a
    /// child, the step has no number.
    #[inline(always)]
    pub(super) fn step(&self, key: &[u8], sign: Sign, trie: &Trie) -> Step {
        let size = size(key.len());
        if self.sizes & size != 0 {
            let step = self.children.find(sign, key);
            if step.node != NONE {
                return step;
            }
        }
        // Keys with a dot are longer than those that they would lead through.
        let lengths = self.lengths & ((size - 1) | (size & (1 << 63)));
        if lengths != 0 && may_lead_down(lengths, key) {
            return self.step_by_step(key, trie);
        }
        Step::NOWHERE
    }

    /// Returns the node that a key with dots leads to.
    #[cold]
    fn step_by_step(&self, key: &[u8], trie: &Trie) -> Step {
        let mut steps = key.split(|&byte| byte == b'.');
        let first = steps.next().and_then(|step| self.child(step));
        let last = first.and_then(|first| steps.try_fold(first, |at, step| trie.node(at).child(step)));
        Step { node: last.unwrap_or(NONE), number: NONE }
    }

    fn child(&self, key: &[u8]) -> Option<NodeId> {
        let node = self.children.find(Sign::of(key), key).node;
        (node != NONE).then_some(node)
    }

    /// Returns the number of children.
    #[inline(always)]
    pub(super) fn len(&self) -> usize {
        self.children.len()
    }

    /// Returns whether children with these numbers are all there are.
    #[inline(always)]
    pub(super) fn are_all(&self, numbers: u64) -> bool {
        self.children.numbers() == Some(numbers)
    }
}

/// Returns whether the key has a dot where one would have to be.
#[inline(always)]
fn may_lead_down(mut lengths: u64, key: &[u8]) -> bool {
    while lengths != 0 {
        let length = lengths.trailing_zeros() as usize;
        if key.get(length) == Some(&b'.') || (length == 63 && key.len() > 63) {
            return true;
        }
        lengths &= lengths - 1;
    }
    false
}

/// Returns the bit of a length.
#[inline(always)]
fn size(length: usize) -> u64 {
    1 << length.min(63)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(trie: &Trie, from: NodeId, key: &str) -> Option<NodeId> {
        let Step { node, .. } = trie.node(from).step(key.as_bytes(), Sign::of(key.as_bytes()), trie);
        (node != NONE).then_some(node)
    }

    #[test]
    fn dots_lead_down() {
        let mut trie = Trie::default();
        let c = trie.enter("a.b.c");
        let odd = trie.enter(".x");
        let [a, empty] = ["a", ""].map(|key| step(&trie, 0, key).unwrap());
        assert_eq!(step(&trie, 0, "a.b.c"), Some(c));
        assert_eq!(step(&trie, a, "b.c"), Some(c));
        assert_eq!(step(&trie, step(&trie, 0, "a.b").unwrap(), "c"), Some(c));
        assert_eq!(step(&trie, empty, "x"), Some(odd));
        assert_eq!(step(&trie, 0, "a.c"), None);
        assert_eq!(step(&trie, 0, "a.b.c.d"), None);
        assert_eq!(trie.find("a.b.c"), Some(c));
    }

    #[test]
    fn what_nothing_needs_goes() {
        let mut trie = Trie::default();
        let keys: Vec<String> = (0..40).map(|at| format!("key{at}.inner")).collect();
        for key in &keys {
            trie.enter(key);
        }
        for key in &keys {
            assert!(trie.find(key).is_some());
        }
        for key in &keys[..39] {
            trie.leave(key);
            assert!(trie.find(key).is_none());
        }
        assert!(trie.find(&keys[39]).is_some());
        let nodes = trie.nodes.len();
        trie.enter("key0.inner");
        assert_eq!(trie.nodes.len(), nodes);
    }
}
