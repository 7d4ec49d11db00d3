//! The examples by use case: a single rule and the whole bus around it belong together.

use super::{Example, Group};

/// A use case: the examples that share a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Card {
    /// The title of its examples.
    pub title: &'static str,
    /// The single rule, if there is an example of it.
    pub rule: Option<Example>,
    /// The whole event bus setup, if there is an example of that.
    pub whole_bus: Option<Example>,
}

impl Card {
    /// Returns its examples, the simpler one first.
    pub fn examples(self) -> impl Iterator<Item = Example> {
        self.rule.into_iter().chain(self.whole_bus)
    }

    /// Returns the group in which it is listed: that of its first example.
    pub fn group(self) -> Option<Group> {
        self.examples().next().map(|example| example.group)
    }

    /// Returns whether one of its examples is in a group.
    pub fn is_in(self, group: Group) -> bool {
        self.examples().any(|example| example.group == group)
    }

    /// Returns whether its title, its sentences and its patterns contain every word of a text, in whatever
    /// case.
    pub fn is_about(self, text: &str) -> bool {
        let mut own = self.title.to_lowercase();
        for example in self.examples() {
            let kind = if example.is_whole_bus() { "event bus" } else { "rule" };
            for part in [kind, example.group.title(), example.shows, example.pattern] {
                own.push('\n');
                own.push_str(&part.to_lowercase());
            }
        }
        text.split_whitespace().all(|word| own.contains(&word.to_lowercase()))
    }
}

/// Returns the use cases of examples, in the gallery's order.
pub fn cards(examples: &[Example]) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for &example in examples {
        let at = cards.iter().position(|card| card.title == example.title).unwrap_or(cards.len());
        if at == cards.len() {
            cards.push(Card { title: example.title, rule: None, whole_bus: None });
        }
        let place = if example.is_whole_bus() { &mut cards[at].whole_bus } else { &mut cards[at].rule };
        *place = Some(example);
    }
    cards.sort_by_key(|card| card.group());
    cards
}

/// Returns the examples before and after the one with this id, in the order of the cards; `None` where there is
/// none, or if no example has the id.
pub fn neighbours(examples: &[Example], id: &str) -> (Option<Example>, Option<Example>) {
    let all: Vec<Example> = cards(examples).into_iter().flat_map(Card::examples).collect();
    let Some(at) = all.iter().position(|example| example.id == id) else { return (None, None) };
    (at.checked_sub(1).and_then(|before| all.get(before).copied()), all.get(at + 1).copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gallery::tests::examples;

    fn find(title: &str) -> Card {
        cards(examples()).into_iter().find(|card| card.title == title).unwrap()
    }

    #[test]
    fn each_example_is_on_one_card() {
        let mut ids: Vec<&str> =
            cards(examples()).into_iter().flat_map(Card::examples).map(|example| example.id).collect();
        let mut expected: Vec<&str> = examples().iter().map(|example| example.id).collect();
        ids.sort_unstable();
        expected.sort_unstable();
        assert_eq!(ids, expected);
    }

    #[test]
    fn a_rule_and_the_whole_bus_around_it_are_one_card() {
        let card = find("Scale an ECS service on high CPU");
        assert_eq!(card.rule.map(|example| example.id), Some("ecs-high-cpu"));
        assert_eq!(card.whole_bus.map(|example| example.id), Some("system-ecs-scaling"));
        assert_eq!(card.group(), Some(Group::UseCases));
        assert!(card.is_in(Group::Systems) && !card.is_in(Group::Operators));
        let pairs = cards(examples()).into_iter().filter(|card| card.examples().count() == 2).count();
        assert_eq!(pairs, 5);
    }

    #[test]
    fn cards_stand_in_the_order_of_the_groups() {
        assert!(cards(examples()).is_sorted_by_key(|card| card.group()));
    }

    #[test]
    fn cards_are_found_by_their_words() {
        for (text, title) in [
            ("ecs CPU", "Scale an ECS service on high CPU"),
            ("event bus permission", "Missing permissions"),
            ("aws.codepipeline", "Tell the team that a deployment failed"),
            ("", "Four ways a delivery fails"),
        ] {
            assert!(find(title).is_about(text), "{text}");
        }
        assert!(!find("Missing permissions").is_about("terraform"));
    }

    #[test]
    fn neighbours_walk_over_all_examples() {
        let mut at = examples()[0];
        assert_eq!(neighbours(examples(), at.id).0, None);
        let mut count = 1;
        while let Some(next) = neighbours(examples(), at.id).1 {
            assert_eq!(neighbours(examples(), next.id).0, Some(at));
            (at, count) = (next, count + 1);
        }
        assert_eq!(count, examples().len());
        assert_eq!(neighbours(examples(), "no such id"), (None, None));
    }
}
