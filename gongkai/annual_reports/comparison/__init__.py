"""Reports beside each other: over the years of an agency, and among agencies of the same kind and level."""
