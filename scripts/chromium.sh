#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests, and nothing else on standard output.
# CHROME_PATH names one; otherwise one on PATH is taken; otherwise Debian's is installed, as root.
set -euo pipefail
source "$(dirname "$0")/browser.sh"

find_browser chromium CHROME_PATH "chromium chromium-browser google-chrome" chromium
