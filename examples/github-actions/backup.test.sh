#!/bin/sh
# Tests backup.sh with the mock at XIVO_URL. The control plane below /__admin is plain HTTP.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

admin() {
  curl --silent --show-error --fail --output /dev/null --header 'Content-Type: application/json' "$@"
}

echo 'A backup has the users.'
admin --request POST "$XIVO_URL/__admin/reset"
admin "$XIVO_URL/__admin/fixtures" --data '{"users": [{"userfeatures": {"firstname": "Ada", "entityid": 1}}]}'
sh backup.sh "$work/full"
grep -q '"firstname":"Ada"' "$work/full/users.json"
grep -qx '\[\]' "$work/full/groups.json"

echo 'A PBX that fails in the middle leaves no backup.'
admin "$XIVO_URL/__admin/faults" --data '{"match": {"operation": "*groups:list"}, "preset": "database-down"}'
! sh backup.sh "$work/broken" 2>"$work/error"
grep -q 500 "$work/error"
! [ -e "$work/broken" ]

echo 'A restart of the web server is retried.'
admin --request POST "$XIVO_URL/__admin/reset"
admin "$XIVO_URL/__admin/faults" --data '{"trigger": {"times": 1}, "preset": "web-server-restarting"}'
sh backup.sh "$work/retried"
