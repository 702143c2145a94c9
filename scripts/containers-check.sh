#!/usr/bin/env bash
# Builds the image with Podman and checks what needs a container engine: `npm run containers:check` (as root; needs podman, runc,
# debootstrap, docker-compose and pytest). docs/containers-locally.md describes the set-up. The variable IMAGE_BASE names a folder
# that keeps the base for the next run.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
base=${IMAGE_BASE:-$work/base}
service=
clean() {
  [ -z "$service" ] || kill "$service" || true
  podman rm --all --force >/dev/null 2>&1 || true
  umount "$work/store/overlay" 2>/dev/null || true
  rm -rf "$work"
}

# An engine of its own, which touches nothing of the one that the machine may have.
bash scripts/podman-settings.sh "$work" >"$work/settings"
. "$work/settings"
trap clean EXIT

bash scripts/image-base.sh "$base"
tar -C "$base" -c . | podman import --quiet --change "ENV NODE_EXTRA_CA_CERTS=${NODE_EXTRA_CA_CERTS:-}" - xivo-mock-base >/dev/null
podman build --quiet --format docker --isolation chroot --tag xivo-mock \
  --build-arg BASE=localhost/xivo-mock-base \
  --build-arg VERSION="$(node -p 'require("./package.json").version')" \
  --build-arg REVISION="$(git rev-parse HEAD)" \
  --build-arg CREATED="$(date -u +%Y-%m-%dT%H:%M:%SZ)" . >/dev/null

podman system service --time 0 "unix://$work/podman.sock" 2>"$work/service.log" &
service=$!
export DOCKER_HOST="unix://$work/podman.sock" TESTCONTAINERS_RYUK_DISABLED=true CONTAINER_IMAGE=localhost/xivo-mock
for _ in $(seq 100); do [ -S "$work/podman.sock" ] && break; sleep 0.1; done

npx vitest run --config vitest.containers.config.ts
npm run --silent python:check -- -k container
node scripts/containers-figures.mjs xivo-mock-base xivo-mock
printf 'containers: ok\n'
