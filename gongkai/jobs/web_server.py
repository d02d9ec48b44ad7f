"""The application server: gunicorn with threads, set up from here and from no file."""

import tempfile
from pathlib import Path
from typing import Any, Final

from gunicorn.app.base import BaseApplication

MEMORY: Final = Path("/dev/shm")  # noqa: S108
TIMEOUT_SECONDS: Final = 120
GRACEFUL_SECONDS: Final = 20


class WebServer(BaseApplication):  # type: ignore[misc]
    """gunicorn for one WSGI application; ``settings`` are gunicorn's own."""

    def __init__(self, application: Any, settings: dict[str, Any]) -> None:
        self.application = application
        self.given = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.given.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        return self.application


def server_settings(*, bind: str, workers: int, threads: int) -> dict[str, Any]:
    """Return gunicorn's settings; those that an older gunicorn does not know are left out by ``WebServer``."""
    return {
        "bind": bind,
        "workers": workers,
        "threads": threads,
        "worker_class": "gthread",
        "timeout": TIMEOUT_SECONDS,
        "graceful_timeout": GRACEFUL_SECONDS,
        "worker_tmp_dir": str(MEMORY) if MEMORY.is_dir() else tempfile.gettempdir(),
        "errorlog": "-",
        "loglevel": "warning",
        "control_socket_disable": True,
    }
