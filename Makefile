# Every command anyone runs; `make` lists them.

VENV := .venv
PY := $(VENV)/bin/python
SYSTEM_PYTHON ?= python3
CONFIG ?= config.toml
TAMANO ?= corto
TORTURE := $(if $(filter completo,$(TAMANO)),full,ci)

.DEFAULT_GOAL := help
.PHONY: help run demo test torture bench check format templates docs pictures translations clean

help:  ## List the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/run  ## Start the service and the site; fills an empty shared folder with the example first
	@$(PY) tablero.py --config $(CONFIG) example --si-vacia
	@$(PY) tablero.py --config $(CONFIG) run

demo: $(VENV)/run  ## Fill an empty shared folder with the example, and nothing else
	@$(PY) tablero.py --config $(CONFIG) example

test: $(VENV)/dev  ## Run the tests
	@$(PY) -m pytest -q -n auto --dist loadgroup

torture: $(VENV)/dev  ## Kill it, fill its disk, save without rest: TAMANO=completo for the full figures (an hour)
	@TABLERO_TORTURE=$(TORTURE) $(PY) -m pytest -q -m "torture or not torture" $(wildcard tests/torture tests/mutation tests/e2e/test_live.py)
	@[ $(TORTURE) = ci ] || $(PY) -m tests.torture.table

check: $(VENV)/dev  ## Check format, lint, types, import contracts; then run the tests, with coverage of plan and sync
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@$(VENV)/bin/lint-imports
	@$(PY) -m pytest -q -n auto --dist loadgroup --ignore=tests/dashboard --cov --cov-report=term:skip-covered
	@$(PY) -m pytest -q -n auto --dist loadgroup tests/dashboard

format: $(VENV)/dev  ## Format the code
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

templates: $(VENV)/run  ## Generate the blank standard workbooks again
	@$(PY) -m sync.template templates_xlsx

docs: $(VENV)/run  ## Generate the dictionary, the guide to problems and the tables of the guides again
	@$(PY) -c 'from plan.standard import dictionary; print(dictionary.render(), end="")' > docs/diccionario.md
	@$(PY) -c 'from plan.problems import guide; print(guide.render(), end="")' > docs/problemas.md
	@$(PY) -m plan.guides docs

pictures: $(VENV)/dev  ## Take the pictures of the documents again (needs Chromium and LibreOffice)
	@PYTHONPATH=. $(PY) docs/pictures.py

bench: $(VENV)/bench  ## Measure what the service has to reach and write docs/rendimiento.md (some minutes)
	@$(PY) -m benchmarks

translations: $(VENV)/dev  ## Compile the Spanish of the command line
	@$(VENV)/bin/pybabel -q compile --statistics -d cli/locale

clean:  ## Remove the environment and caches; data and shared folder stay
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage

$(VENV)/bin/python:
	@$(SYSTEM_PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Hace falta Python 3.11 o más nuevo: make run SYSTEM_PYTHON=python3.12"; exit 1; }
	@$(SYSTEM_PYTHON) -m venv $(VENV)

$(VENV)/run: requirements.txt | $(VENV)/bin/python
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run

$(VENV)/bench: requirements.txt requirements-bench.txt requirements-peers.txt | $(VENV)/bin/python
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@$(PY) -m venv $(VENV)/peers
	@$(VENV)/peers/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-peers.txt
	@touch $@ $(VENV)/run
