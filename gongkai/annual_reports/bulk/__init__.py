"""Work on many reports at once: a folder read in, checks, publishing, booklet, archive."""
