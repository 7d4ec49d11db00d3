#!/usr/bin/env bash
# Builds the npm package into pkg/: the engine as WebAssembly, and the hand-written parts of
# js/package. Quick when nothing has changed.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly out=build/package
readonly wasm="${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/release/eventbridge_playground.wasm"
# What the compiled engine may contain. All of it is in Node 20, Chrome 91, Firefox 89 and Safari 16.4.
readonly features=(
  --enable-bulk-memory --enable-multivalue --enable-mutable-globals
  --enable-nontrapping-float-to-int --enable-reference-types --enable-sign-ext --enable-simd
)

# The engine looks at sixteen bytes at a time where it may use vectors.
echo "package: the engine"
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-C target-feature=+simd128" \
  cargo rustc --quiet --release --lib --crate-type cdylib \
  --target wasm32-unknown-unknown --features javascript

if [[ ! $out/engine_bg.wasm -nt $wasm || ! $out/engine_bg.wasm -nt scripts/package.sh ]]; then
  echo "package: bindings and wasm-opt"
  rm -rf "$out"
  wasm-bindgen --target web --omit-default-module-path --out-name engine --out-dir "$out/raw" "$wasm"
  wasm-opt -O3 "${features[@]}" "$out/raw/engine_bg.wasm" -o "$out/raw/optimised.wasm"
  mv "$out"/raw/engine.js "$out"/raw/engine.d.ts "$out"
  # The last thing: when it is there, all is.
  mv "$out/raw/optimised.wasm" "$out/engine_bg.wasm"
  rm -rf "$out/raw"
fi

rm -rf pkg
mkdir pkg
cp "$out"/engine.js "$out"/engine_bg.wasm js/package/*.js js/package/README.md LICENSE-APACHE LICENSE-MIT pkg
node js/package/manifest.mjs > pkg/package.json
# The types without how the engine is started, which would ask for those of a browser.
{
  echo '/// <reference lib="esnext.disposable" />'
  sed '/^export type InitInput/,$d' "$out/engine.d.ts"
} > pkg/index.d.ts
echo "package: pkg/ is ready, $(wc -c < pkg/engine_bg.wasm) bytes of WebAssembly"
