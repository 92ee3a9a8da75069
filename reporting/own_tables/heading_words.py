"""How two headings, or two names, are compared: by letters and digits alone. Pure."""

import re
import unicodedata


def normal(text: str) -> str:
    """Lower case, single spaces, nothing but letters and digits: how two headings are compared."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("&", " dan ")
    return " ".join(re.findall(r"[^\W_]+", plain))
