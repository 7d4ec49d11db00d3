//! What lets EventBridge reach a target, and the policy statement that grants it.
//!
//! Follows "Using resource-based policies" and "Permissions for EventBridge to access targets using IAM
//! roles" in the EventBridge User Guide.

use super::TargetKind;
use super::kind::EVENT_BUS;
use crate::arn::Arn;
use crate::json::quote;

/// How EventBridge gets access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// By the policy of the target itself, which names EventBridge.
    ResourcePolicy,
    /// By a role on the target, which EventBridge assumes.
    Role,
    /// By either of them.
    Either,
}

/// What PutTargets answers to a target without a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AbsentRole {
    /// It takes the target, whose own policy may grant the access.
    Taken,
    /// It refuses the target.
    Refused,
    /// It refuses the target, with a message about the rule.
    RefusedForRule,
    /// The User Guide asks for a role; what PutTargets answers was not recorded.
    Unrecorded,
}

/// The permission that a kind of target needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// How it is granted.
    pub way: Way,
    /// What PutTargets answers to a target without a role.
    pub absent_role: AbsentRole,
    /// The actions.
    pub actions: &'static [&'static str],
    /// The resource that the statement names.
    pub resource: Resource,
    /// The services that the policy of the target names.
    pub services: &'static [&'static str],
    /// The condition operator by which that policy compares the rule's ARN; `None` if the policy has no
    /// condition on the rule.
    pub condition: Option<&'static str>,
}

/// The resource of a statement, which is not always the target itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resource {
    /// The target.
    Target,
    /// The target, with this after its ARN.
    TargetWith(&'static str),
    /// Any resource, since the target's ARN does not name the one that the call acts on.
    Any,
}

impl Permission {
    /// Returns the permission of a kind that EventBridge reaches by a role with these actions.
    pub const fn by_role(actions: &'static [&'static str]) -> Self {
        Self {
            way: Way::Role,
            absent_role: AbsentRole::Refused,
            actions,
            resource: Resource::Target,
            services: &["events.amazonaws.com"],
            condition: Some("ArnEquals"),
        }
    }

    /// Returns the same for a kind for which PutTargets was not seen to refuse a target without a role.
    pub const fn by_role_unrecorded(actions: &'static [&'static str]) -> Self {
        Self { absent_role: AbsentRole::Unrecorded, ..Self::by_role(actions) }
    }

    /// Returns the resource that a statement about a target names.
    pub fn resource_of(&self, target_arn: &str) -> String {
        match self.resource {
            Resource::Target => target_arn.to_owned(),
            Resource::TargetWith(end) if target_arn.ends_with(end) => target_arn.to_owned(),
            Resource::TargetWith(end) => format!("{target_arn}{end}"),
            Resource::Any => "*".to_owned(),
        }
    }

    /// Returns the permission of a kind that a role or the target's own policy grants.
    pub const fn by_policy_or_role(actions: &'static [&'static str]) -> Self {
        Self { way: Way::Either, absent_role: AbsentRole::Taken, ..Self::by_role(actions) }
    }
}

/// A policy to copy, or a statement of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Its purpose, as a title.
    pub title: &'static str,
    /// The policy as JSON.
    pub text: String,
}

/// Returns all policies that let a rule reach a target and its dead-letter queue. Has none for the target if
/// its ARN is of no known kind.
pub fn policies(target_arn: &str, rule_arn: &str, dead_letter_arn: Option<&str>) -> Vec<Policy> {
    let permission = TargetKind::of(target_arn).permission;
    let mut policies = Vec::new();
    if let Some(text) = statement(target_arn, rule_arn) {
        policies.push(Policy { title: "Policy statement that grants it", text });
    }
    if permission.is_some_and(|permission| permission.way == Way::Role) {
        let text = trust_policy();
        policies.push(Policy { title: "Trust policy of its role", text });
    }
    if let (Some(bus), Some(rule)) = (Arn::parse(target_arn), Arn::parse(rule_arn))
        && TargetKind::of_parts(&bus) == &EVENT_BUS
        && bus.account != rule.account
    {
        let text = bus_statement(target_arn, rule.account);
        policies.push(Policy { title: "Statement for the bus policy", text });
    }
    if let Some(queue) = dead_letter_arn {
        let text = dead_letter_statement(queue, rule_arn);
        policies.push(Policy { title: "Statement for the dead-letter queue policy", text });
    }
    policies
}

/// Returns the statement to copy that lets a rule reach a target: for the target's own policy where that is
/// the way, else for the role's. `None` if the text is no ARN of a known kind.
pub fn statement(target_arn: &str, rule_arn: &str) -> Option<String> {
    let permission = TargetKind::of(target_arn).permission?;
    let resource = permission.resource_of(target_arn);
    Some(match permission.way {
        Way::Role => role_statement(permission.actions, &resource),
        Way::ResourcePolicy | Way::Either => resource_statement(&permission, &resource, rule_arn),
    })
}

/// Returns the statement that lets EventBridge send undelivered events to a dead-letter queue.
fn dead_letter_statement(queue_arn: &str, rule_arn: &str) -> String {
    resource_statement(&Permission::by_policy_or_role(&["sqs:SendMessage"]), queue_arn, rule_arn)
}

/// Returns the statement for the policy of a bus that lets another account put events on it.
fn bus_statement(bus_arn: &str, account: &str) -> String {
    let partition = Arn::parse(bus_arn).map_or("aws", |arn| arn.partition);
    let root = Arn { partition, service: "iam", region: "", account, resource: "root" };
    format!(
        "{{\n  \"Sid\": \"AllowAccount{account}\",\n  \"Effect\": \"Allow\",\n  \"Principal\": {{\"AWS\": {}}},\n  \
         \"Action\": \"events:PutEvents\",\n  \"Resource\": {}\n}}",
        quote(&root.to_string()),
        quote(bus_arn)
    )
}

/// Returns the policy by which EventBridge may assume a role.
fn trust_policy() -> String {
    "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    {\n      \"Effect\": \"Allow\",\n      \
     \"Principal\": {\"Service\": \"events.amazonaws.com\"},\n      \"Action\": \"sts:AssumeRole\"\n    }\n  ]\n}"
        .to_owned()
}

fn role_statement(actions: &[&str], resource: &str) -> String {
    format!(
        "{{\n  \"Effect\": \"Allow\",\n  \"Action\": {},\n  \"Resource\": {}\n}}",
        list(actions),
        quote(resource)
    )
}

fn resource_statement(permission: &Permission, resource: &str, rule_arn: &str) -> String {
    let condition = permission.condition.map_or_else(String::new, |operator| {
        format!(",\n  \"Condition\": {{\"{operator}\": {{\"aws:SourceArn\": {}}}}}", quote(rule_arn))
    });
    format!(
        "{{\n  \"Sid\": \"AllowEventBridge\",\n  \"Effect\": \"Allow\",\n  \"Principal\": {{\"Service\": {}}},\n  \
         \"Action\": {},\n  \"Resource\": {}{condition}\n}}",
        list(permission.services),
        list(permission.actions),
        quote(resource)
    )
}

fn list(texts: &[&str]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quote(text)).collect();
    match quoted.as_slice() {
        [only] => only.clone(),
        several => format!("[{}]", several.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    const RULE: &str = "arn:aws:events:eu-west-1:111122223333:rule/r";

    #[test]
    fn statements_are_json_and_name_what_they_grant() {
        let cases = [
            ("arn:aws:lambda:eu-west-1:111122223333:function:f", "lambda:InvokeFunction", "ArnLike"),
            ("arn:aws:sqs:eu-west-1:111122223333:q", "sqs:SendMessage", "ArnEquals"),
            ("arn:aws:sns:eu-west-1:111122223333:t", "sns:Publish", "ArnEquals"),
            ("arn:aws:states:eu-west-1:111122223333:stateMachine:m", "states:StartExecution", "Resource"),
            (
                "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/l",
                "logs:PutLogEvents",
                "/aws/events/l:*",
            ),
            ("arn:aws:events:eu-west-1:111122223333:target/stop-instance", "ec2:StopInstances", "\"*\""),
        ];
        for (arn, action, other) in cases {
            let text = statement(arn, RULE).unwrap();
            assert_eq!(json::parse(&text).problems(), [], "{text}");
            assert!(text.contains(action) && text.contains(other), "{text}");
        }
        assert_eq!(statement("queue", RULE), None);
        assert_eq!(statement("arn:aws:dynamodb:eu-west-1:111122223333:table/t", RULE), None);
    }

    #[test]
    fn all_that_is_needed_is_said() {
        let titles = |arn: &str, queue: Option<&str>| {
            let policies = policies(arn, RULE, queue);
            for Policy { text, .. } in &policies {
                assert_eq!(json::parse(text).problems(), [], "{text}");
            }
            policies.into_iter().map(|policy| policy.title).collect::<Vec<_>>()
        };
        let (grants, trust) = ("Policy statement that grants it", "Trust policy of its role");
        let queue = "arn:aws:sqs:eu-west-1:111122223333:q";
        assert_eq!(titles(queue, None), [grants]);
        assert_eq!(titles(queue, Some(queue)), [grants, "Statement for the dead-letter queue policy"]);
        assert_eq!(titles("arn:aws:events:eu-west-1:111122223333:event-bus/shop", None), [grants, trust]);
        assert_eq!(
            titles("arn:aws:events:eu-west-1:444455556666:event-bus/shop", None),
            [grants, trust, "Statement for the bus policy"]
        );
        assert_eq!(titles("queue", None), [""; 0]);
    }
}
