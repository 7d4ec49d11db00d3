#!/usr/bin/env bash
# Builds the npm package into pkg/: the engine as WebAssembly, and the hand-written parts of
# js/package. Quick when nothing has changed.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly out=build/engine

scripts/engine.sh release

rm -rf pkg
mkdir pkg
cp "$out"/engine.js "$out"/engine_bg.wasm js/package/*.js js/package/README.md LICENSE-APACHE LICENSE-MIT pkg
node js/package/manifest.mjs > pkg/package.json
node js/package/types.mjs > pkg/index.d.ts
echo "package: pkg/ is ready, $(wc -c < pkg/engine_bg.wasm) bytes of WebAssembly"
