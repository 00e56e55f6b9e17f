"""Emberline View: shows and logs the temperature that a wound-warming pad reports."""

VERSION = "1.0.0"
DEVICE_IDENTIFIER = "(01)04012345000014"
MANUFACTURER = "Example Devices Ltd"
PORT_SETTINGS = {"baudrate": 9600, "timeout": 1.0, "write_timeout": 0.0, "exclusive": True}
LOG_HEADER = "time,pad,temperature_c"
LOG_ROWS = 72 * 60
TOO_WARM_C = 41.0
TOO_WARM_S = 10
SILENT_S = 5


def read_frame(frame):
    """Temperature in degrees Celsius of one frame `T0384*HH`, or None when the frame is damaged or out of range."""
    body, _, check = frame.decode("ascii", "replace").strip().partition("*")
    if len(body) != 5 or body[0] != "T" or not body[1:].isdigit():
        return None
    if check != f"{sum(body.encode()) % 256:02X}":
        return None
    celsius = int(body[1:]) / 10
    return celsius if 20.0 <= celsius <= 50.0 else None


def display(celsius, seconds_since_reading):
    """The text of the large field: one decimal, or dashes when no reading is younger than five seconds."""
    return "--.-" if celsius is None or seconds_since_reading >= SILENT_S else f"{celsius:.1f}"


def message(readings, seconds_since_reading):
    """The message under the large field. `readings` holds one temperature a second, the newest last."""
    if seconds_since_reading >= SILENT_S:
        return "No reading from the pad"
    latest = readings[-TOO_WARM_S:]
    if len(latest) == TOO_WARM_S and min(latest) > TOO_WARM_C:
        return "Pad too warm: take it off and call service"
    return ""


def log(rows, time, pad, celsius):
    """The log with one row added and rows older than 72 hours dropped."""
    return [*rows, f"{time},{pad},{celsius:.1f}"][-LOG_ROWS:]


def information():
    """What the information page shows."""
    return f"Emberline View {VERSION}\n{MANUFACTURER}\nUDI-DI {DEVICE_IDENTIFIER}"


def self_check(installed, listed):
    """Compares the checksums of installed files with the list delivered with them."""
    wrong = sorted(name for name in listed if installed.get(name) != listed[name])
    return "Installation complete" if not wrong else "Do not use: " + ", ".join(wrong)
