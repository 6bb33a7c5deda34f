# Détente: the two commands a newcomer needs are `make demo` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# Evaluation corpora and scorers live outside the project; the benchmarks take their folder from here.
SHARED ?= ../shared

.PHONY: help demo serve test check docs lock bench-reading bench-analysis bench-positions bench-timeline bench-record bench-workbench clean

help:                 ## list the commands
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(VENV)/.installed: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(VENV)/.installed     ## read the demonstration case, analyse it and write its brief
	$(BIN)/detente demo

serve: $(VENV)/.installed    ## open the demonstration case in a browser, at http://127.0.0.1:8642
	$(BIN)/detente serve --demo

test: $(VENV)/.installed     ## run every test
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadscope

check: $(VENV)/.installed    ## what continuous integration asks for besides the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.installed     ## write what of the documentation is generated
	$(BIN)/python docs/generate.py

bench-reading: $(VENV)/.installed   ## score reading on the evaluation corpora under SHARED
	$(BIN)/python bench/reading.py --shared $(SHARED)

bench-analysis: $(VENV)/.installed  ## time the analyses beside their peers
	$(BIN)/python bench/analysis.py --shared $(SHARED)

bench-timeline: $(VENV)/.installed  ## build one record under SHARED's texts and measure its timeline
	$(BIN)/python bench/timeline.py --shared $(SHARED)

bench-positions: $(VENV)/.installed ## score the positions drawn from the gold article under SHARED
	$(BIN)/python bench/positions.py --shared $(SHARED)

bench-workbench: $(VENV)/.installed ## every page of 10^5 claims over HTTP, and many people at once
	$(BIN)/python bench/workbench.py --write

bench-record: $(VENV)/.installed    ## kills, a full disk, 10^5 claims, memory, order of adding
	$(BIN)/python bench/record.py --shared $(SHARED)

lock:                 ## pin every dependency by hash, without addresses
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet \
	  --all-extras pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet \
	  --all-extras --group dev pyproject.toml -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
