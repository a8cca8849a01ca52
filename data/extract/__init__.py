"""Drafts events from texts by rules and reviewed dictionaries; people decide what becomes of them.

Left to others: cutting sentences (`data.documents`), the dictionaries (`data.lexicon`), decisions
(`data.review`).
"""
