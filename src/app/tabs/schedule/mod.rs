//! The tab for schedules: an expression, when it runs, and what a run sends.

mod expression;
mod month;
mod offset;
mod options;
mod runs;
mod sends;
mod week;
mod zone;

use crate::app::browser;
use crate::app::state::App;
use crate::app::state::screen::Tab;
use crate::app::state::wings::wing;
use crate::app::tabs::TabSpec;
use crate::app::widgets::place::place;
use eventbridge_playground::event::Timestamp;
use eventbridge_playground::schedule::{Outlook, ScheduleEntry};
use leptos::prelude::*;
use std::sync::Arc;

/// The tab.
pub(super) static TAB: TabSpec = TabSpec {
    tab: Tab::SCHEDULE,
    title: "Schedule",
    command: "Show the schedule",
    keys: "Alt+Shift+Digit5",
    wing: &WING,
    view: |app| place(app, &WING, move |wing| (wing.tab)(app)),
};

/// The functions that are loaded when the tab is opened.
pub(crate) struct ScheduleWing {
    tab: fn(App) -> AnyView,
}

wing! {
    /// The tab's wing.
    pub(crate) static WING: Wing<ScheduleWing> = "schedule" in schedule, ScheduleWing {
        tab: |app| view! { <ScheduleTab app /> }.into_any(),
    };
}

/// The state that the parts of the tab share.
#[derive(Clone, Copy)]
struct Parts {
    app: App,
    outlook: Memo<Arc<Outlook>>,
    /// The present, as taken when the tab was opened, in milliseconds since 1970.
    now: RwSignal<i64>,
}

impl Parts {
    /// Changes the schedule.
    fn change(self, change: impl FnOnce(&mut ScheduleEntry)) {
        self.app.session.edit_schedule(change);
    }

    /// Changes the schedule by one press, with a way back.
    fn replace(self, told: String, change: impl FnOnce(&mut ScheduleEntry)) {
        let before = self.app.session.peek(|workspace| workspace.schedule.clone());
        self.change(change);
        let back = move || self.change(|entry| *entry = before.clone());
        self.app.screen.notices.done_with(told, "Undo", back);
    }

    /// Takes the present moment once more.
    fn refresh(self) {
        self.now.set(browser::now());
    }

    /// Something of what follows from the schedule.
    fn show<T>(self, show: impl FnOnce(&Outlook) -> T) -> T {
        self.outlook.with(|outlook| show(outlook))
    }
}

#[component]
fn ScheduleTab(app: App) -> impl IntoView {
    let entry = Memo::new(move |_| app.session.read(|workspace| workspace.schedule.clone()));
    let now = RwSignal::new(browser::now());
    Effect::new(move |_| {
        if app.screen.tab() == TAB.tab {
            now.set(browser::now());
        }
    });
    let outlook = move |_: Option<&Arc<Outlook>>| {
        // Whole seconds, as everything that is shown.
        let now = Timestamp::from_millis(now.get() / 1_000 * 1_000).unwrap_or_default();
        Arc::new(Outlook::new(entry.get(), now, &zone::BrowserZones))
    };
    let parts = Parts { app, outlook: Memo::new_with_compare(outlook, |_, _| true), now };
    view! {
        <div class="schedule">
            <expression::ExpressionPane parts />
            <div class="tab-columns">
                <div class="tab-side">
                    <options::OptionsPane parts />
                    <runs::RunsPane parts />
                </div>
                <div class="tab-side">
                    <month::MonthPane parts />
                    <sends::SendsPane parts />
                </div>
            </div>
        </div>
    }
}
