//! The diagram made larger and smaller, and moved, by keys, wheel and pointer.

use leptos::ev::{KeyboardEvent, PointerEvent, WheelEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The sizes, in percent of the usual one, at which the picture fills the pane if its text stays legible.
const SIZES: [i32; 12] = [25, 35, 50, 70, 85, 100, 125, 150, 200, 250, 300, 400];

const USUAL: usize = 5;

/// The size of the diagram, and the window that it is seen through.
#[derive(Clone, Copy)]
pub(super) struct Zoom {
    pub(super) window: NodeRef<html::Div>,
    frame: NodeRef<html::Div>,
    /// Its place in the sizes.
    size: RwSignal<usize>,
    /// Where the pointer holds the diagram.
    held: StoredValue<Option<(i32, i32)>>,
}

impl Zoom {
    pub(super) fn of(window: NodeRef<html::Div>, frame: NodeRef<html::Div>) -> Self {
        Self { window, frame, size: RwSignal::new(USUAL), held: StoredValue::new(None) }
    }

    pub(super) fn percent(self) -> i32 {
        SIZES.get(self.size.get()).copied().unwrap_or(100)
    }

    /// So many sizes larger or smaller; the middle stays in the middle.
    pub(super) fn by(self, steps: isize) {
        let Some(window) = self.window.get_untracked() else { return };
        self.around(steps, (window.client_width() / 2, window.client_height() / 2));
    }

    /// So many sizes larger or smaller; what is at a point of the window stays there.
    fn around(self, steps: isize, (x, y): (i32, i32)) {
        let at = |size: usize| SIZES.get(size).copied().unwrap_or(100);
        let before = self.size.get_untracked();
        let after = before.saturating_add_signed(steps).min(SIZES.len() - 1);
        self.size.set(after);
        let Some(window) = self.window.get_untracked().filter(|_| before != after) else { return };
        let (left, top) = (window.scroll_left() + x, window.scroll_top() + y);
        // Once the new size is shown.
        request_animation_frame(move || {
            window.set_scroll_left(left * at(after) / at(before) - x);
            window.set_scroll_top(top * at(after) / at(before) - y);
        });
    }

    /// As large as it can be and still be seen as a whole.
    pub(super) fn fit(self) {
        let (Some(window), Some(frame)) = (self.window.get_untracked(), self.frame.get_untracked()) else {
            return;
        };
        let percent = SIZES.get(self.size.get_untracked()).copied().unwrap_or(100);
        let fitting = |room: i32, length: i32| percent * room.max(1) / length.max(1);
        let most = fitting(window.client_height(), frame.client_height())
            .min(fitting(window.client_width(), frame.scroll_width()))
            .min(100);
        self.size.set(SIZES.iter().rposition(|size| *size <= most).unwrap_or_default());
    }

    pub(super) fn key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "+" | "=" => self.by(1),
            "-" => self.by(-1),
            "0" => self.fit(),
            _ => return,
        }
        event.prevent_default();
    }

    /// The wheel zooms with Ctrl or Command held, as everywhere; two fingers on a touchpad do the same.
    pub(super) fn wheel(self, event: &WheelEvent) {
        if !event.ctrl_key() && !event.meta_key() {
            return;
        }
        event.prevent_default();
        let Some(window) = self.window.get_untracked() else { return };
        let place = window.get_bounding_client_rect();
        let point = (event.client_x() - place.left() as i32, event.client_y() - place.top() as i32);
        self.around(if event.delta_y() < 0.0 { 1 } else { -1 }, point);
    }

    /// A mouse takes hold of the diagram, between its boxes. Fingers move it by themselves.
    pub(super) fn grab(self, event: &PointerEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let is_on_box = target.is_some_and(|it| it.closest(".node").is_ok_and(|node| node.is_some()));
        if event.pointer_type() == "mouse" && event.button() == 0 && !is_on_box {
            self.held.set_value(Some((event.client_x(), event.client_y())));
        }
    }

    pub(super) fn drag(self, event: &PointerEvent) {
        let (Some((x, y)), Some(window)) = (self.held.get_value(), self.window.get_untracked()) else {
            return;
        };
        if event.buttons() == 0 {
            return self.release();
        }
        window.set_scroll_left(window.scroll_left() + x - event.client_x());
        window.set_scroll_top(window.scroll_top() + y - event.client_y());
        self.held.set_value(Some((event.client_x(), event.client_y())));
    }

    pub(super) fn release(self) {
        self.held.set_value(None);
    }
}
