"""Notice boards (公开栏): what is to hang on them, how often, and whether that was done."""
