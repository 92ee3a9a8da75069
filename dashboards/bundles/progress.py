"""How a bundle stands, in words."""

from dataclasses import dataclass
from datetime import datetime

from dashboards.bundles.gathering import KINDS
from dashboards.bundles.rows import Bundle, State


@dataclass(frozen=True)
class Progress:
    """`kind` and `label`: of its chip. `is_moving`: worth looking again in some seconds."""

    bundle: Bundle
    kind: str
    label: str
    words: str
    is_moving: bool
    can_be_fetched: bool

    @property
    def title(self) -> str:
        edition = f", edisi {self.bundle.edition}" if self.bundle.edition else ""
        return f"{KINDS.get(self.bundle.kind, self.bundle.kind).capitalize()} {self.bundle.quarter.label}{edition}"


def progress_of(bundle: Bundle, *, at: datetime) -> Progress:
    fetched = bundle.can_be_fetched(at=at)
    kind, label, words = _told(bundle, at=at, can_be_fetched=fetched)
    return Progress(bundle, kind, label, words, bundle.is_under_way(at=at), fetched)


def _told(bundle: Bundle, *, at: datetime, can_be_fetched: bool) -> tuple[str, str, str]:
    if bundle.state == State.FAILED or bundle.has_fallen_silent(at=at):
        return "bad", "Terhenti", "Pembuatannya terhenti sebelum selesai. Tidak ada yang rusak; silakan mulai lagi."
    if bundle.state == State.CANCELLED:
        return "none", "Dibatalkan", f"Dibatalkan sesudah {bundle.done} dokumen; tidak ada berkas yang disimpan."
    if bundle.state == State.FINISHED:
        if can_be_fetched:
            return "ok", "Selesai", f"{bundle.total} dokumen dalam satu ZIP, dapat diunduh selama satu hari."
        return "none", "Sudah dihapus", "Berkasnya hanya disimpan satu hari. Silakan buat lagi."
    if not bundle.total:
        return "warn", "Disiapkan", "Angka sedang dibaca; dokumen pertama segera menyusul."
    return "warn", "Sedang dibuat", f"{bundle.done} dari {bundle.total} {KINDS.get(bundle.kind, 'dokumen')} selesai."
