"""Tables of others are imported from paths, texts and frames."""

from __future__ import annotations

from pathlib import Path

import pytest
from daemon import Daemon

from polder import errors

TEXT = '"Regions";"Periods";"Total population (number)"\n"Twente (CR)";"2022";"635000"\n'


def test_a_path_a_text_and_frames_give_the_same_figures(daemon: Daemon, tmp_path: Path) -> None:
    import pandas as pd
    import polars as pl

    file = tmp_path / "table.csv"
    file.write_text(TEXT)
    columns = {"Regions": ["Twente (CR)"], "Periods": ["2022"], "Total population (number)": ["635000"]}
    with daemon.connect() as client:
        tables = [client.import_table(one, source="somebody").text
                  for one in (file, TEXT, pd.DataFrame(columns), pl.DataFrame(columns))]
    assert len(set(tables)) == 1
    assert "population.residents[2022],NL213,635000," in tables[0]


def test_what_may_be_wrong_is_refused_with_its_place(daemon: Daemon) -> None:
    text = TEXT.replace("635000", "about 6")
    with daemon.connect() as client, pytest.raises(errors.ImportInvalid) as caught:
        client.import_table(text, source="somebody")
    assert caught.value.diagnostics
