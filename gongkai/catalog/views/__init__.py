"""Staff pages of proactive disclosure."""
