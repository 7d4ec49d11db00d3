//! The browser's functions that the page needs, in plain values. If a browser refuses a function, the result
//! is `None`; it never stops the page.

pub(crate) mod debounce;
pub(crate) mod frame;
pub(crate) mod sandbox;
pub(crate) mod styles;
pub(crate) mod worker;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement, Storage, Window};

/// Returns the window. Nothing of the page exists without one.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

pub(crate) fn document() -> Option<Document> {
    window()?.document()
}

/// Returns the element with this id, for moving the focus there.
pub(crate) fn element(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Returns the element that matches a selector.
pub(crate) fn query(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}

/// Returns the element that has the focus.
pub(crate) fn focused() -> Option<HtmlElement> {
    document()?.active_element()?.dyn_into().ok()
}

/// Returns the window's width and height inside, in CSS pixels.
pub(crate) fn window_size() -> (f64, f64) {
    let side = |side: Option<JsValue>| side.and_then(|side| side.as_f64()).unwrap_or_default();
    window().map_or((0.0, 0.0), |window| (side(window.inner_width().ok()), side(window.inner_height().ok())))
}

/// Returns whether the system is set to dark.
pub(crate) fn prefers_dark() -> bool {
    let query = window().and_then(|window| window.match_media("(prefers-color-scheme: dark)").ok()?);
    query.is_some_and(|query| query.matches())
}

/// Scrolls the page to its top.
pub(crate) fn scroll_to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Returns the fragment of the page's address, with its `#`; empty without one.
pub(crate) fn fragment() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Returns the page's address without its fragment.
pub(crate) fn address() -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Returns a value of the query of the page's address, as it is written there; `None` if it has none of this
/// name.
pub(crate) fn query_value(name: &str) -> Option<String> {
    let query = window()?.location().search().ok()?;
    let pairs = query.trim_start_matches('?').split('&');
    pairs
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// Returns the text that the present entry of the history keeps, if it keeps one.
pub(crate) fn history_state() -> Option<String> {
    window()?.history().ok()?.state().ok()?.as_string()
}

/// Sets the fragment (without its `#`; empty takes it away) and the text of the history's entry: of a new
/// entry, or of the present one.
pub(crate) fn go(fragment: &str, state: Option<&str>, as_new: bool) {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let mut url = address();
    if !fragment.is_empty() {
        url = format!("{url}#{fragment}");
    }
    let state = state.map_or(JsValue::NULL, JsValue::from);
    // Refused only for another origin's address, or if there were hundreds in a moment.
    let _ = if as_new {
        history.push_state_with_url(&state, "", Some(&url))
    } else {
        history.replace_state_with_url(&state, "", Some(&url))
    };
}

/// Follows a link to a fragment (without its `#`) of this page.
pub(crate) fn follow(fragment: &str) {
    if let Some(window) = window() {
        // Refused only if there were hundreds in a moment.
        let _ = window.location().set_hash(fragment);
    }
}

/// Returns how the page is embedded, as its root says: `panes` is `embed.html`, and `page` the whole page in
/// a frame (`public/boot.mjs`). `None` if it is not.
pub(crate) fn embedded() -> Option<String> {
    document()?.document_element()?.get_attribute("data-embed")
}

/// Storage that outlives the tab, or (`for_tab`) does not. An embedded page has none: the page around it may be
/// anybody's, and must neither show the visitor's own work nor have it changed.
pub(crate) fn storage(for_tab: bool) -> Option<Storage> {
    let window = window().filter(|_| embedded().is_none())?;
    if for_tab { window.session_storage() } else { window.local_storage() }.ok()?
}

/// Puts a text on the clipboard; says whether the browser let it.
pub(crate) async fn copy(text: String) -> bool {
    let Some(window) = window() else { return false };
    let navigator: JsValue = window.navigator().into();
    // Without a secure context there is no clipboard at all, whatever the types say.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    if clipboard.is_undefined() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok()
}

/// Hands an SVG picture over as a PNG file with this width and height in pixels.
pub(crate) async fn download_drawn(name: &str, svg: &str, (width, height): (u32, u32)) -> Option<()> {
    let image = web_sys::HtmlImageElement::new().ok()?;
    // The page's policy lets images come from its own site and from data, and from nowhere else.
    image.set_src(&format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)));
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: web_sys::HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context: web_sys::CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (wide, high) = (f64::from(width), f64::from(height));
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high).ok()?;
    let blob = js_sys::Promise::new(&mut |resolve, reject| {
        if canvas.to_blob(&resolve).is_err() {
            // Nobody waits for an answer.
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    let blob = JsFuture::from(blob).await.ok().filter(|blob| !blob.is_null())?;
    download_as(name, "image/png", &js_sys::Array::of1(&blob))
}

/// Hands texts and blobs over as one file of a media type.
pub(crate) fn download_as(name: &str, media_type: &str, parts: &js_sys::Array) -> Option<()> {
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type(media_type);
    let blob = web_sys::Blob::new_with_str_sequence_and_options(parts, &kind).ok()?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).ok()?;
    let link: web_sys::HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    web_sys::Url::revoke_object_url(&url).ok()
}

/// Returns the text of a file that the visitor chose or dropped.
pub(crate) async fn read_file(file: web_sys::File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

/// Returns where a file of this release lies (`worker`, `samples`, `examples`, `lessons`), relative to the
/// page: its name changes with its content, and the tag that starts the page tells it. `None` where no such
/// tag is.
pub(crate) fn file(name: &str) -> Option<String> {
    query("script[data-wasm]")?.get_attribute(&format!("data-{name}"))
}

/// Returns the text of a file of this release.
pub(crate) async fn fetch_text(name: &str) -> Option<String> {
    fetch_address(&file(name)?).await
}

/// Returns the text at an address, relative to the page. The page's policy lets none but its own site answer.
pub(crate) async fn fetch_address(address: &str) -> Option<String> {
    let answer: web_sys::Response =
        JsFuture::from(window()?.fetch_with_str(address)).await.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}

/// Returns the moment, in milliseconds since 1970.
pub(crate) fn now() -> i64 {
    js_sys::Date::now() as i64
}

/// Returns a number that nobody else has drawn, for ids.
#[allow(clippy::cast_sign_loss, reason = "a random number is not negative")]
pub(crate) fn random() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// Returns whether the visitor works on a Mac, where shortcuts use Command.
pub(crate) fn is_mac() -> bool {
    window().and_then(|window| window.navigator().platform().ok()).is_some_and(|name| name.starts_with("Mac"))
}

/// Says on the page that it could not be started, through its start script.
pub(crate) fn say_not_started(reason: &str) {
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&reason.into());
    let event = web_sys::CustomEvent::new_with_event_init_dict("playground-not-started", &init);
    if let (Some(window), Ok(event)) = (window(), event) {
        // Only an event that is being sent already is refused.
        let _ = window.dispatch_event(&event);
    }
}

/// Waits until the code editor's script has arrived, or the document's files were all loaded without it.
pub(crate) async fn editors_are_there() {
    let Some(window) = window() else { return };
    let Ok(defined) = window.custom_elements().when_defined("code-editor") else { return };
    let is_loaded = document().is_none_or(|document| document.ready_state() == "complete");
    let loaded = js_sys::Promise::new(&mut |go, _| {
        if is_loaded || window.add_event_listener_with_callback("load", &go).is_err() {
            // Nobody waits for an answer.
            let _ = go.call0(&JsValue::NULL);
        }
    });
    // Rejected only for a name that no element can have.
    let _ = JsFuture::from(js_sys::Promise::race(&js_sys::Array::of2(&defined, &loaded))).await;
}

/// Waits until the browser is idle, or some time has passed.
pub(crate) async fn idle() {
    let wait = js_sys::Promise::new(&mut |go, _| {
        let Some(window) = window() else { return };
        let options = web_sys::IdleRequestOptions::new();
        options.set_timeout(IDLE_AT_LAST);
        let has_idle = js_sys::Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false);
        if !has_idle || window.request_idle_callback_with_options(&go, &options).is_err() {
            // A browser without it gets a moment to draw.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&go, 200);
        }
    });
    // It is only ever resolved.
    let _ = JsFuture::from(wait).await;
}

/// After this many milliseconds the page counts as idle, however busy it is.
const IDLE_AT_LAST: u32 = 2_000;

/// Returns the lower and the upper case of a character, as JavaScript has them.
pub(crate) fn cases(c: char) -> [String; 2] {
    let text = js_sys::JsString::from(c.to_string());
    [text.to_lower_case().into(), text.to_upper_case().into()]
}
