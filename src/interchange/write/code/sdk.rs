//! A script for the AWS SDK for JavaScript, version 3.
//!
//! <https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/eventbridge/>

use super::labels::{camel, is_identifier};
use super::layout::{Style, Tree, comment, last_ones, list, wrapped};
use super::plan::{PartKind, Plan, Step, Tool, policy, trust};
use super::script;
use super::{Writer, messages};
use crate::interchange::finding::FindingKind;
use crate::interchange::node::{Member, Node};
use crate::interchange::parts::Part;
use crate::json;
use std::collections::BTreeMap;
use std::fmt::Write;

pub(in crate::interchange::write) const WRITER: Writer =
    Writer { name: "sdk", title: "JavaScript (AWS SDK)", extension: "mjs", write };

/// The style of values in JavaScript.
pub(super) const STYLE: Style =
    Style { text: json::quote, key, words: ["true", "false", "null"], braces: ["{ ", " }"] };

const TOOL: Tool = Tool { arn_of, arn_of_bus, is_own };

const CLIENTS: [(&str, &str, &str); 7] = [
    ("events", "EventBridgeClient", "@aws-sdk/client-eventbridge"),
    ("scheduler", "SchedulerClient", "@aws-sdk/client-scheduler"),
    ("lambda", "LambdaClient", "@aws-sdk/client-lambda"),
    ("sqs", "SQSClient", "@aws-sdk/client-sqs"),
    ("sns", "SNSClient", "@aws-sdk/client-sns"),
    ("logs", "CloudWatchLogsClient", "@aws-sdk/client-cloudwatch-logs"),
    ("iam", "IAMClient", "@aws-sdk/client-iam"),
];

/// Returns the name of a member. In an object, `__proto__` would not be one.
fn key(name: &str) -> String {
    match name {
        "__proto__" => "['__proto__']: ".to_owned(),
        _ if is_identifier(name) => format!("{name}: "),
        _ => format!("{}: ", json::quote(name)),
    }
}

fn arn_of(thing: PartKind, label: &str) -> String {
    let attribute = match thing {
        PartKind::Group => "ScheduleGroupArn",
        PartKind::Rule => "RuleArn",
        PartKind::Bus => "EventBusArn",
        PartKind::Connection => "ConnectionArn",
        PartKind::Destination => "ApiDestinationArn",
        PartKind::Role => "Role.Arn",
    };
    format!("{}.{attribute}", camel(label))
}

fn arn_of_bus(name: &str) -> String {
    let request = STYLE.map(vec![("Name: ".to_owned(), Tree::Atom(json::quote(name)))]);
    let request = request.laid_out(2, 0, 0);
    format!("(await events.send(new DescribeEventBusCommand({request}))).Arn")
}

/// Returns whether an expression came out of a program in JavaScript: a member of something.
pub(super) fn is_own(source: &str) -> bool {
    let is_path = source.split('.').count() > 1
        && source.split('.').all(|name| is_identifier(name) && !name.contains('_'));
    is_path && !["var.", "local.", "data.", "module.", "self."].iter().any(|start| source.starts_with(start))
}

/// Returns the code of a call, as a value.
fn sent(client: &str, command: &str, request: Tree) -> Tree {
    let call = wrapped(&format!("new {command}Command"), request);
    wrapped(&format!("await {client}.send"), call)
}

fn object(entries: Vec<(&str, Tree)>) -> Tree {
    STYLE.map(entries.into_iter().map(|(name, tree)| (key(name), tree)).collect())
}

fn text(text: &str) -> Tree {
    Tree::Atom(json::quote(text))
}

fn json_of(node: &Node) -> Tree {
    script::json_text(&STYLE, "JSON.stringify", node)
}

fn request(node: &Node) -> Tree {
    let entry = |member: &Member| {
        let tree = match (member.name.as_str(), member.node.as_text()) {
            ("EventPattern", None) => json_of(&member.node),
            ("StartDate" | "EndDate", Some(date)) => Tree::Atom(format!("new Date({})", json::quote(date))),
            _ => STYLE.tree(&member.node),
        };
        (key(&member.name), tree)
    };
    STYLE.map(last_ones(node).into_iter().map(entry).collect())
}

/// A script that is put together; it knows which commands it uses.
#[derive(Default)]
struct Script {
    body: String,
    commands: BTreeMap<&'static str, Vec<String>>,
}

impl Script {
    fn call(&mut self, start: &str, client: &'static str, command: &str, request: Tree) {
        self.uses(client, command);
        let code = sent(client, command, request).laid_out(2, 0, start.len());
        let _ = writeln!(self.body, "{start}{code};");
    }

    fn uses(&mut self, client: &'static str, command: &str) {
        let commands = self.commands.entry(client).or_default();
        let name = format!("{command}Command");
        if !commands.contains(&name) {
            commands.push(name);
        }
    }

    fn note(&mut self, text: &str) {
        self.body.push_str(&comment("//", text));
    }
}

fn write(parts: &[Part]) -> String {
    let plan = Plan::of(parts, &TOOL);
    let mut script = Script::default();
    let (before, behind) = plan.around_roles();
    for step in before {
        part(&mut script, step);
    }
    roles(&mut script, &plan);
    for step in behind {
        part(&mut script, step);
    }
    grants(&mut script, &plan);
    let how = messages::script("node", "npm install", &packages(&plan));
    let mut out = comment("//", &messages::heading(&plan, &how));
    out.push_str(&imports(&plan, &script));
    out.push_str(&script.body);
    out
}

fn roles(script: &mut Script, plan: &Plan) {
    for role in &plan.access.roles {
        let name = super::plan::role_name(role);
        let start = format!("\nconst {} = ", camel(&role.label));
        let entries =
            vec![("RoleName", text(&name)), ("AssumeRolePolicyDocument", json_of(&trust(role.service)))];
        script.call(&start, "iam", "CreateRole", object(entries));
        let entries = vec![
            ("RoleName", text(&name)),
            ("PolicyName", text("eventbridge")),
            ("PolicyDocument", json_of(&policy(&role.statements))),
        ];
        script.call("", "iam", "PutRolePolicy", object(entries));
    }
    if !plan.access.roles.is_empty() {
        script.note(messages::NEW_ROLE);
        script.body.push_str("await new Promise((done) => setTimeout(done, 15000));\n");
    }
}

fn packages(plan: &Plan) -> String {
    let names = script::clients(plan)
        .into_iter()
        .filter_map(|client| CLIENTS.iter().find(|(own, ..)| *own == client).map(|(_, _, package)| *package));
    names.collect::<Vec<_>>().join(" ")
}

fn imports(plan: &Plan, script: &Script) -> String {
    let (mut imports, mut made) = (String::new(), String::new());
    for client in script::clients(plan) {
        let Some((_, class, package)) = CLIENTS.iter().find(|(own, ..)| *own == client) else { continue };
        let mut names = vec![(*class).to_owned()];
        names.extend(script.commands.get(client).cloned().unwrap_or_default());
        let names = names.into_iter().map(|name| (String::new(), Tree::Atom(name))).collect();
        let names = STYLE.map(names).laid_out(2, 0, package.len());
        let _ = writeln!(imports, "import {names} from \"{package}\";");
        let _ = writeln!(made, "const {client} = new {class}({{}});");
    }
    let check = if script
        .commands
        .get("events")
        .is_some_and(|names| names.iter().any(|name| name == "PutTargetsCommand"))
    {
        CHECK
    } else {
        ""
    };
    format!("\n{imports}\n{made}{check}")
}

/// PutTargets reports refused targets in its answer.
const CHECK: &str = "
function checked(answer) {
  if (answer.FailedEntryCount > 0) throw new Error(JSON.stringify(answer.FailedEntries));
}
";

fn part(script: &mut Script, step: &Step) {
    let call = script::call(step);
    script.body.push('\n');
    if step.value.get("EventPattern").is_some_and(|pattern| pattern.as_text().is_some()) {
        script.note(messages::NOT_JSON);
    }
    if step.value.to_json().contains("DescribeEventBusCommand") {
        script.uses("events", "DescribeEventBus");
    }
    let start = format!("const {} = ", camel(&step.label));
    script.call(&start, call.client, call.operation, request(&call.request));
    if let Some(policy) = script::policy(step) {
        let entries = vec![("EventBusName", text(&step.name)), ("Policy", json_of(policy))];
        script.call("", "events", "PutPermission", object(entries));
    }
    let targets = script::targets(step);
    if step.kind == FindingKind::Rule && !targets.is_empty() {
        let mut entries = vec![("Rule", text(&step.name))];
        entries.extend(step.value.get("EventBusName").map(|bus| ("EventBusName", STYLE.tree(bus))));
        entries.push(("Targets", list(targets.iter().map(|target| STYLE.tree(target)).collect())));
        script.uses("events", "PutTargets");
        let code = wrapped("checked", sent("events", "PutTargets", object(entries)));
        let _ = writeln!(script.body, "{};", code.laid_out(2, 0, 0));
    }
}

fn grants(script: &mut Script, plan: &Plan) {
    for grant in script::grants(plan, &STYLE, json_of) {
        script.body.push('\n');
        if grant.replaces {
            script.note(messages::REPLACES);
        }
        script.call("", grant.client, grant.operation, object(grant.entries));
    }
}
