"""Boundaries, links, styles and map layers: everything that has a place on the globe."""
