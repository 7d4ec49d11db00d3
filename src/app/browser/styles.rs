//! The styles of what is loaded after the first view.

use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlLinkElement;

thread_local! {
    /// Resolved once the styles are loaded, or with `false` if they cannot be: a rejected promise would be an
    /// error of the page if nobody awaits it yet. `None` if there is nothing to wait for.
    static STYLES: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Begins to load the styles, unless that was done. Await what it returns: false if they could not be loaded;
/// asking again tries again.
pub(crate) fn load() -> impl Future<Output = bool> {
    let promise = STYLES.with_borrow_mut(|styles| styles.get_or_insert_with(begin).clone());
    async move {
        let is_there = JsFuture::from(promise.clone()).await.is_ok_and(|answer| answer != JsValue::FALSE);
        // Others may have waited for the same, and one of them asked again already.
        let is_last = STYLES
            .with_borrow(|styles| styles.as_ref().is_some_and(|last| js_sys::Object::is(last, &promise)));
        if !is_there && is_last {
            STYLES.set(None);
        }
        is_there
    }
}

fn begin() -> Promise {
    Promise::new(&mut |there, _| {
        let failed: Function = there.bind1(&JsValue::NULL, &JsValue::FALSE).unchecked_into();
        let link = (|| {
            let document = super::document()?;
            let link: HtmlLinkElement = document.create_element("link").ok()?.dyn_into().ok()?;
            link.set_rel("stylesheet");
            link.set_href(&super::file("styles")?);
            link.set_onload(Some(&there));
            link.set_onerror(Some(&failed));
            document.head()?.append_child(&link).ok()
        })();
        if link.is_none() {
            // To resolve a promise does not fail.
            let _ = failed.call0(&JsValue::NULL);
        }
    })
}
