#!/usr/bin/env bash
# Brings in all that building and testing need. Safe to run again: it says what it does, and does
# nothing when nothing is missing.
#
#   scripts/setup.sh            everything that building and testing need
#   scripts/setup.sh PART …     only these of: target crates packages wasm-bindgen trunk wasm-split, or
#                               deny, which only `make deny` needs
#
# Tools that are not on PATH in the right version are fetched by cargo-binstall, if that is there, or built, once,
# into a folder of the user's, which EBP_TOOLS can move.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly tools="${EBP_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/eventbridge-playground/tools}"
readonly trunk_version=0.21.14
readonly wasm_split_version=0.2.4
readonly deny_version=0.20.2
readonly node_major=20
PATH="$tools/bin:$PATH"

say() { echo "setup: $*"; }

fail() {
  say "$*" >&2
  exit 1
}

need() { command -v "$1" >/dev/null || fail "$1 is missing: $2"; }

check_base() {
  need cargo "install Rust from https://rustup.rs"
  need rustup "install Rust from https://rustup.rs"
  need node "install Node.js $node_major or newer from https://nodejs.org"
  need npm "it usually comes with Node.js"
  local major
  major="$(node --print 'process.versions.node.split(".")[0]')"
  ((major >= node_major)) || fail "Node.js $major is too old, $node_major or newer is needed"
}

add_target() {
  local target=wasm32-unknown-unknown
  rustup target list --installed | grep --quiet --line-regexp "$target" && return
  say "adding the Rust target $target"
  rustup target add "$target"
}

# Trunk builds offline, so that it downloads no tools behind our back; crates must be there before.
fetch_crates() {
  cargo fetch --quiet
}

# npm writes its own copy of the lock as the last thing of an install.
install_packages() {
  local stamp=node_modules/.package-lock.json
  [[ -f $stamp && ! package-lock.json -nt $stamp && ! package.json -nt $stamp ]] && return
  say "installing the npm packages"
  npm ci --no-audit --no-fund
  touch "$stamp"
}

# has PROGRAM VERSION
has() {
  local found
  found="$("$1" --version 2>/dev/null)" || return 1
  [[ " $found " == *" $2 "* ]]
}

# A profile that compiles quickly: these tools spend most of their own time waiting for compilers. What reads and
# writes WebAssembly is the exception.
#   build_tool HOW-LONG CRATE [OPTION …]
build_tool() {
  local usually="$1" crate="$2"
  say "building $crate from its source, once, into $tools: usually $usually on two cores"
  local started=$SECONDS
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_PANIC=abort CARGO_PROFILE_RELEASE_STRIP=symbols \
    cargo install --quiet --root "$tools" "${@:2}" || return
  say "built $crate in $((SECONDS - started)) s"
}

# Brings in what the tool's authors have built and nobody else, by cargo-binstall where that is installed. If it finds
# nothing, or the network does not reach it, there is still the source.
#   fetch_tool CRATE VERSION
fetch_tool() {
  command -v cargo-binstall >/dev/null || return
  say "fetching $1 $2 with cargo-binstall, usually some seconds"
  cargo binstall --no-confirm --strategies crate-meta-data --root "$tools" "$1@$2" && return
  say "cargo-binstall could not fetch $1 $2"
  return 1
}

# The tool and the crate speak a private format, so their versions must be equal. Without the
# tool's own lock, which may name crate versions that have been withdrawn. Without TLS, which its test runner
# needs only for browsers that are not on this machine.
install_wasm_bindgen() {
  local version
  version="$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)"
  [[ -n $version ]] || fail "Cargo.lock names no wasm-bindgen"
  has_wasm_bindgen "$version" && return
  fetch_tool wasm-bindgen-cli "$version" && has_wasm_bindgen "$version" && return
  build_tool "a minute or two" wasm-bindgen-cli --version "$version" --no-default-features \
    --bin wasm-bindgen --bin wasm-bindgen-test-runner
}

has_wasm_bindgen() { has wasm-bindgen "$1" && has wasm-bindgen-test-runner "$1"; }

# Without TLS and the check for updates: it works offline here, and serves this machine only.
install_trunk() {
  has trunk "$trunk_version" && return
  fetch_tool trunk "$trunk_version" && has trunk "$trunk_version" && return
  local options=(trunk --version "$trunk_version" --no-default-features)
  build_tool "three minutes" "${options[@]}" --locked || build_tool "three minutes" "${options[@]}"
}

# Takes the page's WebAssembly apart. Its format changes between versions, and it does not tell its own, so
# only one that was installed here will do.
install_wasm_split() {
  local crate=wasm_split_cli_support
  cargo install --list --root "$tools" | grep --quiet "^$crate v$wasm_split_version:" && return
  build_tool "a minute" "$crate" --version "$wasm_split_version" --features build-binary --locked
}

install_deny() {
  has cargo-deny "$deny_version" && return
  build_tool cargo-deny --version "$deny_version" --locked
}

check_base
(($# > 0)) || set -- target crates packages wasm-bindgen trunk wasm-split
for part in "$@"; do
  case "$part" in
    target) add_target ;;
    crates) fetch_crates ;;
    packages) install_packages ;;
    wasm-bindgen) install_wasm_bindgen ;;
    trunk) install_trunk ;;
    wasm-split) install_wasm_split ;;
    deny) install_deny ;;
    *) fail "there is no part called $part" ;;
  esac
done
say "ready"
