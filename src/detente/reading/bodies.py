"""Bodies that sit within organisations: the OSCE's Permanent Council, a union's committee."""

from __future__ import annotations

from detente.reading.setting import Setting
from detente.reading.talks import TalkLexicon


def body_within(setting: Setting, noun: int, words: TalkLexicon) -> str | None:
    """The body of an organisation that a meeting's noun is of ("an OSCE Permanent Council meeting").

    None where what stands before the noun is no name, or an organisation's own.
    """
    parse = setting.parse
    if not noun or parse.lowers[noun - 1] not in words.bodies:
        return None
    first = noun - 1
    while first > 0 and parse.words[first - 1][:1].isupper() and parse.tags[first - 1] in ("NNP", "NNPS"):
        first -= 1
    polity = setting.polity_at(first)
    if polity is None or polity.polity.kind != "organisation" or polity.last >= noun - 1:
        return None
    return parse.text[parse.starts[first] : parse.ends[noun - 1]]
