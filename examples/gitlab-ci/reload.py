"""Reloads the telephone system after changes: XIVO_URL=… python3 reload.py. Exits with 0 when it has, else with 1 and a sentence."""

import base64
import os
import sys
import time
import urllib.error
import urllib.request


def reload(url: str, login: str, password: str, attempts: int = 3, pause: float = 1.0) -> None:
    request = urllib.request.Request(f"{url}/service/ipbx/json.php/restricted/control_system/reload/")
    request.add_header("Authorization", "Basic " + base64.b64encode(f"{login}:{password}".encode()).decode())
    for attempt in range(attempts):
        try:
            urllib.request.urlopen(request, timeout=30).close()
            return
        except urllib.error.HTTPError as error:
            # The web server answers 502 while it restarts; a second reload does no harm.
            if error.code < 500 or attempt == attempts - 1:
                raise
        time.sleep(pause)


if __name__ == "__main__":
    try:
        reload(os.environ["XIVO_URL"], os.environ.get("XIVO_LOGIN", "admin"), os.environ.get("XIVO_PASSWORD", "proformatique"))
    except OSError as error:
        sys.exit(f"the PBX was not reloaded: {error}")
