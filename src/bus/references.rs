//! What would be left without its other end if a part of a model were removed.

use super::Model;
use super::problem::Place;

/// The parts of a model that refer to this one: rules, archives and targets to a bus, alarms to a rule.
pub fn references(model: &Model, place: Place) -> Vec<Place> {
    match place {
        Place::Bus(bus) => to_bus(model, bus as usize),
        Place::Rule(rule) => {
            let alarms = (0..).zip(&model.alarms).filter(|(_, alarm)| alarm.rule == Some(rule));
            alarms.map(|(index, _)| Place::Alarm(index)).collect()
        }
        Place::Target { .. } | Place::Archive(_) | Place::Alarm(_) => Vec::new(),
    }
}

fn to_bus(model: &Model, bus: usize) -> Vec<Place> {
    let is_meant = |name: &str| model.find_bus(name) == Some(bus);
    let mut places = Vec::new();
    for (rule, it) in (0..).zip(&model.rules) {
        if is_meant(&it.bus) {
            places.push(Place::Rule(rule));
        }
        let targets = (0..).zip(&it.targets).filter(|(_, target)| is_meant(&target.arn));
        places.extend(targets.map(|(target, _)| Place::Target { rule, target }));
    }
    let archives = (0..).zip(&model.archives).filter(|(_, archive)| is_meant(&archive.bus));
    places.extend(archives.map(|(index, _)| Place::Archive(index)));
    places
}

#[cfg(test)]
mod tests {
    use super::super::model::{Archive, Bus, Rule, Target};
    use super::*;

    #[test]
    fn a_bus_is_named_by_rules_targets_and_archives() {
        let mut model = Model::new("111122223333", "eu-west-1");
        model.buses.push(Bus::new("shop"));
        let forward = Target::new("1", &model.buses[1].arn(&model));
        model.rules =
            vec![Rule { targets: vec![forward], ..Rule::new("r", "default") }, Rule::new("s", "shop")];
        model.archives.push(Archive {
            name: "a".to_owned(),
            bus: "shop".to_owned(),
            pattern: None,
            retention_days: 0,
        });
        assert_eq!(
            references(&model, Place::Bus(1)),
            [Place::Target { rule: 0, target: 0 }, Place::Rule(1), Place::Archive(0),]
        );
        assert_eq!(references(&model, Place::Bus(0)), [Place::Rule(0)]);
        assert_eq!(references(&model, Place::Rule(0)), []);
    }
}
