"""What the background worker does for subscribers."""

from django.utils import timezone
from django_tasks import task


@task()
def send_waiting_letters() -> int:
    """Send what waits; return how many letters went out."""
    from gongkai.subscriptions.sending import send_waiting  # it reads what actions write

    return send_waiting(timezone.now())
