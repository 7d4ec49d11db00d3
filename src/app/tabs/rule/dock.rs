//! Below the editors: reasons, tips and tests on one side, the function on the other.

use super::{admitted, advice, coverage, explanation, findings, function, problems};
use crate::app::state::App;
use crate::app::widgets::tab_set::{Panel, TabSet};
use leptos::prelude::*;

pub(super) fn dock(app: App) -> AnyView {
    findings::follow(app);
    let checked = explanation::checked(app);
    let hidden = advice::Hidden::kept();
    let why =
        view! { <problems::Problems app /> <admitted::Admitted app /> <explanation::Why app checked /> }
            .into_any();
    let panel = |id, title, count: Memo<String>, view| Panel { id, title, count: Some(count.into()), view };
    let panels = vec![
        panel("why", "Why", Memo::new(move |_| explanation::count(checked)), why),
        panel(
            "tips",
            "Tips",
            Memo::new(move |_| advice::count(app, hidden)),
            view! { <advice::Tips app hidden /> }.into_any(),
        ),
        panel(
            "tests",
            "Tests",
            Memo::new(move |_| coverage::count(app)),
            view! { <coverage::Tests app /> }.into_any(),
        ),
    ];
    view! {
        <section class="pane dock-why" aria-label="Verdict in detail">
            <TabSet label="Verdict in detail" panels selected=app.rule.findings_tab />
        </section>
        <function::FunctionPane app />
    }
    .into_any()
}
