"""Calls for material: the office in charge asks the offices and centres of the agency, they send, it takes over or sends back."""
