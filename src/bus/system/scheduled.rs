//! Adding a schedule to the text of a setup.

use super::insert::{append, tidy};
use super::reader::document;
use crate::json::{self, Kind, Layout, ObjectWriter, Value};
use crate::text::Edit;

/// The only bus that can have scheduled rules.
const DEFAULT_BUS: &str = "default";

/// Returns the text with a schedule expression for the selected rule, or for a new rule if the selected one is on
/// another bus than the default one, where AWS takes no schedule; with it, whether the rule is new. `None` if the
/// text is no JSON object with a rule and a list of rules where they belong.
pub fn set_schedule(text: &str, expression: &str) -> Option<(String, bool)> {
    let document = document(text);
    let root = document.root().filter(|root| root.kind() == Kind::Object)?;
    let rule = root.get("Rule");
    let bus = rule.and_then(|rule| rule.get("EventBusName")).and_then(Value::as_str);
    let value = json::quote(expression);
    if bus.is_some_and(|bus| bus != DEFAULT_BUS) {
        let number = root.get("Rules").map_or(0, |rules| rules.children().count()) + 2;
        let mut rule = ObjectWriter::default();
        rule.text("Name", &format!("rule-{number}"))
            .text("ScheduleExpression", expression)
            .json("Targets", "[]");
        return Some((append(text, &["Rules"], &rule.close())?, true));
    }
    let key = || "ScheduleExpression".to_owned();
    let layout = Layout::of(&document);
    let edit = match rule {
        None => layout.insert_member(root, None, &["Rule".to_owned(), key()], &value),
        Some(rule) if rule.kind() != Kind::Object => return None,
        Some(rule) => match rule.get("ScheduleExpression") {
            Some(old) => Edit::replace(old.span(), value),
            // After the name, as people write it.
            None => layout.insert_member(rule, rule.get("Targets"), &[key()], &value),
        },
    };
    Some((tidy(document.text(), &[edit]), false))
}

#[cfg(test)]
mod tests {
    use super::set_schedule;
    use crate::json;

    fn compact(text: &str) -> String {
        let document = json::parse(text);
        assert_eq!(document.problems(), [], "{text}");
        text.split_whitespace().collect()
    }

    #[test]
    fn the_schedule_goes_to_the_selected_rule() {
        for (text, expected) in [
            ("", r#"{"Rule":{"ScheduleExpression":"rate(1day)"}}"#),
            ("{}", r#"{"Rule":{"ScheduleExpression":"rate(1day)"}}"#),
            (r#"{"Rule": {}}"#, r#"{"Rule":{"ScheduleExpression":"rate(1day)"}}"#),
            (
                r#"{"Rule": {"Name": "r", "EventBusName": "default", "Targets": []}}"#,
                r#"{"Rule":{"Name":"r","EventBusName":"default","ScheduleExpression":"rate(1day)","Targets":[]}}"#,
            ),
            (
                r#"{"Rule": {"ScheduleExpression": "rate(5 minutes)"}, "Clock": {}}"#,
                r#"{"Rule":{"ScheduleExpression":"rate(1day)"},"Clock":{}}"#,
            ),
        ] {
            let (written, is_new) = set_schedule(text, "rate(1 day)").unwrap();
            assert_eq!((compact(&written).as_str(), is_new), (expected, false), "{text}");
        }
    }

    #[test]
    fn a_rule_on_another_bus_is_left_alone() {
        let text = r#"{"Rule": {"EventBusName": "orders"}, "Rules": [{"Name": "a"}]}"#;
        let (written, is_new) = set_schedule(text, "rate(1 day)").unwrap();
        let expected = concat!(
            r#"{"Rule":{"EventBusName":"orders"},"Rules":[{"Name":"a"},"#,
            r#"{"Name":"rule-3","ScheduleExpression":"rate(1day)","Targets":[]}]}"#
        );
        assert_eq!((compact(&written).as_str(), is_new), (expected, true));
    }

    #[test]
    fn what_is_no_setup_is_not_touched() {
        for text in ["[]", "1", r#"{"Rule": []}"#, r#"{"Rule": {"EventBusName": "o"}, "Rules": {}}"#] {
            assert_eq!(set_schedule(text, "rate(1 day)"), None, "{text}");
        }
    }
}
