#!/bin/sh
# Writes the lock files: names, versions and hashes, no download addresses.
set -eu
cd "$(dirname "$0")/.."
uv=.venv/uv/bin/uv
command -v "$uv" >/dev/null 2>&1 || uv=uv
options="--python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet --upgrade"
# shellcheck disable=SC2086
"$uv" pip compile pyproject.toml --group install $options -o requirements.lock
# shellcheck disable=SC2086
"$uv" pip compile pyproject.toml --group install --group dev $options -o requirements-dev.lock
# shellcheck disable=SC2086
echo uv | "$uv" pip compile - $options -o requirements-uv.lock
