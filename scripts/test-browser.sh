#!/usr/bin/env bash
# The browser tests: as many files at a time as there are cores, each with a browser of its own. Those that watch
# how the page comes frame by frame are for themselves, after the others; `// Runs alone` in a file says so.
#   scripts/test-browser.sh [FILE …]     all of e2e/*.test.mjs, if none is named
set -euo pipefail
cd "$(dirname "$0")/.."

(($# > 0)) || set -- e2e/*.test.mjs
mapfile -t alone < <(grep --files-with-matches '^// Runs alone' "$@")
mapfile -t together < <(grep --files-without-match '^// Runs alone' "$@")
cores="$(node --print 'os.availableParallelism()')"
CHROME_PATH="$(scripts/chromium.sh)"
export CHROME_PATH

# run FILES-AT-A-TIME FILE …
run() {
  (($# < 2)) || node --test --test-concurrency="$1" --test-reporter=spec "${@:2}"
}

status=0
run "$cores" "${together[@]}" || status=$?
run 1 "${alone[@]}" || status=$?
exit "$status"
