//! The fields that events have, with examples of their values: what completion offers.

use crate::json::{Kind, Value};

/// More examples of one field than this help nobody.
const MAX_VALUES: usize = 24;

/// Longer values are no examples but content.
const MAX_VALUE_LENGTH: usize = 120;

/// The fields of some events, as a tree. A list is transparent, as it is for a pattern: the fields of its
/// elements are directly under it.
///
/// It takes any events: those of the catalogue, and those that a visitor has open.
#[derive(Clone, Debug)]
pub struct Fields {
    nodes: Vec<Node>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    name: String,
    parent: usize,
    children: Vec<usize>,
    values: Vec<String>,
}

impl Default for Fields {
    fn default() -> Self {
        Self { nodes: vec![Node::default()] }
    }
}

const ROOT: usize = 0;

impl Fields {
    /// Adds the fields of an event and their values.
    pub fn add_event(&mut self, event: Value) {
        self.add(ROOT, event);
    }

    /// Adds the fields that a pattern names, with the exact values that it lists. Operands are left out: a
    /// prefix is no value of the field.
    pub fn add_pattern(&mut self, pattern: Value) {
        self.add_named(ROOT, pattern);
    }

    /// Returns where all fields are: its children are the fields of the envelope.
    pub fn root(&self) -> Field<'_> {
        Field { fields: self, node: ROOT }
    }

    /// Returns the field at a path of keys, if an event has it; the root for an empty path.
    pub fn at(&self, path: &[impl AsRef<str>]) -> Option<Field<'_>> {
        let step = |node, key: &_| self.child(node, AsRef::as_ref(key));
        path.iter().try_fold(ROOT, step).map(|node| Field { fields: self, node })
    }

    fn add(&mut self, node: usize, value: Value) {
        match value.kind() {
            Kind::Object => {
                for member in value.children() {
                    let child = self.child_or_new(node, &member.key().unwrap_or_default());
                    self.add(child, member);
                }
            }
            Kind::Array => value.children().for_each(|element| self.add(node, element)),
            _ => self.add_value(node, value),
        }
    }

    fn add_named(&mut self, node: usize, object: Value) {
        for member in object.children() {
            match (member.key().unwrap_or_default(), member.kind()) {
                (key, Kind::Array) if key == "$or" => {
                    member.children().for_each(|branch| self.add_named(node, branch));
                }
                (key, Kind::Object) => {
                    let child = self.child_or_new(node, &key);
                    self.add_named(child, member);
                }
                (key, Kind::Array) => {
                    let child = self.child_or_new(node, &key);
                    member.children().for_each(|value| self.add_value(child, value));
                }
                _ => {}
            }
        }
    }

    fn add_value(&mut self, node: usize, value: Value) {
        if matches!(value.kind(), Kind::Array | Kind::Object | Kind::Invalid) {
            return;
        }
        let (values, source) = (&mut self.nodes[node].values, value.source());
        let is_new = !values.iter().any(|known| known == source);
        if is_new && values.len() < MAX_VALUES && source.len() <= MAX_VALUE_LENGTH {
            values.push(source.to_owned());
        }
    }

    fn child(&self, node: usize, key: &str) -> Option<usize> {
        self.nodes[node].children.iter().copied().find(|&child| self.nodes[child].name == key)
    }

    fn child_or_new(&mut self, node: usize, key: &str) -> usize {
        self.child(node, key).unwrap_or_else(|| {
            let child = self.nodes.len();
            self.nodes.push(Node { name: key.to_owned(), parent: node, ..Node::default() });
            self.nodes[node].children.push(child);
            child
        })
    }
}

/// One field of [`Fields`].
#[derive(Clone, Copy, Debug)]
pub struct Field<'f> {
    fields: &'f Fields,
    node: usize,
}

impl<'f> Field<'f> {
    fn node(self) -> &'f Node {
        &self.fields.nodes[self.node]
    }

    /// Returns its key; empty for the root.
    pub fn name(self) -> &'f str {
        &self.node().name
    }

    /// Returns the keys that lead to it, its own the last.
    pub fn path(self) -> Vec<&'f str> {
        let mut path = Vec::new();
        let mut at = self.node;
        while at != ROOT {
            path.push(self.fields.nodes[at].name.as_str());
            at = self.fields.nodes[at].parent;
        }
        path.reverse();
        path
    }

    /// Returns the fields below it, in the order in which the events have them.
    pub fn children(self) -> impl Iterator<Item = Field<'f>> {
        self.node().children.iter().map(move |&node| Field { fields: self.fields, node })
    }

    /// Examples of its value, each as JSON text (`"running"`, `443`, `null`). None for a field that
    /// always holds an object or an empty list.
    pub fn values(self) -> &'f [String] {
        &self.node().values
    }

    /// It and all fields below it, in reading order; the root itself left out.
    pub fn walk(self) -> Vec<Field<'f>> {
        let mut list = Vec::new();
        self.walk_into(&mut list);
        list
    }

    fn walk_into(self, list: &mut Vec<Field<'f>>) {
        if self.node != ROOT {
            list.push(self);
        }
        self.children().for_each(|child| child.walk_into(list));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    fn fields(events: &[&str], pattern: &str) -> Fields {
        let mut fields = Fields::default();
        for event in events {
            fields.add_event(json::parse(event).root().unwrap());
        }
        fields.add_pattern(json::parse(pattern).root().unwrap());
        fields
    }

    #[track_caller]
    fn check(fields: &Fields, path: &[&str], children: &[&str], values: &[&str]) {
        let field = fields.at(path).unwrap();
        assert_eq!(field.children().map(Field::name).collect::<Vec<_>>(), children, "{path:?}");
        assert_eq!(field.values(), values, "{path:?}");
        assert_eq!(field.path(), path);
    }

    #[test]
    fn lists_are_transparent_and_values_given_once() {
        let events = [
            r#"{"source":"a","detail":{"items":[{"sku":"A","n":1},{"sku":"B","n":1}],"tags":[]}}"#,
            r#"{"source":"a","detail":{"items":{"sku":"C"},"on":true,"x":null}}"#,
        ];
        let fields = fields(&events, "{}");
        check(&fields, &[], &["source", "detail"], &[]);
        check(&fields, &["detail"], &["items", "tags", "on", "x"], &[]);
        check(&fields, &["detail", "items"], &["sku", "n"], &[]);
        check(&fields, &["detail", "items", "sku"], &[], &["\"A\"", "\"B\"", "\"C\""]);
        check(&fields, &["detail", "items", "n"], &[], &["1"]);
        check(&fields, &["detail", "on"], &[], &["true"]);
        check(&fields, &["detail", "x"], &[], &["null"]);
        assert!(fields.at(&["detail", "sku"]).is_none());
    }

    #[test]
    fn a_pattern_adds_fields_and_exact_values() {
        let fields = fields(
            &[r#"{"detail":{"state":"on"}}"#],
            r#"{"detail":{"state":["off","on",{"prefix":"o"}],"$or":[{"why":[{"exists":true}]},{"n":[1]}]}}"#,
        );
        check(&fields, &["detail"], &["state", "why", "n"], &[]);
        check(&fields, &["detail", "state"], &[], &["\"on\"", "\"off\""]);
        check(&fields, &["detail", "why"], &[], &[]);
        check(&fields, &["detail", "n"], &[], &["1"]);
    }

    #[test]
    fn long_values_are_left_out_and_their_number_is_bounded() {
        let many: Vec<String> = (0..99).map(|n| n.to_string()).collect();
        let event = format!(r#"{{"a":"{}","b":[{}]}}"#, "x".repeat(200), many.join(","));
        let fields = fields(&[&event], "{}");
        check(&fields, &["a"], &[], &[]);
        assert_eq!(fields.at(&["b"]).unwrap().values().len(), MAX_VALUES);
    }

    #[test]
    fn a_walk_visits_every_field_once() {
        let fields = fields(&[r#"{"a":{"b":1,"c":[{"d":2}]},"e":3}"#], "{}");
        let paths: Vec<_> = fields.root().walk().iter().map(|field| field.path().join(".")).collect();
        assert_eq!(paths, ["a", "a.b", "a.c", "a.c.d", "e"]);
    }
}
