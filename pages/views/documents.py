import streamlit as st; st.write('documents')
