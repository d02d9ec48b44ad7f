"""Disclosure applications: registered, handled by the rules, answered, counted."""
