"""Settings for tests: the same program, its data in a folder that goes away."""

import tempfile
from pathlib import Path

from gongkai.settings import environment
from gongkai.settings.base import *  # noqa: F403

SECRET_KEY = "only-for-tests"
ALTCHA_HMAC_KEY = "only-for-tests-as-well"
PROOF_OF_WORK_UP_TO = 50
LETTERS_KEY = "only-for-tests-too"
SITE_KEY = "only-for-tests-as-well"
DEBUG = False
DATA = Path(tempfile.mkdtemp(prefix="gongkai-test-"))
PRACTICE_MARK = DATA / "practice"
PRACTICE = False
MEDIA_ROOT = DATA / "files"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir()
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DATABASES = {
    "default": environment.database("GONGKAI_TEST_DATABASE", sqlite_file=DATA / "test.sqlite3")
}
# A thread of the live server that waits for its browser holds no database that is to be removed
DATABASES["default"]["CONN_MAX_AGE"] = 0
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
BACKUP_FOLDER = DATA / "backups"
BACKUPS_KEPT = 14
BACKUP_PASSPHRASE = ""
SENDS_MAIL = True
