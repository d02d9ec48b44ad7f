"""Backups: one file that holds the rows of every table, every kept file and, encrypted, the keys.

Rows are JSON lines per table, so that a backup of SQLite is restored into PostgreSQL and the other way.
"""
