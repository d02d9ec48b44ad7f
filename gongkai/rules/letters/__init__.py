"""The letters of a disclosure application: which there are, what each must say, and their dated wording."""
