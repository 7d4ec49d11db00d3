from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo


def lambda_handler(event, context):
    time = datetime.fromisoformat(event["time"])
    berlin = time.astimezone(ZoneInfo("Europe/Berlin"))
    today = datetime.now(timezone.utc).date()
    return {
        "utc": time.isoformat(),
        "berlin": berlin.strftime("%Y-%m-%d %H:%M %Z"),
        "new_york": str(time.astimezone(ZoneInfo("America/New_York")).utcoffset()),
        "age_in_days": (today - time.date()).days,
        "tomorrow": (today + timedelta(days=1)).isoformat(),
        "local_is_utc": abs(datetime.now() - datetime.utcnow()) < timedelta(seconds=1),
        "parsed": datetime.strptime("05/Mar/2026:07:08:09 +0000", "%d/%b/%Y:%H:%M:%S %z").timestamp(),
    }
