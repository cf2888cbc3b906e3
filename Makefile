# The commands of this repository. `make` alone lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
PORT ?= 8000
DOC ?=
RESET ?=
ONLY ?=
BIN := .venv/bin
QUICKLY := -q -n auto --dist loadgroup
COMPILE_LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	--custom-compile-command "make lock"

.PHONY: help demo check test bench lock vendor format pictures clean

help: ## list the commands
	@echo "Kiến Tạo:"
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

demo: .venv/.runtime ## open the practice province on 127.0.0.1:8000 (PORT=…, RESET=1 begins again, DOC=path reviews a document)
	@$(BIN)/python -m kientao.demo --port $(PORT) $(if $(RESET),--reset) $(if $(DOC),"$(DOC)")

check: .venv/.develop ## linters, types, import contracts and the quick tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest $(QUICKLY) -m "not slow and not browser"

test: .venv/.develop ## everything: checks, all tests on SQLite, database tests again on PostgreSQL, browser tests
	@$(MAKE) --no-print-directory .venv/.cluster || echo "KHÔNG CÀI ĐƯỢC SPARK: lần này không kiểm tra được việc đếm trên cụm máy." >&2
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m tests.on_postgresql $(QUICKLY)
	$(BIN)/pytest $(QUICKLY)

bench: .venv/.develop ## measure speed and memory, beside other converters where they install (ONLY=area)
	$(BIN)/python -m bench $(ONLY)

lock: .venv/.develop ## compile the lock files from requirements/*.in
	$(COMPILE_LOCK) requirements/runtime.in requirements/build.in -o requirements/runtime.txt
	$(COMPILE_LOCK) requirements/develop.in -c requirements/runtime.txt -o requirements/develop.txt
	$(COMPILE_LOCK) requirements/cluster.in -c requirements/develop.txt -o requirements/cluster.txt

vendor: ## fetch the front-end parts with npm and copy the built files into the repository (needs Node)
	npm ci --ignore-scripts
	$(PYTHON) tools/vendor.py

pictures: .venv/.develop ## take the pictures of the README again (needs Chromium)
	$(BIN)/python -m tools.pictures

format: .venv/.develop ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: ## remove what the other commands made, the demo's database included
	rm -rf .venv var build dist node_modules *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cần Python 3.11 trở lên; đang có " + sys.version.split()[0] + ". Đặt PYTHON=đường dẫn tới bản mới hơn.")'
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "Thiếu mô-đun venv: cài gói python3-venv của hệ điều hành rồi chạy lại." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: requirements/runtime.txt pyproject.toml | .venv/.made
	@echo "Đang cài môi trường từ requirements/runtime.txt …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/.develop: requirements/develop.txt .venv/.runtime
	@echo "Đang cài công cụ kiểm tra từ requirements/develop.txt …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/develop.txt
	@touch $@

.venv/.cluster: requirements/cluster.txt .venv/.develop
	@echo "Đang cài Spark từ requirements/cluster.txt …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --require-hashes -r requirements/cluster.txt
	@touch $@
