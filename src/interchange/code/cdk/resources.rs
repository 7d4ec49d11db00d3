//! Constructs of the first level: resources of CloudFormation, with its properties in camel case.

use super::{Construct, format, matcher};
use crate::interchange::code::program::Program;
use crate::interchange::code::props::{Props, in_api_names, members};
use crate::interchange::code::scope::Scope;
use crate::interchange::code::syntax::Expression;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{MapBuilder, Node};
use crate::interchange::pattern_text;

/// Reads a construct that is a resource; `false` if it is none.
pub(super) fn read<'p>(program: &mut Program<'p, '_>, kind: &str, construct: &Construct<'p>) -> bool {
    let (part, own) = match kind {
        "CfnRule" => (FindingKind::Rule, "Name"),
        "CfnEventBus" => (FindingKind::Bus, "Name"),
        "CfnArchive" => (FindingKind::Archive, "ArchiveName"),
        "CfnEventBusPolicy" => (FindingKind::Policy, "StatementId"),
        "CfnConnection" => (FindingKind::Connection, "Name"),
        "CfnApiDestination" => (FindingKind::ApiDestination, "Name"),
        "CfnSchedule" => (FindingKind::Schedule, "Name"),
        "CfnScheduleGroup" => (FindingKind::ScheduleGroup, "Name"),
        "CfnPipe" | "CfnEventSourceMapping" => {
            read_filters(program, construct);
            return true;
        }
        "CfnEndpoint" => {
            program.skip(construct.span, kind);
            return true;
        }
        _ => return false,
    };
    let props = Props::of_arguments(&program.scope, construct.arguments, construct.first);
    let rename = |name: &str| match (part, name) {
        (FindingKind::Archive, "sourceArn") => Some("EventSourceArn"),
        _ => api_name(name),
    };
    let known = |inner: &Expression| matcher::value(&program.scope, inner);
    let members = members(&program.scope, &props, &known, &rename);
    let own_name = members.iter().find(|member| member.name == own).map(|member| member.node.clone());
    let first = own_name.is_none().then(|| construct.id.clone());
    let map = MapBuilder::default().with(own, first);
    let map = members.into_iter().fold(map, |map, member| map.with(&member.name, Some(member.node)));
    let name = own_name.as_ref().unwrap_or(&construct.id).as_text().map(str::to_owned);
    program.add(part, format(program), name, construct.span, map.at(construct.span));
    true
}

/// Returns the API's name for a property if it is not the property's name with a capital letter, else `None`.
fn api_name(name: &str) -> Option<&'static str> {
    let names = [
        // What Amazon ECS writes in lower case.
        ("awsVpcConfiguration", "awsvpcConfiguration"),
        ("awsvpcConfiguration", "awsvpcConfiguration"),
        ("placementStrategies", "PlacementStrategy"),
        ("capacityProvider", "capacityProvider"),
        ("base", "base"),
        ("weight", "weight"),
        ("type", "type"),
        ("field", "field"),
        ("expression", "expression"),
        ("enableEcsManagedTags", "EnableECSManagedTags"),
        ("graphQlOperation", "GraphQLOperation"),
        ("clientId", "ClientID"),
    ];
    names.iter().find(|(property, _)| *property == name).map(|(_, name)| *name)
}

fn read_filters<'p>(program: &mut Program<'p, '_>, construct: &Construct<'p>) {
    let props = Props::of_arguments(&program.scope, construct.arguments, construct.first);
    let name = construct.id.as_text().map(str::to_owned);
    for pattern in filters_of(&program.scope, &props) {
        program.add(FindingKind::Pattern, format(program), name.clone(), pattern.span, pattern);
    }
}

/// Returns the filters of a pipe or of an event source mapping; each is a pattern.
pub(in crate::interchange::code) fn filters_of<'p>(scope: &Scope<'p>, props: &Props<'p>) -> Vec<Node> {
    let given = props.get("filterCriteria").or_else(|| {
        let parameters = Props::of(scope, props.get("sourceParameters")?)?;
        parameters.get("filterCriteria")
    });
    let criteria = given.map(|given| in_api_names(scope, given, &|_| None, &|_| None));
    criteria.map(|criteria| filters(&criteria)).unwrap_or_default()
}

/// Returns the patterns of some filter criteria in the names of the API.
pub(in crate::interchange::code) fn filters(criteria: &Node) -> Vec<Node> {
    let filters = criteria.get("Filters").map(Node::elements).unwrap_or_default();
    let pattern = |filter: &Node| Some(pattern_text::unfold(filter.get("Pattern")?.clone(), false));
    filters.iter().filter_map(pattern).collect()
}
