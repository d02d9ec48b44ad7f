"""Reconsideration and litigation against what the agency did in disclosure: cases, clocks, table four, lessons."""
