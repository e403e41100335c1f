"""The shell commands: thin, on click, over `salesbook.book`."""
