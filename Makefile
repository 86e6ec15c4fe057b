# make dossier   the example's dossier, from nothing but Python 3.11
# make test      all tests
# make check     ruff, mypy, import-linter, then all tests
# make score     quality against ../shared into quality.tsv
# make headlines SHARED=FOLDER   the questions of the worked example, answered and checked
# make bench     speed and memory
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CASE := build/mongolia-dprk
EXAMPLE := examples/mongolia-dprk
WHOLE := tests/browser tests/case tests/cli

.PHONY: dossier test check lint score headlines bench lock clean

$(VENV)/.installed: requirements.lock pyproject.toml hatch_build.py
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Amity needs Python 3.11 or later; say make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

dossier: $(VENV)/.installed
	rm -rf $(CASE)
	mkdir -p build
	$(BIN)/amity new $(CASE) --title "Mongolia and North Korea" --dyad MNG PRK
	$(BIN)/amity add $(CASE) $(EXAMPLE)/sources $(EXAMPLE)/tables $(EXAMPLE)/theses
	$(BIN)/amity read $(CASE)
	$(BIN)/amity dossier $(CASE) -o build/dossier.html
	@echo "The dossier is build/dossier.html: open it in a browser."

# Half of the time goes to the tests of whole cases and in the browser: they run beside all others
test: $(VENV)/.installed
	@mkdir -p build
	@$(BIN)/python -m pytest $(WHOLE) > build/tests.log 2>&1 & beside=$$!; \
	$(BIN)/python -m pytest $(WHOLE:%=--ignore=%); rest=$$?; \
	wait $$beside; whole=$$?; cat build/tests.log; exit $$((rest | whole))

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

score: $(VENV)/.installed
	$(BIN)/python bench/score.py

headlines: $(VENV)/.installed
	$(BIN)/python bench/headlines.py $(SHARED)

bench: $(VENV)/.installed
	$(BIN)/python bench/run.py

lock:
	$(BIN)/pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --strip-extras --no-header --no-emit-index-url \
	  --no-emit-find-links --no-emit-options --output-file requirements.lock pyproject.toml

clean:
	rm -rf build dist $(VENV)
