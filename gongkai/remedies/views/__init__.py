"""Staff pages of reconsideration and litigation."""
