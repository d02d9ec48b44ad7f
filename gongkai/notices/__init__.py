"""Letters and notices: their forms, what they must say, how they are numbered, and the signed ones."""
