# The mock as a container: `docker build -t xivo-mock .`, then `docker run -p 8080:8080 xivo-mock`.
ARG BASE=node:24-bookworm-slim

FROM ${BASE} AS build
WORKDIR /build
RUN (command -v g++ && command -v make && command -v python3) >/dev/null \
  || (apt-get update && apt-get install -y --no-install-recommends g++ make python3 && rm -rf /var/lib/apt/lists/*)
COPY package.json package-lock.json .npmrc ./
# The package's own script `prepare` builds it, and its sources are not here yet.
RUN npm ci --ignore-scripts && npm rebuild better-sqlite3 esbuild
COPY . .
# The program is bundled, except for the native module of SQLite.
RUN node scripts/build.mjs \
  && mkdir -p /image/dist /image/node_modules/better-sqlite3/build/Release \
  && cp -r dist/main.js dist/program.cjs dist/licences.txt dist/parts dist/profiles dist/pages /image/dist/ \
  && cp -r schema.sql seeds package.json LICENSE /image/ \
  && mkdir -p /image/docs && cp -r docs/openapi /image/docs/ \
  && cp -r node_modules/bindings node_modules/file-uri-to-path /image/node_modules/ \
  && cp -r node_modules/better-sqlite3/package.json node_modules/better-sqlite3/lib /image/node_modules/better-sqlite3/ \
  && cp node_modules/better-sqlite3/build/Release/better_sqlite3.node /image/node_modules/better-sqlite3/build/Release/ \
  && node scripts/sbom.mjs > /image/sbom.cdx.json \
  && node scripts/compiled-code.mjs /image

FROM ${BASE}
COPY --from=build /image /opt/xivo-mock
ENV NODE_ENV=production XIVO_MOCK_HOST=0.0.0.0
# A volume mounted here is owned by the user below: `-v pbx:/data`, with `--persist /data/pbx.db`. Platforms that choose the user
# themselves, such as OpenShift, run it in the group 0.
RUN mkdir /data && chown 10001:0 /data && chmod 775 /data
EXPOSE 8080 8443
USER 10001:10001
STOPSIGNAL SIGTERM
# The command finds the mock of this container, whatever its options are.
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s CMD ["node", "/opt/xivo-mock/dist/main.js", "health"]
# Arguments that begin with `-` are options of the command `start`.
ENTRYPOINT ["node", "/opt/xivo-mock/dist/main.js"]

# What differs between builds comes last, so that it invalidates no layer. docker-bake.hcl sets it.
ARG VERSION=dev
ARG REVISION=
ARG CREATED=
ARG SOURCE=
LABEL org.opencontainers.image.title="xivo-mock" \
  org.opencontainers.image.description="A stateful fake of the XiVO PBX web services, to develop and test against." \
  org.opencontainers.image.licenses="MIT" \
  org.opencontainers.image.version="${VERSION}" \
  org.opencontainers.image.revision="${REVISION}" \
  org.opencontainers.image.created="${CREATED}" \
  org.opencontainers.image.source="${SOURCE}"
