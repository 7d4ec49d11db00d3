//! The unit tests of those files of the page that need no browser. They are compiled here without the page,
//! as its framework would take minutes to build for them.
//!
//! A file can be named here if it uses nothing but the library, `std`, and files named here.
#![allow(dead_code, reason = "the page uses the rest")]

#[path = "../src/app/state/commands/list.rs"]
mod list;
#[path = "../src/app/tabs/schedule/offset.rs"]
mod offset;
#[path = "../src/app/shell/shelf.rs"]
mod shelf;
#[path = "../src/app/state/commands/synonyms.rs"]
mod synonyms;
