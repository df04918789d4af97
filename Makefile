# Two commands on a fresh machine: `make check` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TESTED    := $(VENV)/.test-tools
MINUTES   ?= 30
FORMATS   ?= $(shell ls tests/fuzz/corpus)

.PHONY: check test lint unit guard kills fuzz golden bench clean

check: $(INSTALLED)          ## install into .venv and check the sample corpus
	$(BIN)/sinoclaim check corpus/ --exit-zero

test: lint unit guard        ## linters, types, layers, every test, our own corpus guarded

$(INSTALLED): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("sinoclaim needs Python 3.11 or later, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(TESTED): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group test --group lint
	touch $@

lint: $(TESTED)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell README.md CHANGELOG.md SECURITY.md docs sinoclaim benchmarks

unit: $(TESTED)
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term -q

# What a change of rules does to the sample corpus shows here too; 'sinoclaim review' and 'sinoclaim baseline prune',
# both with --decisions sample-decisions.toml, set it right. README.md and the guide show the corpus without decisions.
guard: $(INSTALLED)          ## hold our own claims/ against corpus/
	$(BIN)/sinoclaim guard --strict-decisions --decisions sample-decisions.toml

kills: $(TESTED)             ## kill writers at 200 moments each; not part of the tests, which do it at a few
	$(BIN)/python -m pytest -n 2 -m long -rP -q tests/cli/test_kills.py tests/ledger/test_kills.py

fuzz: $(TESTED)              ## coverage-guided fuzzing of each reader, MINUTES each; not part of the tests
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group fuzz
	$(BIN)/python -m tests.fuzz.seeds
	status=0; for format in $(FORMATS); do \
	  $(BIN)/python -m tests.fuzz.fuzz_reader $$format --minutes $(MINUTES) || status=1; \
	  $(BIN)/python -m tests.fuzz.stretch $$format || status=1; done; exit $$status

golden: $(TESTED)            ## write the golden reports and the outputs shown in the documents anew
	$(BIN)/python -m tests.golden.write
	$(BIN)/python -m tests.docs.refresh README.md docs/guide.md docs/ci.md

bench: $(TESTED)             ## accuracy, dates and speed; prints what stands in benchmarks/RESULTS.md
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/dates.py
	$(BIN)/python benchmarks/startup.py

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage .coverage.* dist build
