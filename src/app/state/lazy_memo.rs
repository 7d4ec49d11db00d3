//! A memo that is made by what is loaded later.

use leptos::prelude::*;

/// The place of one memo for the whole page. How its value is made is not known before a wing is there.
pub(crate) struct LazyMemo<T: Send + Sync + 'static> {
    memo: StoredValue<Option<Memo<T>>>,
    /// The page's: the memo must outlive the view that asks first.
    owner: StoredValue<Option<Owner>>,
}

impl<T: Send + Sync + 'static> Clone for LazyMemo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for LazyMemo<T> {}

impl<T: PartialEq + Send + Sync + 'static> LazyMemo<T> {
    pub(crate) fn new() -> Self {
        Self { memo: StoredValue::new(None), owner: StoredValue::new(Owner::current()) }
    }

    /// Returns the memo; the first who asks says how its value is made from the one before.
    pub(crate) fn get_or_make(self, make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T> {
        if let Some(memo) = self.memo.get_value() {
            return memo;
        }
        let new = || Memo::new(make);
        let memo = match self.owner.get_value() {
            Some(owner) => owner.with(new),
            None => new(),
        };
        self.memo.set_value(Some(memo));
        memo
    }
}
