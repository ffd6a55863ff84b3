# Détente: every target does its own set-up; all it needs is Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
BENCH := $(VENV)/.bench
UV := $(VENV)/.uv
# Installs what a lock file pins; pip, which brings it, takes several times as long.
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r

.DEFAULT_GOAL := help
.PHONY: help install run wheel image-check test matrix soak reliability check format browser fit eval bench zones chaos docs-images lock clean

help: ## list these targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(DEVELOPMENT) ## create .venv with everything, including the development tools

run: $(RUNTIME) ## start the bot, or the playground if no token is set
	@$(BIN)/python -m bot run --or-playground

wheel: $(DEVELOPMENT) ## build the package into dist/
	$(BIN)/uv build --quiet --wheel --no-build-isolation --python $(BIN)/python --out-dir dist

image-check: $(DEVELOPMENT) ## build and run the Dockerfile's image without Docker, in a clean root (Linux, as root)
	$(BIN)/python -m tools.image_check

test: $(DEVELOPMENT) browser ## run the whole test suite
	$(BIN)/python -m pytest

matrix: $(UV) ## run the test suite under every Python from 3.11 to 3.14 that is installed; TESTS="…" names some of it
	for version in 3.11 3.12 3.13 3.14; do \
	  python=$$(command -v $(HOME)/.pyenv/versions/$$version.*/bin/python python$$version | head -1); \
	  $${python:-false} -c '' 2> /dev/null || { echo "Python $$version is not installed"; continue; }; \
	  echo "Python $$version"; \
	  $(BIN)/uv venv --quiet --allow-existing --python $$python $(VENV)/matrix/$$version && \
	  $(BIN)/uv pip install --quiet --python $(VENV)/matrix/$$version --require-hashes -r requirements-dev.lock && \
	  $(VENV)/matrix/$$version/bin/python -m pytest $(TESTS) || exit 1; done

soak: $(DEVELOPMENT) ## run 30 simulated days in a few minutes; DAYS=n takes another number
	$(BIN)/python -m tools.soak $(if $(DAYS),--days $(DAYS))

reliability: $(DEVELOPMENT) browser ## run the fault tests and write docs/reliability.md
	$(BIN)/python -m pytest -m fault --reliability

check: $(DEVELOPMENT) ## lint, format, types, architecture, content, words
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m bot check
	$(BIN)/python -m pytest -q -n 2 tests/locales

format: $(DEVELOPMENT) ## format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser: $(DEVELOPMENT) ## make sure that there is a Chromium for the browser tests
	@$(BIN)/python tools/ensure_browser.py

fit: $(BENCH) ## fit the search engine's weights to the labeled rows; PART=names fits one part
	$(BIN)/python -m tools.fit $(PART)

eval: $(BENCH) ## measure how well what people type is understood, compared with peers; FILES="--queries file.jsonl" takes other rows
	$(BIN)/python -m tools.eval $(FILES)

bench: $(BENCH) ## update the figures in docs/benchmarks.md; PART=name measures one part
	$(BIN)/python -m tools.bench $(PART)

zones: $(BENCH) ## rebuild the names of time zones from CLDR, tzdata and GeoNames
	$(BIN)/python -m tools.zones

chaos: $(DEVELOPMENT) ## kill the bot 50 times while 200 digests fall due; SEED=n repeats a run, DATABASE=1 locks the database and fills its disk, too; PROCESSES=3 runs three over PostgreSQL, with 400 digests
	$(BIN)/python -m tools.chaos $(if $(SEED),--seed $(SEED)) $(if $(DATABASE),--database) $(if $(PROCESSES),--processes $(PROCESSES) --channels 400)

docs-images: $(DEVELOPMENT) browser ## retake the pictures in docs/images
	$(BIN)/python -m tools.docs_images

lock: $(UV) ## resolve and pin the dependencies
	for extra in "" dev bench; do \
	  $(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 --no-emit-index-url \
	    --no-header $${extra:+--extra $$extra} pyproject.toml -o requirements$${extra:+-$$extra}.lock; done

clean: ## remove everything the targets made, except data/
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(UV): $(VENV)/pyvenv.cfg
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.5,<1'
	@touch $@

# A stamp per lock file: set-up is repeated only when the pins changed.
$(RUNTIME): $(UV) requirements.lock
	$(INSTALL) requirements.lock
	@touch $@

$(DEVELOPMENT): $(UV) requirements-dev.lock
	$(INSTALL) requirements-dev.lock
	@touch $@ $(RUNTIME)

$(BENCH): $(DEVELOPMENT) requirements-bench.lock
	$(INSTALL) requirements-bench.lock
	@touch $@
