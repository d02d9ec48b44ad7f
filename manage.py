"""Django's own command, for those who look for it here; ``gongkai`` does the same and more."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.settings.production")
    execute_from_command_line(sys.argv)
