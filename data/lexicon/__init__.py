"""The dictionaries of the extractor as data, and how they are read.

Left to others: what is done with them (`data.extract`).
"""
