//! Sharing the workspace: as a link, as Markdown, as a file; and saving it.

use super::opening::tab_of;
use crate::app::browser;
use crate::app::shell::storage::write_now;
use crate::app::shell::title;
use crate::app::state::App;
use crate::app::state::origin::Origin;
use crate::app::state::own;
use crate::app::state::screen::{Dialog, Tab};
use crate::app::tabs::rule;
use crate::app::widgets::download::hand_over;
use eventbridge_playground::handler::own::messages::CameFrom;
use eventbridge_playground::workspace::{Workspace, ci, format, link, markdown};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Puts a link to the workspace on the clipboard. Nothing is sent anywhere: the link is the data.
pub(super) fn copy_link(app: App) {
    let exercise = exercise(app);
    let is_without = exercise.as_ref().is_some_and(|(_, is_as_sent)| !is_as_sent);
    let Some(url) = url_beside(app, exercise) else {
        app.screen.open_dialog(Dialog::TooLargeForLink);
        return;
    };
    spawn_local(async move {
        if !browser::copy(url.clone()).await {
            app.screen.open_dialog(Dialog::Link(url));
            return;
        }
        let length = url.len();
        if is_without {
            let text = "Link copied. It contains the workspace with your changes, without the exercise.";
            return app.screen.notices.done(text);
        }
        if length > link::COMFORTABLE {
            let text =
                format!("Link copied. It has {length} characters; some chat apps cut off links that long.");
            app.screen.notices.done_with(text, "Download a file instead", move || download(app));
        } else {
            app.screen
                .notices
                .done(format!("Link copied. It contains the whole workspace in {length} characters."));
        }
    });
}

/// Puts the link on the clipboard as Markdown, with the verdict as its text.
pub(super) fn copy_markdown_link(app: App) {
    match url(app) {
        Some(url) => copy(app, markdown::link(&title(app), &url), "Markdown link copied."),
        None => app.screen.open_dialog(Dialog::TooLargeForLink),
    }
}

/// Puts the link, the reason, the pattern, the event and the verdicts on the clipboard as Markdown; without a link, if
/// none can carry the workspace.
pub(super) fn copy_markdown(app: App) {
    app.wings.with(&rule::RULE, move |rule| {
        let reason = untrack(|| (rule.reasons)(app)).into_iter().next().unwrap_or_default();
        copy_report(app, &reason);
    });
}

fn copy_report(app: App, reason: &str) {
    let url = url(app);
    let text = app.session.evaluation.with_untracked(|evaluation| {
        let title = title(app);
        app.session.peek(|workspace| markdown::report(workspace, evaluation, &title, reason, url.as_deref()))
    });
    let told = match url {
        Some(_) => "Markdown copied: link, pattern and verdicts.",
        None => "Markdown copied: pattern and verdicts. The workspace is too large for a link.",
    };
    copy(app, text, told);
}

/// Puts the pattern's text on the clipboard.
pub(super) fn copy_pattern(app: App) {
    copy(app, app.session.peek(|workspace| workspace.pattern.to_string()), "Pattern copied.");
}

/// Says where the work is kept, after it was written down.
pub(super) fn save(app: App) {
    if browser::embedded().is_some() {
        return app
            .screen
            .notices
            .warn("An embed saves nothing. Open the workspace in the playground to keep it.");
    }
    let is_own = untrack(|| app.session.origin()) == Origin::Own;
    let told = match (write_now(app), is_own) {
        (false, _) => "This browser couldn't save your work: its storage is full or blocked.",
        (true, true) => "Saved in this browser, as after every change.",
        (true, false) => "Your changes to this link's workspace are kept until you close this tab.",
    };
    app.screen.notices.done_with(told, "Download a file", move || download(app));
}

/// Returns the title of what is shared.
pub(super) fn title(app: App) -> String {
    title::of(&untrack(|| title::heading(app)))
}

/// Returns the link; `None` if none can carry the workspace. That of an exercise stays as it is until something changes.
fn url(app: App) -> Option<String> {
    url_beside(app, exercise(app))
}

fn url_beside(app: App, exercise: Option<(String, bool)>) -> Option<String> {
    let fragment = match exercise {
        Some((fragment, true)) => fragment,
        _ => link::encode(&shared(app)).ok()?,
    };
    Some(format!("{}#{fragment}", browser::address()))
}

/// The fragment of the link that is open, if it brings an exercise; and whether its workspace is as it was sent.
fn exercise(app: App) -> Option<(String, bool)> {
    let Origin::Shared(fragment) = untrack(|| app.session.origin()) else { return None };
    let (original, _) = link::decode_exercise(&fragment)?;
    let is_as_sent = app.session.peek(|workspace| workspace.has_same_work(&original));
    Some((fragment, is_as_sent))
}

/// Puts a text on the clipboard and says so, or shows it where the browser refuses that.
fn copy(app: App, text: String, told: &'static str) {
    spawn_local(async move {
        if browser::copy(text.clone()).await {
            app.screen.notices.done(told);
        } else {
            app.screen.open_dialog(Dialog::Text(text));
        }
    });
}

/// Returns the workspace, with the tab that it is shared from.
pub(super) fn shared(app: App) -> Workspace {
    let tab = Some(untrack(|| app.screen.tab())).filter(|tab| *tab != Tab::RULE);
    Workspace { tab: tab.map(|tab| tab.0.to_owned()), ..app.session.snapshot() }
}

/// Hands the workspace over as a file.
pub(super) fn download(app: App) {
    let text = format::to_text(&shared(app));
    hand_over(app, ci::FILE, "application/json", &js_sys::Array::of1(&text.into()));
}

/// Opens a text that is a workspace; false if it is none. One that a newer page made is refused in words.
pub(super) fn open_text(app: App, name: &str, text: &str) -> bool {
    match format::from_text(text) {
        Ok(mut workspace) => {
            let tab = tab_of(&mut workspace);
            app.open_instead(workspace, format!("Opened {name}."));
            own::own(app).note_source(app, CameFrom::File(name.to_owned()));
            app.screen.show(tab);
        }
        Err(error @ format::Unreadable::Newer(_)) => {
            app.screen.notices.warn(format!("{name} wasn't opened. {error}"));
        }
        Err(_) => return false,
    }
    true
}

/// A text in a box, where the browser refused the clipboard.
#[component]
pub(super) fn ByHandDialog(kind: &'static str, text: String) -> impl IntoView {
    let select = |event: leptos::ev::FocusEvent| {
        let text_box: web_sys::HtmlTextAreaElement = event_target(&event);
        text_box.select();
    };
    view! {
        <p>"The browser blocked access to the clipboard. Copy this by hand:"</p>
        <textarea class="link-box" aria-label=kind readonly rows="5" autofocus on:focus=select>{text}</textarea>
    }
}

/// The advice for when no link can carry the workspace.
#[component]
pub(super) fn TooLargeDialog(app: App) -> impl IntoView {
    view! {
        <p>
            "This workspace is too large for a link: more than " {link::MAX_LENGTH}
            " characters, even compressed. Download it as a file instead, and open that with “Open file”."
        </p>
        <button type="button" class="button button-primary" on:click=move |_| {
            download(app);
            app.screen.close_dialog();
        }>"Download the workspace"</button>
    }
}
