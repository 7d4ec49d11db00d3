//! Reading an event by its shape.

use super::{Action, Next, Shapes, Step};
use crate::ruleset::depth::Depth;
use crate::ruleset::escapes::Escapes;
use crate::ruleset::keys::NONE;
use crate::ruleset::predicate::Kind;
use crate::ruleset::scalar;
use crate::ruleset::simd::{self, Job, Kernel, Text, WIDTH, WINDOW};
use crate::ruleset::swar;
use crate::ruleset::values::{ElementId, Values};

/// Reads an event in steps that are known. Says whether it could: if so, the event is valid, but for what is
/// passed over and for what is not read any more.
pub(in crate::ruleset) struct Follow<'f> {
    pub(in crate::ruleset) shapes: &'f mut Shapes,
    pub(in crate::ruleset) event: &'f [u8],
    pub(in crate::ruleset) values: &'f mut Values,
    pub(in crate::ruleset) frames: &'f mut Vec<Frame>,
    /// With values of this many fields, reading may stop.
    pub(in crate::ruleset) enough: usize,
}

/// An open array, or a container in one, as far as it matters in which elements values lie.
#[derive(Clone, Copy, Debug)]
pub(in crate::ruleset) struct Frame {
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
        let mut next = shapes.ways[0];
        // Where the next step should begin.
        let mut at = 0;
        let mut beyond_ascii = false;
        loop {
            loop {
                let Some(step) = shapes.steps.get(next as usize) else { return false };
                if stands::<K>(shapes, step, event, at) {
                    break;
                }
                next = step.other;
            }
            let step = &mut shapes.steps[next as usize];
            next = step.then;
            if step.actions.0 != step.actions.1 {
                for &action in &shapes.actions[step.actions.0 as usize..step.actions.1 as usize] {
                    act(action, values, frames, &mut frame, event);
                }
            }
            let start = at + step.length as usize;
            if step.next == Next::Text {
                let end = if ends_as_usual::<K>(event, start, step.usual) {
                    End { place: start + step.usual as usize, escaped: false }
                } else {
                    step.usual = NONE;
                    let Some(end) = text_end::<K>(event, start, &mut beyond_ascii) else { return false };
                    end
                };
                at = end.place;
                if step.field != NONE && !add_text(values, step.field, event, start, end, frame.element) {
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
                    let unknown = beyond_ascii && !shapes.passes_over;
                    return start == event.len() && (!unknown || std::str::from_utf8(event).is_ok());
                }
                let Some(end) = simd::run(Container { event, at: start }) else { return false };
                at = end;
            }
            if values.fields.len() >= enough && frames.is_empty() {
                return true;
            }
        }
    }
}

/// Returns whether the text of a step is at `at`.
#[inline(always)]
fn stands<K: Kernel>(shapes: &Shapes, step: &Step, event: &[u8], at: usize) -> bool {
    let Some(rest) = event.get(at..) else { return false };
    match rest.first_chunk::<WINDOW>() {
        Some(window) if step.length as usize <= WINDOW => {
            K::differences(window, &step.window) & step.mask == 0
        }
        None if (1..=8).contains(&step.length) && at + step.length as usize >= 8 => {
            stands_at_end(step, event, rest.len())
        }
        _ => shapes.begins(rest, step),
    }
}

/// Returns whether the text of a step, which is short, is where the last `rest` bytes begin.
#[inline(always)]
fn stands_at_end(step: &Step, event: &[u8], rest: usize) -> bool {
    let word = |bytes: Option<&[u8; 8]>| bytes.copied().map_or(0, u64::from_le_bytes);
    let length = step.length as usize;
    let Some(behind) = rest.checked_sub(length) else { return false };
    // The eight bytes up to the text's end, of which the last are the text's.
    let Some(upto) = event[..event.len() - behind].last_chunk() else { return false };
    let unused = 64 - 8 * step.length;
    (word(Some(upto)) >> unused) == (word(step.window.first_chunk()) << unused >> unused)
}

/// Where a string ends.
#[derive(Clone, Copy)]
struct End {
    /// The place of its closing quote.
    place: usize,
    /// Whether it holds escapes.
    escaped: bool,
}

/// Returns whether the string whose inside begins at `from` is of the usual length, and nothing in it is
/// unusual.
///
/// The processor goes on with what it expects an answer to be. So whatever comes behind the string need not wait
/// for its end to be found, as it would if the place were computed from what is found.
#[inline(always)]
fn ends_as_usual<K: Kernel>(event: &[u8], mut from: usize, usual: u32) -> bool {
    let mut length = usual;
    if usual as usize >= WINDOW {
        let Text { stops, high } = text_at::<K>(event, from);
        if usual as usize >= 2 * WINDOW || stops | high != 0 {
            return false;
        }
        from += WINDOW;
        length -= WINDOW as u32;
    }
    // Only what comes up to the end counts.
    let Text { stops, high } = text_at::<K>(event, from);
    let up_to = u32::MAX >> (WINDOW as u32 - 1 - length);
    stops & up_to == 1 << length && high & up_to == 0 && event.get(from + length as usize) == Some(&b'"')
}

/// Returns the content of the window that begins at `from`. Behind the event's end there is nothing.
#[inline(always)]
fn text_at<K: Kernel>(event: &[u8], from: usize) -> Text {
    if let Some(window) = event.get(from..).and_then(<[u8]>::first_chunk) {
        return K::text(window);
    }
    let Some((beyond, window)) = last_window(event, from) else { return Text { stops: 0, high: 0 } };
    let Text { stops, high } = K::text(window);
    Text { stops: stops >> beyond, high: high >> beyond }
}

/// Returns the last window of an event, and how far within it `from` lies, or `None` if the event has none,
/// or if `from` does not lie in it.
#[inline(always)]
fn last_window(event: &[u8], from: usize) -> Option<(u32, &[u8; WINDOW])> {
    let window = event.last_chunk::<WINDOW>()?;
    let beyond = from.checked_sub(event.len() - WINDOW).filter(|&beyond| beyond < WINDOW)?;
    Some((beyond as u32, window))
}

/// Returns where the string ends whose inside begins at `from`. `None` if it is not valid, but for bytes
/// beyond ASCII, of which `beyond_ascii` takes note.
#[inline(always)]
fn text_end<K: Kernel>(event: &[u8], from: usize, beyond_ascii: &mut bool) -> Option<End> {
    let Text { stops, high } = text_at::<K>(event, from);
    // Nothing unusual, and the first stop is a quote: so it is with most strings.
    let place = from + stops.trailing_zeros() as usize;
    if high == 0 && stops != 0 && event.get(place) == Some(&b'"') {
        return Some(End { place, escaped: false });
    }
    simd::run(TextEnd { event, from, beyond_ascii })
}

/// The same for strings that are long, hold anything unusual, or lie at the event's end.
struct TextEnd<'t> {
    event: &'t [u8],
    from: usize,
    beyond_ascii: &'t mut bool,
}

impl Job for TextEnd<'_> {
    type Output = Option<End>;

    #[inline(always)]
    fn run<K: Kernel>(self) -> Option<End> {
        let Self { event, from, beyond_ascii } = self;
        let (mut place, mut escaped) = (from, false);
        loop {
            let rest = event.get(place..)?;
            let mut room = [0; WINDOW];
            let window = rest.first_chunk().unwrap_or_else(|| {
                room[..rest.len()].copy_from_slice(rest);
                &room
            });
            let Text { stops, high } = K::text(window);
            let stop = stops.trailing_zeros();
            *beyond_ascii |= high & !u32::MAX.checked_shl(stop).unwrap_or(0) != 0;
            place += stop as usize;
            if stops == 0 {
                continue;
            }
            match event.get(place)? {
                b'"' => return Some(End { place, escaped }),
                b'\\' if scalar::is_escape(&event[place + 1..]) => {
                    escaped = true;
                    place += 2;
                }
                _ => return None,
            }
        }
    }
}

/// Adds a string that begins at `start`; says whether its escapes are valid.
#[inline(always)]
fn add_text(
    values: &mut Values,
    field: u32,
    event: &[u8],
    start: usize,
    end: End,
    element: ElementId,
) -> bool {
    if end.escaped {
        return values.add_escaped(field, &event[start..end.place], start, element).is_ok();
    }
    values.add(field, Kind::String, event, (start, end.place), element);
    true
}

/// Does what happens in a step.
#[inline]
fn act(action: Action, values: &mut Values, frames: &mut Vec<Frame>, frame: &mut Frame, event: &[u8]) {
    match action {
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
    let own = if action == Action::Array { 0 } else { values.open_element(frame.array, frame.element) };
    let array = if action == Action::Element { NONE } else { values.open_array() };
    *frame = Frame { array, own, element: if own == 0 { frame.element } else { own } };
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
            let string = K::prefix_xor(quote) ^ in_string;
            in_string = (string.cast_signed() >> 63).cast_unsigned();
            if let Some(bit) = depth.close_in(masks.open & !string, masks.close & !string) {
                return Some(at + bit.trailing_zeros() as usize + 1);
            }
            at += WIDTH;
        }
    }
}

/// Returns where the number ends that begins at `at`, or `None` if there is none.
#[inline(always)]
fn number_end<K: Kernel>(event: &[u8], at: usize) -> Option<usize> {
    let digits = if let Some(window) = event.get(at..)?.first_chunk() {
        u64::from(K::digit_places(window))
    } else if let Some((beyond, window)) = last_window(event, at) {
        u64::from(K::digit_places(window) >> beyond)
    } else {
        return number_end_slowly(event, at);
    };
    let byte = |place: u32| event.get(at + place as usize).copied().unwrap_or_default();
    let sign = u32::from(byte(0) == b'-');
    let whole = (digits >> sign).trailing_ones();
    if whole == 0 || (whole > 1 && byte(sign) == b'0') {
        return None;
    }
    let mut end = sign + whole;
    if byte(end) == b'.' {
        let fraction = (digits >> (end + 1)).trailing_ones();
        if fraction == 0 && end + 1 < WINDOW as u32 {
            return None;
        }
        end += 1 + fraction;
    }
    if end >= WINDOW as u32 || matches!(byte(end), b'e' | b'E') {
        return number_end_slowly(event, at);
    }
    Some(at + end as usize)
}

/// The same for numbers with exponents and those that do not fit into a window.
#[cold]
fn number_end_slowly(event: &[u8], at: usize) -> Option<usize> {
    // A word may be where a number should be.
    let is_number = matches!(event.get(at), Some(b'-' | b'0'..=b'9'));
    scalar::check(event, at).ok().filter(|_| is_number)
}
