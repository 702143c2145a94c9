#!/usr/bin/env bash
# Makes a base for the image where no registry can be reached: a minimal Debian with the Node, certificates and npm settings of
# this machine, as node:24-bookworm-slim would have. `bash scripts/image-base.sh FOLDER` (as root; needs debootstrap). A folder
# that has such a base already is left as it is.
set -euo pipefail
folder=$1
[ -e "$folder/.complete" ] && exit

mirror=$(awk '$1 == "URIs:" { print $2; exit } $1 == "deb" { print $2; exit }' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null || true)
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
log=$(mktemp)
trap 'rm -f "$log"' EXIT
debootstrap --variant=minbase --include=ca-certificates "$suite" "$folder" "$mirror" >"$log" || { cat "$log" >&2; exit 1; }
rm -rf "$folder"/var/cache/apt/archives/*.deb "$folder"/var/lib/apt/lists/* "$folder"/usr/share/{doc,man,locale}/*

prefix=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
for part in bin/node include/node lib/node_modules/npm etc/npmrc; do
  if [ -e "$prefix/$part" ]; then
    mkdir -p "$folder$prefix/$(dirname "$part")"
    cp -a "$prefix/$part" "$folder$prefix/$part"
  fi
done
ln -sf ../lib/node_modules/npm/bin/npm-cli.js "$folder$prefix/bin/npm"
cp -a /etc/ssl/certs/. "$folder/etc/ssl/certs/"
if [ -e "$HOME/.npmrc" ]; then cp "$HOME/.npmrc" "$folder/root/.npmrc"; fi
touch "$folder/.complete"
