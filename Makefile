# The entries to everything. 'make run' and 'make test' are all that a newcomer needs; 'make check' is what CI does.

SWIFT ?= swift
PREFIX ?= /usr/local
# The program that 'make install' takes.
BINARY ?= .build/release/tvsim
# The Debian packages that the build needs beside the Swift toolchain.
PACKAGES := libsqlite3-dev libssl-dev pkg-config make
FORMATTED := Sources Tests Package.swift
BUILD_FLAGS := --explicit-target-dependency-import-check error
# With the Swift runtime inside, an installed tvsim needs no toolchain and starts sooner.
RELEASE_FLAGS := -c release --product tvsim --static-swift-stdlib

.NOTPARALLEL:
.PHONY: help run test check lint build release rules gate browser bench install uninstall format clean packages

help:
	@echo 'make run        install what is missing, build in release, run Scenarios/crawl-failure.json'
	@echo 'make test       run the whole test suite'
	@echo 'make check      everything that CI checks: format, warnings, house rules, tests, determinism, the HTML report'
	@echo 'make browser    open the HTML report in Chromium and try everything that it can do'
	@echo 'make bench      measure the speed'
	@echo 'make install    put tvsim, its data, its man page and the completion of shells into PREFIX (default $(PREFIX))'
	@echo 'make uninstall  take all that away again'
	@echo 'make format     format the sources'
	@echo 'make clean      remove what was built'

run: release
	.build/release/tvsim run Scenarios/crawl-failure.json

# The runner's output is kept in a file, so that a suite that passes says so in one line.
test: packages
	@bench/test.sh $(SWIFT)

check: lint build test gate browser

lint:
	$(SWIFT) format lint --strict --recursive $(FORMATTED)

build: packages
	$(SWIFT) build --build-tests $(BUILD_FLAGS)

release: packages
	$(SWIFT) build $(RELEASE_FLAGS)

# The house rules alone; they are part of the test suite.
rules: packages
	$(SWIFT) test --disable-xctest --filter HouseRules

gate: packages
	$(SWIFT) build --product tvsim
	$(SWIFT) build $(RELEASE_FLAGS)
	bench/determinism.sh .build/debug/tvsim .build/release/tvsim

# Installs Chromium and, into .build, selenium and axe-core where they are missing; it fails where it cannot.
browser: packages
	$(SWIFT) build --product tvsim
	Tests/Browser/run.sh .build/debug/tvsim

bench: release
	.build/release/tvsim bench

# Where the shells and man look for what belongs to a program of this PREFIX.
SHARE := $(DESTDIR)$(PREFIX)/share
BASH_COMPLETION := $(SHARE)/bash-completion/completions
ZSH_COMPLETION := $(SHARE)/zsh/site-functions
FISH_COMPLETION := $(SHARE)/fish/vendor_completions.d
MAN := $(SHARE)/man/man1

install: release
	install -d '$(DESTDIR)$(PREFIX)/bin' '$(SHARE)/tvsim' '$(MAN)' \
		'$(BASH_COMPLETION)' '$(ZSH_COMPLETION)' '$(FISH_COMPLETION)'
	install -m 755 '$(BINARY)' '$(DESTDIR)$(PREFIX)/bin/tvsim'
	rm -rf '$(SHARE)/tvsim/Mocks' '$(SHARE)/tvsim/Scenarios'
	cp -R Mocks Scenarios '$(SHARE)/tvsim/'
	'$(BINARY)' completion bash >'$(BASH_COMPLETION)/tvsim'
	'$(BINARY)' completion zsh >'$(ZSH_COMPLETION)/_tvsim'
	'$(BINARY)' completion fish >'$(FISH_COMPLETION)/tvsim.fish'
	'$(BINARY)' man >'$(MAN)/tvsim.1'

# Folders that others may use too stay.
uninstall:
	rm -rf '$(SHARE)/tvsim'
	rm -f '$(DESTDIR)$(PREFIX)/bin/tvsim' '$(BASH_COMPLETION)/tvsim' '$(ZSH_COMPLETION)/_tvsim' \
		'$(FISH_COMPLETION)/tvsim.fish' '$(MAN)/tvsim.1'

format:
	$(SWIFT) format --in-place --recursive $(FORMATTED)

clean:
	$(SWIFT) package clean

# Asks apt only for what is missing, and says nothing when nothing is.
packages:
	@bench/packages.sh $(PACKAGES)
