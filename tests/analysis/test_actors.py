"""One actor across documents: kinds, names, offices, sides, and who may be one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from detente.adapters.directory import load_directory
from detente.analysis.actors import Actor, Cast, actor_called, cast_of, names_of
from detente.analysis.candidates import (
    ACRONYM,
    GIVEN_NAME,
    PART,
    SAME_SURNAME,
    Candidate,
    candidates_of,
)
from detente.analysis.kinds import kind_of
from detente.analysis.naming import Naming, naming_of
from detente.analysis.offices import printed_title
from detente.reading import Reader
from detente.record import Document, Reading

DIRECTORY = load_directory()
REPORTS = (
    (
        "2022-01-12",
        "NATO Secretary-General Jens Stoltenberg said the alliance was ready to discuss limits on missiles. "
        'He added that Russia "does not have a veto" over new members. '
        "Deputy Foreign Minister Pavel Onegin said Arcadia would not accept limits.",
    ),
    (
        "2022-01-29",
        'Ukrainian President Volodymyr Zelenskyy said: "We don\'t need this panic." Stoltenberg said Russia '
        '"does not have a veto". The Biden administration said it would consult its allies.',
    ),
    (
        "2022-01-30",
        'President Volodymyr Zelensky said: "We don\'t need this panic."',
    ),
)


@pytest.fixture(scope="module")
def record(reader: Reader) -> tuple[Reading, ...]:
    documents = [Document(id=day, text=text, published=day) for day, text in REPORTS]
    return tuple(reader.read(documents))


def drawn(record: Sequence[Reading]) -> tuple[Cast, Naming]:
    naming = naming_of(names_of(record), (), DIRECTORY)
    return cast_of(record, naming, DIRECTORY), naming


def called(name: str, record: Sequence[Reading]) -> Actor:
    (found,) = [each for each in drawn(record)[0].actors if each.name == name]
    return found


def test_one_person_in_two_documents_is_one_actor(record: tuple[Reading, ...]) -> None:
    actor = called("Jens Stoltenberg", record)
    assert (actor.kind, actor.statements, actor.documents) == ("person", 3, 2)
    assert (actor.first, actor.last) == ("2022-01-12", "2022-01-29")
    assert dict(actor.printed) == {"NATO Secretary-General Jens Stoltenberg": 1, "Stoltenberg": 1}
    (spoken,) = actor.speaks_for
    assert (spoken.party, len(spoken.claims)) == ("NATO", 3)


def test_an_office_has_the_rosters_dates_and_the_claims_that_print_it(record: tuple[Reading, ...]) -> None:
    (office,) = called("Jens Stoltenberg", record).offices
    assert (office.title, office.of, office.start) == ("secretary general", "NATO", "2014-10-01")
    assert len(office.claims) == 1
    (unknown,) = called("Pavel Onegin", record).offices
    assert (unknown.title, unknown.start, len(unknown.claims)) == ("deputy foreign minister", None, 1)


def test_two_spellings_of_a_president_are_one_actor(record: tuple[Reading, ...]) -> None:
    actor = called("Volodymyr Zelensky", record)
    assert dict(actor.read) == {"Volodymyr Zelensky": 1, "Volodymyr Zelenskyy": 1}
    assert [each.party for each in actor.speaks_for] == ["Ukraine"]


def test_an_administration_is_an_organ_that_speaks_for_its_state(record: tuple[Reading, ...]) -> None:
    actor = called("Biden administration", record)
    assert (actor.kind, [each.party for each in actor.speaks_for]) == ("organ", ["United States"])


def test_an_organisation_has_its_members_of_the_time(record: tuple[Reading, ...]) -> None:
    actor = called("NATO", record)
    assert len(actor.memberships) == 30
    assert "Finland" not in {each.member for each in actor.memberships}


def test_the_cast_is_the_same_in_whatever_order_documents_come(record: tuple[Reading, ...]) -> None:
    def plain(cast: Cast) -> set[tuple[object, ...]]:
        return {(each.name, each.kind, each.read, frozenset(each.claims)) for each in cast.actors}

    assert plain(drawn(record)[0]) == plain(drawn(record[::-1])[0])


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Russia", "state"),
        ("European Union", "organisation"),
        ("Vladimir Putin", "person"),
        ("Maria Onegina", "person"),
        ("Biden administration", "organ"),
        ("Arcadian Defense Ministry", "organ"),
        ("U.S. officials", "unnamed"),
        ("senior administration official", "unnamed"),
        ("Republicans", "unnamed"),
        ("officials (unnamed)", "unnamed"),
        ("Zorg", "unclear"),
        ("you", "nobody"),
        ("They", "nobody"),
        ("our objective here", "nobody"),
        ("tomorrow's call", "nobody"),
        ("There's", "nobody"),
        ("John Lewis Voting Rights Act", "nobody"),
        ("in the capital — event in the capital", "nobody"),
    ],
)
def test_a_name_tells_what_sort_of_actor_it_is(name: str, kind: str) -> None:
    assert kind_of(name, DIRECTORY) == kind


@pytest.mark.parametrize(
    ("phrase", "title", "of"),
    [
        ("Russian Deputy Foreign Minister Ann Ode", "deputy foreign minister", "Russia"),
        ("Ann Ode, a Russian deputy foreign minister,", "deputy foreign minister", "Russia"),
        ("MS. ODE", "", None),
        ("Maryland Governor Ann Ode", "governor", None),
        ("his answer to Senator Ann Ode", "senator", None),
        ("the Vice President", "vice president", None),
        ("Ode", "", None),
    ],
)
def test_an_office_is_printed_before_after_or_instead_of_a_name(
    phrase: str, title: str, of: str | None
) -> None:
    words, whose = printed_title(phrase, ["Ann Ode"], DIRECTORY)
    assert (" ".join(words), whose) == (title, of)


def actor(name: str, kind: str, claims: int = 1) -> Actor:
    return Actor(
        name=name,
        kind=kind,
        read=((name, claims),),
        printed=(),
        offices=(),
        speaks_for=(),
        memberships=(),
        statements=claims,
        meets=False,
        documents=1,
        first=None,
        last=None,
        claims=tuple(f"{name}{number}" for number in range(claims)),
    )


def proposed(*actors: Actor, naming: Naming | None = None) -> list[tuple[str, str, str]]:
    found: tuple[Candidate, ...] = candidates_of(actors, naming or Naming(), DIRECTORY)
    return [(each.one.name, each.other.name, each.reason) for each in found]


def test_names_that_may_be_one_actors_are_proposed_with_a_reason() -> None:
    assert proposed(actor("Ann Ode", "person", 3), actor("Ode", "person")) == [
        ("Ann Ode", "Ode", SAME_SURNAME)
    ]
    assert proposed(actor("Ann Ode", "person", 3), actor("Ann", "person")) == [("Ann Ode", "Ann", GIVEN_NAME)]
    assert proposed(actor("Arcadian Central Bank", "organ", 2), actor("Central Bank", "organisation")) == [
        ("Arcadian Central Bank", "Central Bank", PART)
    ]
    assert proposed(actor("ACB", "organisation"), actor("Arcadian Central Bank", "organ", 2)) == [
        ("Arcadian Central Bank", "ACB", ACRONYM)
    ]


def test_spellings_are_proposed_and_other_first_names_are_not() -> None:
    assert [
        each[:2] for each in proposed(actor("Yuri Ushakov", "person"), actor("Yuriy Ushakow", "person", 2))
    ] == [("Yuriy Ushakow", "Yuri Ushakov")]
    assert proposed(actor("Ann Ode", "person"), actor("Bo Ode", "person")) == []


def test_states_and_known_office_holders_are_never_proposed() -> None:
    assert proposed(actor("Niger", "state"), actor("Nigeria", "state")) == []
    assert proposed(actor("Donald Trump", "person"), actor("David Trump", "person"))
    assert proposed(actor("George H.W. Bush", "person"), actor("George W. Bush", "person")) == []


def test_a_user_names_an_actor_in_full_or_in_part(record: tuple[Reading, ...]) -> None:
    cast = drawn(record)[0]
    assert [each.name for each in actor_called("Volodymyr Zelenskyy", cast.actors)] == ["Volodymyr Zelensky"]
    assert [each.name for each in actor_called("stoltenberg", cast.actors)] == ["Jens Stoltenberg"]
    assert actor_called("Nobody", cast.actors) == []
