"""Page furniture: what a page prints around an article, and that no one said."""

from __future__ import annotations

import re

LONGEST = 400
"""No single piece of furniture is longer, in characters; a longer paragraph is read."""

_OPENS = re.compile(
    r"""
      [\[(]?(?:video|photo|audio|image)s?\b[^.]{0,40}\b(?:not\s(?:showing|loading|playing)|above[?:]|below:|click|courtesy|credit)\b
    | (?:click|tap)\s(?:here|the\s(?:link|photo|image|video))\b
    | (?:read|see|watch|listen|hear)\s(?:more|next|also|too)\b
    | (?:read|watch|listen|related|also\sread|more|more\s(?:from|on)[^:]{0,40}|don['’]t\smiss|recommended
        |related\s(?:stories|articles|coverage|content|topics)|most\sread|trending|tags?|topics?|filed\sunder
        |(?:photo|image|picture|video|graphic)(?:\s(?:credit|source|by|courtesy))?|caption|file\sphoto)\s*[:|»]
    | (?:share|print|email|tweet|save|comments?)(?:\s(?:this|on|via|by|with|article|story|\d+))*\s*$
    | (?:share|like|follow|find)\s(?:this\s(?:article|story|page|post)|us|the\s(?:article|story)
        |on\s(?:facebook|twitter|x|whatsapp|linkedin|instagram))\b
    | (?:facebook|twitter|whatsapp|linkedin|pinterest|reddit|telegram)(?:\s*[|,·/•]?\s*(?:twitter|facebook|
        whatsapp|linkedin|pinterest|reddit|email|print|telegram|copy\slink))*\s*$
    | (?:sign\sup|subscribe|register|log\sin|donate|support\sus|join\sus|get\sthe\slatest|stay\supdated)\b
    | (?:get\s)?our\s[\w ]{0,40}newsletters?\b
    | (?:copyright|©|\(c\)\s\d{4})|all\srights\sreserved
    | this\s(?:material|content|article|story|report)\s
        (?:may\snot|was\soriginally|first\sappeared|has\sbeen\supdated|appeared)\b
    | (?:advertisement|advertising|sponsored(?:\s(?:content|by\s[\w ]{0,40}))?)\s*$
    | (?:continue\sreading|story\scontinues|article\scontinues|scroll\sto)\b
    | (?:the\s)?(?:views|opinions)\sexpressed\b
    | https?://\S+\s*$ | www\.\S+\s*$
    | \\?\#{3,}|-\s?30\s?-$|<!--.*-->$|(?:end|ends)\s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)

_ENDS = re.compile(
    r"""
      \((?:AP|AFP|Reuters|EPA|Getty|Photo|File|Image)[^)]{0,60}\b(?:photo|images|via|file|courtesy|/)[^)]{0,80}\)\s*$
    | \((?:ap|file|pool)\sphoto\b[^)]{0,80}\)\s*$
    | \b(?:photo|image|picture)\s?(?:by\s|courtesy(?:\sof)?\s|credit\b|:)[^.]{0,60}\.?$
    | (?:\bgetty\simages|/afp|/epa|/reuters)[^.]{0,20}$
    | \ball\srights\sreserved\.?$
    """,
    re.VERBOSE | re.IGNORECASE,
)

_BRACKETED = re.compile(
    r"\[[^\[\]]*(?:\b(?:click|watch|video|photos?|read|see|listen|gallery|map|graphic|interactive|more|subscribe)\b"
    r"|https?:|www\.|»|\.(?:com|org|net)/)[^\[\]]*\]",
    re.IGNORECASE,
)

_CLOCK = re.compile(
    r"(?:[\w,.’' \u00a0]{0,60}\s)?\d{1,2}(?::\d\d)?\s?[AP]\.?M\.?(?:\s?\(?[A-Z]{2,4}\)?)?\s*\.?",
    re.IGNORECASE,
)

_STAGE = re.compile(
    r"\((?:[A-Z][^()]{0,200}[.!]|(?:Inaudible|Laughter|Laughs|Applause|Crosstalk|Cross-talk|Pause)[^()]{0,30})\)",
    re.IGNORECASE,
)


def is_furniture(paragraph: str) -> bool:
    """Whether a whole paragraph is a caption, link, share line, prompt, notice or ornament.

    >>> is_furniture("[Click to see the photo gallery]"), is_furniture("Talks failed.")
    (True, False)
    """
    if len(paragraph) > LONGEST:
        return False
    return bool(
        _OPENS.match(paragraph) or _BRACKETED.fullmatch(paragraph) or _ENDS.search(paragraph)
    ) or not any(character.isalnum() for character in paragraph)


def is_clock(paragraph: str) -> bool:
    """Whether a paragraph only tells the time, as transcripts do at their ends ("3:18 P.M. EST")."""
    return len(paragraph) < 80 and _CLOCK.fullmatch(paragraph) is not None


def stage_directions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Asides that a transcriber put in brackets ("(Laughter.)"), as character ranges."""
    return [match.span() for match in _STAGE.finditer(text, start, end)]
