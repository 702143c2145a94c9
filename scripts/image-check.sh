#!/usr/bin/env bash
# Builds the image without a container engine and checks that it serves: `npm run image:check` (as root; needs buildah and
# debootstrap). The variable IMAGE_BASE names a folder that keeps the base for the next run.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
image="xivo-mock-check-$$"
root_folder=${IMAGE_BASE:-$work/base}
export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs
store=(--root "$work/store" --runroot "$work/run")
trap 'kill "${server:-}" 2>/dev/null || true; buildah "${store[@]}" rm --all >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

bash scripts/image-base.sh "$root_folder"
base=$(buildah "${store[@]}" from scratch)
buildah "${store[@]}" add -q "$base" "$root_folder" / >/dev/null
for name in NODE_EXTRA_CA_CERTS SSL_CERT_FILE; do
  [ -n "${!name:-}" ] && buildah "${store[@]}" config --env "$name=${!name}" "$base"
done
buildah "${store[@]}" commit -q "$base" xivo-mock-base >/dev/null
buildah "${store[@]}" bud -q --build-arg BASE=localhost/xivo-mock-base -t "$image" . >/dev/null

container=$(buildah "${store[@]}" from "localhost/$image")
root=$(buildah "${store[@]}" mount "$container")
du -sh "$root/opt/xivo-mock"
port=$((20000 + RANDOM % 20000))
# Like the entry point of the image: the first argument is an option, so the command is `start`; the user is numeric.
chroot --userspec=10001:10001 "$root" /usr/bin/env XIVO_MOCK_HOST=127.0.0.1 node /opt/xivo-mock/dist/main.js --port "$port" --no-https >"$work/out" &
server=$!
for _ in $(seq 100); do grep -q 'xivo-mock ready' "$work/out" && break; sleep 0.1; done
chroot --userspec=10001:10001 "$root" node /opt/xivo-mock/dist/main.js health --url "http://127.0.0.1:$port"
curl -fsS -u admin:proformatique "http://127.0.0.1:$port/xivo/configuration/json.php/restricted/check/"
kill -TERM "$server" && wait "$server"
printf '\nimage: ok\n'
