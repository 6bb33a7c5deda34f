"""One name for one actor: certain steps, judged ones, steps refused, and all of it undone."""

from __future__ import annotations

from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from detente.adapters.directory import load_directory
from detente.analysis.naming import BUT_FOR_CAPITALS, ON_RECORD, Naming, naming_of
from detente.record import Judgement

DIRECTORY = load_directory()


def judged(
    one: str, other: str, verdict: str = "positive", *, seq: int, name: str | None = None
) -> Judgement:
    first, second = sorted((one, other))
    return Judgement(
        subject=first,
        relation="same actor",
        verdict=verdict,
        object=second,
        by="ada",
        at="2022-02-01T00:00:00Z",
        seq=seq,
        value={"name": name} if name else None,
    )


def undone(of: Judgement, *, seq: int) -> Judgement:
    return Judgement(
        subject=of.subject, relation="undo", verdict="undone", object=str(of.seq), by="ada", at="", seq=seq
    )


def named(names: str, *log: Judgement) -> Naming:
    return naming_of([name.strip() for name in names.split(",")], log, DIRECTORY)


def test_spellings_of_one_office_holder_are_one_actor_under_the_rosters_name() -> None:
    naming = named("Volodymyr Zelenskyy, Volodymyr Zelensky, Volodymyr Kuleba, President Zelenskyy")
    assert naming("Volodymyr Zelenskyy") == naming("President Zelenskyy") == "Volodymyr Zelensky"
    assert naming("Volodymyr Kuleba") == "Volodymyr Kuleba"
    assert {each.reason for each in naming.merges} == {ON_RECORD}


def test_a_title_that_several_of_a_surname_held_names_none_of_them() -> None:
    assert DIRECTORY.holder("President Bush") is None
    assert DIRECTORY.holder("President Obama") == "Barack Obama"
    assert DIRECTORY.holder("Secretary of State Blinken") == "Antony Blinken"
    assert DIRECTORY.holder("Obama") is None


def test_a_pronoun_is_no_state() -> None:
    naming = named("us, US, U.S., America")
    assert naming("us") == "us"
    assert naming("US") == naming("U.S.") == "United States"


def test_capitals_alone_make_no_other_actor() -> None:
    naming = named("Biden Administration, Biden administration")
    assert naming("Biden Administration") == "Biden administration"
    assert naming.merges[0].reason == BUT_FOR_CAPITALS


def test_a_name_that_the_record_did_not_have_is_named_the_same_way() -> None:
    naming = named("Biden administration, NATO")
    assert naming("BIDEN ADMINISTRATION") == "Biden administration"
    assert naming("Sergey Lavrov") == "Sergei Lavrov"
    assert naming("Nobody Known") == "Nobody Known"


def test_a_judged_pair_goes_under_the_name_that_was_chosen() -> None:
    step = judged("Ann Ode", "Anna Ode", seq=1, name="Ann Ode")
    naming = named("Ann Ode, Anna Ode", step)
    assert naming("Anna Ode") == naming("Ann Ode") == "Ann Ode"
    assert named("Ann Ode, Anna Ode", step, undone(step, seq=2))("Ann Ode") == "Ann Ode"
    assert named("Ann Ode, Anna Ode", step, undone(step, seq=2))("Anna Ode") == "Anna Ode"


def test_a_name_met_later_goes_under_the_name_that_was_chosen_for_its_bearer() -> None:
    naming = named("Volodymyr Zelenskyy, Vova", judged("Volodymyr Zelenskyy", "Vova", seq=1, name="Vova"))
    assert naming("President Zelenskyy") == "Vova"


def test_a_name_held_apart_stays_apart_where_the_record_has_not_met_it() -> None:
    naming = named("NATO", judged("Sergey Lavrov", "Sergei Lavrov", "negative", seq=1))
    assert naming("Sergey Lavrov") == "Sergey Lavrov"


def test_what_is_certain_gives_way_to_a_reviewer_who_holds_it_apart() -> None:
    apart = judged("Volodymyr Zelenskyy", "Volodymyr Zelensky", "negative", seq=1)
    naming = named("Volodymyr Zelenskyy, Volodymyr Zelensky", apart)
    assert naming("Volodymyr Zelenskyy") == "Volodymyr Zelenskyy"
    assert [each.path for each in naming.contradictions] == [("Volodymyr Zelensky", "Volodymyr Zelenskyy")]


def test_contradicting_judgements_are_shown_with_their_path_and_the_last_step_is_not_taken() -> None:
    log = (judged("A", "B", seq=1), judged("A", "C", "negative", seq=2), judged("B", "C", seq=3))
    naming = named("A, B, C", *log)
    assert naming("A") == naming("B") != naming("C")
    (contradiction,) = naming.contradictions
    assert contradiction.path == ("A", "B", "C")
    assert contradiction.apart == log[1]
    assert contradiction.refused.judgement == log[2]


def test_a_later_word_on_the_same_pair_counts() -> None:
    assert named("A, B", judged("A", "B", seq=1), judged("A", "B", "negative", seq=2))("B") == "B"
    open_now = named("A, B", judged("A", "B", seq=1), judged("A", "B", "unsure", seq=2))
    assert open_now("A") != open_now("B")
    assert len(open_now.unsure) == 1


def test_the_order_of_names_changes_nothing() -> None:
    names = ("United States", "U.S.", "Biden Administration", "Biden administration", "Joe Biden")
    assert (
        len({tuple(sorted(naming_of(each, (), DIRECTORY).names.items())) for each in permutations(names)})
        == 1
    )


NAMES = st.sampled_from("ABCDEF")
PAIRS = st.lists(
    st.tuples(NAMES, NAMES, st.sampled_from(("positive", "negative"))).filter(
        lambda each: each[0] != each[1]
    ),
    max_size=15,
)


@given(PAIRS)
def test_no_two_names_held_apart_are_ever_one_actor(pairs: list[tuple[str, str, str]]) -> None:
    """Whatever reviewers say, a standing negative judgement holds, and every refused step is told."""
    log = [judged(one, other, verdict, seq=at) for at, (one, other, verdict) in enumerate(pairs, 1)]
    naming = naming_of("ABCDEF", log, DIRECTORY)
    latest = {(each.subject, each.object): each for each in log}
    for (one, other), judgement in latest.items():
        if judgement.verdict == "negative":
            assert naming(one) != naming(str(other))
        else:
            refused = {each.refused.judgement for each in naming.contradictions}
            assert naming(one) == naming(str(other)) or judgement in refused
    for each in naming.contradictions:
        assert {each.path[0], each.path[-1]} == {each.apart.subject, each.apart.object}
        step = frozenset((each.refused.one, each.refused.other))
        assert step in {frozenset(pair) for pair in pairwise(each.path)}


@given(PAIRS)
def test_undoing_every_judgement_leaves_the_names_as_they_were(pairs: list[tuple[str, str, str]]) -> None:
    log = [judged(one, other, verdict, seq=at) for at, (one, other, verdict) in enumerate(pairs, 1)]
    back = [undone(each, seq=len(log) + each.seq) for each in log]
    assert naming_of("ABCDEF", [*log, *back], DIRECTORY) == naming_of("ABCDEF", (), DIRECTORY)
