# Two commands: `make demo` runs the main job, `make test` runs all tests.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

BIN := .build/release

export PREFIX ?= /usr/local
export DESTDIR ?=

.PHONY: help packages build demo check test install uninstall deb deb-test wheel release backcasts words calibrate-words null-ensembles peers conformance notebooks fuzz latency outside soak sanitize lint docs bench clean

help: ## show what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 17

packages: ## install what is missing from Debian
	@.ci/packages

build: packages ## build polderd and polder for this processor
	@.ci/build --product polderd
	@.ci/build --product polder

demo: build ## compare two shipped scenarios with a daemon of its own
	@.ci/demo $(BIN)

install: ## put polder, its pages and units below PREFIX=/usr/local, DESTDIR= (after make build)
	@Packaging/install $(BIN)

uninstall: ## take that away again; settings and runs stay
	@Packaging/install --remove

deb: packages ## a package for Debian 12 on all processors from 2009 on, in .build/package
	@Packaging/deb

deb-test: packages ## install, use, upgrade, remove and purge that package in a bare Debian (as root)
	@package=$$(Packaging/deb) && next=$$(VERSION_SUFFIX=+next Packaging/deb) && Packaging/deb-test $$package $$next

wheel: ## the client for Python, in .build/package
	@.ci/environment wheel Packaging/wheel.txt
	@.build/wheel/bin/python -m pip wheel -q --no-deps --no-build-isolation -w .build/package ./notebooks

release: packages ## sources, package and wheel with checksums, of what is committed
	@Packaging/release

check: packages ## formatting, pages, build and unit tests, before every commit
	@.ci/packages python3
	@.ci/check

test: ## run all tests
	@.ci/packages python3-venv systemd
	@.ci/test

backcasts: packages ## compute docs/validation.md in full and compare: the whole search, 200 members
	@POLDER_BACKCASTS=whole .ci/optimised ValidationPageTests

words: packages ## which words of a page depend on the seed: twelve seeds of 256 draws
	@POLDER_WORDS=whole .ci/optimised WordStabilityTests

calibrate-words: packages ## hold what pages say against fresh draws, and write docs/word-calibration.md
	@POLDER_WORDS=calibrated POLDER_WRITE_DOCS=1 .ci/optimised WordCalibrationTests

null-ensembles: packages ## in how many of 1,000 ensembles of noise a condition is reported
	@Benchmarks/discovery/null

peers: packages ## lay boxes and Shapley values beside those of EMAworkbench and shapiq
	@Benchmarks/discovery/peer
	@Benchmarks/attribution/run

SECONDS_EACH ?= 60
SOAK_SECONDS ?= 5400
conformance: build ## talk to polderd with pyzmq and with raw sockets
	@.ci/conformance $(BIN)

notebooks: build ## check the Python client and execute the notebooks
	@.ci/notebooks $(BIN)

fuzz: packages ## fuzz what reads bytes of strangers, SECONDS_EACH=60
	@Fuzzing/run $(SECONDS_EACH)

latency: build ## measure what a client waits beside readers and a flood
	@Benchmarks/latency/run

outside: packages ## time outside models beside other programs
	@Benchmarks/outside/run

soak: build ## mixed and hostile clients, kills and cancels for 90 minutes (SOAK_SECONDS)
	@Benchmarks/soak/run $(SOAK_SECONDS)

sanitize: packages ## run the daemon's tests under the thread and the address sanitizer
	@.ci/sanitize thread
	@.ci/sanitize address

lint: ## check the formatting
	@.ci/format

bench: packages ## measure speed beside a reference
	@Benchmarks/run

clean: ## remove what was built
	@rm -rf .build .build-thread .build-address Benchmarks/.build Fuzzing/.build

docs: packages ## write anew what is generated of pages
	@POLDER_WRITE_DOCS=1 swift test --filter 'DocumentationTests|MainJobTests.readme|ExportTests'
	@.ci/architecture --write
	@.ci/pages --write
