"""The pure core: model, tables, documents and queries; knows no map and no Streamlit."""
