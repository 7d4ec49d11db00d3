# What can be done here; `make` alone lists it.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Tools that scripts/setup.sh built, and those from npm (wasm-opt, tsc), go before others.
export EBP_TOOLS ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/eventbridge-playground/tools
export PATH := $(EBP_TOOLS)/bin:$(CURDIR)/node_modules/.bin:$(PATH)

WASM := --target wasm32-unknown-unknown

.PHONY: help setup serve site package whole test test-rust test-editor test-wasm test-worker test-sandbox test-package test-browser test-firefox test-webkit test-whole test-formats lint docs msrv deny miri fmt fuzz bench speed-formats size pictures clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install the tools; quick if they are installed
	@scripts/setup.sh

serve: ## Development server on http://127.0.0.1:8080
	@scripts/setup.sh target crates packages wasm-bindgen trunk
	@echo "serve: http://127.0.0.1:8080, built anew on each change"
	@mkdir -p build/serve
	@trunk serve --offline --dist build/serve

site: setup ## Release build into dist/
	@scripts/site.sh

package: ## The npm package, into pkg/
	@scripts/setup.sh target packages wasm-bindgen
	@scripts/package.sh

# What only builds spends minutes of link-time optimisation on one core, so the checks run beside it; they use other
# folders of cargo's, and do not wait for each other. The browsers come when nothing is compiled any more.
test: ## All checks and tests
	@scripts/setup.sh
	@$(MAKE) --no-print-directory lint test-rust test-wasm test-editor test-worker test-sandbox & checks=$$!; built=0; \
	  $(MAKE) --no-print-directory site package whole || built=$$?; \
	  wait $$checks && exit $$built
	@$(MAKE) --no-print-directory test-package test-browser test-firefox test-webkit test-whole

lint: docs ## Formatting, clippy for native and wasm, TypeScript, the library's docs
	@scripts/setup.sh target packages
	@echo "lint: rustfmt"
	@cargo fmt --check
	@echo "lint: clippy, native"
	@cargo clippy --all-targets -- -D warnings
	@echo "lint: clippy, wasm"
	@cargo clippy $(WASM) --features page,command --lib --bins --test wasm -- -D warnings
	@echo "lint: TypeScript"
	@tsc

docs: ## The library's documentation, private items too; warnings are errors
	@echo "docs: the library"
	@RUSTDOCFLAGS="-D warnings" cargo doc --no-deps --lib --document-private-items

msrv: ## Build the library and the page with the minimum Rust version, `rust-version` in Cargo.toml
	@version="$$(awk -F '"' '/^rust-version/ { print $$2 }' Cargo.toml)"; \
	  echo "msrv: Rust $$version"; \
	  rustup toolchain install "$$version" --profile minimal --target wasm32-unknown-unknown; \
	  cargo "+$$version" check --locked --target-dir target/msrv; \
	  cargo "+$$version" check --locked --target-dir target/msrv $(WASM) --features page,command

# DENY narrows the checks where the advisories cannot be fetched: make deny DENY="licenses bans sources"
deny: DENY := advisories licenses bans sources
deny: ## Licenses, advisories, versions and sources of all crates, against deny.toml
	@scripts/setup.sh deny
	@echo "deny: the library and the page"
	@cargo deny --locked check --allow license-exception-not-encountered $(DENY)
	@echo "deny: the fuzz targets"
	@cargo deny --locked --manifest-path fuzz/Cargo.toml --config deny.toml \
	  check --allow license-exception-not-encountered $(DENY)

miri: ## The fast engine under Miri, without vectors and with them; installs nightly Rust
	@scripts/miri.sh

test-rust: ## The engine's tests, and those of the page that need no browser
	@echo "test: the engine and its examples"
	@cargo test --lib --test it --examples
	@echo "test: the examples in its documentation"
	@cargo test --doc

test-editor: ## Tests of the code editor and the build scripts, without a browser
	@scripts/setup.sh packages
	@echo "test: the editor"
	@node --test --test-reporter=spec tests/editor/*.test.mjs
	@echo "test: the site's file names"
	@node --test --test-reporter=spec tests/build/*.test.mjs

test-wasm: ## The JavaScript API's tests, as WebAssembly in Node
	@scripts/setup.sh target wasm-bindgen
	@echo "test: WebAssembly in Node"
	@CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
	  cargo test $(WASM) --features javascript --test wasm

test-worker: ## The page's workers in Node, with a fake engine
	@scripts/setup.sh packages
	@echo "test: the workers in Node"
	@node --test --test-reporter=spec tests/worker/*.test.mjs

test-sandbox: ## The sandbox for handlers, in Node: engines, modules, messages
	@scripts/setup.sh packages
	@node js/sandbox/python/pack.mjs
	@echo "test: own handlers in Node"
	@node --test --test-reporter=spec tests/sandbox/*.test.mjs

test-package: package ## The npm package in Node, its types, and the examples of its README
	@echo "test: the types of the package and of the engine"
	@tsc --project tests/package
	@tsc --project tests/worker
	@echo "test: the package in Node"
	@node --test --test-reporter=spec tests/package/*.test.mjs

test-browser: site package ## The release build and the npm package in a real browser
	@echo "test: the site in Chromium"
	@scripts/test-browser.sh

test-firefox: site ## The most important browser tests in Firefox
	@echo "test: the site in Firefox"
	@scripts/test-engine.sh firefox

test-webkit: site ## The same in WebKit
	@echo "test: the site in WebKit"
	@scripts/test-engine.sh webkit

whole: setup
	@PAGE_SPLIT=0 scripts/site.sh build/whole

test-whole: whole ## The page in one piece (PAGE_SPLIT=0): it starts, and every tab opens
	@echo "test: the whole page in Chromium"
	@SITE=build/whole/ scripts/test-browser.sh e2e/every-tab.test.mjs

test-formats: ## Exports, checked with the formats' own tools, which it installs; without Python, some are skipped
	@scripts/setup.sh packages
	@echo "test: exports in their tools"
	@scripts/formats.sh

fmt: ## Format the Rust code
	@cargo fmt

fuzz: ## Each fuzz target for FUZZ_SECONDS (60); needs a C++ compiler
	@scripts/fuzz.sh

bench: site package ## Measure the engine, next to others, and the page, into docs/performance.md
	@mkdir -p docs
	@cargo bench --bench ruleset -- --write docs/performance.md --data build/bench
	@node benches/package.mjs --write docs/performance.md --data build/bench
	@export CHROME_PATH="$$(scripts/chromium.sh)"; for part in browser page; do \
	    node benches/$$part.mjs --write docs/performance.md --data build/bench; \
	  done; for part in visit keys memory; do \
	    node benches/page/$$part.mjs --write docs/performance.md; \
	  done; node benches/sandbox.mjs --write docs/performance.md

size: site ## Measure what a first visit loads, into docs/size.md; fails if it's over the budget
	@mkdir -p docs
	@node scripts/size.mjs | tee docs/size.md

speed-formats: ## Measure how fast each format is read
	@cargo run --release --example import_speed

pictures: site ## The README's pictures, from the built site into docs/
	@scripts/setup.sh packages
	@export CHROME_PATH="$$(scripts/chromium.sh)"; node scripts/pictures.mjs

clean: ## Remove what was built; tools and npm packages stay
	@cargo clean
	@rm -rf build dist pkg fuzz/target fuzz/artifacts
