"""One widget a file, its look beside it."""
