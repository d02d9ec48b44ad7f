"""Measurements that carry their own reference programs; run from the root of the repository."""
