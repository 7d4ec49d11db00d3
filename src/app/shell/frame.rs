//! `embed.html`: panes of the tab Rule in a frame of another page. It keeps nothing, and does not listen to the page
//! around it.

use super::sharing::{OpenLink, opening};
use super::storage::Opening;
use super::wing::SHELL;
use super::{commands, missed, mount_view, persistence, wings};
use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::state::wings::wing;
use crate::app::tabs::{TABS, rule};
use crate::app::widgets::place::quiet_place;
use eventbridge_playground::workspace::embed::{Embed, EmbedTheme};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// What `embed.html` loads at once.
pub(super) struct FrameWing {
    /// Mounts the panes.
    pub(super) mount: fn(),
}

wing! {
    /// The wing of `embed.html`.
    pub(super) static FRAME: Wing<FrameWing> = "frame" in sharing, FrameWing {
        mount: || mount_view(|| view! { <Frame /> }.into_any()),
    };
}

#[component]
fn Frame() -> impl IntoView {
    let embed = Embed::read(&browser::query_string());
    let Opening { workspace, origin, warning, .. } = opening();
    let app = App::new(workspace, origin, wings(), commands::run);
    app.theme.choose(if embed.theme == EmbedTheme::Host { "system" } else { embed.theme.name() });
    mark_root(&embed);
    if embed.is_editable {
        commands::listen_to_pastes(app);
    } else {
        app.session.fix();
    }
    if let Some(warning) = warning {
        app.screen.notices.warn(warning);
    }
    persistence::keep_written(app);
    app.wings.load(&rule::RULE);
    app.wings.load(&SHELL);
    // Another link in the same frame is another workspace.
    let moved = window_event_listener(leptos::ev::hashchange, |_| browser::reload());
    on_cleanup(move || moved.remove());
    let page = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(page) = page.get() {
            tell_height(page);
        }
    });
    let rule = TABS.iter().find(|spec| spec.tab == Tab::RULE).map(|spec| (spec.view)(app));
    view! {
        <div class="page embed" node_ref=page>
            <main>
                <h1 class="visually-hidden">"EventBridge Playground"</h1>
                {rule}
            </main>
            <footer class="embed-foot">
                <span class="quiet">"EventBridge Playground"</span>
                <OpenLink app />
            </footer>
            {quiet_place(app, &SHELL, move |shell| (shell.overlay)(app))}
            {move || app.wings.is_missed().then(|| missed(app))}
        </div>
    }
}

/// Says what is shown where the style sheet reads it.
fn mark_root(embed: &Embed) {
    let Some(root) = browser::document().and_then(|document| document.document_element()) else { return };
    // Known attributes are taken.
    let _ = root.set_attribute("data-show", &embed.shown());
    let _ = root.toggle_attribute_with_force("data-read-only", !embed.is_editable);
}

/// Tells the page around the frame how high the view is, now and whenever that changes: a message
/// `{type: "eventbridge-playground", height}` with CSS pixels.
fn tell_height(page: web_sys::HtmlDivElement) {
    let watched = page.clone();
    let tell = Closure::<dyn FnMut()>::new(move || {
        let height = page.get_bounding_client_rect().height().ceil();
        let message = js_sys::Object::new();
        let fields = [("type", JsValue::from("eventbridge-playground")), ("height", JsValue::from(height))];
        for (name, value) in fields {
            // A new object takes any field.
            let _ = js_sys::Reflect::set(&message, &name.into(), &value);
        }
        if let Some(host) = browser::window().and_then(|window| window.parent().ok()?) {
            // To whoever it is: it tells nothing but a height.
            let _ = host.post_message(&message, "*");
        }
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(tell.as_ref().unchecked_ref()) {
        observer.observe(&watched);
    }
    // As long as the frame.
    tell.forget();
}
