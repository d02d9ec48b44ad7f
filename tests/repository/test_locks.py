"""The lock files hold names, versions and hashes, and nothing that says where to download."""

import re
from importlib import metadata

import pytest

from tests.conftest import REPOSITORY

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-uv.lock")
REFUSED = re.compile(r"\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)
LESSER = re.compile(r"LGPL|Lesser General Public", re.IGNORECASE)


def locked(name):
    return re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^\]]*\])?==", (REPOSITORY / name).read_text(), re.M)


def licence_of(package):
    about = metadata.metadata(package)
    words = [about.get("License-Expression") or "", about.get("License") or ""]
    words += [each for each in about.get_all("Classifier") or [] if each.startswith("License")]
    return "\n".join(word.splitlines()[0] for word in words if word)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(name):
    assert "://" not in (REPOSITORY / name).read_text()


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_hashes(name):
    text = (REPOSITORY / name).read_text()

    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\S)", text.strip()))


@pytest.mark.parametrize("package", locked("requirements.lock"))
def test_no_package_needed_at_run_time_is_under_gpl_or_agpl(package):
    licence = licence_of(package)

    assert LESSER.search(licence) or not REFUSED.search(licence), licence
