# Every target that people and CI use. `make help` lists them.
# Stamp files inside the environment make a second run quick; they age with pyproject.toml and
# constraints.txt.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
OUT ?= outputs
# Without --no-compile pip compiles 98 MB of modules of which kg imports a fifth.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --constraint constraints.txt
VERSIONS := $(shell sed -n 's/^requires-python = "\(.*\)"$$/\1/p' pyproject.toml)
CODE := kg tests benchmarks docs training
LARGE ?= build/all-mpnet-base-v2
SIDE := -n auto --maxprocesses 4 --dist loadfile  # files side by side; models and browsers once a process

# Exits with an error where Python is not one of VERSIONS (">=3.11,<3.15").
define ALLOWED
import re, sys
low, high = (int(minor) for minor in re.findall(r"3\.(\d+)", "$(VERSIONS)"))
sys.exit(not (sys.version_info[0] == 3 and low <= sys.version_info[1] < high))
endef
export ALLOWED

.DEFAULT_GOAL := help
.PHONY: help venv demo test check format lint types contracts coverage docs docs-check release-check gate bench train train-status \
	golden site example picture scripts editor axe ftm graphrag build clean chromium

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

venv: $(VENV)/.kg ## Create .venv with kg and its default model

demo: $(VENV)/.kg ## Build examples/articles into outputs/ and say where the page is
	$(BIN)/kg build --fresh examples/articles -o $(OUT)
	@echo
	@echo "Page:   $(CURDIR)/$(OUT)/graph.html   (open it in a browser)"
	@echo "Turtle: $(CURDIR)/$(OUT)/graph.ttl"

test: $(VENV)/.test chromium scripts ## Run every test (installs what the tests need)
	$(BIN)/python -m pytest $(SIDE)

check: format lint types contracts coverage docs-check ## Everything CI checks: format, lint, types, contracts, tests, docs

format: $(VENV)/.dev ## Check the format (ruff format)
	$(BIN)/ruff format --check $(CODE)

lint: $(VENV)/.dev ## Check the style (ruff)
	$(BIN)/ruff check $(CODE)

types: $(VENV)/.dev ## Check the types (mypy, strict for kg/)
	$(BIN)/mypy

contracts: $(VENV)/.dev ## Check who may import whom (import-linter)
	$(BIN)/lint-imports

coverage: $(VENV)/.dev chromium scripts ## Run every test with branch coverage, floor 90 %
	$(BIN)/python -m pytest $(SIDE) --cov --cov-report=term

docs: $(VENV)/.kg ## Write the generated pages again: command line, ontology
	$(BIN)/python -m docs.make_cli
	$(BIN)/python -m docs.make_ontology

docs-check: $(VENV)/.test ## Check that the docs are fresh, complete and without dead links
	$(BIN)/python -m pytest tests/test_docs.py tests/test_readme.py

release-check: $(VENV)/.dev ## Build a wheel from the committed files; install it into an empty environment and use it there
	$(BIN)/python -m pytest tests/release_check.py

gate: $(VENV)/.kg ## Measure what is read (data: KG_BENCH_DATA) against benchmarks/reading/floors.json
	$(BIN)/python -m benchmarks.reading.gate

bench: $(VENV)/.bench ## Measure reading with baselines and ablations, then names, resolution, RDF
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.resolution --names --clusters --homonyms
	$(BIN)/python -m benchmarks.rdf
	$(BIN)/python -m benchmarks.rdf.sparql

train: $(VENV)/.train ## Make the reader's weights from training/corpus; a run that was stopped goes on (hours on two cores)
	$(BIN)/python -m training.pretrained $(LARGE)
	nice -n 10 $(BIN)/python -m training.train --stage reader --large $(LARGE)
	$(BIN)/python -m training.export build/training/reader/reader.pt
	$(BIN)/python -m training.calibrate

train-status: ## Say how far the training is, how good on held-out passages, and what time is left
	@$(PYTHON) -m training.status

site: $(VENV)/.site ## Build the documentation as a website into build/site; a dead link is an error
	rm -rf build/pages
	mkdir -p build/pages
	git ls-files -z '*.md' 'docs/*.png' 'examples/*' 'ontologies/*' 'outputs/example/*' LICENSE | xargs -0 tar cf - | tar xf - -C build/pages
	$(BIN)/mkdocs build --strict --quiet --config-file docs/mkdocs.yml
	@echo "Site: $(CURDIR)/build/site/index.html"

golden: $(VENV)/.test example ## Write outputs/example/ and the expected facts in tests/golden/ again; read the diff
	$(BIN)/python -m pytest tests/test_examples.py --update-golden

example: $(VENV)/.kg ## Write outputs/example/ (committed) again from the seed article
	rm -f outputs/example/identities.csv
	$(BIN)/kg build --fresh examples/articles/cgtn-sci-tech.txt -o outputs/example --format ttl --format html

picture: $(VENV)/.test chromium ## Take docs/picture*.png (light, dark, phone) from outputs/example/graph.html
	$(BIN)/python -m docs.make_picture

editor: ## Fetch the SPARQL editor of the pages (Yasgui, from npm) into kg/editor/dist/
	@command -v npm >/dev/null || \
		{ echo "npm is missing: install it (on Debian: apt-get install npm), or do without the editor"; exit 1; }
	npm ci --prefix kg/editor
	node kg/editor/bundle.mjs

axe: ## Fetch what some browser tests use where it is there (axe-core, a newer vis-network; from npm)
	@command -v npm >/dev/null || \
		{ echo "npm is missing: install it (on Debian: apt-get install npm), or do without these tests"; exit 1; }
	npm ci --prefix tests/npm

ftm: $(VENV)/.ftm ## Fetch FollowTheMoney's own reader (from PyPI, apart from kg's packages) for one test

$(VENV)/.ftm: tests/exports/followthemoney.txt | $(BIN)/python
	rm -rf $(VENV)/followthemoney
	$(BIN)/python -m venv --without-pip $(VENV)/followthemoney
	$(BIN)/python -m pip --python $(VENV)/followthemoney/bin/python install --quiet --disable-pip-version-check --only-binary=:all: --requirement $<
	@touch $@

graphrag: $(VENV)/.graphrag ## Fetch GraphRAG's own making of communities (from PyPI, apart from kg's packages) for one test

$(VENV)/.graphrag: tests/exports/graphrag.txt | $(BIN)/python
	rm -rf $(VENV)/graphrag
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --only-binary=:all: --target $(VENV)/graphrag --requirement $<
	@touch $@

# Without npm, or without its registry, the tests that need these scripts are skipped and say so.
scripts:
	@command -v npm >/dev/null || { echo "npm is missing: the tests of the SPARQL editor and axe-core are skipped"; exit 0; }; \
	[ kg/editor/dist/LICENSES.txt -nt kg/editor/package-lock.json ] || $(MAKE) --no-print-directory -s editor >/dev/null || \
		echo "npm fetched no SPARQL editor: its tests are skipped"; \
	[ tests/npm/node_modules/.package-lock.json -nt tests/npm/package-lock.json ] || $(MAKE) --no-print-directory -s axe >/dev/null || \
		echo "npm fetched no axe-core: its tests are skipped"
	@$(MAKE) --no-print-directory -s ftm || echo "pip fetched no followthemoney: the test that it reads kg's file is skipped"
	@$(MAKE) --no-print-directory -s graphrag || echo "pip fetched no graphrag: the test that it reads kg's tables is skipped"

build: $(VENV)/.dev ## Build the wheel and the source distribution into dist/ (run `make editor` before, for a wheel with the editor)
	$(BIN)/python -m build

clean: ## Remove everything made: .venv, caches, outputs/ but the example
	rm -rf $(VENV) build dist kg/editor/dist kg/editor/node_modules tests/npm/node_modules .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	find outputs -mindepth 1 -maxdepth 1 ! -name example -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c "$$ALLOWED" || { echo "$(PYTHON) is not Python $(VERSIONS) (requires-python in" \
		"pyproject.toml): name one that is, as in make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "$(PYTHON) has no venv: install it (on Debian: apt-get install python3-venv)"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@# An older pip warns that lxml has no extra "html_clean", which jusText asks for.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=23.3'

$(VENV)/.kg: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.kg
	$(INSTALL) --editable '.[test]'
	@touch $@

$(VENV)/.dev: $(VENV)/.test
	$(INSTALL) --editable '.[test,dev]'
	@touch $@

$(VENV)/.train: $(VENV)/.kg
	$(INSTALL) --editable '.[train]'
	@touch $@

$(VENV)/.bench: $(VENV)/.kg
	$(INSTALL) --editable '.[bench]'
	@touch $@

$(VENV)/.site: $(VENV)/.kg
	$(INSTALL) --editable '.[site]'
	@touch $@

# Playwright drives the system's Chromium; its own browser download is not used. Debian's package
# recommends fonts: without any, a page renders without letters.
chromium:
	@for name in chromium chromium-browser google-chrome; do \
		if command -v $$name >/dev/null; then exit 0; fi; done; \
	if ! command -v apt-get >/dev/null; then \
		echo "The browser tests need Chromium: install it so that 'chromium' is on PATH"; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then as_root=; elif command -v sudo >/dev/null; then as_root=sudo; else \
		echo "The browser tests need Chromium: run 'apt-get install chromium' as root"; exit 1; fi; \
	echo "Installing Chromium for the browser tests (apt-get install chromium)"; \
	$$as_root apt-get update -qq && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
