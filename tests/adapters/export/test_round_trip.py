"""What is exported in any format is read again as it was: every reading, every judgement, nothing refused."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.adapters.export import FORMATS, format_of, read_as, write_as
from detente.record import Judgement, Reading
from tests.adapters.export.generated import judgements, readings, records

Log = list[Judgement]


def written(form: str, path: Path, record: tuple[Reading, ...], log: Log) -> Path:
    write_as(form, path, record, log, write=lambda line: None)
    return path


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=60)
@given(record=records, log=st.lists(judgements(), max_size=3))
def test_what_is_written_is_read_again(form: str, record: tuple[Reading, ...], log: Log) -> None:
    with TemporaryDirectory() as folder:
        path = written(form, Path(folder, "export"), record, log)
        assert list(read_as(form, path)) == [*record, *log]
        if record:
            assert format_of(path) == form


@pytest.mark.parametrize("form", ["csv", "kumu"])
@settings(max_examples=60)
@given(reading=readings(), log=st.lists(judgements(), max_size=2))
def test_a_zip_file_holds_what_the_folder_holds(form: str, reading: Reading, log: Log) -> None:
    with TemporaryDirectory() as folder:
        path = written(form, Path(folder, "export.zip"), (reading,), log)
        assert list(read_as(form, path)) == [reading, *log]
        first = path.read_bytes()
        assert written(form, path, (reading,), log).read_bytes() == first


@pytest.mark.parametrize("form", FORMATS)
def test_the_demonstration_is_read_again(form: str, readings: tuple[Reading, ...], tmp_path: Path) -> None:
    path = written(form, tmp_path / "export", readings, [])
    assert tuple(read_as(form, path)) == readings
