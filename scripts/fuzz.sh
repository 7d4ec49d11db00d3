#!/usr/bin/env bash
# Runs each fuzz target for a while: scripts/fuzz.sh [TARGET …], all of them by default.
#
# FUZZ_SECONDS is the time for each, 60 by default. libFuzzer is driven directly, with the coverage
# that stable Rust can add, so that no further tool and no other compiler is needed. What was found
# grows in fuzz/corpus; an input that breaks a promise is left in fuzz/artifacts.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly seconds="${FUZZ_SECONDS:-60}"
host="$(rustc --version --verbose | awk '/^host:/ { print $2 }')"
readonly host out="${CARGO_TARGET_DIR:-fuzz/target}"
(($# > 0)) || set -- engine pattern paste link

# With a target given, these flags are not for build scripts and macros.
RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
  -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
  -Cllvm-args=-sanitizer-coverage-trace-compares" \
  cargo build --release --manifest-path fuzz/Cargo.toml --target "$host" --target-dir "$out"

for target in "$@"; do
  echo "fuzz: $target for $seconds s"
  mkdir -p "fuzz/corpus/$target" "fuzz/artifacts/$target"
  "$out/$host/release/$target" -max_total_time="$seconds" -timeout=10 -max_len=4096 -print_final_stats=1 \
    -dict=fuzz/json.dict -artifact_prefix="fuzz/artifacts/$target/" \
    "fuzz/corpus/$target" "fuzz/seeds/$target"
done
