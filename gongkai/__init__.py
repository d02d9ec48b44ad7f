"""gongkai (公开): the whole work of open government information in one program."""

__version__ = "0.1.0"
