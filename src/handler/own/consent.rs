//! Whether the own function's code may run.

use super::Code;

/// The user's consent to run code. It is never part of a workspace, so that only the user can give it.
///
/// It is bound to the code itself. Code that comes in any other way than by the user's own editing differs
/// from the code that was allowed, and needs the user's consent again.
#[derive(Clone, Debug, Default)]
pub struct Consent {
    /// The code that may run: it was let run as it is, or was made from such code by the user's editing.
    allowed: Option<Code>,
    /// Whether the code runs automatically when the user has changed it.
    runs_as_typed: bool,
}

impl Consent {
    /// Returns whether this code may run when the user says so, without a word on where it came from.
    pub fn allows(&self, code: &Code) -> bool {
        self.allowed.as_ref() == Some(code)
    }

    /// Returns whether this code runs automatically.
    pub fn runs_as_typed(&self, code: &Code) -> bool {
        self.runs_as_typed && self.allows(code)
    }

    /// The user lets this code run.
    pub fn allow(&mut self, code: Code) {
        if !self.allows(&code) {
            self.runs_as_typed = false;
        }
        self.allowed = Some(code);
    }

    /// The user switches *Run as I type*; without effect for code that was not let run.
    pub fn run_as_typed(&mut self, code: &Code, is_on: bool) {
        self.runs_as_typed = is_on && self.allows(code);
    }

    /// Records that the user has edited code. A change of allowed code is allowed.
    pub fn edited(&mut self, before: Option<&Code>, after: &Code) {
        let is_own = before.is_none_or(|before| before.source.trim().is_empty() || self.allows(before));
        if is_own {
            self.allowed = Some(after.clone());
        }
    }

    /// Checks the present code, whoever changed it: if it is not the allowed code, none is allowed any more,
    /// and none runs automatically.
    pub fn see(&mut self, code: Option<&Code>) {
        if self.allowed.as_ref() != code {
            *self = Self::default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(source: &str) -> Code {
        Code::of_source(source)
    }

    #[test]
    fn what_was_let_run_stays_so_while_the_user_edits_it() {
        let mut consent = Consent::default();
        assert!(!consent.allows(&code("a")));
        consent.allow(code("a"));
        consent.run_as_typed(&code("a"), true);
        consent.edited(Some(&code("a")), &code("ab"));
        consent.see(Some(&code("ab")));
        assert!(consent.runs_as_typed(&code("ab")) && !consent.allows(&code("a")));
    }

    #[test]
    fn what_comes_from_outside_takes_all_back() {
        let mut consent = Consent::default();
        consent.allow(code("a"));
        consent.run_as_typed(&code("a"), true);
        consent.see(Some(&code("link")));
        assert!(!consent.allows(&code("link")) && !consent.runs_as_typed(&code("link")));
        // Undo restores the first code, which needs the user's consent again.
        consent.see(Some(&code("a")));
        assert!(!consent.allows(&code("a")) && !consent.runs_as_typed(&code("a")));
        consent.allow(code("a"));
        assert!(!consent.runs_as_typed(&code("a")));
    }

    #[test]
    fn a_setting_from_outside_counts_as_other_code() {
        let mut consent = Consent::default();
        consent.allow(code("a"));
        consent.see(Some(&Code { timeout: 900, ..code("a") }));
        assert!(!consent.allows(&code("a")));
    }

    #[test]
    fn editing_code_of_others_does_not_let_it_run() {
        let mut consent = Consent::default();
        consent.edited(Some(&code("link")), &code("link!"));
        assert!(!consent.allows(&code("link!")));
        consent.run_as_typed(&code("link!"), true);
        assert!(!consent.runs_as_typed(&code("link!")));
    }

    #[test]
    fn what_the_user_writes_from_nothing_is_the_user_s() {
        for before in [None, Some(code("")), Some(code(" \n"))] {
            let mut consent = Consent::default();
            consent.edited(before.as_ref(), &code("a"));
            assert!(consent.allows(&code("a")));
            assert!(!consent.runs_as_typed(&code("a")));
        }
    }
}
