//! Below the editors: reasons, tips and tests on one side, the function on the other.

use super::{admitted, advice, coverage, explanation, findings, function, problems};
use crate::app::state::App;
use crate::app::widgets::tab_set::{Panel, TabSet};
use leptos::prelude::*;

pub(super) fn dock(app: App) -> AnyView {
    findings::follow(app);
    let why =
        view! { <problems::Problems app /> <admitted::Admitted app /> <explanation::Why app /> }.into_any();
    let panel = |id, title, count: fn(App) -> String, view| {
        let count = Memo::new(move |_| count(app));
        Panel { id, title, count: Some(count.into()), view }
    };
    let panels = vec![
        panel("why", "Why", explanation::count, why),
        panel("tips", "Tips", advice::count, view! { <advice::Tips app /> }.into_any()),
        panel("tests", "Tests", coverage::count, view! { <coverage::Tests app /> }.into_any()),
    ];
    view! {
        <section class="pane dock-why" aria-label="Verdict in detail">
            <TabSet label="Verdict in detail" panels selected=app.rule.findings_tab />
        </section>
        <function::FunctionPane app />
    }
    .into_any()
}
