//! Checks on buses.

use super::{Field, Finder, MAX_DESCRIPTION, ProblemKind};
use crate::arn::is_account;
use crate::bus::Model;
use crate::bus::model::{Bus, BusKind};
use crate::json;

const MAX_NAME: usize = 256;
const MAX_POLICY: usize = 10_240;

/// Custom buses in an account and Region, by default.
const MAX_BUSES: usize = 100;

pub(super) fn check(finder: &mut Finder, model: &Model, index: usize, bus: &Bus) {
    name(finder, bus);
    finder.length(Field::Description, &bus.description, MAX_DESCRIPTION);
    let same = |other: &&Bus| {
        other.name == bus.name
            && other.account(model) == bus.account(model)
            && other.region(model) == bus.region(model)
    };
    if model.buses.iter().take(index).any(|other| same(&other)) {
        finder.push(Field::Name, ProblemKind::AlreadyExists(bus.name.clone()));
    }
    let account = bus.account(model);
    if !is_account(account) {
        finder.push(Field::Account, ProblemKind::Account(account.to_owned()));
    }
    if index >= MAX_BUSES {
        finder.push(Field::Name, ProblemKind::TooMany { most: MAX_BUSES });
    }
    if let Some(text) = &bus.policy {
        policy(finder, bus, text);
    }
    if let Some(queue) = &bus.dead_letter {
        super::targets::queue(finder, bus.region(model), queue);
    }
}

fn name(finder: &mut Finder, bus: &Bus) {
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
    };
    let name = bus.name.as_str();
    let is_sound = !name.is_empty() && name.split('/').all(is_part);
    finder.name_of(name, is_sound, r"[/\.\-_A-Za-z0-9]+", MAX_NAME);
    let is_partner = name.starts_with("aws.partner/") && name.split('/').count() >= 3;
    let fits = match bus.kind {
        BusKind::Default => name == "default",
        BusKind::Custom => name != "default" && !name.contains('/'),
        BusKind::Partner => is_partner,
    };
    if is_sound && !fits {
        finder.push(Field::Name, ProblemKind::WrongKindOfBus);
    }
}

fn policy(finder: &mut Finder, bus: &Bus, text: &str) {
    if bus.kind == BusKind::Partner {
        finder.push(Field::Policy, ProblemKind::PolicyOfPartner);
    }
    finder.length(Field::Policy, text, MAX_POLICY);
    let document = json::parse(text);
    let has_statements = document.root().is_some_and(|root| root.get("Statement").is_some());
    if !document.problems().is_empty() || !has_statements {
        finder.push(Field::Policy, ProblemKind::Policy);
    }
}
