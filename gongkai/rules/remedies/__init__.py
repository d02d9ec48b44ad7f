"""Reconsideration and litigation: stages, periods, windows for a challenge, outcomes and what the report counts."""
