#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests, and nothing else on standard output.
# CHROME_PATH names one; otherwise one on PATH is taken; otherwise Debian's is installed, as root.
set -euo pipefail

names=(chromium chromium-browser google-chrome)

find_on_path() {
  local name
  for name in "${names[@]}"; do
    command -v "$name" && return 0
  done
  return 1
}

if [[ -n "${CHROME_PATH:-}" ]]; then
  if [[ ! -x "$CHROME_PATH" ]]; then
    echo "chromium: CHROME_PATH is $CHROME_PATH, which is no program" >&2
    exit 1
  fi
  echo "$CHROME_PATH"
  exit 0
fi

find_on_path && exit 0

if [[ "$(id -u)" -eq 0 ]] && command -v apt-get >/dev/null; then
  echo "chromium: none found, installing Debian's package" >&2
  export DEBIAN_FRONTEND=noninteractive
  apt-get update >&2
  apt-get install --yes --no-install-recommends chromium >&2
  find_on_path && exit 0
fi

echo "chromium: none of ${names[*]} is on PATH. Install one, or set CHROME_PATH." >&2
exit 1
