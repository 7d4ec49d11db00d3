//! Reading an event by its shape.
//!
//! Which step comes next tells how many quotes there are up to the next value, and the places of all quotes
//! are found beforehand: so a string need not be gone through to find what comes behind it.

use super::super::depth::Depth;
use super::super::escapes::Escapes;
use super::super::scalar;
use super::super::simd::{self, Job, Kernel, WIDTH, WINDOW, prefix_xor};
use super::super::swar;
use super::super::trie::NONE;
use super::super::values::{ElementId, Kind, Values};
use super::quotes::Quotes;
use super::{Action, Next, Shapes, Step};

/// How many blocks are looked at first where reading may stop, or may pass over much, and how many then.
const FIRST_FEW: usize = 4;
const FIRST: usize = 8;
const MORE: usize = 16;

/// Reads an event in steps that are known. Says whether it could: if so, the event is sound, but for what
/// is passed over and for what is not read any more.
pub(in super::super) struct Follow<'f> {
    pub(in super::super) shapes: &'f Shapes,
    pub(in super::super) event: &'f [u8],
    pub(in super::super) values: &'f mut Values,
    pub(in super::super) memory: &'f mut Memory,
    /// With values of so many fields, reading may stop.
    pub(in super::super) enough: Option<usize>,
}

/// What is kept from one event to the next.
#[derive(Debug, Default)]
pub(in super::super) struct Memory {
    quotes: Quotes,
    frames: Vec<Frame>,
}

/// An open array, or a container in one, as far as it matters in which elements values lie.
#[derive(Clone, Copy, Debug)]
struct Frame {
    /// The number of the array; [`NONE`] for an object.
    array: u32,
    /// The element that it is itself, or 0.
    own: ElementId,
    /// The innermost element around what lies in it.
    element: ElementId,
}

impl Job for Follow<'_> {
    type Output = bool;

    #[inline(always)]
    fn run<K: Kernel>(self) -> bool {
        let Self { shapes, event, values, memory: Memory { quotes, frames }, enough } = self;
        quotes.clear();
        let blocks = match enough {
            Some(_) => FIRST_FEW,
            None if shapes.passes_over => FIRST,
            None => usize::MAX,
        };
        quotes.extend::<K>(event, blocks);
        let enough = enough.unwrap_or(usize::MAX);
        frames.clear();
        let mut frame = Frame { array: NONE, own: 0, element: 0 };
        let mut next = shapes.ways[0];
        // Where the next step should begin, and the number of the next quote.
        let (mut at, mut quote) = (0, 0);
        loop {
            let step = loop {
                let Some(step) = shapes.steps.get(next as usize) else { return false };
                if stands::<K>(shapes, step, event, at) {
                    break step;
                }
                next = step.other;
            };
            next = step.then;
            if step.actions.0 != step.actions.1 {
                for action in &shapes.actions[step.actions.0 as usize..step.actions.1 as usize] {
                    act(action, values, frames, &mut frame, event);
                }
            }
            let start = at + step.length as usize;
            quote += step.quotes as usize;
            if step.next == Next::Text {
                at = match quotes.places().get(quote) {
                    Some(&place) => place as usize,
                    None => match quote_ahead(quotes, event, quote) {
                        Some(place) => place as usize,
                        None => return false,
                    },
                };
                if step.field != NONE
                    && !add_text(values, step.field, event, (start, at), frame.element, quotes)
                {
                    return false;
                }
            } else if step.next == Next::Number {
                let Some(end) = number_end::<K>(event, start) else { return false };
                at = end;
                if step.field != NONE {
                    values.add(step.field, Kind::Number, event, (start, at), frame.element);
                }
            } else {
                if step.next == Next::End {
                    return start == event.len() && (shapes.passes_over || quotes.are_sound(event));
                }
                let Some(end) = simd::run(Container { event, at: start }) else { return false };
                quotes.go_to(end);
                (at, quote) = (end, 0);
            }
            if values.fields.len() >= enough && frames.is_empty() {
                return true;
            }
        }
    }
}

/// Whether the text of a step stands at `at`.
#[inline(always)]
fn stands<K: Kernel>(shapes: &Shapes, step: &Step, event: &[u8], at: usize) -> bool {
    let Some(rest) = event.get(at..) else { return false };
    let Some(window) = rest.first_chunk::<WINDOW>() else { return shapes.begins(rest, step) };
    K::differences(window, &step.window) & step.mask == 0
        && (step.length as usize <= WINDOW || shapes.begins(rest, step))
}

/// The place of a quote further on than was looked so far.
#[cold]
fn quote_ahead(quotes: &mut Quotes, event: &[u8], number: usize) -> Option<u32> {
    while quotes.places().len() <= number {
        if !simd::run(More { quotes, event }) {
            return None;
        }
    }
    quotes.places().get(number).copied()
}

/// Adds a string; says whether it is sound, as far as that was not found out before.
#[inline(always)]
fn add_text(
    values: &mut Values,
    field: u32,
    event: &[u8],
    (start, end): (usize, usize),
    element: ElementId,
    quotes: &Quotes,
) -> bool {
    let Some(text) = event.get(start..end) else { return false };
    if quotes.escapes && memchr::memchr(b'\\', text).is_some() {
        return values.add_escaped(field, text, start, element).is_ok();
    }
    values.add(field, Kind::String, event, (start, end), element);
    true
}

/// Does what happens in a step.
#[inline]
fn act(action: &Action, values: &mut Values, frames: &mut Vec<Frame>, frame: &mut Frame, event: &[u8]) {
    match *action {
        Action::Word { field, kind } => return values.add(field, kind, event, (0, 0), frame.element),
        Action::Leave => {
            if frame.array != NONE {
                values.close_array(frame.array);
            }
            if frame.own != 0 {
                values.close_element(frame.own);
            }
            *frame = frames.pop().unwrap_or(*frame);
            return;
        }
        Action::Array | Action::Element | Action::Inner => {}
    }
    frames.push(*frame);
    let own = if *action == Action::Array { 0 } else { values.open_element(frame.array, frame.element) };
    let array = if *action == Action::Element { NONE } else { values.open_array() };
    *frame = Frame { array, own, element: if own == 0 { frame.element } else { own } };
}

/// Looks at a few more blocks for quotes; says whether there was one. On its own, since it is seldom needed
/// and would be in the way of what is.
struct More<'m> {
    quotes: &'m mut Quotes,
    event: &'m [u8],
}

impl Job for More<'_> {
    type Output = bool;

    #[inline(always)]
    fn run<K: Kernel>(self) -> bool {
        self.quotes.extend::<K>(self.event, MORE)
    }
}

/// Finds the place behind the container whose inside begins at `at`, by counting brackets.
struct Container<'c> {
    event: &'c [u8],
    at: usize,
}

impl Job for Container<'_> {
    type Output = Option<usize>;

    #[inline(always)]
    fn run<K: Kernel>(self) -> Option<usize> {
        let mut at = self.at;
        let mut depth = Depth::default();
        let mut behind_backslashes = Escapes::default();
        let mut in_string = 0;
        loop {
            let rest = self.event.get(at..).filter(|rest| !rest.is_empty())?;
            let mut last = [b' '; WIDTH];
            let block = rest.first_chunk::<WIDTH>().unwrap_or_else(|| {
                last[..rest.len()].copy_from_slice(rest);
                &last
            });
            let masks = K::masks(block);
            let mut quote = masks.quote;
            if masks.backslash || behind_backslashes.carry != 0 {
                quote &= !behind_backslashes.add(swar::rare(block).backslash);
            }
            let string = prefix_xor(quote) ^ in_string;
            in_string = (string.cast_signed() >> 63).cast_unsigned();
            if let Some(bit) = depth.close_in(masks.open & !string, masks.close & !string) {
                return Some(at + bit.trailing_zeros() as usize + 1);
            }
            at += WIDTH;
        }
    }
}

/// Where the number ends that begins at `at`; nothing if there is none.
#[inline(always)]
fn number_end<K: Kernel>(event: &[u8], at: usize) -> Option<usize> {
    let Some(window) = event.get(at..)?.first_chunk::<WINDOW>() else { return number_end_slowly(event, at) };
    let digits = u64::from(K::digit_places(window));
    let sign = u32::from(window[0] == b'-');
    let whole = (digits >> sign).trailing_ones();
    if whole == 0 || (whole > 1 && window[sign as usize] == b'0') {
        return None;
    }
    let mut end = sign + whole;
    if let Some(b'.') = window.get(end as usize) {
        let fraction = (digits >> (end + 1)).trailing_ones();
        if fraction == 0 && end as usize + 1 < WINDOW {
            return None;
        }
        end += 1 + fraction;
    }
    match window.get(end as usize) {
        Some(b'e' | b'E') | None => number_end_slowly(event, at),
        Some(_) => Some(at + end as usize),
    }
}

/// The same for numbers with exponents, those that do not fit into a window, and at the event's end.
#[cold]
fn number_end_slowly(event: &[u8], at: usize) -> Option<usize> {
    scalar::check(event, at).ok()
}
