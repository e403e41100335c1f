"""The workbench: a full-screen front end on Textual over `salesbook.book`."""
