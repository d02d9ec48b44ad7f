"""The reference for public pages: the least Django can do to answer with a stored page."""
