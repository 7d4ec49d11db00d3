//! Two columns with a bar between them that moves, by pointer and by key.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;

/// How far the bar goes, in thousandths of the width.
const RANGE: std::ops::RangeInclusive<i32> = 250..=750;

const STEP: i32 = 20;

#[component]
pub(crate) fn Columns(left: AnyView, right: AnyView) -> impl IntoView {
    let share = RwSignal::new(450);
    let dragging = RwSignal::new(false);
    let frame = NodeRef::<html::Div>::new();
    let set = move |thousandths: i32| share.set(thousandths.clamp(*RANGE.start(), *RANGE.end()));

    let grabbed = move |event: PointerEvent| {
        event.prevent_default();
        dragging.set(true);
        // Without capture the drag ends at the bar's edge; that is all.
        let _ = event_target::<web_sys::Element>(&event).set_pointer_capture(event.pointer_id());
    };
    let moved = move |event: PointerEvent| {
        if let Some(frame) = frame.get_untracked().filter(|_| dragging.get_untracked()) {
            let place = frame.get_bounding_client_rect();
            set(((f64::from(event.client_x()) - place.left()) / place.width() * 1_000.0) as i32);
        }
    };
    let pressed = move |event: KeyboardEvent| {
        let at = share.get_untracked();
        match event.key().as_str() {
            "ArrowLeft" => set(at - STEP),
            "ArrowRight" => set(at + STEP),
            "Home" => set(*RANGE.start()),
            "End" => set(*RANGE.end()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <div class="columns" node_ref=frame style:--left=move || format!("{}fr", share.get())
            style:--right=move || format!("{}fr", 1_000 - share.get())>
            <div class="column">{left}</div>
            <div class="splitter" role="separator" tabindex="0" aria-orientation="vertical"
                aria-label="Width of the pattern" aria-valuemin=*RANGE.start() / 10 aria-valuemax=*RANGE.end() / 10
                aria-valuenow=move || share.get() / 10
                class:is-dragging=move || dragging.get()
                on:pointerdown=grabbed on:pointermove=moved on:pointerup=move |_| dragging.set(false)
                on:pointercancel=move |_| dragging.set(false) on:keydown=pressed></div>
            <div class="column">{right}</div>
        </div>
    }
}
