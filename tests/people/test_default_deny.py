"""Whoever isn't signed in sees only the pages in this list."""

from tests.support.routes import routes

PUBLIC = {
    "account_login",
    "mfa_authenticate",
    "openid_connect_login",
    "openid_connect_callback",
    "payment-callback",
    "account_reset_password",
    "account_reset_password_from_key",
    "api-batch",
    "api-dossier",
    "api-nowhere",
    "api-openapi",
    "api-reference",
    "api-send-dossiers",
    "api-send-facts",
    "calendar-feed",
    "health",
    "language",
}


def test_a_page_is_public_because_it_stands_in_the_list() -> None:
    assert {name for name, view in routes().items() if getattr(view, "is_public", False)} == PUBLIC
