"""Documents in and out, and the reader of annual reports: no framework, no network, no processes."""
