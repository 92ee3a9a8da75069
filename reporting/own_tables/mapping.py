"""What a person says of a table: in which quarter, what its columns mean, and the answers to its questions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from formats.quarters import Quarter
from indicators.catalogue import Definition
from reporting.own_tables.frames import Frame
from reporting.own_tables.meanings import AGENCY, ITEM, LABELS, PARTS_OF_A_ROW, SKIP, label_of, meant, parts_of
from reporting.own_tables.questions import Question
from reporting.own_tables.remembered import Answer, Topic

TWICE = "Dua kolom berarti sama: “{}”. Pilih salah satu, dan abaikan yang lain."
MIXED = "Tabel dengan kolom nama butir memakai “Nilai”, “Laki-laki”, dan seterusnya, bukan butir tertentu."
NO_ITEM = "Kolom “{}” memerlukan kolom “Nama atau kode butir” di tabel yang sama."
UNANSWERED = "Pilih salah satu jawaban."
NO_QUARTER = "Pilih triwulan yang dimaksud tabel ini."


@dataclass
class Said:
    """What was sent, read: `troubles` by field name; `answers` are to be remembered."""

    quarter: Quarter | None = None
    answers: list[Answer] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)


def choices_for(definitions: Iterable[Definition]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(group, note, options) of a column's list: what is no item first."""
    plain = [(meaning, LABELS[meaning]) for meaning in (SKIP, AGENCY)]
    by_row = [(meaning, LABELS[meaning]) for meaning in (ITEM, *PARTS_OF_A_ROW)]
    items = [(str(part), label_of(one, part.part)) for one in definitions for part in parts_of(one)]
    return [("Umum", "", plain), ("Satu baris satu butir", "", by_row), ("Satu kolom satu butir", "", items)]


def column_field(frame: Frame, at: int) -> str:
    return f"k.{frame.fingerprint}.{at}"


def read_said(
    post: Mapping[str, str],
    *,
    frames: Iterable[Frame],
    questions: Iterable[Question],
    definitions: Iterable[Definition],
    quarter: Quarter | None,
) -> Said:
    said = Said(quarter=_quarter(post, quarter))
    if said.quarter is None:
        said.troubles["quarter"] = NO_QUARTER
    labels = {**LABELS, **{str(part): label_of(one, part.part) for one in definitions for part in parts_of(one)}}
    for frame in frames:
        _read_columns(said, frame, post, labels)
    for question in questions:
        value = post.get(question.name, "")
        if question.label_of(value):
            answer = Answer(question.topic, question.key, value, question.text, question.label_of(value))
            said.answers.append(answer)
        else:
            said.troubles[question.name] = UNANSWERED
    return said


def _quarter(post: Mapping[str, str], known: Quarter | None) -> Quarter | None:
    try:
        return Quarter.parse(post["quarter"]) if "quarter" in post else known
    except ValueError:
        return None


def _read_columns(said: Said, frame: Frame, post: Mapping[str, str], labels: Mapping[str, str]) -> None:
    meanings = [post.get(column_field(frame, at), SKIP) for at in range(len(frame.table.columns))]
    meanings = [meaning if meaning in labels else SKIP for meaning in meanings]
    trouble = _trouble(meanings, labels)
    if trouble:
        said.troubles[frame.fingerprint] = trouble
        return
    headings = ", ".join(f"“{column.label}”" for column in frame.table.columns)
    read = "; ".join(
        f"{column.label}: {labels[meaning]}"
        for column, meaning in zip(frame.table.columns, meanings, strict=True)
        if meaning != SKIP
    )
    told = f"Tabel dengan kolom {headings}"
    said.answers.append(Answer(Topic.COLUMNS, frame.fingerprint, meanings, told, read or "Tidak dibaca"))


def _trouble(meanings: list[str], labels: Mapping[str, str]) -> str:
    """What is wrong with these columns together, in words."""
    for meaning in meanings:
        if meaning != SKIP and meanings.count(meaning) > 1:
            return TWICE.format(labels[meaning])
    by_row = [meaning for meaning in meanings if meaning in PARTS_OF_A_ROW]
    if by_row and ITEM not in meanings:
        return NO_ITEM.format(labels[by_row[0]])
    return MIXED if ITEM in meanings and any(meant(meaning) for meaning in meanings) else ""
