"""The command ``gongkai guard``: what in a file tells of a person or does not show, without Django."""
