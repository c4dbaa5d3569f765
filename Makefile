# make run    build in release and serve the site at http://127.0.0.1:8080
# make demo   the same with an example society, in demo-data/
# make test   every test: style, Swift, browser
SHELL := /bin/bash
RELEASE := .build/release/colloquium
PYTHON := .venv/bin/python

.PHONY: run demo test lint unit browser build packages test-packages format

run: build
	@exec $(RELEASE) serve

demo: build
	@exec $(RELEASE) demo

build: packages
	@echo "Building Colloquium in release: some ten minutes the first time on two cores, seconds after that."
	@swift build -c release --product colloquium

test: lint unit browser
	@echo "All tests passed."

# The style is part of the gate.
lint:
	@swift format lint --strict --recursive Package.swift Sources Tests

unit: packages
	@echo "Building and running the Swift tests: some ten minutes the first time on two cores, under two after that."
	@swift test

browser: packages test-packages $(PYTHON)
	@swift build --product colloquium
	@$(PYTHON) -m pytest Tests/Browser -q

format:
	@swift format --in-place --recursive Package.swift Sources Tests

packages:
	@scripts/install-packages build

test-packages:
	@scripts/install-packages test

$(PYTHON): Tests/Browser/requirements.txt
	@python3 -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check --requirement Tests/Browser/requirements.txt
	@touch $(PYTHON)
