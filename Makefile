# What one does with this project; the steps stand in bin/. PORT, ARGS and CI may be set in the environment.
.PHONY: help run test check bench clean

help: ## this list
	@awk -F': ## ' '/^[a-z]+: ## / { printf "  make %-6s %s\n", $$1, $$2 }' Makefile

run: ## a running site with example data, from a fresh clone as from a used one
	@bin/run

test: ## everything: checks, tests on SQLite and PostgreSQL, browser tests
	@bin/test $(ARGS)

check: ## lint, types and the rules of the house only
	@bin/check

bench: ## how dear the board, the PDF and the moves are, as ratios
	@bin/environment dev && .venv/bin/python bench/run.py $(ARGS)

clean: ## forget everything that was made here, the example database too (asks first)
	@bin/clean
