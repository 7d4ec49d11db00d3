//! The data that was read of an event: the values of fields that rules name, and the elements of arrays in
//! which they lie.

use super::error::EventError;
use super::number;
use super::predicate::{Kind, Seen};
use super::scalar;

/// One value of a field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    kind: Kind,
    /// Whether its text is among the unescaped ones instead of in the event.
    unescaped: bool,
    start: u32,
    end: u32,
    /// The innermost element that holds it.
    pub(super) element: ElementId,
    /// The field's next value, or [`END`].
    next: u32,
    /// The double of a number that EventBridge compares by value.
    double: Option<f64>,
}

/// Stands for "no more values".
const END: u32 = u32::MAX;

/// Names an element; 0 is the event itself, outside of all arrays. Ids grow in reading order, so
/// that the elements within an element, or within an array, are one range of ids.
pub(super) type ElementId = u32;

/// An array or object that is an element of an array. Other elements are no places of their own:
/// in AWS's model they agree with everything.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) parent: ElementId,
    pub(super) array: u32,
    /// The id behind the last element within it.
    pub(super) end: ElementId,
}

/// The range of elements that an array has, those further in included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Array {
    pub(super) start: ElementId,
    pub(super) end: ElementId,
}

/// The first and the last value of a field, if `event` is the current event's number.
#[derive(Clone, Copy, Debug, Default)]
struct Chain {
    event: u32,
    first: u32,
    last: u32,
    presence: Presence,
}

/// Where the values of a field lie.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Presence {
    /// Whether one lies outside of all elements.
    pub(super) outside: bool,
    /// Whether one lies in an element.
    pub(super) inside: bool,
}

/// The data that was read of the current event.
#[derive(Debug, Default)]
pub(super) struct Values {
    all: Vec<Value>,
    chains: Vec<Chain>,
    /// The fields that have values, in the order in which they first occurred.
    pub(super) fields: Vec<u32>,
    unescaped: Vec<u8>,
    pub(super) elements: Vec<Element>,
    pub(super) arrays: Vec<Array>,
    event: u32,
}

impl Values {
    /// Forgets everything; `event` is a number that no event before had.
    pub(super) fn clear(&mut self, event: u32, fields: usize) {
        self.all.clear();
        self.fields.clear();
        self.unescaped.clear();
        self.elements.clear();
        self.arrays.clear();
        self.elements.push(Element { parent: 0, array: u32::MAX, end: u32::MAX });
        self.event = event;
        if event == 1 {
            self.chains.clear();
        }
        if self.chains.len() < fields {
            self.chains.resize(fields, Chain::default());
        }
    }

    /// Adds a value of a field: bytes `start..end` of the event, without quotes.
    #[inline(always)]
    pub(super) fn add(
        &mut self,
        field: u32,
        kind: Kind,
        event: &[u8],
        (start, end): (usize, usize),
        element: ElementId,
    ) {
        let double = if kind == Kind::Number { number::read(&event[start..end]) } else { None };
        let (start, end) = (start as u32, end as u32);
        self.push(field, Value { kind, unescaped: false, start, end, element, next: END, double });
    }

    /// Adds a string that holds escapes.
    pub(super) fn add_escaped(
        &mut self,
        field: u32,
        text: &[u8],
        at: usize,
        element: ElementId,
    ) -> Result<(), EventError> {
        let start = self.unescaped.len() as u32;
        scalar::unescape(text, at, &mut self.unescaped)?;
        let end = self.unescaped.len() as u32;
        let kind = Kind::String;
        self.push(field, Value { kind, unescaped: true, start, end, element, next: END, double: None });
        Ok(())
    }

    #[inline]
    fn push(&mut self, field: u32, value: Value) {
        let at = self.all.len() as u32;
        self.all.push(value);
        let chain = &mut self.chains[field as usize];
        if chain.event == self.event {
            self.all[chain.last as usize].next = at;
            chain.last = at;
            chain.presence.outside |= value.element == 0;
            chain.presence.inside |= value.element != 0;
        } else {
            let presence = Presence { outside: value.element == 0, inside: value.element != 0 };
            *chain = Chain { event: self.event, first: at, last: at, presence };
            self.fields.push(field);
        }
    }

    /// Returns whether any value lies within an array's object or array.
    pub(super) fn has_elements(&self) -> bool {
        self.elements.len() > 1
    }

    /// Returns where the values of a field lie, or `None` if it has none.
    pub(super) fn presence(&self, field: u32) -> Option<Presence> {
        let chain = self.chains.get(field as usize)?;
        (chain.event == self.event).then_some(chain.presence)
    }

    /// Returns the values of a field, in the order of the event.
    #[inline]
    pub(super) fn of(&self, field: u32) -> impl Iterator<Item = &Value> {
        let chain = self.chains.get(field as usize).filter(|chain| chain.event == self.event);
        let mut next = chain.map_or(END, |chain| chain.first);
        std::iter::from_fn(move || {
            let value = self.all.get(next as usize)?;
            next = value.next;
            Some(value)
        })
    }

    /// Returns a value as the matchers see it.
    #[inline]
    pub(super) fn seen<'v>(&'v self, value: &Value, event: &'v [u8]) -> Seen<'v> {
        let whole = if value.unescaped { &self.unescaped } else { event };
        let text = &whole[value.start as usize..value.end as usize];
        Seen { kind: value.kind, text, double: value.double }
    }

    /// Begins an array.
    pub(super) fn open_array(&mut self) -> u32 {
        let start = self.elements.len() as ElementId;
        self.arrays.push(Array { start, end: start });
        self.arrays.len() as u32 - 1
    }

    pub(super) fn close_array(&mut self, array: u32) {
        self.arrays[array as usize].end = self.elements.len() as ElementId;
    }

    /// Begins an element of `array`, which lies in `parent`.
    pub(super) fn open_element(&mut self, array: u32, parent: ElementId) -> ElementId {
        let id = self.elements.len() as ElementId;
        self.elements.push(Element { parent, array, end: id + 1 });
        id
    }

    pub(super) fn close_element(&mut self, element: ElementId) {
        self.elements[element as usize].end = self.elements.len() as ElementId;
    }
}
