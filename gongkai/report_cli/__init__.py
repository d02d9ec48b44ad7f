"""The command ``gongkai report``: read, check, add up and convert annual reports, without Django."""
