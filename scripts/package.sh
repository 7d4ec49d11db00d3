#!/usr/bin/env bash
# Builds the npm package into pkg/: the engine as WebAssembly, the command with an engine of its own, and the
# hand-written parts of js/package; and packs it into build/package. Quick when nothing has changed.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly out=build/engine command=build/command packed=build/package

scripts/engine.sh release
scripts/engine.sh command

rm -rf pkg "$packed"
mkdir -p pkg "$packed"
cp "$out"/engine.js "$out"/engine_bg.wasm js/package/*.js js/package/README.md LICENSE-APACHE LICENSE-MIT pkg
node js/package/manifest.mjs > pkg/package.json
node js/package/types.mjs > pkg/index.d.ts
cp -r js/package/command pkg/command
cp "$command"/engine.js "$command"/engine_bg.wasm pkg/command
chmod +x pkg/command.js
# npm gives all files one time and mode, so that the same content makes the same file.
npm pack ./pkg --pack-destination "$packed" --ignore-scripts --offline --silent > "$packed/packages.txt"
echo "package: pkg/ is ready, $(wc -c < pkg/engine_bg.wasm) bytes of WebAssembly, $(wc -c < pkg/command/engine_bg.wasm) for the command; packed $(wc -c < "$packed/$(cat "$packed/packages.txt")")"
