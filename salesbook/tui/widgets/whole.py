"""Drawing what lies over the panes in one piece.

Textual cuts each line of the screen where any widget begins or ends, those below included. A Chinese character takes
two cells; one that such a cut goes through is lost. Messages and the list of names lie across the edges of panes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets._toast import Toast

from salesbook.tui.panes.popup import NamePopup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_OVER = (Toast, NamePopup)
_NOTHING = Strip([], 0)


class WholeCompositor(Compositor):
    """A compositor that leaves the lines of what lies over the panes uncut."""

    def _render_chops(self, crop: Region, is_rendered_line: Callable[[int], bool]) -> Sequence[Mapping[int, Strip]]:
        chops = cast("Sequence[dict[int, Strip]]", super()._render_chops(crop, is_rendered_line))
        # From the back to the front, so that what lies in front has the last word.
        for widget, (region, clip) in reversed(self.visible_widgets.items()):
            if isinstance(widget, _OVER) and clip.contains_region(region):
                for y in filter(is_rendered_line, region.line_range):
                    first, *others = (x for x in chops[y] if region.x <= x < region.right)
                    (chops[y][first],) = widget.render_lines(Region(0, y - region.y, region.width, 1))
                    chops[y].update(dict.fromkeys(others, _NOTHING))
        return chops
