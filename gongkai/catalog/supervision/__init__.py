"""Supervision of content (内容监督): what is stale, empty, late or shown wrongly, for an agency and for the office above it."""
