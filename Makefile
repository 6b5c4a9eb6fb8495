# make brief: the sample week of seeds/ as a briefing in output/
# make test:  lint, types and tests
# make eval:  how well facts are extracted, and whether that is no worse than pinned
# make lock:  newest versions into constraints.txt
# Another interpreter or folder: make test PYTHON=python3.13 VENV=.venv313

PYTHON ?=
VENV ?= .venv
BIN := $(VENV)/bin
INPUTS := pyproject.toml constraints.txt tools/install

# One failing check must not hide what the others say.
MAKEFLAGS += --keep-going --no-builtin-rules
.NOTPARALLEL:
.PHONY: brief test lint types pytest eval libraries lock clean

brief: $(VENV)/brief.stamp libraries
	$(BIN)/ankbrief build

test: lint types pytest

lint: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.stamp
	$(BIN)/mypy

pytest: $(VENV)/test.stamp libraries
	$(BIN)/pytest -n auto --dist loadfile

eval: $(VENV)/test.stamp
	$(BIN)/python -m evaluation.evaluate

libraries:
	@tools/install libraries

$(VENV)/brief.stamp: $(INPUTS)
	@tools/install package "$(VENV)" "$(PYTHON)"
	@touch $@

$(VENV)/test.stamp: $(INPUTS)
	@tools/install development "$(VENV)" "$(PYTHON)"
	@touch $@ $(VENV)/brief.stamp

lock: $(VENV)/test.stamp
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --no-header \
	  --no-annotate --no-emit-index-url --all-extras --group dev pyproject.toml -o constraints.txt

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
