//! What the page's address says of the visitor's own work: addresses such as `#/bus`; the first tab has none.
//! `sharing::history` keeps it in step.

use crate::app::state::screen::Tab;
use crate::app::tabs::TABS;

/// The tab's address in that of own work, given the fragment with its `#`; `None` for a link.
pub(super) fn of_own_work(fragment: &str) -> Option<&str> {
    if fragment.len() <= 1 { Some(Tab::RULE.0) } else { fragment.strip_prefix("#/") }
}

/// The tab with this address; `None` if no tab has it. What stands behind a slash is the tab's own.
pub(super) fn known(address: &str) -> Option<Tab> {
    let address = address.split('/').next();
    TABS.iter().map(|spec| spec.tab).find(|tab| Some(tab.0) == address)
}
