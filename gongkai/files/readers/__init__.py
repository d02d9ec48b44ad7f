"""One module for every kind of file."""
