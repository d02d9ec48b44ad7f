"""What can be done to applications, each a legal step with the rules as its gate."""
