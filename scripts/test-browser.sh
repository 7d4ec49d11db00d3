#!/usr/bin/env bash
# The browser tests: as many files at a time as there are cores, each with a browser of its own. Those that watch
# how the page comes frame by frame are for themselves, after the others; `// Runs alone` in a file says so.
# A file that fails is run once more when the machine is quiet, and the summary names it: a busy machine can be
# slower than any test's patience, and a fault of the page fails again.
#   scripts/test-browser.sh [FILE …]     all of e2e/*.test.mjs, if none is named
set -euo pipefail
cd "$(dirname "$0")/.."

(($# > 0)) || set -- e2e/*.test.mjs
mapfile -t alone < <(grep --files-with-matches '^// Runs alone' "$@")
mapfile -t together < <(grep --files-without-match '^// Runs alone' "$@")
cores="$(node --print 'os.availableParallelism()')"
CHROME_PATH="$(scripts/chromium.sh)"
export CHROME_PATH
failed="$(mktemp)"
trap 'rm -f "$failed" "$failed.part"' EXIT

# run FILES-AT-A-TIME FILE …: adds the files in which a test failed to $failed.
run() {
  (($# > 1)) || return 0
  local report=$failed.part
  node --test --test-concurrency="$1" \
    --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=./scripts/failed-files.mjs --test-reporter-destination="$report" "${@:2}" && return
  # A runner that names no file has not come far enough to be asked again.
  [[ -s $report ]] || return 1
  cat "$report" >> "$failed"
}

run "$cores" "${together[@]}"
run 1 "${alone[@]}"
mapfile -t again < <(sort --unique "$failed")
((${#again[@]} > 0)) || exit 0

echo "test: once more, one at a time: ${again[*]##*/}"
node --test --test-concurrency=1 --test-reporter=spec "${again[@]}"
echo "test: failed at first and passed alone: ${again[*]##*/}"
