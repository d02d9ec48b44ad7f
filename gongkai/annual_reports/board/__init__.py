"""The board of a supervising office: every agency of its area for a year."""
