//! A workspace in a frame of another page: what the frame shows, and the line of HTML that puts it there.
//!
//! The choices are in the query of `embed.html`, so that the fragment is that of the link, byte for byte.

use super::Workspace;
use std::fmt::Write;

/// A part of a tab that a frame can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedPane {
    /// The verdict with its first reason.
    Verdict,
    /// The event pattern.
    Pattern,
    /// The selected event, and the list if there are several.
    Event,
    /// Every condition with its reason.
    Why,
    /// The function's response.
    Response,
    /// The picture of the event buses.
    Picture,
    /// The steps on the buses, each with its payload.
    Timeline,
    /// The schedule's expression, and what it means.
    Schedule,
    /// The schedule's next runs.
    Runs,
}

impl EmbedPane {
    /// All panes, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Verdict,
        Self::Pattern,
        Self::Event,
        Self::Why,
        Self::Response,
        Self::Picture,
        Self::Timeline,
        Self::Schedule,
        Self::Runs,
    ];

    /// The panes that are shown by default: those of the tab Rule.
    pub const USUAL: [Self; 5] = [Self::Verdict, Self::Pattern, Self::Event, Self::Why, Self::Response];

    /// Returns the address of the tab that it is a part of.
    pub fn tab(self) -> &'static str {
        match self {
            Self::Verdict | Self::Pattern | Self::Event | Self::Why | Self::Response => "rule",
            Self::Picture | Self::Timeline => "bus",
            Self::Schedule | Self::Runs => "schedule",
        }
    }

    /// Returns the name that the address has for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Pattern => "pattern",
            Self::Event => "event",
            Self::Why => "why",
            Self::Response => "response",
            Self::Picture => "picture",
            Self::Timeline => "timeline",
            Self::Schedule => "schedule",
            Self::Runs => "runs",
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmbedTheme {
    /// As the page around it, where the browser tells that, else as the visitor's system.
    Host,
    /// Light in any case.
    Light,
    /// Dark in any case.
    Dark,
}

impl EmbedTheme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::Host, Self::Light, Self::Dark];

    /// Returns the name that the address has for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// The content of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// The panes, each once, in their order; never none.
    pub panes: Vec<EmbedPane>,
    /// Whether pattern and event can be changed there. Changes last as long as the frame.
    pub is_editable: bool,
    /// Light or dark.
    pub theme: EmbedTheme,
}

impl Default for Embed {
    fn default() -> Self {
        Self { panes: EmbedPane::USUAL.to_vec(), is_editable: true, theme: EmbedTheme::Host }
    }
}

impl Embed {
    /// Returns the panes that are offered for a workspace on this tab: those of the tab, if it has any.
    pub fn of_tab(tab: &str) -> Self {
        let panes: Vec<_> = EmbedPane::ALL.into_iter().filter(|pane| pane.tab() == tab).collect();
        if panes.is_empty() { Self::default() } else { Self { panes, ..Self::default() } }
    }

    /// Returns whether it shows something of the tab with this address.
    pub fn shows_tab(&self, tab: &str) -> bool {
        self.panes.iter().any(|pane| pane.tab() == tab)
    }

    /// Reads the query of an address, with or without its `?`. Unknown keys are ignored; of a key that occurs
    /// twice the last one counts, and without a known pane those of the tab Rule are shown.
    pub fn read(query: &str) -> Self {
        let mut embed = Self::default();
        for (key, value) in query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')) {
            match (key, value) {
                ("show", names) => embed.panes = panes(names),
                ("edit", "0") => embed.is_editable = false,
                ("edit", "1") => embed.is_editable = true,
                ("theme", name) => {
                    let known = EmbedTheme::ALL.into_iter().find(|theme| theme.name() == name);
                    embed.theme = known.unwrap_or(embed.theme);
                }
                _ => {}
            }
        }
        embed
    }

    /// Returns the names of the panes with blanks between them.
    pub fn shown(&self) -> String {
        self.names(" ")
    }

    /// Returns the address of the frame, beside the page with the address `page`; `link` is the fragment
    /// without its `#`.
    pub fn url(&self, page: &str, link: &str) -> String {
        let page = page.split(['#', '?']).next().unwrap_or_default();
        let folder = page.rfind('/').map_or("", |slash| &page[..=slash]);
        format!("{folder}embed.html{}#{link}", self.query())
    }

    /// Returns the line of HTML for the page around it. `title` is what the frame is called there.
    pub fn html(&self, page: &str, link: &str, title: &str) -> String {
        format!(
            "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{}\" loading=\"lazy\" style=\"border: 0\"></iframe>",
            attribute(&self.url(page, link)),
            attribute(title),
            self.usual_height(),
        )
    }

    /// Returns the query with its `?`, with only the values that differ from the defaults; empty if none do.
    fn query(&self) -> String {
        let mut query = String::new();
        let mut add = |key: &str, value: &str| {
            let before = if query.is_empty() { '?' } else { '&' };
            // Writing to a text does not fail.
            let _ = write!(query, "{before}{key}={value}");
        };
        if self.panes != EmbedPane::USUAL {
            add("show", &self.names(","));
        }
        if !self.is_editable {
            add("edit", "0");
        }
        if self.theme != EmbedTheme::Host {
            add("theme", self.theme.name());
        }
        query
    }

    fn names(&self, between: &str) -> String {
        self.panes.iter().map(|pane| pane.name()).collect::<Vec<_>>().join(between)
    }

    /// Returns a height in CSS pixels for a page that does not listen for the real one.
    fn usual_height(&self) -> u32 {
        let has = |pane| self.panes.contains(&pane);
        let verdict = if has(EmbedPane::Verdict) { 60 } else { 0 };
        let texts = if has(EmbedPane::Pattern) || has(EmbedPane::Event) { 380 } else { 0 };
        let answers = if has(EmbedPane::Why) || has(EmbedPane::Response) { 220 } else { 0 };
        let picture = if has(EmbedPane::Picture) { 420 } else { 0 };
        let steps = if has(EmbedPane::Timeline) { 460 } else { 0 };
        let schedule = if has(EmbedPane::Schedule) { 200 } else { 0 };
        let runs = if has(EmbedPane::Runs) { 440 } else { 0 };
        40 + verdict + texts + answers + picture + steps + schedule + runs
    }
}

/// Returns the panes with these names, with commas between them; those of the tab Rule, if none is known.
fn panes(names: &str) -> Vec<EmbedPane> {
    // Some tools write the comma of a query in its long form.
    let names = names.replace("%2C", ",").replace("%2c", ",");
    let is_named = |pane: &EmbedPane| names.split(',').any(|name| name == pane.name());
    let panes: Vec<_> = EmbedPane::ALL.into_iter().filter(is_named).collect();
    if panes.is_empty() { EmbedPane::USUAL.to_vec() } else { panes }
}

/// Returns a text as the value of an attribute, on one line.
fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// Returns whether a frame leaves out a part of the workspace: the setup of the buses if none of its panes is
/// shown, and the rules over files always.
pub fn leaves_out(workspace: &Workspace, embed: &Embed) -> bool {
    let has_setup = !workspace.system.trim().is_empty();
    has_setup && !embed.shows_tab("bus") || !workspace.rules.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://example.org/play/";

    #[test]
    fn a_query_says_what_is_shown() {
        use EmbedPane::{Event, Pattern, Verdict};
        let all = EmbedPane::USUAL.to_vec();
        let cases = [
            ("", all.clone(), true, EmbedTheme::Host),
            ("?", all.clone(), true, EmbedTheme::Host),
            ("?show=event,pattern&edit=0&theme=dark", vec![Pattern, Event], false, EmbedTheme::Dark),
            ("show=verdict%2cevent", vec![Verdict, Event], true, EmbedTheme::Host),
            ("?show=event,event", vec![Event], true, EmbedTheme::Host),
            ("?show=runs,timeline", vec![EmbedPane::Timeline, EmbedPane::Runs], true, EmbedTheme::Host),
            ("?show=&edit=yes&theme=pink&x", all.clone(), true, EmbedTheme::Host),
            ("?show=<script>&edit=0&edit=1", all, true, EmbedTheme::Host),
        ];
        for (query, panes, is_editable, theme) in cases {
            assert_eq!(Embed::read(query), Embed { panes, is_editable, theme }, "{query}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for bits in 1..1_u16 << EmbedPane::ALL.len() {
            let panes = EmbedPane::ALL.into_iter().enumerate();
            let panes: Vec<_> = panes.filter(|(at, _)| bits >> at & 1 == 1).map(|(_, pane)| pane).collect();
            for (is_editable, theme) in EmbedTheme::ALL.map(|theme| (bits % 2 == 0, theme)) {
                let embed = Embed { panes: panes.clone(), is_editable, theme };
                assert_eq!(Embed::read(&embed.query()), embed);
            }
        }
    }

    #[test]
    fn the_address_lies_beside_the_page_and_keeps_the_link() {
        let embed = Embed { is_editable: false, ..Embed::default() };
        for page in [PAGE, "https://example.org/play/index.html", "https://example.org/play/?a=/b#/bus"] {
            assert_eq!(embed.url(page, "1aB-_9"), "https://example.org/play/embed.html?edit=0#1aB-_9");
        }
        assert_eq!(Embed::default().url(PAGE, "1x"), "https://example.org/play/embed.html#1x");
    }

    #[test]
    fn the_line_of_html_holds_any_title() {
        let html = Embed { is_editable: false, theme: EmbedTheme::Dark, ..Embed::default() }.html(
            PAGE,
            "1x",
            "No match · <b>\"A\" & B</b>\n",
        );
        assert_eq!(
            html,
            "<iframe src=\"https://example.org/play/embed.html?edit=0&amp;theme=dark#1x\" \
             title=\"No match · &lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt; \" width=\"100%\" height=\"700\" \
             loading=\"lazy\" style=\"border: 0\"></iframe>"
        );
    }

    #[test]
    fn a_setup_is_left_out() {
        let usual = Embed::default();
        assert!(!leaves_out(&Workspace::empty(), &usual));
        let with_setup = Workspace { system: "{}".into(), ..Workspace::empty() };
        assert!(leaves_out(&with_setup, &usual));
        assert!(!leaves_out(&with_setup, &Embed::of_tab("bus")));
        assert!(leaves_out(&Workspace { rules: "{}".into(), ..with_setup }, &Embed::of_tab("bus")));
    }

    #[test]
    fn a_tab_offers_its_own_panes() {
        let names = |tab| Embed::of_tab(tab).shown();
        assert_eq!(names("bus"), "picture timeline");
        assert_eq!(names("schedule"), "schedule runs");
        assert_eq!(names("rule"), names("traffic"));
        assert_eq!(Embed::of_tab("rule"), Embed::default());
    }
}
