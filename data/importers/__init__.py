"""Reads datasets that a user brings and writes each as a folder of our tables, a collection.

`atop`, `dcad` and `table` are commands of their own; none ships any data of the dataset.
"""
