"""Charts of the spreadsheet's own, in our colours, with gaps where a number is missing."""

from typing import Any

from formats.colours import ACCENT, INK_2, LINE
from formats.spreadsheets.graphs import Graph, GraphKind
from formats.spreadsheets.tables import Table
from formats.spreadsheets.texts import one_line

WIDTH_CM, LINES_CM, BAR_CM, FRAME_CM = 24, 9, 1, 3
ROWS_BETWEEN = 2
#: In hundredths of a point.
TITLE_SIZE = 1200
#: How many rows of a sheet a centimetre is.
ROWS_A_CM = 2


def draw(graphs: "tuple[Graph, ...]", table: Table, into: Any) -> None:
    """Below the table, one under the other."""
    row = table.header_row + len(table.rows) + ROWS_BETWEEN
    for graph in graphs:
        chart = _chart(graph, table, into)
        into.add_chart(chart, f"A{row}")
        row += chart.height * ROWS_A_CM + ROWS_BETWEEN


def _chart(graph: Graph, table: Table, into: Any) -> Any:
    chart = _bars(graph, table, into) if graph.kind == GraphKind.BARS else _lines(graph, table, into)
    chart.title, chart.width = one_line(graph.title), WIDTH_CM
    chart.title.tx.rich.p[0].pPr.defRPr.sz = TITLE_SIZE
    chart.display_blanks = "gap"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, graph.highest
    chart.y_axis.majorGridlines.spPr = _shape(LINE)
    return chart


def _bars(graph: Graph, table: Table, into: Any) -> Any:
    from openpyxl.chart import BarChart, Series
    from openpyxl.chart.label import DataLabelList

    chart = BarChart()
    chart.type, chart.gapWidth, chart.legend = "bar", 40, None
    chart.height = len(graph.rows) * BAR_CM // 2 + FRAME_CM
    chart.x_axis.scaling.orientation = "maxMin"
    series = Series(_cells(into, table, graph.rows, graph.columns[:1]), title=table.columns[graph.columns[0]].heading)
    series.graphicalProperties.solidFill = ACCENT.removeprefix("#")
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    chart.series.append(series)
    _name(chart, _cells(into, table, graph.rows, [graph.label]))
    return chart


def _lines(graph: Graph, table: Table, into: Any) -> Any:
    from openpyxl.chart import LineChart, Series

    chart = LineChart()
    chart.height = LINES_CM
    for row in graph.rows:
        series = Series(_cells(into, table, [row], graph.columns), title=one_line(str(table.rows[row][graph.label])))
        series.graphicalProperties.line.solidFill = (ACCENT if row == graph.rows[0] else INK_2).removeprefix("#")
        series.marker.symbol, series.smooth = "circle", False
        chart.series.append(series)
    _name(chart, _heads(into, table, graph))
    if len(graph.rows) == 1:
        chart.legend = None
    return chart


def _name(chart: Any, cells: Any) -> None:
    """openpyxl says of categories that they are numbers."""
    from openpyxl.chart.data_source import AxDataSource, StrRef

    for series in chart.series:
        series.cat = AxDataSource(strRef=StrRef(f=str(cells)))


def _cells(into: Any, table: Table, rows: Any, columns: Any) -> Any:
    from openpyxl.chart import Reference

    top = table.header_row + 1
    return Reference(
        into,
        min_col=columns[0] + 1, max_col=columns[-1] + 1, min_row=top + rows[0], max_row=top + rows[-1],
    )  # fmt: skip


def _heads(into: Any, table: Table, graph: Graph) -> Any:
    from openpyxl.chart import Reference

    row = table.header_row
    return Reference(into, min_col=graph.columns[0] + 1, max_col=graph.columns[-1] + 1, min_row=row, max_row=row)


def _shape(literal: str) -> Any:
    from openpyxl.chart.shapes import GraphicalProperties

    shape = GraphicalProperties()
    shape.line.solidFill = literal.removeprefix("#")
    return shape
