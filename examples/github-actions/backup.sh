#!/bin/sh
# Saves the users, lines and groups of a PBX as JSON: `XIVO_URL=… sh backup.sh FOLDER`. The folder appears only when all of it is there.
set -eu
: "${XIVO_URL:?is the URL of the PBX}"
folder=${1:?name a folder that does not exist}
settings=$XIVO_URL/service/ipbx/json.php/restricted/pbx_settings

rm -rf "$folder.part"
mkdir "$folder.part"
for service in users lines groups; do
  file=$folder.part/$service.json
  curl --silent --show-error --fail --retry 2 --user "${XIVO_LOGIN:-admin}:${XIVO_PASSWORD:-proformatique}" \
    --output "$file" "$settings/$service/?act=list"
  # An empty list is an empty answer with status 204.
  [ -s "$file" ] || echo '[]' >"$file"
done
mv "$folder.part" "$folder"
