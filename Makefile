# Two commands for a newcomer: `make demo` and `make test`. The rest is for those who change the code.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
CATALOGUES := $(wildcard clsctl/locale/*/LC_MESSAGES/*.po)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: demo test node system check coverage docs bench clean

demo: .venv/ready ## set everything up, validate the demonstration, list what is late, write the report
	$(BIN)/python tools/demo.py

test: .venv/ready-dev ## set everything up and run the whole suite, with coverage
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest $(PYTEST_ARGS)
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report --include='clsctl/core/*' --fail-under=100

node: .node/ready ## install what the tests of editors and of pages need (with npm); without it they are skipped

system: ## install the browser and the office programs that tests open pages and documents with (Debian, as root)
	sh tools/system.sh

check: .venv/ready-dev ## lint, format, types, layers, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/catalogue.py check

coverage: ## what of the whole package the last `make test` did not run
	$(BIN)/python -m coverage report

docs: .venv/ready-dev ## make again the reference pages and pictures that come from the code
	$(BIN)/python -m tools.make_docs

bench: .venv/ready-dev ## ratios against bare Python and libyaml, in one run
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf .venv .node demo dist build .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis

# pip runs hatch_build.py, which compiles the translations: a changed catalogue installs again.
.venv/ready: pyproject.toml constraints.txt hatch_build.py $(CATALOGUES)
	$(PYTHON) -c "import sys; sys.version_info >= (3, 11) or sys.exit('clsctl needs Python 3.11 or newer; this is ' + sys.version)"
	test -d .venv || $(PYTHON) -m venv .venv
	$(INSTALL) --editable '.[office]'
	$(BIN)/python -m compileall -q clsctl
	touch $@

.venv/ready-dev: .venv/ready
	$(INSTALL) --editable '.[dev]'
	touch $@

.node/ready: tests/node/package.json
	mkdir -p .node
	cp tests/node/package.json .node/
	npm install --prefix .node --no-package-lock --no-audit --no-fund --loglevel=error
	touch $@
