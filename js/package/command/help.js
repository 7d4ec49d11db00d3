// The help of the command and of each verb.

export const GENERAL = `Amazon EventBridge rules, tested and checked where they live.

Usage: eventbridge-playground COMMAND [OPTION…] [FILE…]

Commands:
  test    run a workspace's events against its pattern, or a rule of a template
  check   find what is wrong with the patterns and schedules of templates and code
  match   run rules over files of events, or over standard input

  COMMAND --help   options and examples of a command
  --version        the version

Exit codes:
  0   all is well
  1   a test failed, an error was found, an event could not be read
  2   the command could not do what it was asked

Nothing is sent anywhere, and no AWS account is needed.
`;

const SET = `  --set EXPRESSION=VALUE    what a value comes to that only the tool knows, as in
                            --set '!Ref Bucket=orders' or --set '\${Stage}=prod';
                            with := the value is JSON: --set 'var.least:=100'`;

export const HELP = {
  test: `Runs the events of workspace files, as the page writes them, that say what is expected.

Usage: eventbridge-playground test [OPTION…] WORKSPACE.json…

Options:
  --template FILE           test a rule of this template instead of the workspace's pattern:
                            CloudFormation, SAM, Terraform, CDK, Serverless, Pulumi, CLI, SDK
  --rule NAME               the rule, by its name at AWS or in the template;
                            not needed if there is only one
${SET}
  --reporter NAME[=FILE]    text (the default), tap, junit, github; into a file, or to
                            standard output. May be given several times.

Exit code 1 if a test fails, or if a workspace has none.

Examples:
  eventbridge-playground test orders.json
  eventbridge-playground test orders.json --template template.yaml --rule OrderPaid
  eventbridge-playground test events/*.json --reporter text --reporter junit=report.xml
`,
  check: `Checks every event pattern and schedule expression in templates and code.

Usage: eventbridge-playground check [OPTION…] [PATH…]

A PATH is a file or a folder; without one it is this folder. In folders, files that may hold
rules are read (.yaml .yml .json .template .tf .ts .js .py .sh and their like, up to 2 MiB), but
not node_modules, .git, build output and other folders with a dot before their name.

Options:
  --level LEVEL             tell of error, warning or note (the default) and what matters more
  --fail-on LEVEL           exit with 1 from this level on: error (the default), warning, note
  --silence ID[,ID]         leave out advice with these ids, as in --silence no-source
  --reporter NAME[=FILE]    text (the default), json (a line a problem), sarif, github; into a
                            file, or to standard output. May be given several times.

An error is what AWS refuses, a warning what very likely does not do what is meant, a note what
could be better. A value that only the tool knows, as !Ref Bucket, is taken as right.

Examples:
  eventbridge-playground check
  eventbridge-playground check infra template.yaml --fail-on warning
  eventbridge-playground check --reporter text --reporter sarif=eventbridge.sarif
`,
  match: `Runs rules over events and counts what matches.

Usage: eventbridge-playground match (--rules FILE | --template FILE) [OPTION…] [FILE…]

A FILE holds events one a line, laid out, in an array, as archives and logs have them, packed
with gzip or not. Without one, or for -, standard input is read. Files may be of any size.

Options:
  --rules FILE              the rules: {"name": pattern, …}, or what aws events list-rules prints
  --template FILE           the rules of a template
  --rule NAME               only this rule; may be given several times
${SET}
  --filter                  print the events that some rule matches, one a line
  --invert                  print the events that no rule matches
  --names                   print {"rules": […], "event": …} for each event that matches
  --json                    print the counts as JSON

Counts go to standard output, a line a rule: name, tab, number. A summary and events that could
not be read go to standard error. Exit code 1 if an event could not be read.

Examples:
  eventbridge-playground match --rules rules.json events.ndjson.gz
  zcat archive/*.gz | eventbridge-playground match --template template.yaml --filter
  eventbridge-playground match --rules rules.json --names events.ndjson | jq .rules
`,
};
