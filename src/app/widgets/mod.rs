//! Parts that views of any tab are made of.

pub(crate) mod chooser;
pub(crate) mod download;
pub(crate) mod editor;
pub(crate) mod long_text;
pub(crate) mod menu;
pub(crate) mod notices;
pub(crate) mod own_matter;
pub(crate) mod own_settings;
pub(crate) mod place;
pub(crate) mod splitter;
pub(crate) mod tab_set;
