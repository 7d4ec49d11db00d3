//! Where the rule lives: the account and Region of events that are made here, and of the function.

use crate::app::state::App;
use eventbridge_playground::arn::{is_account, is_region};
use eventbridge_playground::workspace::Settings;
use leptos::prelude::*;

/// The form for account and Region. Only what AWS could have can be applied.
#[component]
pub(crate) fn SettingsForm(app: App) -> impl IntoView {
    let Settings { account, region } = app.session.peek(|workspace| workspace.settings.clone());
    let account = RwSignal::new(account);
    let region = RwSignal::new(region);
    let mistake = move || {
        if !is_account(&account.get()) {
            Some("An account ID has 12 digits.")
        } else if !is_region(&region.get()) {
            Some("Enter a Region such as eu-west-1.")
        } else {
            None
        }
    };
    let take = move |_| {
        if mistake().is_none() {
            let settings = Settings { account: account.get_untracked(), region: region.get_untracked() };
            app.session.move_to(settings);
            app.screen.close_dialog();
        }
    };
    view! {
        <p>"New events and the Lambda function use this account and Region."</p>
        <label class="field">"Account"
            <input type="text" inputmode="numeric" autocomplete="off" prop:value=account
                on:input:target=move |event| account.set(event.target().value()) />
        </label>
        <label class="field">"Region"
            <input type="text" autocomplete="off" prop:value=region
                on:input:target=move |event| region.set(event.target().value()) />
        </label>
        <p class="function-error" role="status">{mistake}</p>
        <button type="button" class="button button-primary" disabled=move || mistake().is_some() on:click=take>
            "Apply"
        </button>
    }
}
