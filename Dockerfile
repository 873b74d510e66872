# The bot in a container: docker build -t tuan .
# Everything it writes is in /app/data, so the rest may be read-only; nothing runs as root.

FROM python:3.12-slim AS build
COPY requirements.lock /build/
RUN python -m venv /opt/venv \
    && /opt/venv/bin/python -m pip install --no-cache-dir --require-hashes -r /build/requirements.lock

FROM python:3.12-slim
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin tuan \
    && install -d -o tuan -g tuan -m 0700 /app/data
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    LOG_FORMAT=json \
    WEB_LISTEN=0.0.0.0:8080
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY . /app/
USER 10001:10001
VOLUME /app/data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request as ask; ask.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
