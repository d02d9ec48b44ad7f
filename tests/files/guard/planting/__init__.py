"""Documents with personal data planted in every way, and as many innocent look-alikes, drawn by chance."""
