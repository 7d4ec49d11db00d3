//! Buses, rules, targets, archives and alarms as a user has set them up.

mod alarm;
mod archive;
mod rule;
mod target;

pub use alarm::{Alarm, AlarmState, Comparison, MissingData, Statistic};
pub use archive::{Archive, Replay};
pub use rule::{Rule, RuleState};
pub use target::{AsyncInvocation, DeadLetter, Fault, RetryPolicy, Target};

use crate::arn::Arn;
use crate::handler::own::OwnRuns;
use crate::targets::TargetKind;
use crate::targets::kind::EVENT_BUS;
use std::sync::Arc;

/// Everything that handles events. The indices into its lists name its parts in a [`super::Log`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// The account, twelve digits.
    pub account: String,
    /// The Region, as in `eu-west-1`.
    pub region: String,
    /// The buses.
    pub buses: Vec<Bus>,
    /// The rules of all buses.
    pub rules: Vec<Rule>,
    /// The archives of all buses.
    pub archives: Vec<Archive>,
    /// CloudWatch alarms on the metrics of the rules.
    pub alarms: Vec<Alarm>,
    /// The replays of the setup.
    pub replays: Vec<Replay>,
    /// The own function with its recorded runs, for the targets whose handler it is.
    pub own: Option<Arc<OwnRuns>>,
}

/// An event bus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bus {
    /// Its name: `default` for the default bus, that of the event source for a partner's.
    pub name: String,
    /// Its kind.
    pub kind: BusKind,
    /// Its description; may be empty.
    pub description: String,
    /// Its resource policy as JSON, which says who else may put events on it; `None` if it has none.
    pub policy: Option<Arc<str>>,
    /// The account that it belongs to; `None` for the model's.
    pub account: Option<String>,
    /// The Region that it is in; `None` for the model's.
    pub region: Option<String>,
    /// The customer managed KMS key that encrypts its events (`KmsKeyIdentifier`), if one is set.
    pub kms_key: Option<String>,
    /// Whether it cannot use that key, as a fault of the simulation.
    pub is_key_disabled: bool,
    /// The queue for events that it cannot process without the key, if there is one.
    pub dead_letter: Option<DeadLetter>,
}

/// The kinds of bus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BusKind {
    /// The bus that every account has in every Region, with the events of AWS's services.
    Default,
    /// A bus for the user's own events.
    Custom,
    /// A bus for the events of a partner.
    Partner,
}

impl Bus {
    /// Returns a bus without policy and description, with the kind that its name implies.
    pub fn new(name: &str) -> Self {
        let kind = match name {
            "default" => BusKind::Default,
            name if name.starts_with("aws.partner/") => BusKind::Partner,
            _ => BusKind::Custom,
        };
        Self {
            name: name.to_owned(),
            kind,
            description: String::new(),
            policy: None,
            account: None,
            region: None,
            kms_key: None,
            is_key_disabled: false,
            dead_letter: None,
        }
    }

    /// Returns the account that it belongs to.
    pub fn account<'m>(&'m self, model: &'m Model) -> &'m str {
        self.account.as_deref().unwrap_or(&model.account)
    }

    /// Returns the Region that it is in.
    pub fn region<'m>(&'m self, model: &'m Model) -> &'m str {
        self.region.as_deref().unwrap_or(&model.region)
    }

    /// Returns its ARN.
    pub fn arn(&self, model: &Model) -> String {
        let resource = format!("event-bus/{}", self.name);
        Arn::new("events", self.region(model), self.account(model), &resource).to_string()
    }
}

impl Model {
    /// Returns a model of an account and a Region with only the default bus.
    pub fn new(account: &str, region: &str) -> Self {
        Self {
            account: account.to_owned(),
            region: region.to_owned(),
            buses: vec![Bus::new("default")],
            ..Self::default()
        }
    }

    /// Returns the index of the bus with this name or ARN, or `None`. A name means first a bus of the model's
    /// own account and Region.
    pub fn find_bus(&self, name: &str) -> Option<usize> {
        let index = |is_meant: &dyn Fn(&Bus) -> bool| self.buses.iter().position(is_meant);
        if let Some(arn) = Arn::parse(name) {
            let name = arn.resource.strip_prefix("event-bus/")?;
            return index(&|bus| {
                bus.name == name && bus.account(self) == arn.account && bus.region(self) == arn.region
            });
        }
        index(&|bus| bus.name == name && bus.account.is_none() && bus.region.is_none())
            .or_else(|| index(&|bus| bus.name == name))
    }

    /// Returns whether an ARN names a bus that is missing: one in an account and Region that the model
    /// describes.
    pub fn lacks_bus(&self, arn: &str) -> bool {
        let places = self.buses.iter().map(|bus| (bus.account(self), bus.region(self)));
        let mut places = places.chain([(self.account.as_str(), self.region.as_str())]);
        Arn::parse(arn).is_some_and(|arn| {
            TargetKind::of_parts(&arn) == &EVENT_BUS && places.any(|place| place == (arn.account, arn.region))
        }) && self.find_bus(arn).is_none()
    }

    /// Returns the ARN of a rule, without the name of its bus if that is the default bus.
    pub fn rule_arn(&self, rule: &Rule) -> String {
        let bus = self.find_bus(&rule.bus).and_then(|index| self.buses.get(index));
        let region = bus.map_or(self.region.as_str(), |bus| bus.region(self));
        let account = bus.map_or(self.account.as_str(), |bus| bus.account(self));
        let name = bus.map_or(rule.bus.as_str(), |bus| &bus.name);
        let bus = if name == "default" { String::new() } else { format!("{name}/") };
        Arn::new("events", region, account, &format!("rule/{bus}{}", rule.name)).to_string()
    }

    /// Returns the target with these indices, or `None`.
    pub fn target(&self, rule: u32, target: u32) -> Option<&Target> {
        self.rules.get(rule as usize)?.targets.get(target as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buses_are_found_by_name_and_arn() {
        let mut model = Model::new("111122223333", "eu-west-1");
        model.buses.push(Bus { account: Some("444455556666".to_owned()), ..Bus::new("shop") });
        model.buses.push(Bus::new("shop"));
        assert_eq!(model.find_bus("default"), Some(0));
        assert_eq!(model.find_bus("shop"), Some(2));
        for (index, bus) in model.buses.iter().enumerate() {
            assert_eq!(model.find_bus(&bus.arn(&model)), Some(index));
        }
        assert_eq!(model.find_bus("Shop"), None);
        assert_eq!(model.find_bus("arn:aws:events:eu-west-2:111122223333:event-bus/shop"), None);
        assert_eq!(model.find_bus("arn:aws:sqs:eu-west-1:111122223333:shop"), None);
        for (arn, expected) in [
            ("arn:aws:events:eu-west-1:111122223333:event-bus/nope", true),
            ("arn:aws:events:eu-west-1:444455556666:event-bus/nope", true),
            ("arn:aws:events:eu-west-1:444455556666:event-bus/shop", false),
            ("arn:aws:events:eu-west-2:111122223333:event-bus/nope", false),
            ("arn:aws:sqs:eu-west-1:111122223333:nope", false),
            ("nope", false),
        ] {
            assert_eq!(model.lacks_bus(arn), expected, "{arn}");
        }
    }

    #[test]
    fn the_arn_of_a_rule_names_its_bus() {
        let mut model = Model::new("111122223333", "eu-west-1");
        model.buses.push(Bus::new("shop"));
        let arn = |bus: &str| model.rule_arn(&Rule::new("sold", bus));
        assert_eq!(arn("default"), "arn:aws:events:eu-west-1:111122223333:rule/sold");
        assert_eq!(arn("shop"), "arn:aws:events:eu-west-1:111122223333:rule/shop/sold");
    }
}
