//! Time zones, as the browser knows them.

use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::{Zone, Zones};
use js_sys::{Array, Function, Object, Reflect};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

const DAY: i64 = 86_400_000;
const MINUTE: i64 = 60_000;

/// The longest name of a zone that AWS takes, in characters.
const MAX_NAME: usize = 50;

/// So many zones are kept; a visitor looks at few.
const MAX_KEPT: usize = 8;

/// A zone of the browser. It asks the browser once for each day, and about ten times more for a day
/// on which clocks change; then it remembers.
pub(super) struct BrowserZone {
    /// `format` of an `Intl.DateTimeFormat`, bound to it.
    format: Function,
    /// The offset at the start of days in UTC, counted from 1970.
    days: RefCell<BTreeMap<i64, i32>>,
    /// For days on which clocks change, the first millisecond of the new offset.
    changes: RefCell<BTreeMap<i64, i64>>,
}

thread_local! {
    static KEPT: RefCell<Vec<(String, Rc<BrowserZone>)>> = const { RefCell::new(Vec::new()) };
}

/// All zones that the browser knows.
pub(super) struct BrowserZones;

impl Zones for BrowserZones {
    fn named(&self, name: &str) -> Option<Rc<dyn Zone>> {
        named(name).map(|zone| zone as Rc<dyn Zone>)
    }
}

/// Returns the zone with this name; `None` if the browser has none.
fn named(name: &str) -> Option<Rc<BrowserZone>> {
    // Browsers take offsets, too, which are no names.
    if name.len() > MAX_NAME || !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return None;
    }
    KEPT.with_borrow_mut(|kept| {
        if let Some((_, zone)) = kept.iter().find(|(known, _)| known == name) {
            return Some(Rc::clone(zone));
        }
        let zone = Rc::new(BrowserZone::new(name)?);
        if kept.len() == MAX_KEPT {
            kept.remove(0);
        }
        kept.push((name.to_owned(), Rc::clone(&zone)));
        Some(zone)
    })
}

/// Returns the names of all zones, UTC first; only that one where the browser does not list them.
pub(super) fn names() -> Vec<String> {
    let listed = || {
        let intl = intl()?;
        let list = function(&intl, "supportedValuesOf")?.call1(&intl, &"timeZone".into()).ok()?;
        Some(Array::from(&list).iter().filter_map(|name| name.as_string()).collect::<Vec<_>>())
    };
    let others = listed().unwrap_or_default().into_iter().filter(|name| name != "UTC");
    std::iter::once("UTC".to_owned()).chain(others).collect()
}

/// Returns the zone in which the visitor's own clock is.
pub(super) fn own_name() -> Option<String> {
    let format = formatter(&Object::new())?;
    let options = function(&format, "resolvedOptions")?.call0(&format).ok()?;
    Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}

impl BrowserZone {
    fn new(name: &str) -> Option<Self> {
        let options = Object::new();
        for (key, value) in [("timeZone", name), ("timeZoneName", "longOffset")] {
            Reflect::set(&options, &key.into(), &value.into()).ok()?;
        }
        let format = function(&formatter(&options)?, "format")?;
        Some(Self { format, days: RefCell::default(), changes: RefCell::default() })
    }

    #[allow(clippy::cast_precision_loss, reason = "moments have less than 53 bits")]
    fn ask(&self, millis: i64) -> i32 {
        let moment = JsValue::from_f64(millis as f64);
        let text = self.format.call1(&JsValue::UNDEFINED, &moment).ok().and_then(|text| text.as_string());
        text.map_or(0, |text| super::offset::seconds(&text))
    }

    fn at_start_of(&self, day: i64) -> i32 {
        if let Some(offset) = self.days.borrow().get(&day) {
            return *offset;
        }
        let offset = self.ask(day * DAY);
        self.days.borrow_mut().insert(day, offset);
        offset
    }

    /// Returns when clocks change on a day that does not end as it began. Changes fall on whole minutes.
    fn change_on(&self, day: i64, before: i32) -> i64 {
        if let Some(change) = self.changes.borrow().get(&day) {
            return *change;
        }
        let (mut low, mut high) = (day * DAY, (day + 1) * DAY);
        while high - low > MINUTE {
            let middle = low.midpoint(high) / MINUTE * MINUTE;
            *(if self.ask(middle) == before { &mut low } else { &mut high }) = middle;
        }
        self.changes.borrow_mut().insert(day, high);
        high
    }
}

impl Zone for BrowserZone {
    fn offset_at(&self, moment: Timestamp) -> i32 {
        let day = moment.millis().div_euclid(DAY);
        let before = self.at_start_of(day);
        if moment.millis() == day * DAY {
            return before;
        }
        let after = self.at_start_of(day + 1);
        if before == after || moment.millis() < self.change_on(day, before) { before } else { after }
    }
}

fn intl() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"Intl".into()).ok()
}

/// Returns a new `Intl.DateTimeFormat`, or `None` if the browser refuses the options.
fn formatter(options: &Object) -> Option<JsValue> {
    let class = function(&intl()?, "DateTimeFormat")?;
    Reflect::construct(&class, &Array::of2(&"en-US".into(), options)).ok()
}

fn function(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}
