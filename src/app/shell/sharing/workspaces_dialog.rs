//! The dialog with the visitor's own workspaces.

use super::workspaces::{begin, switch_to, told};
use crate::app::browser;
use crate::app::shell::shelf::{self, Kept};
use crate::app::shell::storage::{Browser, note_on_show, opened_id};
use crate::app::state::App;
use crate::app::state::commands::CommandId;
use crate::app::state::origin::Origin;
use leptos::prelude::*;

/// What a new workspace begins with: what the button says, and the command that goes on.
const BEGINNINGS: [(&str, Option<CommandId>); 3] = [
    ("New empty workspace", None),
    ("New from a sample", Some(CommandId::AddSample)),
    ("New from an example", Some(CommandId::Show("examples"))),
];

/// The id of the button that puts a deleted workspace back.
const UNDO: &str = "undo-delete";

#[component]
pub(super) fn WorkspacesDialog(app: App) -> impl IntoView {
    let list = RwSignal::new(shelf::all(&Browser));
    let read_again = Callback::new(move |()| list.set(shelf::all(&Browser)));
    let note = RwSignal::new(None::<String>);
    let deleted = RwSignal::new(None::<(Kept, String)>);
    let beginning = move |(label, then): (&'static str, Option<CommandId>)| {
        let start = move |_| {
            app.screen.close_dialog();
            if let (true, Some(then)) = (begin(app), then) {
                app.run(then);
            }
        };
        view! { <button type="button" class="button" on:click=start>{label}</button> }
    };
    let delete = Callback::new(move |kept: Kept| {
        if let Some(value) = shelf::remove(&Browser, &kept.id) {
            deleted.set(Some((kept, value)));
        }
        read_again.run(());
        focus_later(UNDO.to_owned());
    });
    let put_back = move |_| {
        if let Some((kept, value)) = deleted.get_untracked() {
            if shelf::put_back(&Browser, &kept.id, &value) {
                deleted.set(None);
            } else {
                note.set(Some(told(shelf::Refusal::Full)));
            }
            read_again.run(());
            focus_later(rename_id(&kept.id));
        }
    };
    let undo = move || {
        deleted.get().map(|(kept, _)| {
            view! {
                <p>
                    "Deleted “" <bdi>{kept.name}</bdi> "”. "
                    <button type="button" class="button button-small" id=UNDO on:click=put_back>"Undo"</button>
                </p>
            }
        })
    };
    view! {
        <p>"Kept in this browser only. To move one elsewhere, use a link or a file."</p>
        <div class="workspaces-new">{BEGINNINGS.map(beginning)}</div>
        <ul class="workspaces" aria-label="Workspaces">
            <For each=move || list.get() key=Clone::clone
                children=move |kept| view! { <Row app kept read_again delete note /> } />
        </ul>
        <div role="status">{undo} {move || note.get()}</div>
    }
}

/// A workspace: its name, which opens it, and what else can be done with it.
#[component]
fn Row(
    app: App,
    kept: Kept,
    read_again: Callback<()>,
    delete: Callback<Kept>,
    note: RwSignal<Option<String>>,
) -> impl IntoView {
    let Kept { id, name } = kept.clone();
    let is_open = app.session.origin() == Origin::Own && opened_id() == id;
    let is_on_show = shelf::on_show(&Browser).id == id;
    let renaming = RwSignal::new(false);
    let open = {
        let id = id.clone();
        move |_| {
            app.screen.close_dialog();
            if !is_open {
                switch_to(app, &id);
            }
        }
    };
    let rename = Callback::new({
        let name = name.clone();
        move |new: String| {
            // A box that goes away tells its text once more.
            if !renaming.get_untracked() {
                return;
            }
            renaming.set(false);
            focus_later(rename_id(&id));
            if new.trim() == name {
                return;
            }
            note.set(shelf::rename(&Browser, &id, &new).err().map(told));
            if is_open {
                note_on_show();
            }
            read_again.run(());
        }
    });
    let shown = name.clone();
    let face = move || {
        if renaming.get() {
            view! { <NameBox name=shown.clone() rename /> }.into_any()
        } else {
            let open = open.clone();
            view! {
                <button type="button" class="button button-quiet workspace-name" on:click=open
                    aria-current=is_open.then_some("true")><bdi>{shown.clone()}</bdi></button>
            }
            .into_any()
        }
    };
    let label = |verb: &str| format!("{verb} {name}");
    let (rename_label, delete_label) = (label("Rename"), label("Delete"));
    view! {
        <li>
            {face}
            <button type="button" class="button button-small" id=rename_id(&kept.id) aria-label=rename_label
                on:click=move |_| renaming.update(|renaming| *renaming = !*renaming)>"Rename"</button>
            <button type="button" class="button button-small" aria-label=delete_label disabled=is_open || is_on_show
                title=(is_open || is_on_show).then_some("Open another workspace first")
                on:click=move |_| delete.run(kept.clone())>"Delete"</button>
        </li>
    }
}

fn rename_id(id: &str) -> String {
    format!("rename-{id}")
}

/// Moves the focus to an element that is about to be drawn: what had it goes away.
fn focus_later(id: String) {
    request_animation_frame(move || {
        if let Some(element) = browser::element(&id) {
            let _ = element.focus();
        }
    });
}

/// The box for another name. Enter takes it, and so does leaving the box; Escape does not.
#[component]
fn NameBox(name: String, rename: Callback<String>) -> impl IntoView {
    let text_box = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(text_box) = text_box.get() {
            let _ = text_box.focus();
            text_box.select();
        }
    });
    let before = name.clone();
    let pressed = move |event: leptos::ev::KeyboardEvent| {
        let taken = match event.key().as_str() {
            "Enter" => event_target_value(&event),
            "Escape" => before.clone(),
            _ => return,
        };
        // Neither does the dialog close, nor does a form go anywhere.
        event.prevent_default();
        rename.run(taken);
    };
    view! {
        <input type="text" aria-label="Name of the workspace" maxlength="80" value=name node_ref=text_box
            on:keydown=pressed on:change=move |event| rename.run(event_target_value(&event)) />
    }
}
