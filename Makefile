# Daybook. `make run` and `make test` are the two commands; each first sets up what is missing.

SHELL := bash
CARGO_TARGET_DIR ?= $(CURDIR)/target
export CARGO_TARGET_DIR
HAS_SCREEN := $(if $(filter Linux,$(shell uname -s)),$(DISPLAY)$(WAYLAND_DISPLAY),yes)
NEXTEST := $(shell command -v cargo-nextest)
WINDOW_BINARY := $(CARGO_TARGET_DIR)/window/daybook
SHIPPED_BINARY := $(CARGO_TARGET_DIR)/window/daybook-as-it-ships
DENY := $(or $(shell command -v cargo-deny),$(CARGO_TARGET_DIR)/tools/bin/cargo-deny)

.NOTPARALLEL:
.PHONY: run test lint window conformance crash bench tour types set-up ui ui-test rust-test window-binary

# The program. Without a screen, the same program walks the practice case and leaves pictures.
run: $(if $(HAS_SCREEN),set-up ui,tour)
	$(if $(HAS_SCREEN),cargo run --locked -p daybook)

# Everything a change must pass.
test: set-up-tests ui ui-test rust-test window

set-up:
	@.ci/set-up
set-up-tests:
	@.ci/set-up tests
.PHONY: set-up-tests

ui: | set-up
	npm --prefix ui run --silent build
ui-test: ui
	npm --prefix ui test --silent

rust-test: ui
	$(if $(NEXTEST),cargo nextest run --locked --workspace -E 'not binary(window)',cargo test --locked --workspace)

# The real window, driven by keyboard.
window: shipped-binary window-binary
	DAYBOOK_BINARY=$(WINDOW_BINARY) DAYBOOK_SHIPPED=$(SHIPPED_BINARY) cargo test --locked -p daybook-tests --test window
tour: set-up-tests window-binary
	DAYBOOK_BINARY=$(WINDOW_BINARY) DAYBOOK_TOUR=1 cargo test --locked -p daybook-tests --test window
window-binary: set-up-tests ui
	TAURI_CONFIG='$(shell cat src-tauri/tauri.test.conf.json)' cargo build --locked --workspace --bins --features daybook/window-tests
	@mkdir -p $(dir $(WINDOW_BINARY)) && cp -f $(CARGO_TARGET_DIR)/debug/daybook $(WINDOW_BINARY)

# The program as it ships, but for the time it takes to optimise it.
shipped-binary: set-up-tests ui
	cargo build --locked --workspace --bins
	@mkdir -p $(dir $(SHIPPED_BINARY)) && cp -f $(CARGO_TARGET_DIR)/debug/daybook $(SHIPPED_BINARY)
.PHONY: shipped-binary

# The form engine against what the Home Office form did; WALKS= and VALUES= name other files.
conformance: set-up ui
	WALKS='$(WALKS)' VALUES='$(VALUES)' cargo test --locked -p daybook-tests --test conformance -- --nocapture

# Five hundred kills while a worker types, finishes, attaches and amends.
crash: set-up ui
	DAYBOOK_KILLS=500 cargo test --locked -p daybook-tests --test crash -- --nocapture

# T1 to T32: what a vault that deserves trust must stand, each with what shows it. T=6,31 runs only those.
trust: shipped-binary window-binary
	@DAYBOOK_BINARY=$(WINDOW_BINARY) DAYBOOK_SHIPPED=$(SHIPPED_BINARY) tests/trust/run
.PHONY: trust

# Speed, beside raw SQLCipher in the same run, with freed memory wiped as in the program (harden.rs).
bench: set-up ui
	GLIBC_TUNABLES=glibc.malloc.perturb=165:glibc.malloc.tcache_count=0 cargo bench --locked -p daybook-tests --bench bench -- $(PARTS)

lint: set-up ui $(DENY)
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	$(DENY) --offline check --hide-inclusion-graph bans licenses sources
	@if $(DENY) fetch db 2>/dev/null; then $(DENY) check advisories; \
	else echo 'The advisory database could not be reached: advisories were not checked.'; fi
	npm --prefix ui run --silent lint
$(CARGO_TARGET_DIR)/tools/bin/cargo-deny:
	cargo install --locked --root $(CARGO_TARGET_DIR)/tools cargo-deny

# The window's types, written from the Rust ones.
types: set-up
	@mkdir -p ui/dist
	DAYBOOK_WRITE_TYPES=1 cargo test --locked --workspace --lib contract

# The fuzz targets, one after the other; docs/fuzzing.md says what they do.
FUZZ_DIR ?= $(CARGO_TARGET_DIR)/fuzz
TARGETS ?= sealed_file envelope ledger pack
SECONDS_EACH ?= 600
.PHONY: fuzz
fuzz:
	tests/fuzz/run '$(FUZZ_DIR)' $(SECONDS_EACH) $(TARGETS)
