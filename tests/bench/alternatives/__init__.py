"""Small apps that the benchmark measures beside the real one. Each is run by `streamlit run`."""
