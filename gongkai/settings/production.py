"""Settings of an installation, read from the environment; each has a row in docs/operating.md."""

from pathlib import Path

from gongkai.settings import environment
from gongkai.settings.base import *  # noqa: F403
from gongkai.settings.keys import key

# Where database, files and keys are kept
DATA = environment.folder("GONGKAI_DATA", Path("var"))
DATA.mkdir(parents=True, exist_ok=True, mode=0o750)

# Off in an installation; on shows errors with their code
DEBUG = environment.boolean("GONGKAI_DEBUG", default=False)
SECRET_KEY = key(DATA / "keys", "secret_key")
# Signs the tasks that browsers work out before they send a public form
ALTCHA_HMAC_KEY = f"proof of work {SECRET_KEY}"
# Wraps the keys of letters, whose text is kept encrypted; made on first run, never in the database
LETTERS_KEY = key(DATA / "keys", "letters_key")
# Signs packages of the site for other installations
SITE_KEY = key(DATA / "keys", "site_key")

# The names under which the site is reached, separated by commas
ALLOWED_HOSTS = environment.words("GONGKAI_HOSTS", default=("127.0.0.1", "localhost"))

# Empty: the embedded SQLite under GONGKAI_DATA; else postgresql://user:password@host:port/name
DATABASES = {
    "default": environment.database("GONGKAI_DATABASE", sqlite_file=DATA / "gongkai.sqlite3")
}

# The practice county leaves this mark: sample accounts then sign in without a second factor, and pages say so
PRACTICE_MARK = DATA / "practice"
PRACTICE = PRACTICE_MARK.exists()
# Counts of rate limits, shared by all processes of this machine
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
    }
}
MEDIA_ROOT = DATA / "files"
STATIC_ROOT = DATA / "static"

# Addresses or networks of the proxies in front (127.0.0.1, 10.0.0.0/24): what they say of the client's address counts
TRUSTED_PROXIES = environment.networks("GONGKAI_TRUSTED_PROXIES")

# Set to 1 behind https: cookies are then sent over https alone
HTTPS = environment.boolean("GONGKAI_HTTPS", default=False)
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
if HTTPS:  # the web server in front says so, and drops the header from outside
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# A session ends after so many minutes without a page of the desk, and so many hours after sign-in
SESSION_IDLE_MINUTES = environment.integer("GONGKAI_SESSION_IDLE_MINUTES", default=60, least=5)
SESSION_LONGEST_HOURS = environment.integer("GONGKAI_SESSION_LONGEST_HOURS", default=12, least=1)
SESSION_COOKIE_AGE = SESSION_LONGEST_HOURS * 60 * 60

# Who the public pages are by, the address that counts (https://xxgk.example.com), the ten-character site code
# and the line of the ICP filing; what is empty is not shown
SITE_OWNER = environment.text("GONGKAI_SITE_OWNER", "政府信息公开平台")
SITE_URL = environment.text("GONGKAI_SITE_URL", "")
# The agency whose front page stands at the root; empty: the one at the top of the tree
SITE_FRONT_AGENCY = environment.text("GONGKAI_SITE_FRONT_AGENCY", "shili" if PRACTICE else "")
SITE_ID_CODE = environment.text("GONGKAI_SITE_ID_CODE", "")
SITE_FILING_NUMBER = environment.text("GONGKAI_SITE_FILING_NUMBER", "")

# Where readers of a static copy of the site reach the program (https://sq.example.com); empty: pages say that it is not there
EXPORT_SERVER = environment.text("GONGKAI_EXPORT_SERVER", "")

# What may be done with the open data, as its page and its files say it
DATA_LICENCE = environment.text("GONGKAI_DATA_LICENCE", DATA_LICENCE)  # noqa: F405

# Backups by the clock: the folder, how many daily ones are kept (0: none are made), and the passphrase that
# encrypts the keys in them (empty: backups without keys, which are then to be kept apart)
BACKUP_FOLDER = environment.folder("GONGKAI_BACKUPS", DATA / "backups")
BACKUPS_KEPT = environment.integer("GONGKAI_BACKUPS_KEPT", default=14)
BACKUP_PASSPHRASE = environment.text("GONGKAI_BACKUP_PASSPHRASE", "")

# The server that sends reminders by e-mail, and whom they are from; empty: none are sent, they stand in the inbox alone
globals().update(environment.mail_server("GONGKAI_MAIL_SERVER"))
DEFAULT_FROM_EMAIL = environment.text("GONGKAI_MAIL_FROM", "gongkai@localhost")
