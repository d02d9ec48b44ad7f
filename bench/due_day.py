"""How long a due day takes, against the same rule counted day by day in plain Python.

``python -m bench.due_day [count]``. Each case has three consultations, two of which overlap, and an extension. The
reference walks the calendar with sets and comparisons and shares no code with the rule; every day has to
come out the same, or the measurement fails. The working (every day and why) is made on demand and not timed.
"""

import datetime as dt
import sys
import time
from random import Random
from typing import Final

from gongkai.rules.consultation import Consultation, Consulted
from gongkai.rules.reply_time_limit import Extension, ReplyClock, reply_due
from gongkai.rules.work_calendar import national_calendar
from tests.rules.second_clock import reply_due_on

CASES: Final = 20_000
ROUNDS: Final = 5
AIM: Final = 0.5  # times the reference
FIRST_DAY: Final = dt.date(2019, 1, 2)
DAYS: Final = 2600  # receipts spread over seven years
EXTENSION: Final = 10

Letters = list[tuple[dt.date, dt.date, dt.date | None]]


def drawn(rng: Random) -> tuple[dt.date, Letters]:
    """Draw a day of receipt and three letters."""
    received = FIRST_DAY + dt.timedelta(days=rng.randrange(DAYS))
    letters: Letters = []
    for sent_after in (2, 5, 30):
        sent = received + dt.timedelta(days=sent_after)
        delivered = sent + dt.timedelta(days=rng.randrange(6))
        answered = delivered + dt.timedelta(days=rng.randrange(25)) if rng.random() < 0.7 else None
        letters.append((sent, delivered, answered))
    return received, letters


def clock_of(received: dt.date, letters: Letters) -> ReplyClock:
    """Make the facts into the value the rule takes."""
    return ReplyClock(
        received,
        consultations=tuple(
            Consultation(Consulted.THIRD_PARTY, sent, delivered, answered)
            for sent, delivered, answered in letters
        ),
        extension=Extension(EXTENSION, "赵主任", received, received),
    )


def main() -> int:
    """Measure in turns, take the best round of each, and print one row."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    rng = Random(20)  # noqa: S311 - draws examples, keeps no secrets
    cases = [drawn(rng) for _ in range(count)]
    clocks = [clock_of(*case) for case in cases]
    calendar = national_calendar()
    calendar.is_working_day(FIRST_DAY)
    reference, ours = [], []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        walked = [
            reply_due_on(received, letters=letters, more=EXTENSION) for received, letters in cases
        ]
        reference.append(time.perf_counter() - started)
        started = time.perf_counter()
        counted = [reply_due(clock, calendar) for clock in clocks]
        ours.append(time.perf_counter() - started)
        if [due.on for due in counted] != walked:
            print("The two counts differ.")
            return 1
    ratio = min(ours) / min(reference)
    print("| due days | reference, µs each | ours, µs each | ratio |\n|---|---|---|---|")
    print(
        f"| {count} | {1e6 * min(reference) / count:.1f} | {1e6 * min(ours) / count:.1f} | {ratio:.2f} |"
    )
    return 0 if ratio <= AIM else 1


if __name__ == "__main__":
    sys.exit(main())
