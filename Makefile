# make demo   a served system with the seed article, from nothing but Python and make
# make test   the whole suite on a real PostgreSQL
# make eval   how well figures, attributions and pages are read, beside others; needs labelled data
# make faults kills processes and looks what is left; minutes long. FAULTS_FULL=1: workers killed 50 times during 500
#             articles and 100 races of each kind instead of 8 during 90 and 25, some ten minutes
# make interop resolves our annotations with clients of others; needs Node and npm
# make check  what CI asks besides: style, types, imports, migrations, schema, deployment
# make lock   resolve the two requirements files again

PYTHON ?= python3
# the lock is whole: without looking for dependencies again, an older pip cannot stumble over a newer release of one
PIP_INSTALL = .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps
# tests of one part: make test TESTS=tests/api
TESTS ?= tests

.PHONY: demo test eval faults interop check lock schema clean

demo: .venv/.runtime
	@.venv/bin/python manage.py demo

test: .venv/.tests
	.venv/bin/python -m pytest $(TESTS) -m "not faults" -n auto --dist loadscope $(PYTEST_ARGS)

# sentences labelled by others, kept outside the repository
DATA ?= ../shared/data
SCORERS ?= ../shared/tools

eval: .venv/.tests
	.venv/bin/python -m tests.eval all --data $(DATA) --tools $(SCORERS) --gold-errors docs/gold-errors.md \
		--write docs/measurements.md

faults: .venv/.tests
	.venv/bin/python -m pytest tests/faults -m faults $(PYTEST_ARGS)

interop: .venv/.tests
	cd tests/interop/annotations && npm ci --ignore-scripts --no-audit --no-fund
	.venv/bin/python -m pytest tests/interop $(PYTEST_ARGS)

check: .venv/.tests
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy articles claims config seeds
	.venv/bin/lint-imports
	.venv/bin/python manage.py makemigrations --check --dry-run
	.venv/bin/python manage.py spectacular --validate --fail-on-warn --file .factrail/openapi.yaml
	diff -u openapi.yaml .factrail/openapi.yaml || { echo "openapi.yaml is stale: run make schema"; exit 1; }
	SECRET_KEY=$$(.venv/bin/python -c "import secrets; print(secrets.token_urlsafe(50))") HTTPS=true \
		.venv/bin/python manage.py check --deploy --fail-level WARNING
	.venv/bin/check-jsonschema --builtin-schema vendor.compose-spec docker-compose.yml

schema: .venv/.tests
	.venv/bin/python manage.py spectacular --validate --fail-on-warn --file openapi.yaml

lock: .venv/.made
	.venv/bin/python -m pip install -qq --disable-pip-version-check uv
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--upgrade pyproject.toml -o requirements.txt
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra dev -c requirements.txt pyproject.toml -o tests/requirements.txt

clean:
	@if [ -x .venv/bin/python ]; then .venv/bin/python manage.py embedded stop; fi
	rm -rf .venv .factrail

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Factrail needs Python 3.11 or newer: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: requirements.txt | .venv/.made
	@echo "Installing what Factrail needs (a minute the first time) …"
	$(PIP_INSTALL) -r requirements.txt
	@touch $@

.venv/.tests: tests/requirements.txt | .venv/.made
	$(PIP_INSTALL) -r tests/requirements.txt
	@touch $@ .venv/.runtime
