#!/usr/bin/env bash
# Runs the fast engine's unit tests under Miri, which finds undefined behaviour: scripts/miri.sh
#
# Twice, because the kernel that looks at the bytes is chosen by the machine. First for a 32-bit machine, as
# WebAssembly is one, that has no kernel of its own and so falls back on plain arithmetic. Then the vector kernels
# against that arithmetic; Miri finds AVX2 only when it is promised, and does not know AVX-512.
set -euo pipefail
cd "$(dirname "$0")/.."

rustup toolchain install nightly --profile minimal --component miri --component rust-src

# Left out are tests that loop for long: they would take Miri hours, and others lead through the same code.
echo "miri: the engine without vectors"
cargo +nightly miri test --target i686-unknown-linux-gnu --lib -- ruleset:: --skip ruleset::simd \
  --skip ruleset::grammar::tests::unsound_events --skip ruleset::keys::tests::keys_come_and_go \
  --skip ruleset::number --skip shapes_that_never_repeat_are_given_up \
  --skip values_of_other_kinds_are_told_apart

echo "miri: SSE2 and AVX2 against plain arithmetic"
RUSTFLAGS="-Ctarget-feature=+avx2,+bmi1,+bmi2,+lzcnt,+popcnt,+pclmulqdq" \
  cargo +nightly miri test --lib -- ruleset::simd
