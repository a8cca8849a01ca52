"""What readers take home: tables in the formats of others, citations, and a bundle that is frozen.

Nothing here reads the clock, and each file is the same bytes for the same tables and day.
"""
