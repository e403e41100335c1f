"""The shell commands: each reads its arguments, calls one use case of the book, and prints what came of it."""
