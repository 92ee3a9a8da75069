"""Pages travel compressed: a regency's form is 80 KB of markup and 8 KB on the line. Files are left as they are.

Why this is safe here (BREACH) stands in docs/decisions.md.
"""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

COMPRESSED = ("text/", "application/json")


class CompressPages(GZipMiddleware):
    """Static files bring their own compression, and what people upload or download is compressed by its format."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "")
        if response.streaming or not kind.startswith(COMPRESSED):
            return response
        compressed: HttpResponseBase = super().process_response(request, response)
        return compressed
