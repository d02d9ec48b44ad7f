"""The command ``gongkai due``: when a reply is due and how it was counted, without Django."""
