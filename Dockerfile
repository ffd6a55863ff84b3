# The bot as an image, for amd64 and arm64 alike: all it installs comes as wheels for both.
#   docker build -t detente .
# `make image-check` runs these very steps where no Docker daemon is.
FROM python:3.13-slim AS build
WORKDIR /src
RUN python3 -m venv /tools && /tools/bin/pip install --no-cache-dir 'uv>=0.5,<1'
RUN python3 -m venv --without-pip /opt/detente
COPY requirements.lock ./
RUN /tools/bin/uv pip install --no-cache --compile-bytecode --python /opt/detente/bin/python --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE THIRD-PARTY-NOTICES.md .env.example ./
COPY bot bot
COPY content content
COPY seeds seeds
RUN /tools/bin/uv build --no-cache --wheel --out-dir /dist
RUN /tools/bin/uv pip install --no-cache --compile-bytecode --python /opt/detente/bin/python --no-deps /dist/*.whl

FROM python:3.13-slim
COPY --from=build /opt/detente /opt/detente
RUN useradd --uid 10001 --no-create-home --home-dir /data detente
RUN install -d -o detente -g detente -m 700 /data
ENV PATH=/opt/detente/bin:/usr/local/bin:/usr/bin:/bin
ENV DATABASE_PATH=/data/detente.sqlite3
ENV HEALTH_PORT=8081
USER detente
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=2m CMD python3 -c "from urllib.request import urlopen; urlopen('http://127.0.0.1:8081/readyz')"
ENTRYPOINT ["detente"]
