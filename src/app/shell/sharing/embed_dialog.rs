//! The line of HTML that shows the workspace in a frame, and the choices for it.

use super::share::{shared, title};
use crate::app::browser;
use crate::app::state::App;
use crate::app::widgets::download;
use eventbridge_playground::workspace::embed::{Embed, EmbedPane, EmbedTheme, leaves_out};
use eventbridge_playground::workspace::link;
use leptos::prelude::*;

#[component]
pub(super) fn EmbedDialog(app: App) -> impl IntoView {
    let fragment = link::encode(&shared(app)).ok();
    let Some(fragment) = fragment else {
        return view! {
            <p>"This workspace is too large for a link or an embed. Remove events, or share it as a file."</p>
        }
        .into_any();
    };
    let chosen = RwSignal::new(Embed::of_tab(untrack(|| app.screen.tab()).0));
    let (address, title) = (browser::address(), title(app));
    let html = Memo::new(move |_| chosen.with(|embed| embed.html(&address, &fragment, &title)));
    let pane = move |pane: EmbedPane| {
        let is_shown = move || chosen.with(|embed| embed.panes.contains(&pane));
        let choose = move |event: leptos::ev::Event| {
            let is_shown = event_target_checked(&event);
            chosen.update(|embed| show(embed, pane, is_shown));
        };
        // The last one stays.
        let is_last = move || chosen.with(|embed| embed.panes == [pane]);
        view! {
            <label>
                <input type="checkbox" prop:checked=is_shown disabled=is_last on:change=choose /> " " {label(pane)}
            </label>
        }
    };
    let theme = move |theme: EmbedTheme| {
        let name = match theme {
            EmbedTheme::Host => "Match the page around it",
            EmbedTheme::Light => "Light",
            EmbedTheme::Dark => "Dark",
        };
        view! { <option value=theme.name()>{name}</option> }
    };
    let choose_theme = move |event: leptos::ev::Event| {
        let name = event_target_value(&event);
        let known = EmbedTheme::ALL.into_iter().find(|theme| theme.name() == name);
        chosen.update(|embed| embed.theme = known.unwrap_or(EmbedTheme::Host));
    };
    let group = move |(tab, title): (&'static str, &'static str)| {
        let panes = EmbedPane::ALL.into_iter().filter(|pane| pane.tab() == tab);
        view! {
            <fieldset class="export-choices">
                <legend>{title}</legend>
                {panes.map(pane).collect_view()}
            </fieldset>
        }
    };
    let is_partial = move || chosen.with(|embed| app.session.peek(|workspace| leaves_out(workspace, embed)));
    view! {
        {[("rule", "Of the rule"), ("bus", "Of the buses"), ("schedule", "Of the schedule")].map(group)}
        <p class="export-choices">
            <label>
                <input type="checkbox" prop:checked=move || chosen.with(|embed| embed.is_editable)
                    on:change=move |event| chosen.update(|embed| embed.is_editable = event_target_checked(&event)) />
                " Readers can edit"
            </label>
            <label>"Theme " <select on:change=choose_theme>{EmbedTheme::ALL.map(theme)}</select></label>
        </p>
        <textarea class="link-box" aria-label="HTML" readonly rows="4" prop:value=move || html.get()></textarea>
        {move || is_partial().then(|| view! {
            <p class="quiet">"The embed doesn't show the whole workspace. Readers get to the rest with “Open in \
                              the playground”."</p>
        })}
        <button type="button" class="button button-primary" on:click=move |_| {
            download::copy(app, html.get_untracked(), "HTML copied.");
        }>"Copy HTML"</button>
    }
    .into_any()
}

fn label(pane: EmbedPane) -> &'static str {
    match pane {
        EmbedPane::Verdict => "Verdict",
        EmbedPane::Pattern => "Pattern",
        EmbedPane::Event => "Event",
        EmbedPane::Why => "Why",
        EmbedPane::Response => "Response",
        EmbedPane::Picture => "Picture",
        EmbedPane::Timeline => "Timeline",
        EmbedPane::Schedule => "Schedule expression",
        EmbedPane::Runs => "Next runs",
    }
}

/// Shows a pane or leaves it out.
fn show(embed: &mut Embed, pane: EmbedPane, is_shown: bool) {
    let is_chosen = |it: &EmbedPane| if *it == pane { is_shown } else { embed.panes.contains(it) };
    embed.panes = EmbedPane::ALL.into_iter().filter(is_chosen).collect();
}
