#!/usr/bin/env bash
# Prints the path of WebKitGTK's driver for `make test-webkit`, and nothing else on standard output.
# WEBKIT_DRIVER_PATH names one; otherwise that on PATH is taken; otherwise Debian's is installed, as root, with
# what shows its window where there is no screen.
set -euo pipefail
source "$(dirname "$0")/browser.sh"

find_browser webkit WEBKIT_DRIVER_PATH WebKitWebDriver "webkit2gtk-driver xvfb xauth"
