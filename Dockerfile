# kg in a container, for a server that watches feeds or answers queries:
#
#   docker build -t kg .
#   docker run -v news:/data kg watch https://news.example/feed.xml -o /data
#   docker run -v news:/data -p 8000:8000 kg serve /data/graph.ttl --host 0.0.0.0
#
# There is no login and no TLS: put a proxy in front of it (docs/security.md).
FROM python:3.13-slim

WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY kg kg
COPY ontologies ontologies
RUN pip install --no-cache-dir --constraint constraints.txt . \
    && useradd --create-home --uid 1000 kg \
    && install --directory --owner=kg /data

USER 1000
WORKDIR /data
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["kg"]
CMD ["--help"]
