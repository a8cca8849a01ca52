"""Boundaries that a user brings, for a folder of tables: run once, by hand, never by the app."""
