//! From a valid event to the steps that lead through it.

use super::{Action, MAX_KEY, MAX_STEPS, MAX_WAYS, Next, Place, Shapes, Sort, Step};
use crate::ruleset::keys::Sign;
use crate::ruleset::keys::{NONE, NodeId};
use crate::ruleset::locate_error;
use crate::ruleset::predicate::Kind;
use crate::ruleset::scalar;
use crate::ruleset::simd::WINDOW;
use crate::ruleset::trie::Trie;

/// A container that is shorter is not passed over: its steps take less time.
const LONG: usize = 256;

impl Shapes {
    /// Learns the steps of an event, if it is valid and they are not too many.
    pub(super) fn learn(&mut self, event: &[u8], trie: &Trie) {
        if locate_error::find(event).is_none() {
            // What was learned before it was too much is of use, too.
            let _ = Lesson {
                shapes: self,
                trie,
                event,
                from: 0,
                place: 0,
                actions: Vec::new(),
                open: Vec::new(),
            }
            .go_through();
        }
    }

    /// Returns the number of a place.
    fn place(&mut self, around: Place, key: &[u8], sort: Sort) -> Place {
        let next = self.ways.len() as Place;
        let place = *self.places.entry((around, key.into(), sort)).or_insert(next);
        if place == next {
            self.ways.push(NONE);
            self.leading_to.push(Vec::new());
        }
        place
    }

    /// Adds a step that is not there.
    fn add(
        &mut self,
        from: Place,
        text: &[u8],
        actions: &[Action],
        (next, field, usual): (Next, u32, u32),
        to: Place,
    ) {
        let (front, behind) = text.split_at(text.len().min(WINDOW));
        let mut window = [0; WINDOW];
        window[..front.len()].copy_from_slice(front);
        let rest = self.texts.len() as u32;
        self.texts.extend_from_slice(behind);
        let first_action = self.actions.len() as u32;
        self.actions.extend_from_slice(actions);
        let number = self.steps.len() as u32;
        self.steps.push(Step {
            window,
            mask: u32::MAX.checked_shr((WINDOW - front.len()) as u32).unwrap_or(0),
            length: text.len() as u32,
            rest,
            actions: (first_action, self.actions.len() as u32),
            next,
            field,
            usual,
            then: self.ways[to as usize],
            other: NONE,
        });
        if next != Next::End {
            self.leading_to[to as usize].push(number);
        }
        self.put_in_line(from, text, number);
    }

    /// Puts a new step where it belongs among those that lead on from a place: last, but before those with
    /// whose texts its own begins.
    fn put_in_line(&mut self, from: Place, text: &[u8], number: u32) {
        let (mut before, mut at) = (NONE, self.ways[from as usize]);
        while let Some(step) = self.steps.get(at as usize)
            && !self.begins(text, step)
        {
            (before, at) = (at, step.other);
        }
        self.steps[number as usize].other = at;
        if let Some(before) = self.steps.get_mut(before as usize) {
            before.other = number;
            return;
        }
        self.ways[from as usize] = number;
        for &step in &self.leading_to[from as usize] {
            self.steps[step as usize].then = number;
        }
    }
}

/// A way through an event.
struct Lesson<'l> {
    shapes: &'l mut Shapes,
    trie: &'l Trie,
    event: &'l [u8],
    /// Where the current step begins, and from where it leads on.
    from: usize,
    place: Place,
    /// Its actions so far.
    actions: Vec<Action>,
    open: Vec<Container>,
}

/// An open container.
#[derive(Clone, Copy)]
struct Container {
    place: Place,
    object: bool,
    /// Its node in the tree of keys, or [`NONE`] if no rule names anything in it.
    node: NodeId,
    /// Whether an action opened it.
    noted: bool,
}

/// Too much to be learned.
struct TooMuch;

impl Lesson<'_> {
    fn go_through(&mut self) -> Result<(), TooMuch> {
        let event = self.event;
        let mut at = 0;
        // The key of the value to come.
        let mut key: Option<(usize, usize)> = None;
        while let Some(&byte) = event.get(at) {
            let object = self.open.last().is_some_and(|open| open.object);
            match byte {
                b'{' | b'[' if self.is_passed_over(key, at) => {
                    self.step(at + 1, Next::Container, key.take())?;
                    self.from = container_end(event, at);
                    at = self.from;
                }
                b'{' | b'[' => {
                    self.enter(key.take(), byte == b'{');
                    at += 1;
                }
                b'}' | b']' => {
                    if self.open.pop().is_some_and(|open| open.noted) {
                        self.actions.push(Action::Leave);
                    }
                    at += 1;
                }
                b'"' if object && key.is_none() => {
                    let end = string_end(event, at);
                    if end - at > MAX_KEY {
                        return Err(TooMuch);
                    }
                    key = Some((at + 1, end));
                    at = end + 1;
                }
                b'"' => {
                    self.step(at + 1, Next::Text, key.take())?;
                    self.from = string_end(event, at);
                    at = self.from + 1;
                }
                b'-' | b'0'..=b'9' => {
                    self.step(at, Next::Number, key.take())?;
                    self.from = scalar::check(event, at).map_err(|_| TooMuch)?;
                    at = self.from;
                }
                b't' | b'f' | b'n' => {
                    let kind = match byte {
                        b't' => Kind::True,
                        b'f' => Kind::False,
                        _ => Kind::Null,
                    };
                    let field = self.field(key.take());
                    if field != NONE {
                        self.actions.push(Action::Word { field, kind });
                    }
                    at += if byte == b'f' { 5 } else { 4 };
                }
                _ => at += 1,
            }
        }
        self.step(event.len(), Next::End, None)
    }

    /// Returns the place of the next value.
    fn place(&mut self, key: Option<(usize, usize)>, sort: Sort) -> Place {
        let around = self.open.last().map_or(0, |open| open.place);
        let key = key.map_or(&[][..], |(start, end)| &self.event[start..end]);
        self.shapes.place(around, key, sort)
    }

    /// Returns the node of the next value, or [`NONE`].
    fn node(&self, key: Option<(usize, usize)>) -> NodeId {
        let Some(open) = self.open.last() else { return 0 };
        let Some((start, end)) = key.filter(|_| open.node != NONE) else { return open.node };
        let mut unescaped = Vec::new();
        if scalar::unescape(&self.event[start..end], start, &mut unescaped).is_err() {
            return NONE;
        }
        self.trie.node(open.node).step(&unescaped, Sign::of(&unescaped), self.trie).node
    }

    /// Returns the field of the next value, or [`NONE`].
    fn field(&self, key: Option<(usize, usize)>) -> u32 {
        let node = self.node(key);
        if node == NONE { NONE } else { self.trie.node(node).field }
    }

    /// Returns the node of what lies in the next value, a container; [`NONE`] if nothing in it is named.
    fn node_within(&self, key: Option<(usize, usize)>, object: bool) -> NodeId {
        let node = self.node(key);
        if object && node != NONE && self.trie.node(node).len() == 0 { NONE } else { node }
    }

    /// Returns whether the next value, a container that begins at `at`, is passed over.
    fn is_passed_over(&self, key: Option<(usize, usize)>, at: usize) -> bool {
        self.shapes.passes_over
            && self.node_within(key, self.event[at] == b'{') == NONE
            && container_end(self.event, at) - at >= LONG
    }

    /// Opens a container.
    fn enter(&mut self, key: Option<(usize, usize)>, object: bool) {
        let node = self.node_within(key, object);
        let place = self.place(key, if object { Sort::Object } else { Sort::Array });
        let in_array = self.open.last().is_some_and(|open| !open.object);
        let action = match (in_array, object) {
            (true, true) => Some(Action::Element),
            (true, false) => Some(Action::Inner),
            (false, true) => None,
            (false, false) => Some(Action::Array),
        };
        let action = action.filter(|_| node != NONE);
        self.actions.extend(action);
        self.open.push(Container { place, object, node, noted: action.is_some() });
    }

    /// Ends the current step at `until`, where something else begins.
    fn step(&mut self, until: usize, next: Next, key: Option<(usize, usize)>) -> Result<(), TooMuch> {
        let (field, sort) = match next {
            Next::Text => (self.field(key), Some(Sort::Text)),
            Next::Number => (self.field(key), Some(Sort::Number)),
            Next::Container => (NONE, Some(Sort::Passed)),
            Next::End => (NONE, None),
        };
        let to = sort.map_or(0, |sort| self.place(key, sort));
        let text = &self.event[self.from..until];
        let ways = self.shapes.ways_from(self.place);
        let is_same = |step: &Step| {
            step.next == next && step.length as usize == text.len() && self.shapes.begins(text, step)
        };
        let known = ways.clone().any(is_same);
        if !known {
            if ways.count() >= MAX_WAYS || self.shapes.steps.len() >= MAX_STEPS {
                return Err(TooMuch);
            }
            let usual = if next == Next::Text { string_end(self.event, until - 1) - until } else { 0 };
            self.shapes.add(self.place, text, &self.actions, (next, field, usual as u32), to);
        }
        self.actions.clear();
        self.place = to;
        Ok(())
    }
}

/// Returns the place behind the container that begins at `at`; it is valid.
fn container_end(event: &[u8], at: usize) -> usize {
    let (mut at, mut depth) = (at, 0);
    while let Some(byte) = event.get(at) {
        match byte {
            b'"' => at = string_end(event, at),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            break;
        }
    }
    at
}

/// Returns where the string ends that begins at `at`; it is valid.
fn string_end(event: &[u8], at: usize) -> usize {
    let mut at = at + 1;
    while let Some(&byte) = event.get(at)
        && byte != b'"'
    {
        at += if byte == b'\\' { 2 } else { 1 };
    }
    at
}
