"""Rolling up (汇总): the area of a government added from the reports below it, and its own area report."""
