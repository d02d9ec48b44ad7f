"""Settings for tests."""

SECRET_KEY = "only-for-tests"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
