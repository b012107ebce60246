# Two commands do everything: `make run` and `make test`. Needed: make, Python 3.11 or newer with venv, a package registry.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DAY ?= 2020-03-16
OFFICE := var
# Each process would compile the libraries anew where the shell forbids to keep what was compiled: seconds for every one.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup run test test-slow test-spark bench bench-reading lock golden manual

setup: $(READY)

# The stamp is newer than both files when what they name is installed; then nothing is set up again.
$(READY): pyproject.toml constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt uv
	# uv does not read pip's settings: where the registry is known to pip alone, pip installs.
	$(BIN)/uv pip install --python $(BIN)/python -c constraints.txt -e ".[dev]" \
		|| $(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt -e ".[dev]"
	touch $(READY)

run: setup
	# The sample is made aside, so that a break leaves no half of a city behind.
	test -d $(OFFICE)/landing || { rm -rf $(OFFICE)/landing.new \
		&& $(BIN)/fangpin sample --out $(OFFICE)/landing.new --as-of $(DAY) --days 3 \
		&& mv $(OFFICE)/landing.new $(OFFICE)/landing; }
	$(BIN)/fangpin screen --as-of $(DAY) --home $(OFFICE)
	@echo
	@echo "预警名单（工作簿）：$(OFFICE)/outbox/$(DAY)/"
	@echo "分析库：$(OFFICE)/mart.duckdb"
	@echo "现状：$(BIN)/fangpin status --home $(OFFICE)"
	@echo "界面：DAGSTER_HOME=$(CURDIR)/$(OFFICE)/dagster $(BIN)/dagster dev -w dagster_workspace.yaml，打开 http://127.0.0.1:3000"

test: setup
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2 --no-loadscope-reorder -m "not slow"

test-slow: setup
	$(BIN)/pytest -m slow --ignore tests/agreement/test_spark_agrees.py

# Whole days computed by Spark as by DuckDB: about ten minutes on two cores. A small world is compared in `make test`.
test-spark: setup
	$(BIN)/pytest tests/unit/engine tests/agreement/test_spark_agrees.py

# What a day costs, beside a bound and beside pandas and Polars; docs/performance.md shows the last run on an idle machine.
# Another size: make bench BENCH="--households 30000"; into the page: make bench BENCH="--page docs/performance.md".
bench: setup
	$(BIN)/fangpin bench $(BENCH)

# Only what reading costs beside bare readers.
bench-reading: setup
	$(BIN)/fangpin bench --only reading $(BENCH)

# Pins without registry addresses; run it after changing the dependencies in pyproject.toml.
lock: setup
	$(BIN)/uv pip compile pyproject.toml --universal --all-extras --no-header --no-annotate --upgrade -o constraints.txt

# Writes the worked cases that the package ships and the manual of the rules, docs/rules.md, from rules and tests/spec.
manual: setup
	$(BIN)/python -m tests.spec.manual

# Writes what tests/golden expects anew; read the difference before committing it.
golden: setup
	RENEW_GOLDEN=1 $(BIN)/pytest tests/golden
