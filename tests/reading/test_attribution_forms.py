"""Attribution by its forms: a text, and who is found to say what in it."""

from __future__ import annotations

import pytest

from tests.reading.attributions import Said, attributions_in, found_in, said

CUE_AND_CLAUSE = [
    ("The minister said the talks had failed.", [said("The minister", "said", "the talks had failed")]),
    ("The talks had failed, the minister said.", [said("the minister", "said", "The talks had failed")]),
    (
        "The talks, the minister said, have failed.",
        [said("the minister", "said", "The talks", "have failed")],
    ),
    (
        "China opposes sanctions, its foreign ministry spokesman said at a briefing on Tuesday.",
        [said("its foreign ministry spokesman", "said", "China opposes sanctions")],
    ),
    (
        "Sudan says it will sue over the dam; Ethiopia insists the filling is lawful.",
        [
            said("Sudan", "says", "it will sue over the dam"),
            said("Ethiopia", "insists", "the filling is lawful"),
        ],
    ),
    (
        "The chancellor wrote on Twitter that the pipeline would not open.",
        [said("The chancellor", "wrote", "that the pipeline would not open")],
    ),
    (
        "The president was quoted as saying that the border would stay closed.",
        [said("The president", "saying", "that the border would stay closed")],
    ),
    ("It is feared that dozens have died.", [said(None, "feared", "that dozens have died")]),
]

DIRECT = [
    ('"The talks have failed," said the minister.', [said("the minister", "said", "The talks have failed,")]),
    (
        '"The talks," the minister said, "have failed."',
        [said("the minister", "said", "The talks,", "have failed.")],
    ),
    (
        '"We are ready to sign," the chief negotiator told reporters in Vienna.',
        [said("the chief negotiator", "told", "We are ready to sign,")],
    ),
    (
        "“There is no plan B,” the commissioner, Maria Lind, told lawmakers, “and there never was.”",
        [said("the commissioner, Maria Lind", "told", "There is no plan B,", "and there never was.")],
    ),
    (
        'The minister said: "We will not cede territory."',
        [said("The minister", "said", "We will not cede territory.")],
    ),
    (
        "'We lost,' she said.",
        [said("she", "said", "We lost,")],
    ),
    (
        '"We have a deal," she said. "It took eleven months."',
        [said("she", "said", "We have a deal,", "It took eleven months.")],
    ),
    (
        '"We have a deal," she said. "It took eleven months," she added.',
        [said("she", "said", "We have a deal,"), said("she", "added", "It took eleven months,")],
    ),
]

PARTLY_QUOTED = [
    (
        'The ministry described the talks as "frank and useful."',
        [said("The ministry", "described", 'the talks as "frank and useful."')],
    ),
    (
        'The union called the offer "an insult to every worker" and vowed to strike.',
        [
            said("The union", "called", 'the offer "an insult to every worker"'),
            said("The union", "vowed", "to strike"),
        ],
    ),
    (
        'He said the plan was "dead on arrival" and that nobody would revive it.',
        [said("He", "said", 'the plan was "dead on arrival" and that nobody would revive it')],
    ),
]

ACCORDING_TO = [
    (
        "According to two diplomats, the draft calls for a ceasefire within ten days.",
        [said("two diplomats", "According to", "the draft calls for a ceasefire within ten days")],
    ),
    (
        "The draft calls for a ceasefire within ten days, according to two diplomats.",
        [said("two diplomats", "according to", "The draft calls for a ceasefire within ten days")],
    ),
    (
        "The draft, according to two diplomats, calls for a ceasefire within ten days.",
        [said("two diplomats", "according to", "The draft", "calls for a ceasefire within ten days")],
    ),
]

NOUNS = [
    (
        "Tehran's demand that all sanctions be lifted at once has stalled the talks.",
        [said("Tehran", "demand", "that all sanctions be lifted at once")],
    ),
    (
        "The ambassador repeated a warning that any attack would be answered.",
        [said("The ambassador", "repeated a warning", "that any attack would be answered")],
    ),
    (
        "The envoy voiced hope that the parties would meet again in March.",
        [said("The envoy", "voiced hope", "that the parties would meet again in March")],
    ),
    ("There are fears that the dam will break.", [said(None, "fears", "that the dam will break")]),
]

STANCES = [
    (
        "Officials fear that the truce will collapse.",
        [said("Officials", "fear", "that the truce will collapse")],
    ),
    (
        "The government insists on a full withdrawal.",
        [said("The government", "insists", "a full withdrawal")],
    ),
    (
        "The general blamed the rebels for the breakdown of the truce.",
        [said("The general", "blamed", "the rebels for the breakdown of the truce")],
    ),
    (
        "The spokesman downplayed the chances of a deal.",
        [said("The spokesman", "downplayed", "the chances of a deal")],
    ),
    (
        "Ankara denies any involvement in the strike.",
        [said("Ankara", "denies", "any involvement in the strike")],
    ),
    (
        "The foreign minister ruled out further concessions.",
        [said("The foreign minister", "ruled out", "further concessions")],
    ),
    ("The rebels want to keep their weapons.", [said("The rebels", "want", "to keep their weapons")]),
    (
        "The mediator urged the rebels not to walk out.",
        [said("The mediator", "urged", "the rebels not to walk out")],
    ),
    (
        "Washington promised a swift and severe response if the border is crossed.",
        [said("Washington", "promised", "a swift and severe response if the border is crossed")],
    ),
    (
        "The senator is confident that the bill will pass.",
        [said("The senator", "confident", "that the bill will pass")],
    ),
    (
        "The army was accused by aid groups of blocking the road.",
        [said("aid groups", "accused", "The army", "of blocking the road")],
    ),
]

ONE_SPEAKER_FOR_SEVERAL_CUES = [
    (
        "The prime minister accused the opposition of sabotage and warned that elections would be delayed.",
        [
            said("The prime minister", "accused", "the opposition of sabotage"),
            said("The prime minister", "warned", "that elections would be delayed"),
        ],
    ),
    (
        '"There will be no deal," he said, adding that the army was ready.',
        [said("he", "said", "There will be no deal,"), said("he", "adding", "that the army was ready")],
    ),
]

NESTED = [
    (
        "The envoy said Iran had demanded that the inspectors leave.",
        [
            said("The envoy", "said", "Iran had demanded that the inspectors leave"),
            said("Iran", "demanded", "that the inspectors leave"),
        ],
    ),
    (
        "The committee proposed a plan that Cairo says violates the treaty.",
        [
            said("The committee", "proposed", "a plan that Cairo says violates the treaty"),
            said("Cairo", "says", "violates the treaty"),
        ],
    ),
]

SPEAKERS = [
    (
        "The secretary of state, who arrived on Tuesday, said the window for diplomacy was closing.",
        [said("The secretary of state", "said", "the window for diplomacy was closing")],
    ),
    (
        "A senior official, speaking on condition of anonymity, said the offer would not be repeated.",
        [said("A senior official", "said", "the offer would not be repeated")],
    ),
    (
        '"Nobody wants war," said Anna Berg, a spokeswoman for the ministry, "but we must be ready."',
        [
            said(
                "Anna Berg, a spokeswoman for the ministry",
                "said",
                "Nobody wants war,",
                "but we must be ready.",
            )
        ],
    ),
]

NO_SPEECH = [
    'The mayor read the "Iliad" and visited the "House of Culture" on Friday.',
    'The so-called "peace train" left the station at noon.',
    "The delegation left Geneva on Friday.",
    "That said, the road is long.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *CUE_AND_CLAUSE,
        *DIRECT,
        *PARTLY_QUOTED,
        *ACCORDING_TO,
        *NOUNS,
        *STANCES,
        *ONE_SPEAKER_FOR_SEVERAL_CUES,
        *NESTED,
        *SPEAKERS,
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_says_what(text: str, expected: list[Said]) -> None:
    assert found_in(text) == expected


@pytest.mark.parametrize("text", NO_SPEECH)
def test_scare_quotes_titles_and_plain_reports_attribute_nothing(text: str) -> None:
    assert found_in(text) == []


def test_a_quotation_runs_on_over_paragraphs_without_a_new_cue() -> None:
    text = '"We have signed," the envoy said. "It was hard.\n\n"But we have signed.\n\n"Now the work begins."'
    assert found_in(text) == [
        said(
            "the envoy",
            "said",
            "We have signed,",
            "It was hard.",
            "But we have signed.",
            "Now the work begins.",
        )
    ]


def test_a_colon_introduces_the_quotation_of_the_next_paragraph() -> None:
    text = 'The envoy continued:\n\n"The road is long. We shall walk it."'
    assert found_in(text) == [said("The envoy", "continued", "The road is long. We shall walk it.")]


def test_a_headline_names_who_speaks_before_a_colon() -> None:
    text = "Erdal: Talks have failed\n\nThe delegation left Geneva on Friday."
    assert found_in(text) == [said("Erdal", ":", "Talks have failed")]


def test_a_rubric_before_a_colon_is_no_speaker() -> None:
    assert found_in("Analysis: Talks have failed\n\nThe delegation left Geneva on Friday.") == []


@pytest.mark.parametrize(
    "text",
    [
        '"We will sign, the envoy said.',
        'We will sign," the envoy said.',
        "“We will sign, the envoy said.",
        "''We will sign,'' the envoy said.",
        "``We will sign,'' the envoy said.",
        "«We will sign,» the envoy said.",
    ],
)
def test_unbalanced_and_foreign_quotation_marks_lose_no_statement(text: str) -> None:
    (found,) = found_in(text)
    assert found.speaker == "the envoy"
    assert "We will sign" in found.content[0]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We will sign," the envoy said.', "all"),
        ('The envoy said they would "gladly" sign.', "some"),
        ("The envoy said they would sign.", "none"),
    ],
)
def test_how_much_is_quoted(text: str, quoted: str) -> None:
    (found,) = attributions_in(text)
    assert found.quoted == quoted


@pytest.mark.parametrize(
    ("text", "negated", "hypothetical"),
    [
        ("Negotiators said a date had been agreed.", False, False),
        ("Negotiators did not say that a date had been agreed.", True, False),
        ("The ministry has never confirmed that it was there.", True, False),
        ("If Moscow says the deal is dead, the markets will fall.", False, True),
        ("The court might rule that the treaty is void.", False, True),
    ],
)
def test_denied_and_hypothetical_statements_are_marked(text: str, negated: bool, hypothetical: bool) -> None:
    (found,) = attributions_in(text)
    assert (found.negated, found.hypothetical) == (negated, hypothetical)


def test_who_is_told() -> None:
    (found,) = attributions_in("The envoy told reporters that a date had been agreed.")
    assert found.addressee == (3, 3)


def test_the_writers_own_wishes_are_no_attribution_but_those_of_others_are() -> None:
    text = (
        "I love the lake. I want to go back. My sister and I hope to swim. We like our boat. You may like it."
    )
    assert found_in(text) == []
    assert found_in("The rebels love the lake.") != []
