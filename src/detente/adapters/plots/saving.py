"""Write a chart to a file: SVG and PNG as drawn, HTML with everything in it, so that it opens offline."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

from detente.errors import MissingExtra, UnreadableInput

ENDINGS = (".svg", ".png", ".html")

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body {{ margin: 1rem; font-family: sans-serif; }}</style>
</head>
<body>
<div id="picture" role="img" aria-label="{title}"></div>
<script>{bundle}</script>
<script type="application/json" id="chart">{spec}</script>
<script>
const spec = JSON.parse(document.getElementById("chart").textContent);
vegaEmbed("#picture", spec, {{ actions: false, ast: true, renderer: "svg" }});
</script>
</body>
</html>
"""


def require_plots() -> Any:
    """Altair, where it is installed. Raises MissingExtra, naming the extra that brings it."""
    try:
        import altair
        import vl_convert  # noqa: F401  (draws SVG and PNG; Altair imports it when it saves)
    except ImportError:
        raise MissingExtra("pictures need Altair and vl-convert: pip install 'detente[plots]'") from None
    return altair


def svg_of(chart: Any) -> str:
    """A chart as SVG. The same chart gives the same text."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


def save_chart(chart: Any, path: Path, *, title: str) -> None:
    """Write a chart in the format that the file's ending names.

    Raises:
        ValueError: for an ending that is none of .svg, .png and .html.
        UnreadableInput: where the file can't be written.
    """
    import vl_convert

    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise ValueError(f"{path}: unknown ending; pictures are written as {', '.join(ENDINGS)}")
    spec = chart.to_dict()
    if ending == ".svg":
        content = vl_convert.vegalite_to_svg(spec).encode("utf-8")
    elif ending == ".png":
        content = vl_convert.vegalite_to_png(spec, scale=2)
    else:
        # A name in the case must not close the script that holds it.
        safe = json.dumps(spec, ensure_ascii=False).replace("<", "\\u003c")
        bundle = vl_convert.javascript_bundle()  # type: ignore[call-arg]
        content = _PAGE.format(title=html.escape(title), bundle=bundle, spec=safe).encode("utf-8")
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UnreadableInput(
            str(path), f"can't be written: {(error.strerror or str(error)).lower()}"
        ) from None
