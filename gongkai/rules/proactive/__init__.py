"""What agencies publish on their own initiative, under which head, by which day (Articles 19 to 26)."""
