#!/usr/bin/env bash
# Compiles the page into build/page: one file of WebAssembly, or a main one and chunks that are loaded
# later, and the JavaScript that starts them. Trunk runs this before each build. Quick when nothing has
# changed.
#   scripts/page.sh [release | debug]
#
# A release is split and a debug build is not; PAGE_SPLIT=0 or PAGE_SPLIT=1 says otherwise.
set -euo pipefail
cd "$(dirname "$0")/.."

profile="${1:-${TRUNK_PROFILE:-release}}"
split="${PAGE_SPLIT:-$([[ $profile == release ]] && echo 1 || echo 0)}"
readonly profile split out=build/page raw=build/page.raw
readonly mode="$profile, $([[ $split == 1 ]] && echo "in chunks" || echo whole)"
readonly program="${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/$([[ $profile == release ]] && echo page || echo debug)/eventbridge-playground.wasm"
# What the page may contain: what rustc turns on by default for this target.
readonly features=(
  --enable-bulk-memory --enable-multivalue --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext
)

say() { echo "page: $*"; }

compile() {
  local options=(--quiet --offline --bin eventbridge-playground --target wasm32-unknown-unknown)
  [[ $profile == release ]] && options+=(--profile page)
  if [[ $split == 1 ]]; then
    # What belongs together is found by the linker's relocations.
    cargo rustc "${options[@]}" --features page,split -- -C link-args=--emit-relocs
  else
    cargo build "${options[@]}" --features page
  fi
}

# What lies there may be of another mode.
up_to_date() {
  [[ "$(cat $out/mode 2>/dev/null)" == "$mode" && $out/mode -nt $program && $out/mode -nt scripts/page.sh ]]
}

# bind PROGRAM [OPTION …]
bind() {
  wasm-bindgen --target web --no-typescript --omit-default-module-path --out-name page --out-dir $raw "$@"
}

say "compiling ($mode)"
compile
up_to_date && exit 0

rm -rf "$out" "$raw"
mkdir -p "$raw"
if [[ $split == 1 ]]; then
  say "taking it apart"
  wasm-split-cli --out-name page "$program" $raw/split
  bind $raw/split/page.wasm --keep-lld-exports
  rm $raw/split/page.wasm
  mv $raw/split/* $raw
  rmdir $raw/split
else
  bind "$program"
fi

if [[ $profile == release ]]; then
  esbuild "$raw"/*.js --minify --log-level=error --allow-overwrite --outdir="$raw"
  say "wasm-opt, $(find $raw -name '*.wasm' | wc -l) files"
  for file in "$raw"/*.wasm; do
    # The warning is about names in the tool's output, which are dropped here.
    wasm-opt -O3 "${features[@]}" "$file" -o "$file.optimised" 2> >(grep -v "unknown name subsection" >&2)
    mv "$file.optimised" "$file"
  done
fi
mv "$raw" "$out"
# The last thing: when it is there, all is.
echo "$mode" > "$out/mode"
say "build/page is ready"
