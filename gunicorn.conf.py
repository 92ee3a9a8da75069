"""How gunicorn serves the site, for `make run` and for real. Every value can be set in the environment."""

import os

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
