//! The workspace's tests in somebody's own repository: the file, the command, a workflow.

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use crate::app::widgets::long_text::LongText;
use eventbridge_playground::text::counted;
use eventbridge_playground::workspace::ci::{CiSetup, FILE, package_address};
use leptos::prelude::*;

#[component]
pub(super) fn CiDialog(app: App) -> impl IntoView {
    let template = RwSignal::new(String::new());
    let rule = RwSignal::new(String::new());
    let package = package_address(&browser::address());
    let setup =
        Memo::new(move |_| CiSetup { package: package.clone(), template: template.get(), rule: rule.get() });
    let command = move || setup.with(CiSetup::test_command);
    let workflow = move || setup.with(CiSetup::workflow);
    view! {
        <p>
            "Commit the workspace file, and test its events against the rule whenever the repository changes. "
            {move || told(app)}
        </p>
        <p class="export-choices">
            <button type="button" class="button button-primary" on:click=move |_| app.run(CommandId::Download)>
                "Download " {FILE}
            </button>
        </p>
        <p class="export-choices">
            <label class="field">
                "Template"
                <input type="text" placeholder="template.yaml" spellcheck="false" autocomplete="off"
                    on:input=move |event| template.set(event_target_value(&event)) />
            </label>
            <label class="field">
                "Rule name"
                <input type="text" placeholder="OrderPaid" spellcheck="false" autocomplete="off"
                    on:input=move |event| rule.set(event_target_value(&event)) />
            </label>
        </p>
        <p class="quiet">
            "Enter a template in the repository to test its rule. Otherwise, the workspace's pattern is tested."
        </p>
        <h3>"Command"</h3>
        <section aria-label="Command">
            {move || view! { <LongText text=command() copy=(app, "the command") /> }}
        </section>
        <h3>"GitHub Actions"</h3>
        <p class="quiet">"Save it as .github/workflows/eventbridge.yml. Failures are shown on their lines in \
                          the pull request."</p>
        <section aria-label="Workflow">
            {move || view! { <LongText text=workflow() copy=(app, "the workflow") /> }}
        </section>
    }
}

/// Returns how many events are tests.
fn told(app: App) -> String {
    let count = app.session.read(|workspace| {
        workspace.events.iter().filter(|event| event.enabled && event.expected.is_some()).count()
    });
    match count {
        0 => "No event has an expected result yet. Set one on the Tests tab.".to_owned(),
        _ => format!("{} an expected result.", counted(count, "event has", "events have")),
    }
}
