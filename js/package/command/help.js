// The help of the command and of each verb.

export const GENERAL = `Tests and checks Amazon EventBridge rules in your repository.

Usage: eventbridge-playground COMMAND [OPTION…] [FILE…]

Commands:
  test    run a workspace's events against its pattern, or a rule of a template
  check   find problems in the patterns and schedules of templates and code
  match   run rules on files of events or on standard input  COMMAND --help   show the options and examples of a command  --version        show the version

Exit codes:  0   success  1   a test failed, an error was found, or an event couldn't be read  2   the command couldn't run, for example because of a wrong option or a missing file

Nothing is sent anywhere, and no AWS account is needed.
`;

const SET = `  --set EXPRESSION=VALUE    the value of an expression that only the deployment tool knows, as in
                            --set '!Ref Bucket=orders' or --set '\${Stage}=prod';
                            with :=, the value is JSON: --set 'var.least:=100'`;

export const HELP = {
  test: `Tests the events in workspace files from the page that have an expected result.

Usage: eventbridge-playground test [OPTION…] WORKSPACE.json…

Options:
  --template FILE           test a rule of this template instead of the workspace's pattern:
                            CloudFormation, SAM, Terraform, CDK, Serverless, Pulumi, CLI, SDK
  --rule NAME               the name of the rule, at AWS or in the template;
                            not needed if there is only one
${SET}
  --reporter NAME[=FILE]    text (the default), tap, junit or github; to a file or to
                            standard output. Can be repeated.

Exits with 1 if a test fails or a workspace has no tests.

Examples:
  eventbridge-playground test orders.json
  eventbridge-playground test orders.json --template template.yaml --rule OrderPaid
  eventbridge-playground test events/*.json --reporter text --reporter junit=report.xml
`,
  check: `Checks every event pattern and schedule expression in templates and code.

Usage: eventbridge-playground check [OPTION…] [PATH…]

A PATH is a file or folder, by default the current folder. In folders, files that may contain
rules are read (.yaml .yml .json .template .tf .ts .js .py .sh and similar, up to 2 MiB), but
not node_modules, .git, build output and other folders whose names start with a dot.

Options:
  --level LEVEL             report problems from this level on: error, warning, note (default)
  --fail-on LEVEL           exit with 1 from this level on: error (default), warning, note
  --silence ID[,ID]         leave out tips with these IDs, such as no-source
  --reporter NAME[=FILE]    text (the default), json (one line per problem), sarif or github; to a
                            file or to standard output. Can be repeated.

An error is something that AWS rejects, a warning a likely mistake, and a note a possible
improvement. Values that only the deployment tool knows, such as !Ref Bucket, count as valid.

Examples:
  eventbridge-playground check
  eventbridge-playground check infra template.yaml --fail-on warning
  eventbridge-playground check --reporter text --reporter sarif=eventbridge.sarif
`,
  match: `Runs rules on events and counts the matches.

Usage: eventbridge-playground match (--rules FILE | --template FILE) [OPTION…] [FILE…]

A FILE contains events: one per line, formatted or in an array, as in archives and logs, with or
without gzip. Without a FILE, or with -, standard input is read. Files can have any size.

Options:
  --rules FILE              the rules: {"name": pattern, …}, or the output of aws events list-rules
  --template FILE           the rules of a template
  --rule NAME               only this rule; can be repeated
${SET}
  --filter                  print the events that match at least one rule, one per line
  --invert                  print the events that match no rule
  --names                   print {"rules": […], "event": …} for each event that matches
  --json                    print the counts as JSON

Counts go to standard output, one line per rule: name, tab, number. A summary and unreadable
events go to standard error. Exits with 1 if an event couldn't be read.

Examples:
  eventbridge-playground match --rules rules.json events.ndjson.gz
  zcat archive/*.gz | eventbridge-playground match --template template.yaml --filter
  eventbridge-playground match --rules rules.json --names events.ndjson | jq .rules
`,
};
