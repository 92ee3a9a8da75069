"""How gunicorn serves the site, for `make run` and for real. Every value can be set in the environment."""

import os
from errno import ECONNRESET
from socket import MSG_DONTWAIT, MSG_PEEK
from typing import Any

bind = os.environ.get("BIND") or f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
# A form saved on a slow phone line and a PDF of many pages both end well within this.
timeout = 60
# A worker that has drawn many PDF is replaced before it has grown.
max_requests = 2000
max_requests_jitter = 200
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "warning")
# Some addresses are keys (a calendar feed, a password link). No access log; whoever turns it on reads no address.
accesslog = None
access_log_format = "%(h)s %(t)s %(m)s %(s)s %(B)s %(M)sms"


def pre_request(worker: Any, request: Any) -> None:
    """Whoever has hung up is passed over: a browser gives an answer up after half a minute, and asks again.

    Where more ask than can be answered, a server that answers the departed as well keeps the others waiting until they
    depart too, and in the end it answers nobody.
    """
    if not worker.cfg.is_ssl and has_left(request.unreader.sock):
        raise ConnectionResetError(ECONNRESET, "nobody waits for this answer")


def has_left(sock: Any) -> bool:
    """Whether the line is closed behind what was sent; what is sent still, like a long form, tells of somebody."""
    try:
        return bool(sock.recv(1, MSG_PEEK | MSG_DONTWAIT) == b"")
    except BlockingIOError:
        return False
    except OSError:
        return True
