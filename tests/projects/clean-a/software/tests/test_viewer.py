import viewer


def frame(tenths):
    body = f"T{tenths:04d}"
    return f"{body}*{sum(body.encode()) % 256:02X}\n".encode()


def test_shows_one_decimal_each_second():
    assert [viewer.display(t, 1) for t in (20.0, 38.4, 50.0)] == ["20.0", "38.4", "50.0"]
    assert viewer.display(38.4, 5) == "--.-"


def test_warns_of_a_warm_or_silent_pad():
    assert viewer.message([41.1] * 9, 1) == ""
    assert viewer.message([41.0] * 10, 1) == ""
    assert viewer.message([41.1] * 10, 1) == "Pad too warm: take it off and call service"
    assert viewer.message([38.0] * 10, 5) == "No reading from the pad"


def test_refuses_a_damaged_frame():
    assert viewer.read_frame(frame(384)) == 38.4
    assert viewer.read_frame(b"T0384*00\n") is None
    assert viewer.read_frame(b"T0384\n") is None
    assert viewer.read_frame(frame(199)) is None
    assert viewer.read_frame(frame(501)) is None


def test_keeps_72_hours_of_log():
    rows = []
    for minute in range(4321):
        rows = viewer.log(rows, f"2026-05-12T{minute:05d}", "P7", 38.0)
    assert len(rows) == 4320
    assert rows[0] == "2026-05-12T00001,P7,38.0"
    assert viewer.LOG_HEADER == "time,pad,temperature_c"


def test_never_writes_to_the_pad():
    assert viewer.PORT_SETTINGS["exclusive"] is True
    assert not [name for name in dir(viewer) if name.startswith(("send", "write"))]


def test_checks_its_own_installation():
    listed = {"viewer.py": "a1", "icon.png": "b2"}
    assert viewer.self_check(dict(listed), listed) == "Installation complete"
    assert viewer.self_check({"viewer.py": "a1"}, listed) == "Do not use: icon.png"


def test_names_version_and_device_identifier():
    assert viewer.information().splitlines() == ["Emberline View 1.0.0", "Example Devices Ltd", "UDI-DI (01)04012345000014"]
