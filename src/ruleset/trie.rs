//! The fields that rules name, as a tree of keys.
//!
//! A path `a.b.c` is three steps, and so is a member `"a.b"` with `"c"` inside: keys of events are
//! split at their dots, since AWS's engine joins them with dots.

use hashbrown::HashMap;

/// A node of the tree.
pub(super) type NodeId = u32;

/// Stands for "no node" and "no field".
pub(super) const NONE: u32 = u32::MAX;

/// More children than this are found by hashing.
const FEW: usize = 16;

#[derive(Clone, Debug)]
pub(super) struct Node {
    /// The field that ends here, or [`NONE`].
    pub(super) field: u32,
    children: Children,
    /// How many conditions look at this node's field or at one below.
    uses: u32,
    /// The lengths of the keys of children with children, one bit each, 63 for all that are longer:
    /// a key with a dot behind so many bytes may lead further down.
    lengths: u64,
    /// The lengths of the keys of all children, in the same way: most other keys differ in length.
    sizes: u64,
}

#[derive(Clone, Debug)]
struct Child {
    tag: u64,
    key: Box<[u8]>,
    node: NodeId,
}

#[derive(Clone, Debug)]
enum Children {
    Few(Vec<Child>),
    Many(HashMap<Box<[u8]>, NodeId>),
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

    /// The node of a path, made if need be; one more condition looks at it.
    pub(super) fn enter(&mut self, path: &str) -> NodeId {
        let mut at = 0;
        self.nodes[0].uses += 1;
        let mut steps = path.split('.').peekable();
        while let Some(step) = steps.next() {
            if steps.peek().is_some() {
                self.nodes[at as usize].lengths |= size(step.len());
            }
            at = match self.nodes[at as usize].children.find(step.as_bytes()) {
                Some((child, _)) => child,
                None => self.add_child(at, step.as_bytes()),
            };
            self.nodes[at as usize].uses += 1;
        }
        at
    }

    /// Undoes one [`Self::enter`]: nodes that nothing needs any more go. Gives the path's node if it
    /// stays.
    pub(super) fn leave(&mut self, path: &str) -> Option<NodeId> {
        let mut at = 0;
        self.nodes[0].uses -= 1;
        for step in path.split('.') {
            let (child, _) = self.nodes[at as usize].children.find(step.as_bytes())?;
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

    /// The node of a path, if there is one.
    pub(super) fn find(&self, path: &str) -> Option<NodeId> {
        path.split('.').try_fold(0, |at, step| Some(self.node(at).children.find(step.as_bytes())?.0))
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
        match old.children {
            Children::Few(children) => children.iter().for_each(|child| self.free_below(child.node)),
            Children::Many(children) => children.values().for_each(|&child| self.free_below(child)),
        }
    }
}

impl Node {
    fn new() -> Self {
        Self { field: NONE, children: Children::Few(Vec::new()), uses: 0, lengths: 0, sizes: 0 }
    }

    /// The child for a key without escapes, and its number among the children. [`NONE`] for the
    /// number if there are many, or if the key's dots led further down.
    #[inline]
    pub(super) fn step(&self, key: &[u8], trie: &Trie) -> Option<(NodeId, u32)> {
        let found = if self.sizes & size(key.len()) == 0 { None } else { self.children.find(key) };
        if found.is_none() && self.may_lead_down(key) {
            return self.step_by_step(key, trie);
        }
        found
    }

    /// Whether the key has a dot where one would have to be.
    #[inline]
    fn may_lead_down(&self, key: &[u8]) -> bool {
        let mut lengths = self.lengths;
        while lengths != 0 {
            let length = lengths.trailing_zeros() as usize;
            if key.get(length) == Some(&b'.') || (length == 63 && key.len() > 63) {
                return true;
            }
            lengths &= lengths - 1;
        }
        false
    }

    /// The node that a key with dots leads to.
    #[cold]
    fn step_by_step(&self, key: &[u8], trie: &Trie) -> Option<(NodeId, u32)> {
        let mut steps = key.split(|&byte| byte == b'.');
        let first = self.children.find(steps.next()?)?.0;
        let last = steps.try_fold(first, |at, step| Some(trie.node(at).children.find(step)?.0))?;
        Some((last, NONE))
    }

    /// The number of children.
    #[inline]
    pub(super) fn len(&self) -> usize {
        match &self.children {
            Children::Few(children) => children.len(),
            Children::Many(children) => children.len(),
        }
    }
}

impl Child {
    #[inline(always)]
    fn is(&self, tag: u64, key: &[u8]) -> bool {
        self.tag == tag && self.key.len() == key.len() && (key.len() <= SHORT || *self.key == *key)
    }
}

impl Children {
    #[inline]
    fn find(&self, key: &[u8]) -> Option<(NodeId, u32)> {
        match self {
            Self::Few(children) => {
                let tag = tag(key);
                let at = children.iter().position(|child| child.is(tag, key))?;
                Some((children[at].node, at as u32))
            }
            Self::Many(children) => Some((*children.get(key)?, NONE)),
        }
    }

    fn insert(&mut self, key: &[u8], node: NodeId) {
        match self {
            Self::Few(children) if children.len() < FEW => {
                children.push(Child { tag: tag(key), key: key.into(), node });
            }
            Self::Few(children) => {
                let mut many: HashMap<_, _> =
                    children.drain(..).map(|child| (child.key, child.node)).collect();
                many.insert(key.into(), node);
                *self = Self::Many(many);
            }
            Self::Many(children) => {
                children.insert(key.into(), node);
            }
        }
    }

    fn remove(&mut self, key: &[u8]) {
        match self {
            Self::Few(children) => children.retain(|child| *child.key != *key),
            Self::Many(children) => {
                children.remove(key);
            }
        }
    }
}

/// The bit of a length.
#[inline(always)]
fn size(length: usize) -> u64 {
    1 << length.min(63)
}

/// Up to this length a key's tag and length say all of it.
const SHORT: usize = 8;

/// Eight bytes by which keys differ: all of a short key, the first and the last of a longer one.
#[inline(always)]
fn tag(key: &[u8]) -> u64 {
    if key.len() > SHORT
        && let (Some(first), Some(last)) = (key.first_chunk::<8>(), key.last_chunk::<8>())
    {
        return u64::from_le_bytes(*first) ^ u64::from_le_bytes(*last).rotate_left(13);
    }
    if let (Some(first), Some(last)) = (key.first_chunk::<4>(), key.last_chunk::<4>()) {
        return u64::from(u32::from_le_bytes(*first)) | (u64::from(u32::from_le_bytes(*last)) << 32);
    }
    let byte = |at: usize| key.get(at).copied().map_or(0, u64::from);
    byte(0) | byte(1) << 8 | byte(2) << 16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(trie: &Trie, from: NodeId, key: &str) -> Option<NodeId> {
        trie.node(from).step(key.as_bytes(), trie).map(|(node, _)| node)
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

    #[test]
    fn keys_are_told_apart() {
        let keys = [
            "",
            "a",
            "b",
            "aa",
            "ab",
            "aaa",
            "aba",
            "abcd",
            "abce",
            "abcde",
            "abcabc",
            "abcdefgh",
            "abcdefgi",
            "\0",
            "\0\0",
            "abcdefghi",
            "abcd-efgh-ijkl",
            "abcd-efgX-ijkl",
            "abcd-efgh-ijkl-",
        ];
        let mut trie = Trie::default();
        let nodes: Vec<NodeId> = keys[..12].iter().map(|key| trie.enter(key)).collect();
        for (key, node) in keys.iter().zip(&nodes) {
            assert_eq!(step(&trie, 0, key), Some(*node), "{key}");
        }
        for key in &keys[12..] {
            assert_eq!(step(&trie, 0, key), None, "{key}");
        }
    }
}
