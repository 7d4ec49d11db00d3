//! From the arguments of a resource to the API's request.

use super::schema::{COMMON, Field, Shape};
use crate::interchange::node::{MapBuilder, Member, Node, Value};

/// Returns the request that a resource with these fields makes.
pub(super) fn of(resource: &Node, fields: &[Field]) -> Node {
    let mut request = Node::new(resource.span, Value::Map(Vec::new()));
    let mut done: Vec<&str> = Vec::new();
    for member in resource.members() {
        let name = member.name.as_str();
        if done.contains(&name) {
            continue;
        }
        done.push(name);
        let of_name = |(argument, _, _): &&Field| *argument == name;
        let field = fields.iter().find(of_name).or_else(|| COMMON.iter().find(of_name));
        let (path, shape) = match field {
            Some((_, path, shape)) => ((*path).to_owned(), *shape),
            None => (in_api_case(name), Shape::Plain),
        };
        // A block with labels is `dynamic`, which only Terraform unfolds.
        if name.contains(' ') {
            continue;
        }
        if let Some(node) = carried_over(resource, member, shape) {
            put(&mut request, &path, member, node);
        }
    }
    request
}

fn carried_over(resource: &Node, member: &Member, shape: Shape) -> Option<Node> {
    let node = &member.node;
    match (shape, &node.value) {
        (Shape::Own, _) | (_, Value::Null) => None,
        (Shape::One(fields), Value::Map(_)) => Some(of(node, fields)),
        (Shape::One(fields), Value::List(elements)) => elements.first().map(|block| of(block, fields)),
        (Shape::Many(fields), Value::Map(_)) => {
            let blocks = resource.members().iter().filter(|block| block.name == member.name);
            Some(Node::new(node.span, Value::List(blocks.map(|block| of(&block.node, fields)).collect())))
        }
        (Shape::Many(fields), Value::List(elements)) => {
            Some(Node::new(node.span, Value::List(elements.iter().map(|block| of(block, fields)).collect())))
        }
        (Shape::State, Value::Bool(true)) => Some(node.text_here("ENABLED")),
        (Shape::State, Value::Bool(false)) => Some(node.text_here("DISABLED")),
        (Shape::Tags, Value::Map(tags)) => {
            Some(Node::new(node.span, Value::List(tags.iter().map(tag).collect())))
        }
        _ => Some(node.clone()),
    }
}

fn tag(member: &Member) -> Node {
    let key = Node::new(member.name_span, Value::Text(member.name.clone()));
    MapBuilder::default().with("Key", Some(key)).with("Value", Some(member.node.clone())).at(member.node.span)
}

/// Puts a value at a path of the request.
fn put(request: &mut Node, path: &str, member: &Member, node: Node) {
    let Value::Map(members) = &mut request.value else { return };
    let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let Some(rest) = rest else {
        members.push(Member { name: name.to_owned(), name_span: member.name_span, node });
        return;
    };
    if !members.iter().any(|member| member.name == name) {
        let inner = Node::new(node.span, Value::Map(Vec::new()));
        members.push(Member { name: name.to_owned(), name_span: member.name_span, node: inner });
    }
    if let Some(inner) = members.iter_mut().find(|member| member.name == name) {
        put(&mut inner.node, rest, member, node);
    }
}

/// `role_arn` as `RoleArn`.
fn in_api_case(name: &str) -> String {
    let mut cased = String::new();
    for word in name.split('_') {
        let mut letters = word.chars();
        cased.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        cased.push_str(letters.as_str());
    }
    cased
}
