//! A bar between two parts of the page that moves, by pointer and by key, and stays where it was put.

use crate::app::browser;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use std::ops::RangeInclusive;

const STEP: i32 = 20;

/// The position of a bar: the share of the room before it, in thousandths.
#[derive(Clone, Copy)]
pub(crate) struct Share {
    name: &'static str,
    range: (i32, i32),
    thousandths: RwSignal<i32>,
}

impl Share {
    /// Returns the share that this browser kept under a name, or else `usual`.
    pub(crate) fn kept(name: &'static str, usual: i32, range: RangeInclusive<i32>) -> Self {
        let kept = browser::storage(false)
            .and_then(|storage| storage.get_item(&key(name)).ok()?)
            .and_then(|text| text.parse().ok())
            .filter(|share| range.contains(share));
        let range = (*range.start(), *range.end());
        Self { name, range, thousandths: RwSignal::new(kept.unwrap_or(usual)) }
    }

    /// Gives the parts of `frame` their shares: the custom properties of this name and of `after-` this name.
    pub(crate) fn lay_out(self, frame: &web_sys::HtmlElement) {
        let before = self.thousandths.get();
        let set = |property: &str, share: i32| {
            // Fails for no property of one's own; the style sheet has usual shares.
            let _ = frame.style().set_property(property, &format!("{share}fr"));
        };
        set(&format!("--{}", self.name), before);
        set(&format!("--after-{}", self.name), 1_000 - before);
    }

    fn set(self, thousandths: i32) {
        self.thousandths.set(thousandths.clamp(self.range.0, self.range.1));
    }

    /// A browser that stores nothing forgets it with the page.
    fn keep(self) {
        if let Some(storage) = browser::storage(false) {
            let _ = storage.set_item(&key(self.name), &self.thousandths.get_untracked().to_string());
        }
    }
}

fn key(name: &str) -> String {
    format!("eventbridge-playground.split.{name}")
}

/// Returns the parent of the bar that an event is about, which is what the bar divides.
fn frame(event: &PointerEvent) -> Option<web_sys::Element> {
    event_target::<web_sys::Element>(event).parent_element()
}

/// The bar. It divides its parent: from left to right, or (`is_level`) from top to bottom.
#[component]
pub(crate) fn Splitter(
    label: &'static str,
    share: Share,
    #[prop(optional)] is_level: bool,
    #[prop(optional)] class: &'static str,
) -> impl IntoView {
    let dragging = RwSignal::new(false);
    let grabbed = move |event: PointerEvent| {
        event.prevent_default();
        dragging.set(true);
        // Without capture the drag ends at the bar's edge; that is all.
        let _ = event_target::<web_sys::Element>(&event).set_pointer_capture(event.pointer_id());
    };
    let moved = move |event: PointerEvent| {
        let Some(frame) = frame(&event).filter(|_| dragging.get_untracked()) else { return };
        let edge = frame.get_bounding_client_rect();
        let (at, from, length) = if is_level {
            (event.client_y(), edge.top(), edge.height())
        } else {
            (event.client_x(), edge.left(), edge.width())
        };
        share.set(((f64::from(at) - from) / length * 1_000.0) as i32);
    };
    let dropped = move |_: PointerEvent| {
        if dragging.get_untracked() {
            dragging.set(false);
            share.keep();
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let at = share.thousandths.get_untracked();
        match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" => share.set(at - STEP),
            "ArrowRight" | "ArrowDown" => share.set(at + STEP),
            "Home" => share.set(share.range.0),
            "End" => share.set(share.range.1),
            _ => return,
        }
        event.prevent_default();
        share.keep();
    };
    view! {
        <div class=format!("splitter {class}") class:is-level=is_level role="separator" tabindex="0"
            aria-orientation=if is_level { "horizontal" } else { "vertical" }
            aria-label=label aria-valuemin=share.range.0 / 10 aria-valuemax=share.range.1 / 10
            aria-valuenow=move || share.thousandths.get() / 10 class:is-dragging=move || dragging.get()
            on:pointerdown=grabbed on:pointermove=moved on:pointerup=dropped on:pointercancel=dropped
            on:keydown=pressed></div>
    }
}
