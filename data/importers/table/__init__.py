"""Any CSV file as a collection: a mapping in TOML says what its rows are and its columns hold."""
