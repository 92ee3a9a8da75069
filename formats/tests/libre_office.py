"""What LibreOffice makes of a spreadsheet: opened and saved again, as people do who have no Excel."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

#: Saving .xlsx again needs the filter by name: LibreOffice would hand the file back as it is.
FILTERS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods:calc8", "xls": "xls:MS Excel 97"}


def converted(data: bytes, *, to: str, of: str = "xlsx") -> bytes:
    """The workbook as LibreOffice saves it; without LibreOffice the test is passed over, in CI it fails."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        reason = "no LibreOffice found: apt-get install libreoffice-calc-nogui"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, f"berkas.{of}"), Path(folder, "keluar")
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{folder}/profil"  # its own: two may run at once
        command = [program, profile, "--headless", "--convert-to", FILTERS[to], "--outdir", str(out), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (out / f"berkas.{to}").read_bytes()
