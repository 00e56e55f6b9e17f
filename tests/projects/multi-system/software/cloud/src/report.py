"""Makes the night report that a paediatrician opens through a signed link."""

from html import escape

from itsdangerous import BadSignature, URLSafeTimedSerializer

VERSION = "1.7.2"
LINK_SECONDS = 7 * 24 * 3600


def page(night):
    """The report as HTML; longest pause and count are made from the list of pauses."""
    longest = max(night["pauses"], default=0)
    return (
        f"<h1>{escape(night['belt'])}, {escape(night['date'])}</h1>"
        f"<p>{night['minutes']} minutes, {len(night['pauses'])} pauses, longest {longest} s</p>"
        f"<footer>Nidus report {VERSION}</footer>"
    )


def link(secret, belt, date):
    """A token for one belt and one night."""
    return URLSafeTimedSerializer(secret).dumps([belt, date])


def opened(secret, token):
    """What a token stands for, or None when it is not ours or older than seven days."""
    try:
        belt, date = URLSafeTimedSerializer(secret).loads(token, max_age=LINK_SECONDS)
    except BadSignature:
        return None
    return belt, date
