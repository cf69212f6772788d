"""One screen a file, its look beside it."""
