#!/usr/bin/env bash
# Holds exports against the tools that they are for: cfn-lint, the SAM translator, the CDK, HashiCorp's parser and
# python-hcl2, the AWS CLI and the SDKs. Brings the tools in first: the npm packages of tests/formats/, and Python's of its
# requirements.txt in an environment of their own, which EBP_FORMATS can move. Without Python, what needs it is skipped,
# and says so.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly tests=tests/formats
readonly tools="${EBP_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/eventbridge-playground/tools}"
export EBP_FORMATS="${EBP_FORMATS:-$tools/formats}"

say() { echo "formats: $*"; }

# What a tool has unpacked or installed is of these lists; an older one is installed anew.
install_python() {
  local stamp="$EBP_FORMATS/requirements.txt"
  cmp --silent "$tests/requirements.txt" "$stamp" && return
  if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    say "SKIPPED: there is no Python 3 with venv, so cfn-lint, the SAM translator, python-hcl2, boto3 and the AWS CLI check nothing" >&2
    return
  fi
  say "installing the Python tools into $EBP_FORMATS, usually a minute"
  rm -rf "$EBP_FORMATS"
  python3 -m venv "$EBP_FORMATS"
  # A machine with Python and no way to its packages is no fault of an export.
  if ! "$EBP_FORMATS/bin/pip" install --quiet --disable-pip-version-check --no-deps --requirement "$tests/requirements.txt"; then
    say "SKIPPED: the Python tools cannot be installed, so cfn-lint, the SAM translator, python-hcl2, boto3 and the AWS CLI check nothing" >&2
    rm -rf "$EBP_FORMATS"
    return
  fi
  cp "$tests/requirements.txt" "$stamp"
}

install_packages() {
  local stamp="$tests/node_modules/.package-lock.json"
  [[ -f $stamp && ! $tests/package-lock.json -nt $stamp && ! $tests/package.json -nt $stamp ]] && return
  say "installing the npm packages of $tests"
  npm ci --prefix "$tests" --no-audit --no-fund
  touch "$stamp"
}

install_python
install_packages
say "writing every system in every format"
cargo build --quiet --example exports --example import
node "$tests/write.mjs"
say "running the tools"
NODE_ENV=test JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=1 \
  node --test --test-concurrency=2 --test-timeout=600000 --test-reporter=spec "$tests"/*.test.mjs
