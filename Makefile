# The one list of commands. Needs git, make and Python 3.11 or newer; everything else it installs into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NOT_PUBLIC := ://|/opt/|/tmp/|--index|--find-links|--trusted-host
# Material's notice about MkDocs 2 is left out: the pins hold MkDocs below it.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check annotations format test test-full bench schema export changed comment challenge tripwire links todo pins package clean

help: ## Say what each command does.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' Makefile

site: $(VENV)/site.stamp ## Build the site into site/.
	$(BIN)/mkdocs build --strict
	@echo "The site is in site/. To look at it: make serve, or $(PYTHON) -m http.server -b 127.0.0.1 -d site"

serve: $(VENV)/site.stamp ## Show the site on 127.0.0.1:8000 and rebuild it at every change.
	-@$(BIN)/briefing schema --ids
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:8000

check: $(VENV)/test.stamp ## Check code, types, layers, content and workflows; only schema/ids.json is renewed.
	-@$(BIN)/briefing schema --ids
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/briefing check
	$(BIN)/briefing fmt --check
	$(BIN)/zizmor --quiet --offline --strict-collection --persona=pedantic .github

annotations: $(VENV)/site.stamp ## Mark in a workflow the lines that check finds fault with; whether that fails is for make check to say.
	-@$(BIN)/briefing check --format github

format: $(VENV)/test.stamp ## Mend what ruff can mend by itself, and put the content into its usual form.
	$(BIN)/ruff check --fix --exit-zero
	$(BIN)/ruff format
	$(BIN)/briefing fmt

test: $(VENV)/test.stamp ## Run all tests; PYTEST="-k name -n0" narrows them down, PYTEST=--cov says what they reach. Finds or installs a Chromium.
	@chromium=$$(scripts/find-chromium $(BIN)/python) && BRIEFING_CHROMIUM="$$chromium" $(BIN)/pytest --numprocesses=$$(($$(nproc 2>/dev/null || echo 2) + 1)) --dist=worksteal $(PYTEST)

test-full: ## Run all tests with the full budget: longer properties, and the package at its lowest and newest versions.
	@BRIEFING_TEST_BUDGET=full $(MAKE) --no-print-directory test

bench: $(VENV)/bench.stamp ## Measure ours beside its peers into bench/results.md; takes hours. BENCH="--sizes S --only ours,hugo --rounds 1" narrows it down.
	@chromium=$$(scripts/find-chromium $(BIN)/python) && BRIEFING_CHROMIUM="$$chromium" $(BIN)/python -m bench $(BENCH)

schema: $(VENV)/site.stamp ## Renew schema/: what editors of YAML complete, explain and mark.
	$(BIN)/briefing schema

export: $(VENV)/site.stamp ## Write the site as a plain Markdown tree into export/.
	$(BIN)/briefing export export

changed: $(VENV)/site.stamp ## Say what changed since SINCE=REVISION: site/changed.html, in the site that make site built, and build/changed.md.
	@test -f site/index.html || { echo "There is no site to link to: make site builds it." >&2; exit 1; }
	@mkdir -p build
	$(BIN)/briefing diff "$${SINCE:?say since which revision: make changed SINCE=main}" --format html >build/changed.html
	$(BIN)/briefing diff "$$SINCE" --format markdown >build/changed.md
	@cp build/changed.html site/changed.html
	@cat build/changed.md >>"$${GITHUB_STEP_SUMMARY:-/dev/null}"

# Nothing of a stranger's commit is put into the working tree, and none of it is run: it is read from git as data. An id
# that is not made of hexadecimal digits could be an option of git.
comment: $(VENV)/site.stamp ## Say in build/changed.md what COMMIT=SHA of a pull request changes; empty where it leaves the content alone.
	@case "$$COMMIT" in "" | *[!0-9a-f]*) echo "Say which commit by its full id: make comment COMMIT=SHA" >&2; exit 1;; esac
	@mkdir -p build
	git fetch --quiet --no-tags --no-recurse-submodules origin "$$COMMIT"
	@base=$$(git merge-base HEAD "$$COMMIT") && if git diff --quiet "$$base" "$$COMMIT" -- content briefs; \
		then : >build/changed.md; \
		else $(BIN)/briefing diff "$$base" --to "$$COMMIT" --format markdown >build/changed.md; fi

# Only the first two exit statuses of the command are an outcome, and either is told; anything else fails.
challenge: $(VENV)/site.stamp ## Make the change that the challenge in ISSUE, a text, proposes; build/challenge.txt says what came of it.
	@mkdir -p build
	@printf '%s' "$$ISSUE" >build/issue.md
	@: >build/changed.md
	@if $(BIN)/briefing challenge build/issue.md >build/challenge.txt; \
		then $(BIN)/briefing diff HEAD --format markdown >build/changed.md; \
		else test $$? -eq 1 && test -s build/challenge.txt; fi
	@git diff --name-only -z -- content >build/challenge.files
	@cat build/challenge.txt

tripwire: $(VENV)/site.stamp ## Fail where much content is gone since SINCE=REVISION and no commit says why.
	$(BIN)/briefing tripwire "$${SINCE:?say since which revision: make tripwire SINCE=main}"

links: $(VENV)/site.stamp ## Ask whether the sources' addresses still answer; what needs a look is in build/links.md.
	@mkdir -p build
	$(BIN)/briefing links >build/links.md

todo: $(VENV)/site.stamp ## List what has come due, passed plans and reviews, in build/todo.md; briefing todo says more.
	@mkdir -p build
	$(BIN)/briefing todo --due --all --format markdown >build/todo.md

# A universal resolution: one file for all platforms and all promised versions of Python. The settings of this machine are
# left out, so that the hashes are those of the public files.
COMPILE = env -u UV_INDEX -u UV_FIND_LINKS -u UV_EXTRA_INDEX_URL UV_CUSTOM_COMPILE_COMMAND="make pins" \
	$(BIN)/uv --no-config --quiet pip compile --universal --python-version 3.11 --generate-hashes $(if $(UPGRADE),--upgrade)

pins: $(VENV)/site.stamp ## Renew requirements/*.txt, keeping versions that still fit; UPGRADE=1 takes the newest.
	$(COMPILE) --group uv --output-file requirements/uv.txt
	$(COMPILE) pyproject.toml --group site --output-file requirements/site.txt
	$(COMPILE) --group test --constraint requirements/site.txt --output-file requirements/test.txt
	$(COMPILE) --group bench --constraint requirements/site.txt --constraint requirements/test.txt --output-file requirements/bench.txt
	$(COMPILE) --group release --constraint requirements/site.txt --output-file requirements/release.txt
	@! grep -nE '$(NOT_PUBLIC)' requirements/*.txt || { echo "The lines above name a host or a folder." >&2; exit 1; }

package: $(VENV)/release.stamp ## Build the package into dist/, and list in build/sbom.json what it depends on. TAG=v1.2.3 must be its version.
	@version=$$($(BIN)/briefing --version) && case "$${TAG:-}" in "" | "v$${version##* }") ;; \
		*) echo "The tag is $$TAG, the version in pyproject.toml is $${version##* }." >&2; exit 1;; esac
	@rm -rf dist && mkdir -p build
	$(BIN)/uv --no-config --quiet build --no-build-isolation --python $(BIN)/python --out-dir dist
	$(BIN)/cyclonedx-py requirements requirements/site.txt --pyproject pyproject.toml --output-reproducible --output-file build/sbom.json

clean: ## Remove everything built, but not .venv.
	rm -rf site export build dist .briefing_cache .coverage .coverage.* htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

# The newest of these says that .venv holds what its requirements pin.
$(VENV)/site.stamp: requirements/site.txt
$(VENV)/test.stamp: requirements/site.txt requirements/test.txt
$(VENV)/bench.stamp: requirements/site.txt requirements/test.txt requirements/bench.txt
$(VENV)/release.stamp: requirements/site.txt requirements/release.txt
$(VENV)/%.stamp: requirements/uv.txt pyproject.toml scripts/set_up.py
	@$(PYTHON) scripts/set_up.py $* "$(VENV)"
	@touch $@
