//! CloudFormation's names for the members of `EcsParameters` that the API writes in lower case.
//!
//! <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-events-rule-ecsparameters.html>

use super::finding::FindingKind;
use super::node::{Member, Node, Value};

/// The network of a task in the API.
const NETWORK: &str = "awsvpcConfiguration";

/// The strategy by which tasks are placed: in the API and of a schedule in CloudFormation, and of a rule there.
const STRATEGY: (&str, &str) = ("PlacementStrategy", "PlacementStrategies");

/// The names that Amazon ECS writes in lower case, and CloudFormation does not.
const LOWER_CASE: [&str; 6] = ["base", "capacityProvider", "expression", "field", "type", "weight"];

/// Lists of which the elements have such members.
const LISTS: [&str; 4] = ["CapacityProviderStrategy", "PlacementConstraints", STRATEGY.0, STRATEGY.1];

/// Returns the parameters of a rule's or a schedule's target as CloudFormation has them.
pub(super) fn in_template(parameters: &Node, kind: FindingKind) -> Node {
    let is_schedule = kind == FindingKind::Schedule;
    let network = if is_schedule { "AwsvpcConfiguration" } else { "AwsVpcConfiguration" };
    changed(parameters, &|of, name| match of {
        "" if name == STRATEGY.0 && !is_schedule => Some(STRATEGY.1.to_owned()),
        "NetworkConfiguration" if name == NETWORK => Some(network.to_owned()),
        of if LISTS.contains(&of) && LOWER_CASE.contains(&name) => {
            let (first, rest) = name.split_at(1);
            Some(first.to_ascii_uppercase() + rest)
        }
        _ => None,
    })
}

/// Returns the parameters as the API has them.
pub(super) fn in_request(parameters: &Node) -> Node {
    changed(parameters, &|of, name| match of {
        "" if name == STRATEGY.1 => Some(STRATEGY.0.to_owned()),
        "NetworkConfiguration" if name.eq_ignore_ascii_case(NETWORK) => Some(NETWORK.to_owned()),
        of if LISTS.contains(&of) => {
            LOWER_CASE.iter().find(|lower| lower.eq_ignore_ascii_case(name)).map(|lower| (*lower).to_owned())
        }
        _ => None,
    })
}

/// Returns the parameters with other names; `rename` takes the parameter that a member is in, none for the
/// parameters themselves.
fn changed(parameters: &Node, rename: &dyn Fn(&str, &str) -> Option<String>) -> Node {
    let of_parameter = |parameter: &Member| {
        let of = parameter.name.as_str();
        let node = match &parameter.node.value {
            Value::List(elements) => {
                let elements = elements.iter().map(|element| renamed(element, of, rename)).collect();
                Node::new(parameter.node.span, Value::List(elements))
            }
            _ => renamed(&parameter.node, of, rename),
        };
        Member { node, ..parameter.clone() }
    };
    let Value::Map(members) = &parameters.value else { return parameters.clone() };
    let inner = Node::new(parameters.span, Value::Map(members.iter().map(of_parameter).collect()));
    renamed(&inner, "", rename)
}

fn renamed(node: &Node, of: &str, rename: &dyn Fn(&str, &str) -> Option<String>) -> Node {
    let Value::Map(members) = &node.value else { return node.clone() };
    let member = |member: &Member| Member {
        name: rename(of, &member.name).unwrap_or_else(|| member.name.clone()),
        ..member.clone()
    };
    Node::new(node.span, Value::Map(members.iter().map(member).collect()))
}
