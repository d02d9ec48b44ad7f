"""The pages on which the tree of agencies is kept. Here, since permissions stand above agencies."""
