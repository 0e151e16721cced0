# An image of the server. Its steps are the commands that everybody uses; there is nothing here to keep in step with them.
FROM debian:12-slim

RUN useradd --uid 10001 --create-home --home-dir /var/lib/dondoc dondoc
WORKDIR /opt/dondoc
COPY . .

# Python, the locked packages and the built front end. Without a registry: --build-arg WHEELS=wheels (CONTRIBUTING.md).
ARG WHEELS=
RUN ./dondoc setup ${WHEELS:+--wheels "$WHEELS"} && rm -rf frontend/node_modules /var/lib/apt/lists/*

USER 10001
ENV DONDOC_DATA=/var/lib/dondoc
VOLUME /var/lib/dondoc
EXPOSE 8000
ENTRYPOINT ["./dondoc"]
CMD ["serve", "web", "--host", "0.0.0.0"]
