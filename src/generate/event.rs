//! An event in the making: the values that the pattern asks for, and the envelope around them.

use super::sample::{Sample, typical};
use crate::event::envelope;
use crate::json::{ObjectWriter, quote};
use crate::pattern::{Member, Object, Pattern};
use std::collections::BTreeSet;

/// Keys with dots are taken apart up to this depth; a reader of JSON has a limit.
const MAX_DEPTH: usize = 200;

/// A value, members, or both where the pattern asks for both.
#[derive(Debug, Default)]
struct Node {
    value: Option<Sample>,
    members: Vec<(String, Node)>,
}

/// The event as far as it is known.
#[derive(Debug, Default)]
pub(super) struct Draft {
    root: Node,
    left_out: BTreeSet<String>,
}

impl Draft {
    /// Gives the field under these keys a value.
    pub(super) fn set(&mut self, keys: &[String], value: Sample) {
        let node = keys.iter().fold(&mut self.root, Node::member);
        node.value = Some(value);
    }

    /// Keeps the envelope's own value away from a path.
    pub(super) fn leave_out(&mut self, path: &str) {
        self.left_out.insert(path.to_owned());
    }

    /// Returns the event's text, with the envelope's fields in their order and others behind.
    pub(super) fn finish(self) -> String {
        let mut members = self.root.members;
        let mut event = ObjectWriter::indented(1);
        for field in envelope::FIELDS {
            let at = members.iter().position(|(key, _)| key == field.name);
            let text = match at.map(|at| members.remove(at).1) {
                Some(node) => node.print(1, field.name == "resources"),
                None if field.name == "replay-name" || self.left_out.contains(field.name) => continue,
                None => usual(field.name),
            };
            event.json(field.name, &text);
        }
        for (key, node) in members {
            event.json(&key, &node.print(1, false));
        }
        event.close()
    }
}

impl Node {
    fn member(&mut self, key: &String) -> &mut Self {
        let at = self.members.iter().position(|(other, _)| other == key).unwrap_or_else(|| {
            self.members.push((key.clone(), Self::default()));
            self.members.len() - 1
        });
        &mut self.members[at].1
    }

    fn print(&self, depth: usize, as_list: bool) -> String {
        let indent = "  ".repeat(depth);
        let object = |depth: usize| {
            let mut object = ObjectWriter::indented(depth + 1);
            for (key, node) in &self.members {
                object.json(key, &node.print(depth + 1, false));
            }
            object.close()
        };
        match &self.value {
            Some(value) if self.members.is_empty() && !as_list => value.0.clone(),
            Some(value) if self.members.is_empty() => format!("[\n{indent}  {}\n{indent}]", value.0),
            // In a list a value and an object share a path.
            Some(value) => format!("[\n{indent}  {},\n{indent}  {}\n{indent}]", value.0, object(depth + 1)),
            None => object(depth),
        }
    }
}

/// Returns the envelope's values where the pattern leaves them open, as JSON.
fn usual(name: &str) -> String {
    match name {
        "detail" => "{}".to_owned(),
        "resources" => "[]".to_owned(),
        "id" => quote("6a7e8feb-b491-4cf7-a9f1-bf3703467718"),
        "detail-type" => quote("Example Event"),
        "source" => quote("com.example.app"),
        _ => typical(name).0,
    }
}

/// Returns the keys under which each leaf's value goes, by leaf. A key with dots names nested fields, so it
/// is taken apart.
pub(super) fn names(pattern: &Pattern) -> Vec<Vec<String>> {
    let mut names = vec![Vec::new(); pattern.leaves.len()];
    collect(pattern, &pattern.root, &mut Vec::new(), &mut names);
    names
}

fn collect(pattern: &Pattern, object: &Object, above: &mut Vec<String>, names: &mut [Vec<String>]) {
    for member in &object.members {
        let length = above.len();
        match member {
            Member::Object(key, object) => {
                extend(above, &key.name);
                collect(pattern, object, above, names);
            }
            Member::Leaf(id) => {
                extend(above, &pattern.leaf(*id).key.name);
                names[id.0 as usize].clone_from(above);
            }
            Member::Or(or) => {
                for branch in &or.branches {
                    collect(pattern, branch, above, names);
                }
            }
        }
        above.truncate(length);
    }
}

fn extend(above: &mut Vec<String>, key: &str) {
    let parts: Vec<&str> = key.split('.').collect();
    if above.len() + parts.len() > MAX_DEPTH || parts.iter().any(|part| part.is_empty()) {
        above.push(key.to_owned());
    } else {
        above.extend(parts.into_iter().map(str::to_owned));
    }
}
