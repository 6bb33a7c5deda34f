"""A timeline in words: a chronology by day, then the weeks with their balance."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from detente.adapters.terminal.account import plain, shortened
from detente.analysis.days import date_of
from detente.analysis.escalation import CONSULT, SIGNIFICANT, Escalation, Period
from detente.analysis.forces import Forces
from detente.analysis.happenings import Happening
from detente.analysis.quad import CLASSES
from detente.analysis.reports import Coverage, in_words
from detente.analysis.talks import Account, Talks
from detente.analysis.threats import Undertaking
from detente.analysis.timeline import Timeline
from detente.brief.words import conditional, counted
from detente.record import PartialDate

UNDATED = "no date"
_BAR = 16
_SHORT = {
    "verbal cooperation": "verbal coop.",
    "material cooperation": "material coop.",
    "verbal conflict": "verbal confl.",
    "material conflict": "material confl.",
}


def timeline_words(timeline: Timeline, *, width: int) -> str:
    """The whole timeline as text."""
    copies = "" if timeline.independent == timeline.documents else f", {timeline.independent} independent"
    lines = [f"{counted(timeline.documents, 'document')}{copies}, published {_span(timeline)}", ""]
    by_day: dict[str, list[tuple[str, str]]] = {}
    for date, row in (*_talks(timeline.talks), *_forces(timeline.forces)):
        by_day.setdefault(date, []).append(row)
    for date, row in (*_undertakings(timeline.undertakings), *_events(timeline.events)):
        by_day.setdefault(date, []).append(row)
    for date in sorted(by_day, key=lambda each: (each == UNDATED, each)):
        lines.append(date)
        for head, words in by_day[date]:
            lines += textwrap.wrap(head, width, initial_indent="  ", subsequent_indent="      ")
            if words:
                lines += textwrap.wrap(words, width, initial_indent="      ", subsequent_indent="      ")
        lines.append("")
    if not by_day:
        lines += ["Nothing is told of these days.", ""]
    lines += _apart(timeline.events)
    if timeline.escalation is not None:
        lines += _escalation(timeline.escalation, width)
        lines += ["", *textwrap.wrap(_came_of_it(timeline.talks), width)]
    return "\n".join(lines).rstrip()


def _span(timeline: Timeline) -> str:
    out = timeline.published
    return f"{date_of(min(out))} to {date_of(max(out))}" if out else "on unknown days"


def _day(date: PartialDate | None) -> str:
    return UNDATED if date is None else str(date)


def reports(coverage: Coverage) -> str:
    """ "1 report", "3 reports", "3 reports, 2 independent"."""
    number = coverage.documents
    told = f"{number} report{'' if number == 1 else 's'}"
    return told if coverage.independent == number else f"{told}, {coverage.independent} independent"


def _who(names: Sequence[str]) -> str:
    return ", ".join(plain(name) for name in names)


def _talks(every: Sequence[Talks]) -> Iterator[tuple[str, tuple[str, str]]]:
    for talks in every:
        title = ", ".join(plain(part) for part in (talks.forum, talks.place) if part) or "Talks"
        who = _who(talks.named) if talks.named else ""
        parts = [f"◆ {title}", talks.status, _who(talks.parties), who, _until(talks), _history(talks)]
        parts += [_side_by_side("lasted", talks.durations), _side_by_side("outcome", talks.outcomes)]
        parts.append(_side_by_side("placed", talks.places) if len(talks.places) > 1 else "")
        parts.append(reports(talks.coverage))
        yield _day(talks.start), (" · ".join(part for part in parts if part), "")


def _until(talks: Talks) -> str:
    return f"until {talks.end}" if talks.end is not None and talks.end != talks.start else ""


def _history(talks: Talks) -> str:
    """Since when a meeting that was held had been planned."""
    planned = [turn.published for turn in talks.history if turn.status == "planned" and turn.published]
    if talks.status == "planned" or not planned:
        return ""
    return f"planned as of {planned[0]}"


def _side_by_side(name: str, accounts: Sequence[Account]) -> str:
    if not accounts:
        return ""
    return f"{name}: " + " | ".join(f"“{plain(account.value)}”" for account in accounts)


def _forces(every: Sequence[Forces]) -> Iterator[tuple[str, tuple[str, str]]]:
    for forces in every:
        figures = "; ".join(
            f"{'' if each.bound == 'exactly' else each.bound + ' '}{each.count:,} ({_day(each.as_of)})"
            for each in forces.figures
        )
        parts = (
            forces.actor or "somebody",
            forces.activity,
            forces.place,
            figures,
            reports(forces.coverage),
        )
        yield _day(forces.as_of), ("▲ " + " · ".join(plain(part) for part in parts if part), "")


def _undertakings(every: Sequence[Undertaking]) -> Iterator[tuple[str, tuple[str, str]]]:
    for each in every:
        condition = f"{conditional(plain(each.condition))}: " if each.condition else ""
        words = shortened(condition + plain(each.consequence), 160)
        head = f"! {plain(each.party or 'somebody')} · {each.kind} · {reports(each.coverage)}"
        yield _day(each.date), (head, words)


def _events(every: Sequence[Happening]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Of what parties did the deeds; consultations are told as the meetings that they were."""
    for each in every:
        if not each.happened or not each.between_parties or each.type == CONSULT:
            continue
        who = _who(each.actors) or "somebody"
        whom = f" → {_who(each.recipients)}" if each.recipients else ""
        dated = "" if each.is_dated else " · as reported"
        head = f"{'−' if 'conflict' in each.quad else '+'} {who}{whom} · {each.type}{dated}"
        head += f" · {reports(each.coverage)}"
        yield _day(each.date), (head, in_words(each.coverage, at_most=lambda words: shortened(words, 100)))


def _apart(events: Sequence[Happening]) -> list[str]:
    """How many are told as planned, feared, demanded or denied: none of them is counted above."""
    told: dict[str, int] = {}
    others = sum(each.happened and not each.between_parties and each.type != CONSULT for each in events)
    for each in events:
        if not each.happened:
            told[each.standing] = told.get(each.standing, 0) + 1
    lines = []
    if told:
        listed = ", ".join(f"{number} {standing}" for standing, number in sorted(told.items()))
        lines.append(f"Not counted as having happened: {listed} events.")
    if others:
        lines.append(f"Left out: {others} events with somebody who is known as no party.")
    return [*lines, "--json lists them all.", ""] if lines else []


def _escalation(escalation: Escalation, width: int) -> list[str]:
    lines = ["By week, distinct events (balance: cooperation less conflict, as a share of all)", ""]
    lines.append("  week of     " + "".join(f"{_SHORT[name]:>16}" for name in CLASSES) + "  balance")
    for week in escalation.weeks:
        counts = "".join(f"{week.counts[name] or '·':>16}" for name in CLASSES)
        lines.append(f"  {week.start}  {counts}  {_balance(week)}".rstrip())
    lines += ["", *textwrap.wrap(verdict(escalation), width)]
    if escalation.drivers:
        lines += ["", f"What changed most from the week of {escalation.split} on, in events a week:"]
        for each in escalation.drivers:
            who = _who(each.actors) or "(nobody named)"
            lines.append(f"  {each.change:+5.1f}  {who} · {each.type} ({each.before:.1f} → {each.after:.1f})")
    return lines


def _came_of_it(every: Sequence[Talks]) -> str:
    """How many talks were held, and what is told of what came of them."""
    held = [talks for talks in every if talks.status == "held"]
    told = [talks for talks in held if talks.outcomes]
    outcomes = "; ".join(
        f"{talks.start or UNDATED}, {plain(talks.forum or talks.place or 'talks')}: "
        f"“{plain(talks.outcomes[0].value)}”"
        for talks in told
    )
    return f"Talks held: {len(held)}. An outcome is told of {len(told) or 'none'}." + (
        f" {outcomes}." if outcomes else ""
    )


def _balance(week: Period) -> str:
    """ "−0.35 ━━━┃      ": conflict to the left of the middle, cooperation to the right."""
    balance = week.balance
    if balance is None:
        return "no event told" if week.documents else "no document"
    half = _BAR // 2
    length = round(abs(balance) * half)
    left = ("━" * length if balance < 0 else "").rjust(half)
    right = "━" * length if balance > 0 else ""
    return f"{balance:+.2f} {left}┃{right}"


def verdict(escalation: Escalation) -> str:
    """Whether it escalates, with the tests that say so."""
    trend = escalation.trend
    if trend is None:
        return "Too few weeks with events to speak of a trend."
    words = (
        f"Balance: {escalation.verdict} (Mann–Kendall p = {trend.p:.3f} over {trend.count} weeks, "
        f"Sen’s slope {trend.slope:+.3f} a week)."
    )
    moved = [
        f"{name} {'up' if share.score > 0 else 'down'} (p = {share.p:.3f})"
        for name, share in escalation.shares.items()
        if share is not None and share.p < SIGNIFICANT
    ]
    if moved:
        words += f" Share of a week's events: {', '.join(moved)}."
    if escalation.change is not None:
        sure = escalation.change.p < SIGNIFICANT
        level = (
            f"changes level in the week of {escalation.split}" if sure else "no change of level is certain"
        )
        words += f" It {level}" if sure else f" {level[0].upper()}{level[1:]}"
        words += f" (Pettitt p = {escalation.change.p:.2f})."
    return words
