#!/usr/bin/env bash
# Builds the image without a container engine and checks that it serves: `npm run image:check` (as root; needs buildah and
# debootstrap). The base is a minimal Debian with the Node, certificates and npm settings of this machine.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
image="xivo-mock-check-$$"
export BUILDAH_ISOLATION=chroot STORAGE_DRIVER=vfs
store=(--root "$work/store" --runroot "$work/run")
trap 'kill "${server:-}" 2>/dev/null || true; buildah "${store[@]}" rm --all >/dev/null 2>&1 || true; rm -rf "$work"' EXIT

mirror=$(awk '$1 == "URIs:" { print $2; exit } $1 == "deb" { print $2; exit }' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null || true)
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
debootstrap --variant=minbase --include=ca-certificates,g++,make,python3 "$suite" "$work/base" "$mirror" >"$work/debootstrap.log"
prefix=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
for part in bin/node include/node lib/node_modules/npm etc/npmrc; do
  if [ -e "$prefix/$part" ]; then
    mkdir -p "$work/base$prefix/$(dirname "$part")"
    cp -a "$prefix/$part" "$work/base$prefix/$part"
  fi
done
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$work/base$prefix/bin/npm"
cp -a /etc/ssl/certs/. "$work/base/etc/ssl/certs/"
[ -e "$HOME/.npmrc" ] && cp "$HOME/.npmrc" "$work/base/root/.npmrc"

base=$(buildah "${store[@]}" from scratch)
buildah "${store[@]}" add -q "$base" "$work/base" / >/dev/null
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
