"""Staff pages of annual reports."""
