#!/usr/bin/env bash
# Prints the path of a Firefox for `make test-firefox`, and nothing else on standard output.
# FIREFOX_PATH names one; otherwise one on PATH is taken; otherwise Debian's is installed, as root.
set -euo pipefail
source "$(dirname "$0")/browser.sh"

find_browser firefox FIREFOX_PATH "firefox-esr firefox" firefox-esr
