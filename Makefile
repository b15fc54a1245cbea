# Two commands are all the set-up: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
WORKERS ?= 3

.PHONY: demo bench test lint types contracts unit torture bundle deb packages-system tarball package-test clean

# The environment is made anew when what it holds changes.
$(VENV)/installed: pyproject.toml packaging/check_system.py
	@$(PYTHON) packaging/check_system.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@

demo: $(VENV)/installed
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(PYTHON) packaging/check_system.py --display; fi
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	@$(BIN)/photo-sorter --library $(DEMO)/library demo

test: lint types contracts unit

lint: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed
	$(BIN)/mypy

contracts: $(VENV)/installed
	$(BIN)/lint-imports --no-cache

# Several files of tests at a time, more than there are cores: much of what they take is waiting for
# processes that they start.
# In their own order: files of few tests take the longest, and would else come last, one by one.
unit: $(VENV)/installed
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

# Faults in full: kills, full disks, floods of events, no network; ten times the examples of tests of
# properties. Takes long; as root it does most.
torture: export PHOTO_SORTER_TORTURE = full
torture: export QT_QPA_PLATFORM = offscreen
torture: $(VENV)/installed
	$(BIN)/python -m pytest -m hypothesis --timeout 1200 --ignore tests/torture
	$(BIN)/python -m pytest -s tests/torture

# Measures beside their limits and peers; `make bench FULL=1` takes an hour and makes a million rows.
bench: $(VENV)/installed
	$(BIN)/python -m benchmarks $(if $(FULL),--full)

# What PyInstaller makes of the app; packages are cut from it. See packaging/README.md.
bundle: $(VENV)/packaging
	$(BIN)/python packaging/freeze.py

$(VENV)/packaging: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[package]"
	@touch $@

deb: packages-system bundle
	$(BIN)/python packaging/deb.py

# Asked before minutes of freezing, not after them.
packages-system:
	@$(PYTHON) packaging/check_system.py --package

tarball: bundle
	$(BIN)/python packaging/tarball.py

# As root: installs the package of `make deb` on a bare Debian in a folder and uses it there.
package-test: $(VENV)/installed
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -s -m packaged tests/e2e/test_package.py

clean:
	rm -rf build dist $(VENV)
