//! Reading an event by its shape.

use super::super::scalar;
use super::super::simd::{Job, Kernel, Text, WINDOW};
use super::super::trie::NONE;
use super::super::values::{ElementId, Kind, Values};
use super::{Action, Next, Shapes, Step};

/// Reads an event in steps that are known. Says whether it could: if so, the event is sound.
pub(in super::super) struct Follow<'f> {
    pub(in super::super) shapes: &'f Shapes,
    pub(in super::super) event: &'f [u8],
    pub(in super::super) values: &'f mut Values,
    pub(in super::super) frames: &'f mut Vec<Frame>,
    /// With values of so many fields, reading may stop.
    pub(in super::super) enough: usize,
}

/// An open array, or a container in one, as far as it matters in which elements values lie.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Frame {
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
        let Self { shapes, event, values, frames, enough } = self;
        frames.clear();
        let mut frame = Frame { array: NONE, own: 0, element: 0 };
        let mut place = 0;
        let mut at = 0;
        let mut beyond_ascii = 0;
        loop {
            let Some(step) = find::<K>(shapes, place, event, at) else { return false };
            at += step.length as usize;
            if step.actions.0 != step.actions.1 {
                for action in &shapes.actions[step.actions.0 as usize..step.actions.1 as usize] {
                    act(action, values, frames, &mut frame, event);
                }
            }
            match step.next {
                Next::Text => {
                    let Some(end) = text_end::<K>(event, at, &mut beyond_ascii) else { return false };
                    let escaped = end & ESCAPED != 0;
                    let end = end & !ESCAPED;
                    if step.field != NONE {
                        if escaped {
                            if values.add_escaped(step.field, &event[at..end], at, frame.element).is_err() {
                                return false;
                            }
                        } else {
                            values.add(step.field, Kind::String, event, (at, end), frame.element);
                        }
                    }
                    at = end;
                }
                Next::Number => {
                    let Some(end) = number_end::<K>(event, at) else { return false };
                    if step.field != NONE {
                        values.add(step.field, Kind::Number, event, (at, end), frame.element);
                    }
                    at = end;
                }
                Next::End => {
                    return at == event.len() && (beyond_ascii == 0 || std::str::from_utf8(event).is_ok());
                }
            }
            if values.fields.len() >= enough {
                return true;
            }
            place = step.place;
        }
    }
}

/// The step that leads on from a place and whose text stands at `at`.
#[inline(always)]
fn find<'s, K: Kernel>(shapes: &'s Shapes, place: u32, event: &[u8], at: usize) -> Option<&'s Step> {
    let mut number = shapes.ways[place as usize];
    if let Some(window) = event.get(at..)?.first_chunk::<WINDOW>() {
        loop {
            let step = shapes.steps.get(number as usize)?;
            let differences = K::differences(window, &shapes.texts[step.text as usize]);
            if differences & step.mask == 0
                && (step.length as usize <= WINDOW || event[at..].starts_with(shapes.text(step)))
            {
                return Some(step);
            }
            number = step.other;
        }
    }
    shapes.ways_from(place).find(|step| event[at..].starts_with(shapes.text(step)))
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

/// Set in the end of a text that holds escapes.
const ESCAPED: usize = 1 << (usize::BITS - 1);

/// Where the string ends of which `from` is inside: at its quote. Nothing if it is not sound, but for bytes
/// beyond ASCII, of which `beyond_ascii` takes note.
#[inline(always)]
fn text_end<K: Kernel>(event: &[u8], from: usize, beyond_ascii: &mut u32) -> Option<usize> {
    let mut at = from;
    let mut escaped = 0;
    loop {
        let mut room = [0; WINDOW];
        let window = event.get(at..)?.first_chunk().unwrap_or_else(|| {
            let rest = &event[at..];
            room[..rest.len()].copy_from_slice(rest);
            &room
        });
        let Text { stops, high } = K::text(window);
        *beyond_ascii |= high & !(u32::MAX.checked_shl(stops.trailing_zeros()).unwrap_or(0));
        if stops == 0 {
            at += WINDOW;
            continue;
        }
        at += stops.trailing_zeros() as usize;
        match event.get(at)? {
            b'"' => return Some(at | escaped),
            b'\\' if scalar::is_escape(&event[at + 1..]) => {
                escaped = ESCAPED;
                at += 2;
            }
            _ => return None,
        }
    }
}

/// Where the number ends that begins at `at`; nothing if there is none.
#[inline(always)]
fn number_end<K: Kernel>(event: &[u8], at: usize) -> Option<usize> {
    if let Some(window) = event.get(at..)?.first_chunk::<WINDOW>() {
        let digits = u64::from(K::digit_places(window));
        let sign = u32::from(window[0] == b'-');
        let whole = (digits >> sign).trailing_ones();
        let mut end = sign + whole;
        let leading_zero = whole > 1 && window[sign as usize] == b'0';
        if whole == 0 || leading_zero {
            return None;
        }
        // A number that may go on behind the window is looked at again.
        if let Some(b'.') = window.get(end as usize) {
            let fraction = (digits >> (end + 1)).trailing_ones();
            if fraction == 0 && end as usize + 1 < WINDOW {
                return None;
            }
            end += 1 + fraction;
        }
        if let Some(byte) = window.get(end as usize)
            && !matches!(byte, b'e' | b'E')
        {
            return Some(at + end as usize);
        }
    }
    scalar::check(event, at).ok()
}
