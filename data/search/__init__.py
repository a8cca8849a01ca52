"""Finds countries, pacts, people, places, days, events and sentences by words, however spelt.

Where a hit leads to is left to pages; how it looks, to `geo/browser`.
"""
