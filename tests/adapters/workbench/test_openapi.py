"""The description of the workbench, and that each of its answers is one that it describes."""

from __future__ import annotations

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from detente.adapters.workbench.security import FORM_FIELD, UPLOAD
from tests.adapters.workbench.conftest import HOST, Client

EXAMPLES = 6
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


def test_every_answer_is_one_that_is_described(app: FastAPI) -> None:
    schema = schemathesis.openapi.from_dict(app.openapi())
    schema.app = app
    client = Client(app)
    token = client.form_token()
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())

    def ask(case: schemathesis.Case) -> None:
        # Files are read by long work, which has its own tests; here they come without the token.
        if case.path != UPLOAD:
            case.headers["cookie"] = cookies
            if isinstance(case.body, dict) and case.media_type == "application/x-www-form-urlencoded":
                case.body[FORM_FIELD] = token
        case.call_and_validate(base_url=f"http://{HOST}", checks=CHECKS, allow_redirects=False)

    operations = [each.ok() for each in schema.get_all_operations()]
    assert len(operations) > 20
    for operation in operations:
        how = settings(
            max_examples=EXAMPLES,
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        how(given(case=operation.as_strategy())(ask))()


def test_every_page_is_described_in_html_and_in_json(app: FastAPI) -> None:
    paths = app.openapi()["paths"]
    pages = [path for path in paths if f"{path}.json" in paths and "get" in paths[path]]
    assert len(pages) >= 8
    for path in pages:
        assert set(paths[path]["get"]["responses"]["200"]["content"]) == {"text/html"}
        assert set(paths[f"{path}.json"]["get"]["responses"]["200"]["content"]) == {"application/json"}
