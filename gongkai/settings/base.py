"""Settings that hold everywhere. What an installation may change is read in ``production``."""

from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_altcha",
    "captcha",
    "django_tasks",
    "django_tasks_db",
    "treebeard",
    "gongkai.audit",
    "gongkai.jobs",
    "gongkai.search",
    "gongkai.agencies",
    "gongkai.accounts",
    "gongkai.notices",
    "gongkai.catalog",
    "gongkai.casework",
    "gongkai.remedies",
    "gongkai.boards",
    "gongkai.subscriptions",
    "gongkai.proposals",
    "gongkai.annual_reports",
    "gongkai.desk",
    "gongkai.portal",
    "gongkai.open_data",
    "gongkai.site_export",
    "gongkai.practice",
]

MIDDLEWARE = [
    "gongkai.accounts.client_address.real_address",
    "gongkai.accounts.request_guard.guard",
    "django.middleware.security.SecurityMiddleware",
    "gongkai.accounts.headers.more_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "gongkai.portal.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "gongkai.accounts.request_guard.TextWithoutNul",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "gongkai.accounts.middleware.at_work",
    "gongkai.accounts.at_the_door.at_the_door",
    "gongkai.desk.not_a_page.not_a_page",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["gongkai.desk.templatetags.words"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "gongkai.portal.reading.context",
                "gongkai.portal.site.context",
            ],
        },
    },
]

ROOT_URLCONF = "gongkai.urls"
WSGI_APPLICATION = "gongkai.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "static"]

# Chapters of the manual, shown under /desk/help/
MANUAL = PACKAGE.parent / "docs" / "manual"

# How a message looks: the kinds of refusals and notes of the desk (20 info, 25 success, 30 warning, 40 error)
MESSAGE_TAGS = {20: "run", 25: "good", 30: "soon", 40: "late"}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "gongkai.accounts.backends.NoPracticePassword",
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
# The password of the practice county's people; it signs nobody in elsewhere
PRACTICE_PASSWORD = "gongkai-lianxi"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "gongkai.accounts.passwords.NotTheSame"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"

# Sign-in by user name alone; accounts are opened by administrators, and nothing needs e-mail
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/desk/account/login/"
# axes counts wrong passwords, in the database; this bounds guesses at the second factor, per person
ACCOUNT_RATE_LIMITS = {"login_failed": "20/5m/key"}
ACCOUNT_FORMS = {"login": "gongkai.accounts.sign_in_form.SignInForm"}
ACCOUNT_ADAPTER = "gongkai.accounts.sign_in.SignInAdapter"
MFA_ADAPTER = "gongkai.accounts.second_factor.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # clocks of telephones may be half a minute off

# Five wrong passwords for a name from one address lock that pair for a quarter of an hour
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "gongkai.accounts.sign_in.name_tried"
AXES_LOCKOUT_CALLABLE = "gongkai.accounts.sign_in.locked_out"
AXES_VERBOSE = False

# Networks of the proxies in front of us, whose word about the client's address is believed
TRUSTED_PROXIES: list[IPv4Network | IPv6Network] = []

# A session ends after so many minutes without a page of the desk, and so many hours after sign-in
SESSION_IDLE_MINUTES = 60
SESSION_LONGEST_HOURS = 12
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Everything a page loads comes from the site itself; no inline script or style is ever run
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

# The image captcha beside the proof of work: half an hour to read it, drawn without programs of the system
CAPTCHA_TIMEOUT = 30
CAPTCHA_CHALLENGE_FUNCT = "gongkai.portal.applying.human.digits"
CAPTCHA_FONT_SIZE = 36
CAPTCHA_LENGTH = 5
CAPTCHA_LETTER_ROTATION = (-20, 20)
CAPTCHA_2X_IMAGE = False
# How long somebody may look at the page that sends a form before its task is void (milliseconds), and how much the
# browser works: numbers tried at most, some tenths of a second on an old telephone
ALTCHA_CHALLENGE_EXPIRE = 4 * 60 * 60 * 1000
PROOF_OF_WORK_UP_TO = 20_000

# What the public pages say about the installation; an installation sets them in production
SITE_OWNER = "政府信息公开平台"
SITE_URL = ""
SITE_ID_CODE = ""
SITE_FRONT_AGENCY = ""
SITE_FILING_NUMBER = ""
# Where the program is reached by readers of a static copy of the site; empty: nowhere
EXPORT_SERVER = ""
DATA_LICENCE = "依据《中华人民共和国政府信息公开条例》公开的政府信息，可以自由使用；使用时请注明机关、年度、版本和地址。"

# Whether reminders go by e-mail too; an installation names its server in production
SENDS_MAIL = False
EMAIL_TIMEOUT = 10  # seconds; a server that does not answer holds up nobody for longer

# Files up to this size stay in memory while they are taken in: a proof of identity is never written down unencrypted
FILE_UPLOAD_MAX_MEMORY_SIZE = 11 * 1024 * 1024

# A county office reads in a folder of reports in one form; the number is said on its page
DATA_UPLOAD_MAX_NUMBER_FILES = 500

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
SILENCED_SYSTEM_CHECKS: list[str] = []
