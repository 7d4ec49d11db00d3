//! The diagram as a file: the picture as it is shown, with its colours and without the page.

use crate::app::browser;
use crate::app::state::App;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, XmlSerializer};

/// The properties that the style sheet sets, as attributes of SVG.
const LOOKS: [&str; 4] = ["fill", "stroke", "stroke-width", "stroke-dasharray"];

/// The attributes that belong to the page.
const PAGE: [&str; 8] =
    ["class", "id", "role", "tabindex", "aria-label", "aria-pressed", "aria-hidden", "style"];

/// A pixel of the picture becomes this many of the file.
const SCALE: u32 = 2;

/// Larger pictures are refused by some browsers.
const LONGEST: u32 = 8_000;

pub(super) fn as_svg(app: App, frame: NodeRef<html::Div>) {
    let saved = standalone(frame).and_then(|(svg, _)| {
        browser::download_as("event-bus.svg", "image/svg+xml", &js_sys::Array::of1(&svg.into()))
    });
    if saved.is_none() {
        app.screen.notices.warn("The browser couldn't save the diagram.");
    }
}

pub(super) fn as_png(app: App, frame: NodeRef<html::Div>) {
    leptos::task::spawn_local(async move {
        let saved = async {
            let (svg, (width, height)) = standalone(frame)?;
            let longest = width.max(height).max(1);
            let scaled = |side: u32| (side * SCALE).min(side.saturating_mul(LONGEST) / longest);
            browser::download_drawn("event-bus.png", &svg, (scaled(width), scaled(height))).await
        };
        if saved.await.is_none() {
            app.screen.notices.warn("The browser couldn't create the image. Try SVG.");
        }
    });
}

/// Returns the picture as a file of its own, with its width and height.
fn standalone(frame: NodeRef<html::Div>) -> Option<(String, (u32, u32))> {
    let shown = frame.get_untracked()?.query_selector("svg").ok()??;
    let copy: Element = shown.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let (from, to) = (shown.query_selector_all("*").ok()?, copy.query_selector_all("*").ok()?);
    for index in 0..from.length() {
        let (from, to): (Element, Element) =
            (from.item(index)?.dyn_into().ok()?, to.item(index)?.dyn_into().ok()?);
        if matches!(to.tag_name().as_str(), "path" | "rect" | "text") {
            let looks = browser::window()?.get_computed_style(&from).ok()??;
            for look in LOOKS {
                to.set_attribute(look, &looks.get_property_value(look).ok()?).ok()?;
            }
        }
        strip(&to);
    }
    strip(&copy);
    let size = |name: &str| copy.get_attribute(name)?.parse::<u32>().ok();
    let size = (size("width")?, size("height")?);
    // The colours are those of the theme, which needs its ground.
    let ground =
        browser::window()?.get_computed_style(&shown).ok()??.get_property_value("background-color").ok()?;
    let sheet = browser::document()?.create_element_ns(Some("http://www.w3.org/2000/svg"), "rect").ok()?;
    for (name, value) in [("width", "100%"), ("height", "100%"), ("fill", ground.as_str())] {
        sheet.set_attribute(name, value).ok()?;
    }
    copy.insert_before(&sheet, copy.first_child().as_ref()).ok()?;
    Some((XmlSerializer::new().ok()?.serialize_to_string(&copy).ok()?, size))
}

/// Takes away what belongs to the page; the marker of the arrows keeps the name that they know it by.
fn strip(element: &Element) {
    if element.child_element_count() == 0 {
        // Without the comments that mark places for the page.
        element.set_text_content(element.text_content().as_deref());
    }
    for name in PAGE {
        if !(name == "id" && element.tag_name() == "marker") {
            // An attribute that is not there is no error.
            let _ = element.remove_attribute(name);
        }
    }
}
