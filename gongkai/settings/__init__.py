"""Settings: base, production, test. Each is documented where it is defined."""
