"""Applying for disclosure on the public site: the steps of the form, the draft, and sending it."""
