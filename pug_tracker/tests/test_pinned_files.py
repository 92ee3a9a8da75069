"""A file that reaches every browser comes from a one-person package: it must stay what it was when we looked."""

import hashlib
from pathlib import Path

import bootstrap_wrapper
import pytest

#: The same as in the npm package bootstrap 5.3.8, compared by us.
BOOTSTRAP = {
    "css/bootstrap.min.css": "d85327d99c7a3ee1f9b5d0500d1370acea3ad2db39c163c2f51f232baedbdede",
    "js/bootstrap.bundle.min.js": "e4fd49181388c48ec5040bd3fe66f57c29c8e67fcd8502b3354b96ec7ab47cc7",
}


@pytest.mark.parametrize(("name", "digest"), BOOTSTRAP.items())
def test_bootstrap_is_the_one_we_looked_at(name: str, digest: str) -> None:
    file = Path(bootstrap_wrapper.get_bootstrap_dir()) / name

    assert hashlib.sha256(file.read_bytes()).hexdigest() == digest
