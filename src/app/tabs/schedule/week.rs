//! The first day of the week where the visitor is.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Monday, where the browser does not say.
const MONDAY: usize = 1;

/// Returns the first day of the week by the browser's language; Sunday is 0.
pub(super) fn first_day() -> usize {
    told().map_or(MONDAY, |day| day % 7)
}

/// Returns the first day of the week by `Intl.Locale`, from 1 for Monday to 7 for Sunday: by a method in
/// newer browsers, by a property in older ones.
#[allow(clippy::cast_sign_loss, reason = "it lies between 1 and 7")]
fn told() -> Option<usize> {
    let get = |of: &JsValue, key: &str| Reflect::get(of, &key.into()).ok();
    let language = web_sys::window()?.navigator().language()?;
    let intl = get(&js_sys::global(), "Intl")?;
    let locale: Function = get(&intl, "Locale")?.dyn_into().ok()?;
    let locale = Reflect::construct(&locale, &Array::of1(&language.into())).ok()?;
    let week = match get(&locale, "getWeekInfo")?.dyn_into::<Function>() {
        Ok(week) => week.call0(&locale).ok()?,
        Err(_) => get(&locale, "weekInfo")?,
    };
    let week: Object = week.dyn_into().ok()?;
    get(&week, "firstDay")?.as_f64().filter(|day| (1.0..=7.0).contains(day)).map(|day| day as usize)
}
