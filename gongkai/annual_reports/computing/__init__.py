"""Figures and sentences of an annual report worked out from the records of the agency (Articles 49, 50)."""
