#!/usr/bin/env bash
# The smoke test of the built site in another engine than Chromium. Where there is none and none can be
# installed, it says so and leaves the test out. In CI, or if a variable names one that is not there, it fails.
#   scripts/test-engine.sh firefox | webkit
set -euo pipefail
cd "$(dirname "$0")/.."

readonly engine="$1"
declare -rA variables=([firefox]=FIREFOX_PATH [webkit]=WEBKIT_DRIVER_PATH)
readonly variable="${variables[$engine]}"
if ! path="$("scripts/$engine.sh")"; then
  [[ -z "${CI:-}${!variable:-}" ]] || exit 1
  echo "SKIPPED: the site was not tested in $engine, which is not here" >&2
  exit 0
fi

run=(node --test --test-reporter=spec)
case "$engine" in
  firefox)
    export FIREFOX_PATH="$path"
    # Node has had WebSockets since 22 without being told.
    [[ "$(node --print 'typeof WebSocket')" == undefined ]] && run=(node --experimental-websocket "${run[@]:1}")
    ;;
  webkit)
    export WEBKIT_DRIVER_PATH="$path"
    [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]] || run=(xvfb-run --auto-servernum "${run[@]}")
    ;;
esac
"${run[@]}" "e2e/engines/$engine.test.mjs"
