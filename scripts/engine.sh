#!/usr/bin/env bash
# Compiles the engine for JavaScript into build/engine: for the npm package, and for the page's
# workers; or, as `command`, into build/command, with what only the package's command needs. Quick when
# nothing has changed.
#   scripts/engine.sh [release | debug | command]
set -euo pipefail
cd "$(dirname "$0")/.."

readonly profile="${1:-release}"
if [[ $profile == command ]]; then readonly out=build/command crate_features=command; else readonly out=build/engine crate_features=javascript; fi
readonly wasm="${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/$profile/eventbridge_playground.wasm"
# What the compiled engine may contain. All of it is in Node 20, Chrome 91, Firefox 89 and Safari 16.4.
readonly features=(
  --enable-bulk-memory --enable-multivalue --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext --enable-simd
)

compile() {
  cargo rustc --quiet --lib --crate-type cdylib --target wasm32-unknown-unknown --features $crate_features "$@"
}

echo "engine: compiling ($profile)"
if [[ $profile != debug ]]; then
  # The engine looks at sixteen bytes at a time where it may use vectors.
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-C target-feature=+simd128" compile --profile "$profile"
else
  compile
fi

# What lies there may be of the other profile.
if [[ "$(cat $out/profile 2>/dev/null)" == "$profile" && $out/engine_bg.wasm -nt $wasm && $out/engine_bg.wasm -nt scripts/engine.sh ]]; then
  exit 0
fi
echo "engine: bindings and wasm-opt"
rm -rf "$out"
wasm-bindgen --target web --omit-default-module-path --out-name engine --out-dir "$out/raw" "$wasm"
if [[ $profile != debug ]]; then
  wasm-opt -O3 "${features[@]}" "$out/raw/engine_bg.wasm" -o "$out/raw/optimised.wasm"
else
  mv "$out/raw/engine_bg.wasm" "$out/raw/optimised.wasm"
fi
mv "$out"/raw/engine.js "$out"/raw/engine.d.ts "$out"
echo "$profile" > "$out/profile"
# The last thing: when it is there, all is.
mv "$out/raw/optimised.wasm" "$out/engine_bg.wasm"
rm -rf "$out/raw"
