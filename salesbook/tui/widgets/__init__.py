"""Widgets that know nothing of sales."""
