//! A picture of the verdict, as a file.

use crate::app::browser;
use crate::app::state::App;
use crate::app::tabs::rule;
use crate::app::widgets::download::hand_over;
use eventbridge_playground::workspace::picture::{Picture, Shade, picture};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A pixel of the picture becomes this many of a PNG.
const SCALE: u32 = 2;

pub(super) fn save_svg(app: App) {
    with_picture(app, move |picture| {
        let text = js_sys::Array::of1(&picture.svg.into());
        if hand_over(app, "verdict.svg", "image/svg+xml", &text) {
            app.screen.notices.done("Picture saved: verdict.svg.");
        }
    });
}

pub(super) fn save_png(app: App) {
    with_picture(app, move |Picture { svg, width, height }| {
        spawn_local(async move {
            let size = (width * SCALE, height * SCALE);
            if browser::download_drawn("verdict.png", &svg, size).await.is_some() {
                app.screen.notices.done("Picture saved: verdict.png.");
            } else {
                app.screen.notices.warn("The browser couldn't create the image. Try SVG.");
            }
        });
    });
}

/// Draws the picture in the page's shade once the reasons are there.
fn with_picture(app: App, save: impl FnOnce(Picture) + 'static) {
    app.wings.with(&rule::RULE, move |rule| {
        let is_dark = match untrack(|| app.theme.get()) {
            "dark" => true,
            "light" => false,
            _ => browser::prefers_dark(),
        };
        let shade = if is_dark { Shade::Dark } else { Shade::Light };
        let reasons = untrack(|| (rule.reasons)(app));
        let evaluation = app.session.evaluation.get_untracked();
        save(app.session.peek(|workspace| picture(workspace, &evaluation, &reasons, shade)));
    });
}
