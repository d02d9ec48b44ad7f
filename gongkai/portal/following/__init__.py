"""An applicant's own page: opened with number and query code."""
