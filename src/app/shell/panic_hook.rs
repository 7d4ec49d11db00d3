//! A panic must not leave a dead page: `boot.mjs` shows a message with a way out.

use super::storage;
use crate::app::browser;
use wasm_bindgen::JsValue;

/// Tells the page's script of a panic, with the work that was last written down.
///
/// After a panic the state cannot be trusted, so the message is shown by a script and not by this program.
pub(crate) fn tell_of_panics() {
    std::panic::set_hook(Box::new(|info| {
        let detail = js_sys::Array::of2(&info.to_string().into(), &storage::last_written().into());
        let init = web_sys::CustomEventInit::new();
        init.set_detail(&JsValue::from(detail));
        let event = web_sys::CustomEvent::new_with_event_init_dict("playground-crash", &init);
        if let (Some(window), Ok(event)) = (browser::window(), event) {
            let _ = window.dispatch_event(&event);
        }
    }));
}
