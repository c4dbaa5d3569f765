# make run     build in release and serve the site at http://127.0.0.1:8080
# make demo    the same with an example society, in demo-data/
# make test    every test: style, Swift, conformance, command and browser
# make bench   measure reading side by side with other parsers, polling, posting and pages; writes 800 MB to Benchmarks/data the first time
# make fuzz    give every reader damaged bytes for SECONDS=1800 in all
SHELL := /bin/bash
RELEASE := .build/release/colloquium
PYTHON := .venv/bin/python
SWIFT_SOURCES := Package.swift Sources Tests Benchmarks/Digests Benchmarks/Network Benchmarks/Reader Benchmarks/Sources Benchmarks/Suggestions
SECONDS ?= 1800

.PHONY: run demo test lint unit conformance browser bench bench-pages fuzz build packages test-packages bench-packages format

run: build
	@exec $(RELEASE) serve

demo: build
	@exec $(RELEASE) demo

build: packages
	@echo "Building Colloquium in release: some ten minutes the first time on two cores, seconds after that."
	@swift build -c release --product colloquium

test: lint unit conformance browser
	@echo "All tests passed."

# The style is part of the gate.
lint:
	@swift format lint --strict --recursive $(SWIFT_SOURCES)

# What waits for sockets runs by itself: beside hundreds of tests that compute, its waits would measure those. And not all
# tests begin at once, or each of their sites would be in memory together: 14 GB, and no sooner done.
unit: export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH := 8
unit: packages
	@echo "Building and running the Swift tests: some ten minutes the first time on two cores, under four after that."
	@swift build --build-tests
	@swift test --skip-build --skip "OutboundTests|WorkTests"
	@swift test --skip-build --filter "OutboundTests|WorkTests"

# The tests of Python's feedparser, fetched once from PyPI.
conformance: packages test-packages $(PYTHON)
	@swift build --product colloquium
	@$(PYTHON) Tests/Conformance/feedparser.py .build/debug/colloquium metadata

# Two files at a time, each with servers, ports and a browser of its own; the tests of one file share theirs, in order.
browser: packages test-packages $(PYTHON)
	@swift build --product colloquium
	@$(PYTHON) -m pytest Tests/Browser -q --numprocesses 2 --dist loadfile --no-loadscope-reorder

bench: packages bench-packages
	@Benchmarks/run

# The part of it that measures pages, beside nginx, Fossil and isso.
bench-pages: packages bench-packages
	@Benchmarks/run pages

fuzz: packages
	@Tests/Fuzzing/run $(SECONDS)

format:
	@swift format --in-place --recursive $(SWIFT_SOURCES)

packages:
	@scripts/install-packages build

test-packages:
	@scripts/install-packages test

bench-packages:
	@scripts/install-packages bench

$(PYTHON): Tests/Browser/requirements.txt
	@python3 -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check --requirement Tests/Browser/requirements.txt
	@touch $(PYTHON)
