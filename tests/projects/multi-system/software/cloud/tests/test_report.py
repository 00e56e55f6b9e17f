import time

from report import LINK_SECONDS, link, opened, page

NIGHT = {"belt": "B-7", "date": "2026-10-01", "minutes": 480, "pauses": [11, 17, 12]}


def test_tc_17_report_from_the_list():
    assert "480 minutes, 3 pauses, longest 17 s" in page(NIGHT)
    assert "0 pauses, longest 0 s" in page({**NIGHT, "pauses": []})


def test_tc_18_links(monkeypatch):
    token = link("s", "B-7", "2026-10-01")
    assert opened("s", token) == ("B-7", "2026-10-01")
    assert opened("other", token) is None
    assert opened("s", token[:-1]) is None
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + LINK_SECONDS + 2)
    assert opened("s", token) is None


def test_tc_19_version_on_the_page():
    assert "Nidus report 1.7.2" in page(NIGHT)
