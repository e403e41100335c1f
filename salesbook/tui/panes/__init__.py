"""The panes of the workbench: each shows one thing and knows no other."""
