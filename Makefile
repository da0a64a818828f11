.DEFAULT_GOAL := help
BIN := .venv/bin

.PHONY: help setup demo serve test test-fast check docs bench bench-about train clean

help:  ## show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: .venv/.ready  ## install everything into .venv (and ffmpeg, where that is allowed)

.venv/.ready: pyproject.toml constraints.txt scripts/setup.sh
	sh scripts/setup.sh
	@touch $@

demo: setup  ## the main job on the demo recordings, ending at a site to click through
	$(BIN)/totm init
	$(BIN)/python demo/add.py
	$(BIN)/totm run
	$(BIN)/totm publish technology-night --read  # a draft: the other two are shown without that
	@echo "Open the address below in a browser. Ctrl-C stops the site; 'make serve' starts it again."
	$(BIN)/totm serve

serve: setup  ## start the site
	$(BIN)/totm serve

test: setup  ## all tests
	$(BIN)/pytest -ra

test-fast: setup  ## the tests that need no ffmpeg, network, model, server or browser
	$(BIN)/pytest -m "not slow" -n auto

check: setup  ## style, types, architecture, generated docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check -q .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/docs.py --check
	$(BIN)/python scripts/translations.py --check

docs: setup  ## write the generated parts of README.md anew
	$(BIN)/python scripts/docs.py

bench: setup  ## measure: figures go to bench/RESULTS.md
	$(BIN)/python -m bench

bench-about: setup  ## measure only what is told of sessions: tags, outline, questions, card
	$(BIN)/python -m bench about

train: setup  ## train the models in pipeline/toolboxes anew from training/
	$(BIN)/python -m training.train
	$(BIN)/python -m training.outline
	$(BIN)/python -m training.card

clean:  ## remove what setup and tests made; never a session
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
