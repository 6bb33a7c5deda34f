"""Light, dark, or as the system has it: kept in a cookie, so that no page flashes in the wrong one."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Form
from fastapi.responses import RedirectResponse

from detente.adapters.workbench.addresses import is_inside
from detente.adapters.workbench.family import Family
from detente.adapters.workbench.rendering import THEME_COOKIE
from detente.adapters.workbench.security import cookie

YEAR = 31_536_000

family = Family()


@family.router.post("/-/theme", status_code=303, response_class=RedirectResponse)
def choose_theme(
    theme: Annotated[Literal["system", "light", "dark"], Form()], back: Annotated[str, Form()] = "/"
) -> RedirectResponse:
    """Choose the theme and go back to the page."""
    answer = RedirectResponse(back if is_inside(back) else "/", 303)
    answer.headers.append("set-cookie", cookie(THEME_COOKIE, theme, Max_Age=YEAR))
    return answer
