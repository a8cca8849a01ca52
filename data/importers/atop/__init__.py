"""ATOP, the Alliance Treaty Obligations and Provisions dataset, as a collection."""
