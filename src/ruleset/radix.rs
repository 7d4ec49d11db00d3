//! A tree over the beginnings of texts: all entries that a value begins with, in one pass over it.

use smallvec::SmallVec;

/// Entries by the text that a value must begin with. Read backwards, it serves for endings.
#[derive(Clone, Debug)]
pub(super) struct Radix<T> {
    nodes: Vec<Node<T>>,
}

/// Small, and with what most nodes need in place: each visit costs a look at distant memory.
#[derive(Clone, Debug)]
struct Node<T> {
    /// The text that follows the byte that led here.
    label: SmallVec<[u8; 16]>,
    entries: SmallVec<[T; 1]>,
    /// By the next byte, sorted.
    children: SmallVec<[(u8, u32); 2]>,
}

impl<T> Default for Radix<T> {
    fn default() -> Self {
        Self { nodes: vec![Node::new(&[])] }
    }
}

impl<T> Node<T> {
    fn new(label: &[u8]) -> Self {
        Self { label: SmallVec::from_slice(label), entries: SmallVec::new(), children: SmallVec::new() }
    }

    #[inline]
    fn child(&self, byte: u8) -> Option<u32> {
        if self.children.len() <= 8 {
            return self.children.iter().find(|child| child.0 == byte).map(|child| child.1);
        }
        let at = self.children.binary_search_by_key(&byte, |child| child.0).ok()?;
        Some(self.children[at].1)
    }
}

impl<T> Radix<T> {
    /// Returns the entries of a text, made if need be.
    pub(super) fn entries(&mut self, text: &[u8]) -> &mut SmallVec<[T; 1]> {
        let (mut at, mut rest) = (0, text);
        while let [byte, behind @ ..] = rest {
            let Some(child) = self.nodes[at].child(*byte) else {
                let new = self.push(Node::new(behind));
                self.link(at, *byte, new);
                at = new as usize;
                break;
            };
            let label = &self.nodes[child as usize].label;
            let common = label.iter().zip(behind).take_while(|(a, b)| a == b).count();
            if common < label.len() {
                self.split(child, common);
            }
            rest = &behind[common..];
            at = child as usize;
        }
        &mut self.nodes[at].entries
    }

    /// Returns the number of entries of a text.
    pub(super) fn count(&self, text: &[u8]) -> usize {
        let mut found = 0;
        self.walk(text.iter().copied(), |length, entries| {
            found = if length == text.len() { entries.len() } else { 0 };
        });
        found
    }

    /// Shows all entries of texts that the value begins with, with the length of each text.
    #[inline]
    pub(super) fn walk<'r>(
        &'r self,
        value: impl IntoIterator<Item = u8>,
        mut show: impl FnMut(usize, &'r [T]),
    ) {
        let mut value = value.into_iter();
        let mut node = &self.nodes[0];
        let mut length = 0;
        loop {
            if !node.entries.is_empty() {
                show(length, &node.entries);
            }
            let Some(child) = value.next().and_then(|byte| node.child(byte)) else { return };
            node = &self.nodes[child as usize];
            if !node.label.iter().all(|&byte| value.next() == Some(byte)) {
                return;
            }
            length += 1 + node.label.len();
        }
    }

    /// Cuts a node's label: a new node takes what is behind `at`.
    fn split(&mut self, node: u32, at: usize) {
        let old = &mut self.nodes[node as usize];
        let byte = old.label[at];
        let lower = Node {
            label: SmallVec::from_slice(&old.label[at + 1..]),
            entries: std::mem::take(&mut old.entries),
            children: std::mem::take(&mut old.children),
        };
        old.label.truncate(at);
        let lower = self.push(lower);
        self.nodes[node as usize].children.push((byte, lower));
    }

    fn push(&mut self, node: Node<T>) -> u32 {
        self.nodes.push(node);
        self.nodes.len() as u32 - 1
    }

    fn link(&mut self, parent: usize, byte: u8, child: u32) {
        let children = &mut self.nodes[parent].children;
        let at = children.partition_point(|child| child.0 < byte);
        children.insert(at, (byte, child));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(radix: &Radix<&'static str>, value: &str) -> Vec<(usize, &'static str)> {
        let mut found = Vec::new();
        radix.walk(value.bytes(), |length, entries| {
            found.extend(entries.iter().map(|&entry| (length, entry)));
        });
        found
    }

    #[test]
    fn all_beginnings_are_found() {
        let mut radix = Radix::default();
        for text in ["abc", "ab", "abd", "", "x", "abcde", "ab"] {
            radix.entries(text.as_bytes()).push(text);
        }
        assert_eq!(found(&radix, "abcdef"), [(0, ""), (2, "ab"), (2, "ab"), (3, "abc"), (5, "abcde")]);
        assert_eq!(found(&radix, "abd"), [(0, ""), (2, "ab"), (2, "ab"), (3, "abd")]);
        assert_eq!(found(&radix, "abcd"), [(0, ""), (2, "ab"), (2, "ab"), (3, "abc")]);
        assert_eq!(found(&radix, "a"), [(0, "")]);
        assert_eq!(radix.count(b"ab"), 2);
        assert_eq!(radix.count(b"a"), 0);
        assert_eq!(radix.count(b"abcdef"), 0);
    }

    #[test]
    fn a_node_with_many_children_finds_each() {
        let mut radix = Radix::default();
        for byte in 0..=255_u8 {
            radix.entries(&[b'x', byte, b'y']).push(byte);
        }
        for byte in 0..=255_u8 {
            let mut seen = Vec::new();
            radix.walk([b'x', byte, b'y', b'z'], |_, entries| seen.extend_from_slice(entries));
            assert_eq!(seen, [byte]);
        }
    }
}
