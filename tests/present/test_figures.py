import csv
import io
from dataclasses import replace

from amity.model.when import When
from amity.present import chronology, figures
from amity.present.material import Material
from amity.present.notes import Citation, Notes


def test_the_timeline_says_how_much_of_what_there_is(material: Material) -> None:
    notes = Notes(material)
    entries = chronology.entries(material, chronology.happened(material), notes)
    figure = figures.timeline(material, entries, notes)
    assert figure.finding == "23 events, 1948–2013; the most frequent kind is “visit” (12)"
    assert [key.meaning for key in figure.key] == ["Status", "Contacts", "Agreements", "Goods and people"]
    assert len(figure.rows) == len(list(csv.reader(io.StringIO(figure.csv)))) - 1 == 23


def test_events_without_a_date_are_left_out_and_counted(material: Material) -> None:
    entries = chronology.chronology(material)[:2]
    undated = replace(entries[0], event=replace(entries[0].event, date=When.unknown()))
    figure = figures.timeline(material, [undated, entries[1]], Notes(material))
    assert figure.note == "1 event is left out, for want of a known date."


def test_nothing_to_draw_makes_no_chart(material: Material) -> None:
    empty = figures.timeline(material, (), Notes(material))
    assert (empty.spec, empty.finding) == (None, "No event is known to have happened")
    bare = replace(material, events=(), flows=())
    [visits] = figures.contacts(bare, Notes(bare))
    assert (visits.spec, visits.rows) == (None, ())


def test_each_number_of_visits_has_a_passage_for_each_visit(material: Material) -> None:
    [figure] = figures.contacts(material, Notes(material))
    for _, *cells in figure.rows:
        for cell in cells:
            assert len([piece for piece in cell if isinstance(piece, Citation)]) == int(str(cell[0]))


def test_the_silence_of_the_documents_is_not_taken_for_coolness(material: Material) -> None:
    [figure] = figures.contacts(material, Notes(material))
    assert "no proof that there was none" in figure.note


def test_each_figure_of_a_series_is_cited_and_read(material: Material) -> None:
    found = figures.measured(material, Notes(material))
    headlines = found[1]
    assert [row[3][0] for row in headlines.rows] == [
        *["outside what the source covers"] * 2,
        "no figure in the source",
        *["figure"] * 2,
        "observed nought",
        "no figure in the source",
        *["figure"] * 2,
    ]
    assert all(isinstance(row[2][-1], Citation) for figure in found for row in figure.rows)
    assert [key.sign for key in headlines.key] == ["●", "◇", "×", "▒"]


def test_a_figure_that_is_set_aside_is_shown_with_the_reason_and_not_saved(material: Material) -> None:
    flow = next(flow for flow in material.flows if flow.period.edtf == "2000" and flow.measure == "headlines")
    aside = replace(flow, value=99.0, column_label="flag: a misprint")
    bare = replace(material, flows=(aside,))
    [figure] = figures.measured(bare, Notes(bare))
    [[_, _, value, reading]] = figure.rows
    assert (value[0], reading[0]) == ("99", "set aside: a misprint")
    assert next(iter(csv.DictReader(io.StringIO(figure.csv))))["value"] == ""


def test_a_saved_table_has_no_figure_where_none_was_counted(material: Material) -> None:
    rows = list(csv.DictReader(io.StringIO(figures.measured(material, Notes(material))[1].csv)))
    assert [row["value"] for row in rows] == ["", "", "", "24", "11", "0", "", "9", "13"]


def test_a_chart_says_in_words_what_it_shows(material: Material) -> None:
    trade = figures.measured(material, Notes(material))[0]
    assert trade.alt == (
        "Trade fell from 13.3 in 1990 to 2.3 in 1991, its largest change. "
        "Trade of the two countries, US$ million. The figures are in the table below the chart."
    )
