"""Questions and forms over the workbench."""
