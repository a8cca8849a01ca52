# One process of Pactmap, as a user who may write nothing. compose.yaml starts several of them.
#
#     docker build -t pactmap . && docker run --read-only --tmpfs /tmp -p 8501:8501 pactmap

FROM python:3.11-slim AS libraries
RUN python -m venv /opt/pactmap
ENV PATH=/opt/pactmap/bin:$PATH PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements.txt /tmp/
RUN pip install --requirement /tmp/requirements.txt

FROM python:3.11-slim
# Nothing can be written at run time, so what is not compiled here would be compiled at every start.
ENV PATH=/opt/pactmap/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    PACTMAP_TABLES=/srv/tables \
    PACTMAP_ARCHIVE=/srv/versions
WORKDIR /app
COPY --from=libraries /opt/pactmap /opt/pactmap
COPY app.py ./
COPY .streamlit .streamlit
COPY data data
COPY geo geo
COPY pages pages
COPY seeds seeds
# What a new volume is filled with: the committed tables, and their seeds beside them, where editors
# add to both. 10001 is the user below.
COPY --chown=10001:10001 data/tables /srv/tables
COPY --chown=10001:10001 seeds /srv/tables/seeds
RUN install --directory --owner=10001 --group=10001 /srv/versions \
    && chown 10001:10001 /srv/tables \
    && python -m compileall -q app.py data geo pages

USER 10001:10001
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=4s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8501/healthz', timeout=3)"]
CMD ["streamlit", "run", "app.py", "--server.address=0.0.0.0", "--server.port=8501"]
