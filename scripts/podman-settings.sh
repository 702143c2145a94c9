#!/usr/bin/env bash
# Writes settings for a Podman of its own below a folder, and prints the variables that select them:
# `. <(bash scripts/podman-settings.sh FOLDER)`. It runs as root without systemd, and in a container with few capabilities.
set -euo pipefail
folder=$1

# An overlay cannot be mounted everywhere; copies always work, and are slow.
mkdir -p "$folder"/overlay/{lower,upper,work,merged}
driver=vfs
if mount -t overlay overlay -o "lowerdir=$folder/overlay/lower,upperdir=$folder/overlay/upper,workdir=$folder/overlay/work" \
  "$folder/overlay/merged" 2>/dev/null; then
  umount "$folder/overlay/merged"
  driver=overlay
fi

cat >"$folder/storage.conf" <<END
[storage]
driver = "$driver"
graphroot = "$folder/store"
runroot = "$folder/run"
END
cat >"$folder/containers.conf" <<END
[containers]
# The default is more than a process without CAP_SYS_RESOURCE can ask for.
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[network]
network_backend = "netavark"
network_config_dir = "$folder/networks"
[engine]
tmp_dir = "$folder/libpod"
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
END
printf 'export CONTAINERS_STORAGE_CONF=%q CONTAINERS_CONF=%q\n' "$folder/storage.conf" "$folder/containers.conf"
