//! The page's addresses of the visitor's own work, such as `#/bus`; the first tab has none.
//! `sharing::history` keeps the address in step.

use crate::app::state::screen::Tab;
use crate::app::tabs::TABS;

/// Returns the tab's address in that of own work, given the fragment with its `#`; `None` for a link.
pub(super) fn of_own_work(fragment: &str) -> Option<&str> {
    if fragment.len() <= 1 { Some(Tab::RULE.0) } else { fragment.strip_prefix("#/") }
}

/// Returns the tab with this address, or `None` if no tab has it. The text after a slash belongs to the tab.
pub(super) fn known(address: &str) -> Option<Tab> {
    let address = address.split('/').next();
    TABS.iter().map(|spec| spec.tab).find(|tab| Some(tab.0) == address)
}
