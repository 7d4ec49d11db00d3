"""Lambda's Python runtime, in the page: imports the user's module, calls the handler and tells how it ended."""
