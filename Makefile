# The commands of this project. `make help` lists them; each one sets up what it needs first.

PYTHON ?= python3
PORT ?= 8000
DAYS ?= 180
WAS ?= HEAD
CASES ?= 1000000
ROWS ?= 10000000
SAMPLE ?= 0
SEED ?= 1

PYTHON_READY := .venv/.ready
NODE_READY := node_modules/.ready
VERIFY_READY := .venv/.verify-ready
SPARK_READY := .venv/.spark-ready
LIGHTHOUSE_READY := tools/lighthouse/node_modules/.ready
CATALOGS := $(patsubst %.po,%.mo,$(wildcard locales/*/LC_MESSAGES/*.po))
RUN := .venv/bin/python -m
COPY := build/elsewhere
QUICK := tests/calculator tests/cli tests/sentences tests/test_*.py tests/site/test_catalogs.py tests/site/test_hard_coded.py

# Programs of .venv come first; where Node is not on the machine, it is there too.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# Material's notice about its successor, at every build.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: policy help setup preview serve build check test verify mutation fuzz lint format messages screenshots parity lock clean
.PHONY: bench-tables test-spark reproducible sbom audit stale links lighthouse bench

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

setup: $(PYTHON_READY) $(NODE_READY) $(CATALOGS) ## Install what the other commands need, from the locks

preview: setup ## Show the site while it is edited: pages, rules, sentences, templates (PORT=8001)
	$(RUN) mkdocs serve --dev-addr 127.0.0.1:$(PORT)

serve: build ## Build the site and serve it at http://127.0.0.1:8000/ (PORT=8001 for another port)
	$(RUN) publishing.serve $(PORT)

build: setup ## Build the site into site/; a warning is an error
	$(RUN) mkdocs build --strict

policy: $(PYTHON_READY) $(CATALOGS) ## Check the policy file, and name past top-ups that it would make later (WAS=HEAD~1)
	@mkdir -p build && git show $(WAS):calculator/policies/smart.toml > build/was.toml
	.venv/bin/recycle-date policy check calculator/policies/smart.toml --was build/was.toml

check: lint policy parity ## Look at everything that needs no browser and no built site, in under two minutes
	$(RUN) pytest -q -n 2 --dist worksteal $(QUICK)

test: build ## Run every test, those in a real Chromium and Firefox included
	scripts/browser chromium && scripts/browser chromium-shell && scripts/browser firefox
	$(RUN) pytest -n 2 --dist worksteal --cov

test-spark: $(PYTHON_READY) $(SPARK_READY) $(CATALOGS) ## Compare data frames of PySpark with the others (needs Java, and half a gigabyte)
	SPARK_LOCAL_IP=127.0.0.1 $(RUN) pytest -q tests/batch/spark.py

verify: mutation fuzz ## mutation, fuzz, 20,000 claims and dates, 100,000 rows of a frame, all instant answers
	RECYCLE_DATE_EXAMPLES=verify $(RUN) pytest -q --assert=plain tests/sentences/test_claims.py \
		tests/batch/test_frames.py tests/site/test_instant.py \
		tests/test_typed.py::test_every_date_that_the_product_writes_is_read_back

mutation: $(PYTHON_READY) $(VERIFY_READY) $(CATALOGS) ## Change the engine in small ways; the tests have to notice (SAMPLE=400 SEED=1: some)
	$(RUN) tools.mutation $(SAMPLE) $(SEED)

fuzz: build $(VERIFY_READY) ## Try hostile input on every way in (CASES=100000: fewer inputs)
	$(RUN) tools.fuzz $(CASES)

lint: $(PYTHON_READY) ## Check style, types and catalogs
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy --strict calculator publishing tools
	$(RUN) publishing.catalogs --check

format: $(PYTHON_READY) ## Put the Python files in their standard form
	$(RUN) ruff check --fix
	$(RUN) ruff format

messages: $(PYTHON_READY) ## Bring the catalogs in locales/ in line with the code, and compile them
	$(RUN) publishing.catalogs

screenshots: build ## Take the screenshots of the papers
	$(RUN) tools.pictures screenshots

lighthouse: build $(LIGHTHOUSE_READY) ## Score home and calculator with Lighthouse, as on a phone
	$(RUN) tools.lighthouse

bench: build ## Say how soon the engine answers beside Pyodide as it comes
	$(RUN) tools.benchmark

bench-tables: $(PYTHON_READY) $(CATALOGS) ## Answer ten million numbers beside copying their file (ROWS=1000000: fewer)
	$(RUN) tools.bench_tables $(ROWS)

parity: setup ## Compare the Khmer and English pages
	$(RUN) publishing.parity

reproducible: build ## Build the site again, as another machine at another time, and compare every byte
	rm -rf $(COPY) && mkdir -p $(COPY)
	git ls-files -z --cached --others --exclude-standard | xargs -0 cp --parents --target-directory=$(COPY)
	ln -s $(CURDIR)/.venv $(CURDIR)/node_modules $(COPY)/
	cd $(COPY) && TZ=Pacific/Apia LC_ALL=C PYTHONHASHSEED=4242 SOURCE_DATE_EPOCH=1000000000 \
		$(MAKE) --old-file=$(PYTHON_READY) --old-file=$(NODE_READY) build
	diff -r site $(COPY)/site

sbom: setup $(VERIFY_READY) ## List every Python and npm package of the locks into build/, for programs (CycloneDX)
	mkdir -p build
	.venv/bin/cyclonedx-py requirements --output-reproducible --output-file build/python.cdx.json requirements/dev.lock
	npm sbom --sbom-format=cyclonedx --package-lock-only >build/npm.cdx.json

audit: setup $(VERIFY_READY) ## Ask the advisory services about everything that the locks name (needs the network)
	for lock in requirements/*.lock; do \
		.venv/bin/pip-audit --strict --disable-pip --require-hashes --requirement "$$lock" || exit 1; done
	npm audit

stale: setup ## List the sources that nobody has looked at for 180 days (DAYS=90 for another number)
	@$(RUN) tools.stale $(DAYS)

links: setup $(VERIFY_READY) ## List the links to other sites that lead nowhere (needs the network)
	@.venv/bin/lychee --no-progress --scheme https --scheme http --exclude recycle-date.example \
		docs/en docs/km calculator/policies/*.toml *.md

lock: $(PYTHON_READY) $(NODE_READY) ## Pin anew, with hashes, what pyproject.toml and package.json ask for
	scripts/lock

clean: ## Remove everything that was made here
	rm -rf .venv node_modules tools/lighthouse/node_modules site build .cache $(CATALOGS)

$(PYTHON_READY): scripts/setup-python requirements/dev.lock pyproject.toml
	scripts/setup-python $(PYTHON)
	touch $@

$(VERIFY_READY): requirements/verify.lock | $(PYTHON_READY)
	$(RUN) pip --quiet --disable-pip-version-check install --require-hashes --requirement $<
	touch $@

$(SPARK_READY): requirements/spark.lock | $(PYTHON_READY)
	command -v java >/dev/null || { echo "Install Java 17 or newer (on Debian and Ubuntu: apt-get install default-jre-headless)." >&2; exit 1; }
	$(RUN) pip --quiet --disable-pip-version-check install --require-hashes --requirement $<
	touch $@

$(NODE_READY): scripts/setup-node requirements/node.lock package.json package-lock.json | $(PYTHON_READY)
	scripts/setup-node
	touch $@

$(LIGHTHOUSE_READY): tools/lighthouse/package.json tools/lighthouse/package-lock.json | $(NODE_READY)
	cd tools/lighthouse && npm ci
	touch $@

%.mo: %.po | $(PYTHON_READY)
	.venv/bin/pybabel --quiet compile --input-file=$< --output-file=$@
