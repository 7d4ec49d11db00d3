//! The files that run a workspace's tests in the user's own repository: a command, and a workflow of GitHub
//! Actions.

/// The version of the npm package that has the command.
pub const PACKAGE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The name of a workspace's file.
pub const FILE: &str = "eventbridge-playground.json";

/// The tests, and the source of the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CiSetup {
    /// The address of the packed npm package.
    pub package: String,
    /// The template whose rule is tested instead of the workspace's pattern; empty for none.
    pub template: String,
    /// The rule in it; empty for its only one.
    pub rule: String,
}

/// Returns the address of the packed npm package, which lies beside the page at this address.
pub fn package_address(page: &str) -> String {
    let page = page.split(['#', '?']).next().unwrap_or_default();
    let folder = page.rsplit_once('/').map_or(page, |(folder, _)| folder);
    format!("{folder}/eventbridge-playground-{PACKAGE_VERSION}.tgz")
}

impl CiSetup {
    /// Returns the command that tests the workspace's file, for a POSIX shell.
    pub fn test_command(&self) -> String {
        let mut words = vec!["npx", "--yes", &self.package, "test", FILE];
        let (template, rule) = (self.template.trim(), self.rule.trim());
        if !template.is_empty() {
            words.extend(["--template", template]);
            if !rule.is_empty() {
                words.extend(["--rule", rule]);
            }
        }
        words.into_iter().map(word).collect::<Vec<_>>().join(" ")
    }

    /// Returns the workflow, in YAML: the workspace's tests, and a check of all templates of the repository.
    /// Failures are shown at their lines in a pull request.
    pub fn workflow(&self) -> String {
        let (test, package) = (self.test_command(), word(&self.package));
        format!(
            "\
name: EventBridge rules

on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  rules:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: 22
      - name: Test the events
        run: |
          {test} --reporter text --reporter github
      - name: Check patterns and schedules
        if: ${{{{ !cancelled() }}}}
        run: |
          npx --yes {package} check --reporter text --reporter github
"
        )
    }
}

/// Returns the text as one word of a POSIX shell.
fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+=,".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    // A line end would end the block of YAML as well.
    format!("'{}'", text.replace(['\n', '\r'], " ").replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup(template: &str, rule: &str) -> CiSetup {
        let package = package_address("https://example.com/play/");
        CiSetup { package, template: template.to_owned(), rule: rule.to_owned() }
    }

    #[test]
    fn the_package_lies_beside_the_page() {
        let name = format!("eventbridge-playground-{PACKAGE_VERSION}.tgz");
        for page in
            ["https://example.com/a/", "https://example.com/a/index.html", "https://example.com/a/?x=/y#1abc"]
        {
            assert_eq!(package_address(page), format!("https://example.com/a/{name}"), "{page}");
        }
    }

    #[test]
    fn words_are_safe_in_a_shell() {
        let start = format!("npx --yes {} test {FILE}", setup("", "").package);
        let cases = [
            ("", "", ""),
            ("", "Paid", ""),
            ("template.yaml", "", " --template template.yaml"),
            ("infra/a b.yaml", "it's", r" --template 'infra/a b.yaml' --rule 'it'\''s'"),
            ("$(x)\n", " `y` ", " --template '$(x)' --rule '`y`'"),
        ];
        for (template, rule, expected) in cases {
            assert_eq!(setup(template, rule).test_command(), format!("{start}{expected}"));
        }
    }

    #[test]
    fn the_workflow_runs_the_command() {
        let workflow = setup("template.yaml", "Paid").workflow();
        assert!(
            workflow.contains("--template template.yaml --rule Paid --reporter text --reporter github\n")
        );
        assert!(workflow.contains("if: ${{ !cancelled() }}\n"), "{workflow}");
    }
}
