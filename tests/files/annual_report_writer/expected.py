"""What the statutory tables of a report must show, place by place, for comparing with a file."""

from gongkai.files.annual_report_writer.placing import full_grid
from gongkai.files.annual_report_writer.printed import printed_report


def expected_tables(report):
    """Return each table as rows of texts, a merged cell standing in every place it covers."""
    printed = printed_report(report)
    return [
        [
            [
                printed.text_of(placed.cell.cell) if placed.cell.cell else placed.cell.label
                for placed in row
            ]
            for row in full_grid(table.grid)
        ]
        for table in report.form.tables
    ]
