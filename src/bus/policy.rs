//! Resource policies of buses: who may put events on them.
//!
//! Follows "Permissions for event buses" in the EventBridge User Guide as far as a playground needs it:
//! effect, principal and action, and the conditions on source and detail type. Other conditions count as met.

use crate::json::{self, Value};
use std::borrow::Cow;

/// A request to put an event on a bus.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r> {
    /// The account that calls, twelve digits.
    pub caller: &'r str,
    /// The source of the event.
    pub source: &'r str,
    /// The detail type of the event.
    pub detail_type: &'r str,
}

/// Returns whether a policy allows another account to put an event on its bus. A statement that cannot be
/// read allows nothing; one that denies wins.
pub fn allows(policy: &str, request: &Request) -> bool {
    let document = json::parse(policy);
    let statements = document.root().and_then(|root| root.get("Statement"));
    let mut allowed = false;
    for statement in statements.into_iter().flat_map(each).filter(|statement| applies(*statement, request)) {
        match text(statement.get("Effect")).as_deref() {
            Some("Deny") => return false,
            Some("Allow") => allowed = true,
            _ => {}
        }
    }
    allowed
}

fn applies(statement: Value, request: &Request) -> bool {
    let principal = statement.get("Principal").is_some_and(|principal| {
        let accounts = principal.get("AWS").unwrap_or(principal);
        each(accounts).iter().any(|who| names(&text(Some(*who)).unwrap_or_default(), request.caller))
    });
    let action = statement.get("Action").is_some_and(|actions| {
        each(actions).iter().any(|action| {
            let action = text(Some(*action)).unwrap_or_default();
            ["*", "events:*", "events:Put*", "events:PutEvents"]
                .iter()
                .any(|known| known.eq_ignore_ascii_case(&action))
        })
    });
    principal && action && conditions_hold(statement, request)
}

/// Returns whether a principal names an account: everybody, its number, or an ARN with its number.
fn names(principal: &str, account: &str) -> bool {
    principal == "*"
        || principal == account
        || crate::arn::Arn::parse(principal).is_some_and(|arn| arn.account == account)
}

fn conditions_hold(statement: Value, request: &Request) -> bool {
    let Some(equals) = statement.get("Condition").and_then(|condition| condition.get("StringEquals")) else {
        return true;
    };
    [("events:source", request.source), ("events:detail-type", request.detail_type)].iter().all(
        |(key, wanted)| {
            equals.get(key).is_none_or(|values| {
                each(values).iter().any(|value| text(Some(*value)).as_deref() == Some(wanted))
            })
        },
    )
}

/// Returns the elements of a list; any other value counts as a list of itself.
fn each(value: Value) -> Vec<Value> {
    if value.kind() == json::Kind::Array { value.children().collect() } else { vec![value] }
}

fn text(value: Option<Value>) -> Option<String> {
    value.and_then(Value::as_str).map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_allow_and_deny() {
        let cases = [
            (
                r#""Effect":"Allow","Principal":{"AWS":"arn:aws:iam::222222222222:root"},"Action":"events:PutEvents""#,
                true,
            ),
            (
                r#""Effect":"Allow","Principal":{"AWS":["1","222222222222"]},"Action":["events:PutEvents"]"#,
                true,
            ),
            (r#""Effect":"Allow","Principal":"*","Action":"events:*""#, true),
            (r#""Effect":"Allow","Principal":{"AWS":"333333333333"},"Action":"events:PutEvents""#, false),
            (r#""Effect":"Allow","Principal":"*","Action":"events:PutRule""#, false),
            (r#""Effect":"Deny","Principal":"*","Action":"events:PutEvents""#, false),
            (
                r#""Effect":"Allow","Principal":"*","Action":"events:PutEvents","Condition":{"StringEquals":{"events:source":"shop"}}"#,
                true,
            ),
            (
                r#""Effect":"Allow","Principal":"*","Action":"events:PutEvents","Condition":{"StringEquals":{"events:detail-type":["A","B"]}}"#,
                false,
            ),
        ];
        let request = Request { caller: "222222222222", source: "shop", detail_type: "Sold" };
        for (statement, expected) in cases {
            let one = format!(r#"{{"Statement":{{{statement}}}}}"#);
            let many = format!(r#"{{"Version":"2012-10-17","Statement":[{{{statement}}}]}}"#);
            assert_eq!(allows(&one, &request), expected, "{one}");
            assert_eq!(allows(&many, &request), expected, "{many}");
        }
        let both = r#"{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"},{"Effect":"Deny","Principal":"*","Action":"*"}]}"#;
        assert!(!allows(both, &request));
        assert!(!allows("", &request) && !allows("[]", &request) && !allows(r#"{"Statement":5}"#, &request));
    }
}
