//! The AWS CLI calls that create a system, for any shell.
//!
//! <https://docs.aws.amazon.com/cli/latest/reference/events/>

use super::access::{self, Access, Owner};
use super::build::{self, NOWHERE, list, map, text};
use super::{fields, messages, placeholder};
use crate::arn::Arn;
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{MapBuilder, Member, Node, Value};
use crate::interchange::parts::Part;

/// A step of a script.
pub(super) struct Step {
    /// The comments on it, one on each line.
    pub(super) notes: Vec<String>,
    pub(super) act: Act,
}

pub(super) enum Act {
    /// Asks AWS for an ARN and keeps it in a variable.
    Ask {
        variable: String,
        call: Call,
        /// The part of the answer, as a query of the CLI.
        query: &'static str,
    },
    /// Makes something.
    Make(Call),
    /// Waits this many seconds.
    Wait(u32),
}

/// A call with its parameters by the names of the API.
pub(super) struct Call {
    pub(super) service: &'static str,
    pub(super) action: &'static str,
    pub(super) parameters: Vec<Member>,
}

impl Call {
    /// Returns all parameters as one request.
    pub(super) fn request(&self) -> Node {
        Node::new(NOWHERE, Value::Map(self.parameters.clone()))
    }
}

/// The sign around the name of a variable within the text of a parameter: no character that a text can have, and none
/// that JSON escapes.
pub(super) const SIGN: char = '\u{fdd0}';

/// Returns a text that is replaced by the value of a variable.
pub(super) fn variable(name: &str) -> String {
    format!("{SIGN}{name}{SIGN}")
}

/// Returns whether a text between two signs is the name of a variable.
pub(super) fn is_variable(name: &str) -> bool {
    name.contains("_arn") && name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}

/// Returns the option of the CLI for a parameter: `EventBusName` is `event-bus-name`.
pub(super) fn option(parameter: &str) -> String {
    let mut out = String::new();
    for c in parameter.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

/// Returns the steps in their order: buses, connections, destinations, archives, rules, targets, permissions, schedules.
pub(super) fn steps(parts: &[Part]) -> Vec<Step> {
    let mut steps = Vec::new();
    let of = |kind: FindingKind| {
        parts.iter().filter(move |part| part.kind == kind && !messages::is_there_already(part))
    };
    for bus in of(FindingKind::Bus) {
        make_bus(bus, &mut steps);
    }
    for part in of(FindingKind::Connection) {
        make(part, ("events", "create-connection"), part.value.members().to_vec(), &mut steps);
    }
    for part in of(FindingKind::ApiDestination) {
        make_destination(parts, part, &mut steps);
    }
    for part in of(FindingKind::Archive) {
        make_archive(part, &mut steps);
    }
    for part in of(FindingKind::Rule) {
        make(part, ("events", "put-rule"), without(part, "Targets"), &mut steps);
    }
    for part in of(FindingKind::Rule) {
        put_targets(parts, part, &mut steps);
    }
    let_in(parts, &mut steps);
    for part in of(FindingKind::ScheduleGroup) {
        make(part, ("scheduler", "create-schedule-group"), part.value.members().to_vec(), &mut steps);
    }
    for part in of(FindingKind::Schedule) {
        make_schedule(parts, part, &mut steps);
    }
    steps
}

fn without(part: &Part, name: &str) -> Vec<Member> {
    part.value.members().iter().filter(|member| member.name != name).cloned().collect()
}

fn member(name: &str, node: Node) -> Member {
    Member { name: name.to_owned(), name_span: NOWHERE, node }
}

fn call(service: &'static str, action: &'static str, parameters: &[(&str, Node)]) -> Call {
    let parameters = parameters.iter().map(|(name, node)| member(name, node.clone())).collect();
    Call { service, action, parameters }
}

/// Makes a part from the members that AWS takes. Patterns are texts there.
fn make(
    part: &Part,
    (service, action): (&'static str, &'static str),
    members: Vec<Member>,
    steps: &mut Vec<Step>,
) {
    let known = fields::of(part.kind);
    let mut parameters: Vec<Member> = Vec::new();
    for given in members.into_iter().filter(|member| known.contains(&member.name.as_str())) {
        parameters.retain(|earlier| earlier.name != given.name);
        let node = match (&given.node.value, given.name.as_str()) {
            (Value::Map(_), "EventPattern") => text(&given.node.to_json()),
            _ => filled(&given.node),
        };
        parameters.push(Member { node, ..given });
    }
    steps.push(Step { notes: messages::of_part(part), act: Act::Make(Call { service, action, parameters }) });
}

/// Returns the value with a visible text for each expression of another tool.
fn filled(node: &Node) -> Node {
    let value = match &node.value {
        Value::Expression(source) => Value::Text(placeholder(source)),
        Value::List(elements) => Value::List(elements.iter().map(filled).collect()),
        Value::Map(members) => Value::Map(
            members.iter().map(|member| Member { node: filled(&member.node), ..member.clone() }).collect(),
        ),
        value => value.clone(),
    };
    Node::new(NOWHERE, value)
}

/// The policy of a bus is not given when it is made.
fn make_bus(bus: &Part, steps: &mut Vec<Step>) {
    make(bus, ("events", "create-event-bus"), without(bus, "Policy"), steps);
    if let Some(policy) = bus.value.get("Policy") {
        let policy = build::unfolded(policy);
        let policy = policy.as_text().map_or_else(|| policy.to_json(), str::to_owned);
        let parameters = [("EventBusName", text(&bus.name)), ("Policy", text(&policy))];
        let act = Act::Make(call("events", "put-permission", &parameters));
        steps.push(Step { notes: Vec::new(), act });
    }
}

fn ask(name: &str, call: Call, query: &'static str, steps: &mut Vec<Step>) -> Node {
    let act = Act::Ask { variable: name.to_owned(), call, query };
    steps.push(Step { notes: Vec::new(), act });
    text(&variable(name))
}

fn make_archive(part: &Part, steps: &mut Vec<Step>) {
    let mut members = part.value.members().to_vec();
    if part.value.get("EventSourceArn").is_none() {
        let bus = part.value.get("EventBusName").and_then(Node::as_text).unwrap_or("default");
        let describe = call("events", "describe-event-bus", &[("Name", text(bus))]);
        let source = ask("bus_arn", describe, "Arn", steps);
        members.push(member("EventSourceArn", source));
    }
    make(part, ("events", "create-archive"), members, steps);
}

/// Adds the steps for an API destination. AWS makes up the end of a connection's ARN, so a script asks for
/// the ARN of a connection that it created.
fn make_destination(parts: &[Part], part: &Part, steps: &mut Vec<Step>) {
    let given = part.value.get("ConnectionArn");
    let mut connections = parts.iter().filter(|part| part.kind == FindingKind::Connection);
    let name = match given {
        Some(arn) => own_name(parts, arn, "connection/", FindingKind::Connection),
        None => connections.next().filter(|_| connections.next().is_none()).map(|only| only.name.as_str()),
    };
    let arn = match (name, given) {
        (Some(name), _) => {
            let describe = call("events", "describe-connection", &[("Name", text(name))]);
            ask("connection_arn", describe, "ConnectionArn", steps)
        }
        (None, Some(arn)) => arn.clone(),
        (None, None) => text(&placeholder("the ARN of the connection")),
    };
    let mut members = without(part, "ConnectionArn");
    members.push(member("ConnectionArn", arn));
    make(part, ("events", "create-api-destination"), members, steps);
}

/// Returns the name of a part of this system that an ARN leads to.
fn own_name<'p>(parts: &'p [Part], arn: &Node, prefix: &str, kind: FindingKind) -> Option<&'p str> {
    let arn = Arn::parse(arn.as_text()?)?;
    let name = arn.resource.strip_prefix(prefix)?.split('/').next()?;
    parts.iter().find(|part| part.kind == kind && part.name == name).map(|part| part.name.as_str())
}

fn put_targets(parts: &[Part], rule: &Part, steps: &mut Vec<Step>) {
    let targets = rule.value.get("Targets").map(Node::elements).unwrap_or_default();
    if targets.is_empty() {
        return;
    }
    let targets: Vec<Node> = targets.iter().map(|given| target(parts, rule, given, steps)).collect();
    let mut parameters = vec![("Rule", text(&rule.name))];
    if let Some(bus) = rule.value.get("EventBusName") {
        parameters.push(("EventBusName", filled(bus)));
    }
    parameters.push(("Targets", list(targets)));
    steps.push(Step { notes: Vec::new(), act: Act::Make(call("events", "put-targets", &parameters)) });
}

/// Returns a target as the API takes it; a role that it needs and has not is made before.
fn target(parts: &[Part], part: &Part, given: &Node, steps: &mut Vec<Step>) -> Node {
    let mut made = MapBuilder::default();
    for member in given.members() {
        let name = (member.name == "Arn")
            .then(|| own_name(parts, &member.node, "api-destination/", FindingKind::ApiDestination))
            .flatten();
        let node = match name {
            Some(name) => {
                let describe = call("events", "describe-api-destination", &[("Name", text(name))]);
                // Each has a name of its own, since the call may need several.
                let variable = format!("destination_arn_{}", asked(steps) + 1);
                ask(&variable, describe, "ApiDestinationArn", steps)
            }
            None => filled(&member.node),
        };
        made = made.with(&member.name, Some(node));
    }
    let made = made.at(NOWHERE);
    if !access::lacks_role(part, given) {
        return made;
    }
    let arn = made.get("Arn").cloned().unwrap_or_else(|| text(""));
    let role = make_role(part, given, arn, steps);
    let members = made.members().iter().cloned().chain([member("RoleArn", role)]).collect();
    Node::new(NOWHERE, Value::Map(members))
}

/// The seconds that IAM may need until a new role can be used.
const NEW_ROLE: u32 = 15;

/// Makes a role for a target and returns its ARN.
fn make_role(part: &Part, target: &Node, arn: Node, steps: &mut Vec<Step>) -> Node {
    let number = asked(steps) + 1;
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let of_part: String = part.name.chars().filter(|c| is_part(*c)).take(40).collect();
    let name = text(&format!("eventbridge-{of_part}-{number}"));
    let trust = build::trust_policy(build::service(part)).to_json();
    let create = [("RoleName", name.clone()), ("AssumeRolePolicyDocument", text(&trust))];
    let create = Act::Make(call("iam", "create-role", &create));
    steps.push(Step { notes: vec![messages::ROLE_OF_TARGET.to_owned()], act: create });
    let granted = build::role_policy(part, target, arn).to_json();
    let put = [("RoleName", name.clone()), ("PolicyName", text("send")), ("PolicyDocument", text(&granted))];
    steps.push(Step { notes: Vec::new(), act: Act::Make(call("iam", "put-role-policy", &put)) });
    let get = call("iam", "get-role", &[("RoleName", name)]);
    let arn = ask(&format!("role_arn_{number}"), get, "Role.Arn", steps);
    let notes = vec![messages::NEW_ROLE.to_owned()];
    steps.push(Step { notes, act: Act::Wait(NEW_ROLE) });
    arn
}

/// Returns how many variables there are.
fn asked(steps: &[Step]) -> usize {
    steps.iter().filter(|step| matches!(step.act, Act::Ask { .. })).count()
}

fn make_schedule(parts: &[Part], part: &Part, steps: &mut Vec<Step>) {
    let mut members = without(part, "Target");
    if let Some(given) = part.value.get("Target") {
        members.push(member("Target", target(parts, part, given, steps)));
    }
    make(part, ("scheduler", "create-schedule"), members, steps);
}

/// The permissions of functions, queues, topics and log groups.
fn let_in(parts: &[Part], steps: &mut Vec<Step>) {
    let needed = access::needed(parts);
    let mut rules: Vec<usize> = needed.iter().flat_map(|access| access.rules.clone()).collect();
    rules.sort_unstable();
    rules.dedup();
    for (place, rule) in rules.iter().filter_map(|rule| Some((*rule, parts.get(*rule)?))) {
        let mut parameters = vec![("Name", text(&rule.name))];
        parameters.extend(rule.value.get("EventBusName").map(|bus| ("EventBusName", filled(bus))));
        ask(&rule_variable(place), call("events", "describe-rule", &parameters), "Arn", steps);
    }
    for access in &needed {
        match access.owner {
            Owner::Function => add_permissions(parts, access, steps),
            Owner::Queue => set_queue_policy(access, steps),
            Owner::Topic => {
                let policy = build::policy(list([statement(access)])).to_json();
                let parameters = [
                    ("TopicArn", text(access.arn)),
                    ("AttributeName", text("Policy")),
                    ("AttributeValue", text(&policy)),
                ];
                let act = Act::Make(call("sns", "set-topic-attributes", &parameters));
                steps.push(Step { notes: vec![messages::REPLACES_TOPIC_POLICY.to_owned()], act });
            }
            Owner::LogGroup | Owner::Other(_) => {}
        }
    }
    put_log_policy(&needed, steps);
}

fn rule_variable(place: usize) -> String {
    format!("rule_arn_{}", place + 1)
}

fn statement(access: &Access) -> Node {
    let rules = access.rules.iter().map(|rule| text(&variable(&rule_variable(*rule))));
    build::statement(access, list(rules))
}

fn add_permissions(parts: &[Part], access: &Access, steps: &mut Vec<Step>) {
    for (place, rule) in access.rules.iter().filter_map(|rule| Some((*rule, parts.get(*rule)?))) {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let id: String = rule.name.chars().filter(|c| is_part(*c)).take(80).collect();
        let parameters = [
            ("FunctionName", text(access.arn)),
            ("StatementId", text(&format!("eventbridge-{id}-{}", place + 1))),
            ("Action", text("lambda:InvokeFunction")),
            ("Principal", text("events.amazonaws.com")),
            ("SourceArn", text(&variable(&rule_variable(place)))),
        ];
        let act = Act::Make(call("lambda", "add-permission", &parameters));
        steps.push(Step { notes: Vec::new(), act });
    }
}

/// The policy is a text within the JSON of the attributes.
fn set_queue_policy(access: &Access, steps: &mut Vec<Step>) {
    let Some(arn) = Arn::parse(access.arn) else { return };
    let url = format!("https://sqs.{}.{}/{}/{}", arn.region, arn.domain(), arn.account, arn.name());
    let policy = build::policy(list([statement(access)])).to_json();
    let parameters = [("QueueUrl", text(&url)), ("Attributes", map([("Policy", text(&policy))]))];
    let act = Act::Make(call("sqs", "set-queue-attributes", &parameters));
    steps.push(Step { notes: vec![messages::REPLACES_QUEUE_POLICY.to_owned()], act });
}

/// One policy for all groups: a Region has ten at most.
fn put_log_policy(needed: &[Access], steps: &mut Vec<Step>) {
    let groups = needed.iter().filter(|access| access.owner == Owner::LogGroup);
    let statements: Vec<Node> = groups.map(statement).collect();
    if statements.is_empty() {
        return;
    }
    let policy = build::policy(list(statements)).to_json();
    let parameters = [("policyName", text("eventbridge-to-log-groups")), ("policyDocument", text(&policy))];
    let act = Act::Make(call("logs", "put-resource-policy", &parameters));
    steps.push(Step { notes: Vec::new(), act });
}
