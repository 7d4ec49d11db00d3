#!/usr/bin/env bash
# Builds the site, with the packed npm package beside the page, unless nothing has changed since the last time.
# With PAGE_SPLIT=0 the page's WebAssembly is one file; SITE_URL is the address that the site will have, for link previews.
#   scripts/site.sh [FOLDER]     into dist, if no other folder is named
set -euo pipefail
cd "$(dirname "$0")/.."

readonly site="${1:-dist}" mode="${PAGE_SPLIT:-1} ${SITE_URL:-}"
readonly stamp="build/${site##*/}.stamp"

# Whatever is not known to stay out of the page counts as part of it: a needless build costs less
# than a stale one. A folder is newer, too, when a file in it was removed.
changed() {
  [[ -f $stamp && -f $site/index.html ]] || return 0
  local newer
  if [[ "$(cat "$stamp")" != "$mode" ]]; then
    echo "site: the last build was in another mode or for another address"
    return
  fi
  newer="$(find . -mindepth 1 \
    \( -path ./.git -o -path ./.ci -o -path ./.github -o -path ./target -o -path ./node_modules \
    -o -path ./build -o -path ./dist -o -path ./pkg -o -path ./docs -o -path ./e2e -o -path ./tests \
    -o -path ./benches -o -path ./fuzz -o -regex '\./[^/]*\.md' \) -prune \
    -o -newer "$stamp" -print -quit)"
  [[ -n $newer ]] && echo "site: ${newer#./} has changed"
}

if ! changed; then
  echo "site: $site/ is up to date"
  exit 0
fi

echo "site: building $site/"
mkdir -p build
# The time of the start, so that what is edited during the build counts as newer.
echo "$mode" > "$stamp.new"
mkdir -p "$site"
trunk build --release --offline --dist "$site"
# The page names the packed npm package, which has the command that runs its tests elsewhere.
scripts/package.sh
cp build/package/*.tgz build/package/packages.txt "$site"
mv "$stamp.new" "$stamp"
