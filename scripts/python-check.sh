#!/usr/bin/env bash
# Builds the Python package, installs it into a folder of its own, and runs its tests against the built mock:
# `npm run python:check`. Needs pytest, setuptools and wheel; mypy checks the types where it is installed. The variable
# PYTHON names another interpreter.
set -euo pipefail
cd "$(dirname "$0")/.."

python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

node scripts/build.mjs

# The build writes beside the sources, so it works on a copy.
cp -r clients/python "$work/source"
"$python" -m pip install --quiet --disable-pip-version-check --no-index --no-build-isolation --no-deps \
  --target "$work/site" "$work/source"

if "$python" -c 'import mypy' 2>/dev/null; then
  (cd clients/python && "$python" -m mypy --cache-dir "$work/mypy" src)
fi

# The folder comes first, so that the tests use what was installed, with its entry point for pytest.
mkdir -p coverage
PYTHONDONTWRITEBYTECODE=1 PYTHONPATH="$work/site:clients/python/tests" "$python" -m pytest -p no:cacheprovider \
  --junit-xml=coverage/python-results.xml "$@" clients/python/tests
