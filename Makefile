# Nightdesk's everyday commands. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# C libraries and tools, as Debian packages; installed only where they are missing.
LIBRARIES := libxml2-dev libcsv-dev libssl-dev libsqlite3-dev zlib1g-dev libzstd-dev libxlsxwriter-dev libcmark-gfm-dev \
  libcmark-gfm-extensions-dev libgraphviz-dev pkg-config
TEST_TOOLS := jq python3 zstd libxml2-utils iso-codes cmark-gfm chromium-headless-shell libreoffice-calc-nogui unzip systemd \
  mandoc groff-base strace curl e2fsprogs
# To make the Debian package, and to try it out.
PACKAGE_TOOLS := dpkg-dev binutils xz-utils
SYSTEM_TOOLS := debootstrap lintian zsh fish
# Programs that read exports; tests of those that cannot be installed are skipped.
READERS := pandoc hugo jekyll
# Tools to measure beside; those that cannot be installed are skipped.
PEERS := python3-venv miller jq valgrind
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

INPUT := Inputs/dignity-operation
OUTPUT := Exports/dignity-operation
# The moment that the committed edition counts as now.
AS_OF := 2026-11-24

RELEASE := swift build -c release
TOOL := .build/release/nightdesk

# Where `make install` puts things; DESTDIR stands for the root of another system.
PREFIX := /usr/local
DESTDIR :=
# What is installed: the runtime of Swift is in it, so that it needs no toolchain. PROGRAM=FILE installs another one.
STATIC := .build/static/release/nightdesk
PROGRAM := $(STATIC)
DOCUMENTATION := $(DESTDIR)$(PREFIX)/share/doc/nightdesk

.PHONY: help export test test-interop test-system test-traits lint build static install uninstall deb install-libraries install-test-tools \
  bench torture accept clean

help: ## List these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

export: build ## Install what is missing, build, and publish the sample register to Exports/
	@$(TOOL) run $(INPUT) --output $(OUTPUT) --as-of $(AS_OF) --title "Dignity Operation"

test: install-libraries install-test-tools ## Install what is missing, build, and run every test
	@swift build --build-tests
	@swift test --skip-build --disable-xctest

test-interop: install-libraries ## Let other programs, from PyPI and Debian, read what is exported
	@$(call install_missing,python3-venv)
	@$(foreach p,$(READERS),( $(call install_missing,$(p)) ) || echo "skipped: $(p) cannot be installed" >&2;)
	@python3 -m venv .build/interop
	@.build/interop/bin/pip install --quiet --disable-pip-version-check -r Tests/Interop/requirements.txt
	@swift build --product nightdesk
	@.build/interop/bin/python -m unittest discover --start-directory Tests/Interop

build: install-libraries ## Build the program for release
	@$(RELEASE) --product nightdesk

static: install-libraries
	@swift build -c release --static-swift-stdlib --scratch-path .build/static --product nightdesk

install: $(if $(filter $(STATIC),$(PROGRAM)),static) ## Build for release and install below PREFIX (/usr/local): program, manual, completions, units
	@companions=$$(mktemp -d) && trap 'rm -rf "$$companions"' EXIT && \
	"$(PROGRAM)" companions "$$companions" --prefix "$(PREFIX)" | while read -r name; do \
	  install -D -m 644 "$$companions/$$name" "$(DESTDIR)$(PREFIX)/$$name"; done
	@install -D -m 755 "$(PROGRAM)" "$(DESTDIR)$(PREFIX)/bin/nightdesk"
	@install -D -m 644 -t "$(DOCUMENTATION)" README.md CHANGELOG.md LICENSE
	@install -D -m 644 Inputs/README.md "$(DOCUMENTATION)/columns.md"
	@install -D -m 644 -t "$(DOCUMENTATION)/exporters" Tests/Fixtures/Exporters/README.md
	@install -m 755 -t "$(DOCUMENTATION)/exporters" Tests/Fixtures/Exporters/nightdesk-export-counts Tests/Fixtures/Exporters/nightdesk-export-kml

uninstall: ## Remove what `make install` with the same PREFIX and DESTDIR has put there
	@companions=$$(mktemp -d) && trap 'rm -rf "$$companions"' EXIT && \
	"$(DESTDIR)$(PREFIX)/bin/nightdesk" companions "$$companions" | while read -r name; do \
	  rm -f "$(DESTDIR)$(PREFIX)/$$name"; done
	@rm -f "$(DESTDIR)$(PREFIX)/bin/nightdesk"
	@rm -rf "$(DOCUMENTATION)"

deb: $(if $(filter $(STATIC),$(PROGRAM)),static) ## Make a package for this version of Debian: .build/deb/nightdesk_VERSION_ARCHITECTURE.deb
	@$(call install_missing,$(PACKAGE_TOOLS))
	@.ci/deb "$(PROGRAM)" .build/deb

test-system: deb ## Install the Debian package in a clean system and let a night pass there; wants root
	@$(call install_missing,$(SYSTEM_TOOLS))
	@$(SUDO) Tests/System/deb .build/deb/nightdesk_*.deb

bench: install-libraries ## Build, generate 1,000,000 events, measure every format, then beside other tools
	@$(foreach p,$(PEERS),( $(call install_missing,$(p)) ) || echo "skipped: $(p) cannot be installed" >&2;)
	@$(RELEASE) --product nightdesk
	@$(RELEASE) --product nightdesk-bench
	@.build/release/nightdesk-bench measure
	@python3 Sources/nightdesk-bench/Peers/compare.py $(BENCH)

torture: install-libraries install-test-tools ## Break runs in 20,000 ways, hold the structural scan to libcsv, damage field files
	@Tests/Torture/run
	@$(RELEASE) --product nightdesk-bench
	@.build/release/nightdesk-bench differ --events 1000000 --inputs 10000000 --folder $${TMPDIR:-/tmp}/nightdesk-differ $(wildcard ../shared/corpora/csv-spectrum/csvs/*.csv ../shared/data/*/*.csv)
	@swift build --build-tests
	@NIGHTDESK_FUZZ=1000 swift test --skip-build --disable-xctest --filter FieldFuzzTests

test-traits: install-libraries ## Build without each of the package's traits, and ask the program what it is without
	@.ci/traits .build/traits

lint: ## Check the layout of the sources and what must not be in them
	@swift format lint --strict --parallel --recursive Package.swift Sources Tests
	@.ci/lint

accept: install-libraries install-test-tools ## Accept the present output as golden, publish the sample again; look at the difference
	@swift build --build-tests
	@UPDATE_GOLDEN=1 swift test --skip-build --disable-xctest || true
	@$(MAKE) --no-print-directory export
	@git status --short Tests/NightdeskTests/Goldens Tests/NightdeskTests/Cases Exports

install-libraries:
	@$(call install_missing,$(LIBRARIES))

install-test-tools:
	@$(call install_missing,$(TEST_TOOLS))

clean: ## Remove what was built
	@rm -rf .build

# apt is asked only for packages that are missing, and its lists are read anew only then.
define install_missing
missing=$$(for p in $(1); do dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'install ok installed' || echo $$p; done); \
if [ -n "$$missing" ]; then \
  echo "installing" $$missing >&2; \
  $(SUDO) apt-get -o DPkg::Lock::Timeout=300 update -qq >&2; \
  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $$missing >&2; \
fi
endef
