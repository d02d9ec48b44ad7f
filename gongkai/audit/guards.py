"""Triggers that make the database itself refuse to change or delete what is only appended."""

from typing import Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GUARDED: Final = ("audit_auditrecord", "audit_dailylink", "audit_linkedhead")
FUNCTION: Final = "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS"
REFUSAL: Final = "audit records are never changed or deleted"


def put_up(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers for the database at hand."""
    for statement in _statements(editor.connection.vendor):
        editor.execute(statement)


def take_down(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the triggers; the migration backwards."""
    on_table = editor.connection.vendor == "postgresql"
    for table in GUARDED:
        for event in ("update", "delete", *(("truncate",) if on_table else ())):
            suffix = f" ON {table}" if on_table else ""
            editor.execute(f"DROP TRIGGER {table}_refuse_{event}{suffix}")
    if on_table:
        editor.execute("DROP FUNCTION audit_refuse()")


def _statements(vendor: str) -> list[str]:
    if vendor == "postgresql":
        return [
            f"{FUNCTION} $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
            *(
                f"CREATE TRIGGER {table}_refuse_{event} BEFORE {event.upper()} ON {table} "
                f"FOR EACH {'STATEMENT' if event == 'truncate' else 'ROW'} "
                "EXECUTE FUNCTION audit_refuse()"
                for table in GUARDED
                for event in ("update", "delete", "truncate")
            ),
        ]
    return [
        f"CREATE TRIGGER {table}_refuse_{event} BEFORE {event.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for table in GUARDED
        for event in ("update", "delete")
    ]
