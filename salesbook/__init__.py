"""A sales book for one rep: customers, talks, scripts and today's follow-ups."""

__version__ = "0.1.0"
