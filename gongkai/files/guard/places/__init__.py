"""One module for every kind of file: its text with places, and what it holds unseen."""
