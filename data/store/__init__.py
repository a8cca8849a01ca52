"""The store of decisions: who decided what, when and why, append-only, in SQLite or PostgreSQL.

Left to others: folding decisions into the tables (`data.publishing`, `data.build`). This module
imports nothing, so that `data.store.decisions` and `data.store.access` come without a database.
"""
