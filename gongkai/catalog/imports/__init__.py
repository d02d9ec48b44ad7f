"""Taking in many rows at once: sheets of items and of register entries, and sending imported drafts for review."""
