#!/usr/bin/env bash
# Builds the site into dist/, unless nothing has changed since the last time. With PAGE_SPLIT=0 the page's
# WebAssembly is one file.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly stamp=build/site.stamp split="${PAGE_SPLIT:-1}"

# Whatever is not known to stay out of the page counts as part of it: a needless build costs less
# than a stale one. A folder is newer, too, when a file in it was removed.
changed() {
  [[ -f $stamp && -f dist/index.html ]] || return 0
  local newer
  if [[ "$(cat "$stamp")" != "$split" ]]; then
    echo "site: the last build was in another mode"
    return
  fi
  newer="$(find . -mindepth 1 \
    \( -path ./.git -o -path ./.ci -o -path ./.github -o -path ./target -o -path ./node_modules \
    -o -path ./build -o -path ./dist -o -path ./pkg -o -path ./js/package -o -path ./docs -o -path ./e2e -o -path ./tests \
    -o -path ./benches -o -path ./fuzz -o -regex '\./[^/]*\.md' \) -prune \
    -o -newer "$stamp" -print -quit)"
  [[ -n $newer ]] && echo "site: ${newer#./} has changed"
}

if ! changed; then
  echo "site: dist/ is up to date"
  exit 0
fi

echo "site: building dist/"
mkdir -p build
# The time of the start, so that what is edited during the build counts as newer.
echo "$split" > "$stamp.new"
trunk build --release --offline
mv "$stamp.new" "$stamp"
