"""The Regulations as code and dated data: no framework, no clock, no files written."""
