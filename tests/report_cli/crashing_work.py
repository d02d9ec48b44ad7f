"""Work for other processes to do in tests: they load it by name."""

import os


def doubled(item, shared):
    return item * 2 + shared


def doubled_or_dead(item, shared):
    if item == shared:
        os._exit(1)
    return item * 2
