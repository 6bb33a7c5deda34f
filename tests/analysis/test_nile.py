"""The codebook of the Blue Nile dam, on a paraphrase of what is on the public record."""

from __future__ import annotations

from detente.adapters.codebooks import load_codebook
from detente.adapters.knowledge import load_wording
from detente.analysis.positions import positions_of, standings_of
from detente.reading import Reader
from detente.record import Document

TEXT = """\
KHARTOUM, 6 July 2021 -- Ethiopia began to fill the reservoir of its dam on the Blue Nile in 2020 and has
started a second filling this month, officials of the three countries said.

Egypt and Sudan demanded a legally binding agreement on the filling and operation of the dam. Ethiopia
rejected a binding treaty and said it would accept guidelines.

Egyptian officials said their country would not accept a unilateral filling of the reservoir. Sudan
demanded that Ethiopia halt the filling until an agreement is signed.

Ethiopian officials said the filling would go ahead as planned. They said that Ethiopia was ready to
exchange data on the filling with its neighbours.

Sudan offered to share data on its own dams. Sudanese officials called for an exchange of data before
each rainy season.

Egypt demanded guaranteed releases of water in a prolonged drought. Ethiopia refused any fixed release in
dry years.

Egypt and Sudan called for binding arbitration of disputes. Ethiopia said that it was opposed to
arbitration and that disputes should be settled through negotiations between the parties.

The African Union urged the three countries to resume negotiations. Ethiopia said it was ready to return
to talks led by the African Union. Egypt and Sudan proposed mediation by the African Union, the United
States and the European Union; Ethiopia rejected any mediation beyond the African Union.
"""


def test_the_parties_come_out_where_the_public_record_has_them(reader: Reader) -> None:
    codebook = load_codebook("nile-dam")
    found = positions_of(reader.read([Document(id="nile", text=TEXT)]), codebook, load_wording())
    taken = {(each.issue, each.party, each.kind, each.option or each.against) for each in found}
    assert taken >= {
        ("filling of the reservoir", "Sudan", "demand", "only after an agreement"),
        ("filling of the reservoir", "Egypt", "rejection", "as Ethiopia decides"),
        ("filling of the reservoir", "Ethiopia", "commitment", "as Ethiopia decides"),
        ("releases in drought", "Egypt", "demand", "guaranteed releases"),
        ("releases in drought", "Ethiopia", "rejection", "guaranteed releases"),
        ("force of the agreement", "Egypt", "demand", "binding treaty"),
        ("force of the agreement", "Sudan", "demand", "binding treaty"),
        ("force of the agreement", "Ethiopia", "rejection", "binding treaty"),
        ("settlement of disputes", "Egypt", "demand", "binding arbitration"),
        ("exchange of data", "Ethiopia", "offer", "regular exchange"),
        ("who leads the talks", "Egypt", "offer", "others beside it"),
    }
    assert {each.issue: each.verdict for each in standings_of(found, codebook)} == {
        "filling of the reservoir": "deadlocked",
        "releases in drought": "deadlocked",
        "force of the agreement": "deadlocked",
        "settlement of disputes": "deadlocked",
        "exchange of data": "bridgeable",
        "who leads the talks": "bridgeable",
    }
