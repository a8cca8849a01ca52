"""DCAD, the Defense Cooperation Agreement Dataset, as a collection."""
