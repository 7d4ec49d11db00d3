//! Parts of the page that are loaded when they are needed, or when the page is idle.
//!
//! A wing is a table of functions behind one loading function. With the feature `split` each chunk of
//! WebAssembly holds the tables that name it; without it everything is there from the start. What is asked
//! of a wing before it is there is done as soon as it is.

use crate::app::browser::styles;
use leptos::prelude::*;
use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::pin::Pin;

/// The table of a wing, whatever its type.
pub(crate) type Table = &'static (dyn Any + Send + Sync);

/// A wing on its way.
pub(crate) type Loading = Pin<Box<dyn Future<Output = Result<Table, String>>>>;

/// A part of the page with a table of type `T`.
pub(crate) struct Wing<T> {
    /// Names it; no two wings have the same name.
    name: &'static str,
    load: fn() -> Loading,
    table: PhantomData<fn() -> T>,
}

impl<T: Any + Sync> Wing<T> {
    /// Returns a wing; `wing!` makes one with its `load`.
    pub(crate) const fn new(name: &'static str, load: fn() -> Loading) -> Self {
        Self { name, load, table: PhantomData }
    }
}

/// A wing, whatever its table.
pub(crate) trait AnyWing: Sync {
    fn name(&self) -> &'static str;
    fn load(&self) -> Loading;
}

impl<T: Any + Sync> AnyWing for Wing<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn load(&self) -> Loading {
        (self.load)()
    }
}

/// How far a wing is.
#[derive(Clone, Copy)]
pub(crate) enum Stage {
    /// Nobody has asked for it.
    Away,
    Coming,
    Here(Table),
    /// It could not be loaded; asking for it tries again.
    Failed,
}

/// Work that needs a wing's table.
type Work = Box<dyn FnOnce(Table)>;

/// Work that waits, with the name of the wing that it waits for.
type Waiting = (&'static str, Work);

thread_local! {
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
}

/// All wings of the page. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Wings {
    stages: StoredValue<Vec<(&'static dyn AnyWing, RwSignal<Stage>)>>,
    /// Signals that a wing makes belong to the page, and not to the caller that loaded the wing.
    owner: StoredValue<Option<Owner>>,
    missed: RwSignal<bool>,
}

impl Wings {
    /// Returns the wings, none of which is there yet.
    pub(crate) fn new(wings: impl IntoIterator<Item = &'static dyn AnyWing>) -> Self {
        let stages = wings.into_iter().map(|wing| (wing, RwSignal::new(Stage::Away))).collect();
        Self {
            stages: StoredValue::new(stages),
            owner: StoredValue::new(Owner::current()),
            missed: RwSignal::new(false),
        }
    }

    /// Returns the table of a wing, tracked. `None` until then.
    pub(crate) fn get<T: Any + Sync>(self, wing: &'static Wing<T>) -> Option<&'static T> {
        match self.stage(wing.name)?.get() {
            Stage::Here(table) => table.downcast_ref(),
            _ => None,
        }
    }

    /// Returns the table of a wing as it is now. `None` until it is there.
    pub(crate) fn peek<T: Any + Sync>(self, wing: &'static Wing<T>) -> Option<&'static T> {
        untrack(|| self.get(wing))
    }

    /// Returns the progress of a wing; tracked.
    pub(crate) fn stage_of(self, wing: &'static dyn AnyWing) -> Stage {
        self.stage(wing.name()).map_or(Stage::Failed, |stage| stage.get())
    }

    /// Makes something that lasts as long as the page, whoever asks for it.
    pub(crate) fn for_good<T>(self, make: impl FnOnce() -> T) -> T {
        match self.owner.get_value() {
            Some(owner) => owner.with(make),
            None => make(),
        }
    }

    /// Does something with a wing's table: now, or as soon as it is there.
    pub(crate) fn with<T: Any + Sync>(self, wing: &'static Wing<T>, work: impl FnOnce(&'static T) + 'static) {
        let work: Work = Box::new(move |table| {
            if let Some(table) = table.downcast_ref() {
                work(table);
            }
        });
        self.work(wing, work);
    }

    fn work(self, wing: &'static dyn AnyWing, work: Work) {
        if let Stage::Here(table) = untrack(|| self.stage_of(wing)) {
            return work(table);
        }
        WAITING.with_borrow_mut(|waiting| waiting.push((wing.name(), work)));
        self.load(wing);
    }

    /// Loads a wing, unless it is there or on its way.
    pub(crate) fn load(self, wing: &'static dyn AnyWing) {
        let Some(stage) = self.stage(wing.name()) else { return };
        if matches!(stage.get_untracked(), Stage::Coming | Stage::Here(_)) {
            return;
        }
        leptos::task::spawn_local(self.fetch(wing, stage));
    }

    /// Loads one wing after another, whatever is missing.
    pub(crate) async fn load_all(self) {
        let stages = self.stages.with_value(Clone::clone);
        for (wing, stage) in stages {
            if matches!(stage.get_untracked(), Stage::Away | Stage::Failed) {
                self.fetch(wing, stage).await;
            }
        }
    }

    /// Loads a wing. It counts as on its way from the call on, so that nobody loads it a second time.
    fn fetch(self, wing: &'static dyn AnyWing, stage: RwSignal<Stage>) -> impl Future<Output = ()> {
        stage.set(Stage::Coming);
        async move {
            // In parallel; and nothing is shown before its styles are there.
            let styles = styles::load();
            let table = wing.load().await;
            // Awaited in any case: styles that did not come are asked for again only then.
            let is_styled = styles.await;
            match table {
                Ok(table) if is_styled => self.arrive(wing, table),
                _ => self.fail(wing, stage),
            }
        }
    }

    fn fail(self, wing: &'static dyn AnyWing, stage: RwSignal<Stage>) {
        stage.set(Stage::Failed);
        let is_awaited = |waiting: &Vec<Waiting>| waiting.iter().any(|(of, _)| *of == wing.name());
        if WAITING.with_borrow(is_awaited) {
            self.missed.set(true);
        }
    }

    /// Takes in a wing that was loaded, and does what waits for it.
    pub(crate) fn arrive(self, wing: &'static dyn AnyWing, table: Table) {
        if let Some(stage) = self.stage(wing.name()) {
            stage.set(Stage::Here(table));
        }
        let waiting: Vec<Waiting> = WAITING.with_borrow_mut(|waiting| {
            let (mine, others) = std::mem::take(waiting).into_iter().partition(|(of, _)| *of == wing.name());
            *waiting = others;
            mine
        });
        if untrack(|| self.is_missed()) && WAITING.with_borrow(Vec::is_empty) {
            self.missed.set(false);
        }
        let work = move || waiting.into_iter().for_each(|(_, work)| work(table));
        leptos::task::spawn_local(async move {
            // The views of the wing are made first: the work may look for something in them.
            leptos::task::tick().await;
            match self.owner.get_value() {
                Some(owner) => owner.with(work),
                None => work(),
            }
        });
    }

    /// Returns whether somebody asked for something that could not be loaded; tracked.
    pub(crate) fn is_missed(self) -> bool {
        self.missed.get()
    }

    /// Tries again to load what could not be loaded.
    pub(crate) fn retry(self) {
        self.missed.set(false);
        let failed: Vec<_> = self.stages.with_value(|stages| {
            let failed = stages.iter().filter(|(_, stage)| matches!(stage.get_untracked(), Stage::Failed));
            failed.map(|(wing, _)| *wing).collect()
        });
        for wing in failed {
            self.load(wing);
        }
    }

    fn stage(self, name: &str) -> Option<RwSignal<Stage>> {
        self.stages
            .with_value(|stages| stages.iter().find(|(wing, _)| wing.name() == name).map(|(_, stage)| *stage))
    }
}

/// Declares a wing: a name, the chunk that it lies in, the type of its table, and the table.
macro_rules! wing {
    ($(#[$doc:meta])* $vis:vis static $wing:ident: Wing<$table:ty> = $name:literal in $chunk:ident, $value:expr;) => {
        $(#[$doc])*
        $vis static $wing: $crate::app::state::wings::Wing<$table> =
            $crate::app::state::wings::Wing::new($name, || {
                static TABLE: $table = $value;

                #[cfg(feature = "split")]
                #[leptos::wasm_split::wasm_split($chunk, wasm_split_path = leptos::wasm_split, fallible)]
                fn table() -> Result<&'static $table, leptos::wasm_split::SplitLoaderError> {
                    Ok(&TABLE)
                }

                // As the split one is: it has to be waited for.
                #[cfg(not(feature = "split"))]
                #[allow(clippy::unused_async, reason = "the same as with the feature split")]
                async fn table() -> Result<&'static $table, std::convert::Infallible> {
                    Ok(&TABLE)
                }

                Box::pin(async {
                    let table = table().await.map_err(|error| error.to_string())?;
                    Ok(table as &'static (dyn std::any::Any + Send + Sync))
                })
            });
    };
}

pub(crate) use wing;
