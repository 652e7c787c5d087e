# Every way to build, run and check Weir. `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Where `make install` puts things. A package sets DESTDIR; the unit expects PREFIX=/usr.
DESTDIR ?=
PREFIX ?= /usr
SYSCONFDIR ?= /etc

# An import that the manifest does not name fails; the manifest itself refuses an upward arrow.
BUILD := swift build --explicit-target-dependency-import-check error
# The Swift runtime is linked in, so that a carrier's machine needs no toolchain.
# ld.gold warns of a function of libc that Foundation, which the parser of arguments brings in, names
# and never calls; the linker of the toolchain does not.
# Every address of a library is looked up at the start and write-protected from then on (-z now).
RELEASE := $(BUILD) -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker -z -Xlinker now
RELEASE_DIRECTORY := .build/release
SOURCES := Package.swift Sources Tests

.PHONY: help
help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

.PHONY: build
build: bootstrap ## Build the program in release mode
	@$(RELEASE) --product weir

.PHONY: run
run: build ## Build Weir, decide the sample records, and show what came out
	@Scripts/demo $(RELEASE_DIRECTORY)/weir

.PHONY: test
test: test-tools lint ## Lint, build, run all tests, hold the hot path to no allocation, show coverage
	@$(BUILD) --build-tests --enable-code-coverage
	@Scripts/run-tests
	@$(MAKE) allocations
	@Scripts/coverage
	@Scripts/run-tests --summary

.PHONY: check
check: test ## Everything that continuous integration runs

.PHONY: test-fresh
test-fresh: ## Run both commands of the README in a bare Debian 12 (needs root and debootstrap)
	@Scripts/test-fresh

.PHONY: fuzz
fuzz: bootstrap ## Search for bytes that break a reader (SECONDS=60 each; TARGETS='records yaml' chooses)
	@SECONDS_EACH='$(SECONDS)' Scripts/fuzz $(TARGETS)

.PHONY: random-texts
random-texts: bootstrap ## Decide texts made of numerals, units, brands and words of the rules (COUNT=1000000, SEED=1)
	@$(BUILD) --build-tests
	@WEIR_RANDOM_TEXTS='$(or $(COUNT),1000000)' WEIR_SEED='$(or $(SEED),1)' \
	  swift test --skip-build --disable-xctest --filter 'texts of numerals'

.PHONY: bench
bench: bootstrap ## Measure the speed in release mode (ONLY=naive: one family; PAGE=FILE: renew its tables)
	@$(RELEASE) --product weir
	@$(RELEASE) --product weir-bench
	@$(RELEASE_DIRECTORY)/weir-bench $(if $(PAGE),--page '$(PAGE)') $(if $(ONLY),--only '$(ONLY)')

.PHONY: allocations
allocations: bootstrap ## Fail if deciding a record takes a block from the heap
	@$(RELEASE) --product weir-allocations
	@$(RELEASE_DIRECTORY)/weir-allocations

.PHONY: lint
lint: ## Check the format of every Swift file
	@swift format lint --strict --recursive $(SOURCES)

.PHONY: format
format: ## Rewrite every Swift file in the house's format
	@swift format format --in-place --recursive $(SOURCES)

.PHONY: install
install: ## Install what `make build` built, rules, units and documents; start nothing
	@test -x $(RELEASE_DIRECTORY)/weir || { echo 'install: run make build first' >&2; exit 2; }
	install -D -m 0755 $(RELEASE_DIRECTORY)/weir '$(DESTDIR)$(PREFIX)/bin/weir'
	install -D -m 0644 systemd/weir.service '$(DESTDIR)$(PREFIX)/lib/systemd/system/weir.service'
	install -m 0644 systemd/weir-spool@.service '$(DESTDIR)$(PREFIX)/lib/systemd/system'
	sed -f systemd/template.sed systemd/weir.service >'$(DESTDIR)$(PREFIX)/lib/systemd/system/weir@.service'
	install -D -m 0644 systemd/weir.sysusers '$(DESTDIR)$(PREFIX)/lib/sysusers.d/weir.conf'
	install -D -m 0644 systemd/weir.tmpfiles '$(DESTDIR)$(PREFIX)/lib/tmpfiles.d/weir.conf'
	@Scripts/install-tree Rules '$(DESTDIR)$(PREFIX)/share/weir/rules'
	install -d -m 0755 '$(DESTDIR)$(SYSCONFDIR)/weir/rules'
	@Scripts/install-tree monitoring '$(DESTDIR)$(PREFIX)/share/weir/monitoring'
	@Scripts/install-tree docs '$(DESTDIR)$(PREFIX)/share/doc/weir/docs'
	install -m 0644 README.md HACKING.md CHANGELOG.md LICENSE NOTICE '$(DESTDIR)$(PREFIX)/share/doc/weir'
	install -D -m 0644 systemd/weir.yaml '$(DESTDIR)$(PREFIX)/share/weir/weir.yaml'
	@Scripts/install-completions '$(RELEASE_DIRECTORY)/weir' '$(DESTDIR)$(PREFIX)/share'
	@Scripts/install-manuals '$(RELEASE_DIRECTORY)/weir' '$(DESTDIR)$(PREFIX)/share/man/man1' \
	  "$$(date -u -d "@$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct 2>/dev/null || date +%s)}" +%Y-%m-%d)"
	@Scripts/install-once systemd/weir.yaml '$(DESTDIR)$(SYSCONFDIR)/weir/weir.yaml'

.PHONY: deb
deb: build ## Make a Debian package of it: weir_VERSION_ARCHITECTURE.deb in .build/deb
	@Scripts/make-deb $(RELEASE_DIRECTORY) .build/deb

.PHONY: test-package
test-package: deb ## Install, upgrade and purge it in bare Debian roots (needs root, debootstrap, lintian)
	@Scripts/test-package

.PHONY: test-system
test-system: deb ## Run the package's service under a real systemd (needs root, debootstrap, systemd-container)
	@Scripts/test-system

.PHONY: test-monitoring
test-monitoring: build ## Provoke alerts under a real Prometheus (needs prometheus and prometheus-node-exporter)
	@Scripts/test-monitoring $(RELEASE_DIRECTORY)/weir

.PHONY: bootstrap
bootstrap: ## Install the Debian packages that the build needs, where they are missing
	@Scripts/bootstrap

.PHONY: test-tools
test-tools: ## The same, and what the tests use besides
	@Scripts/bootstrap --tests

.PHONY: clean
clean: ## Remove everything that was built
	rm -rf .build
