from datetime import datetime

import jmespath
from dateutil import parser, tz
from dateutil.relativedelta import relativedelta


def lambda_handler(event, context):
    time = parser.parse(event["time"])
    return {
        "time": repr(time),
        "next_month": (datetime(2026, 1, 31) + relativedelta(months=1)).isoformat(),
        "first": (time + relativedelta(day=1, hour=0)).isoformat(),
        "loose": parser.parse("March 5, 2026 07:08").isoformat(),
        "zone": time.astimezone(tz.gettz("Asia/Tokyo")).isoformat(),
        "names": jmespath.search("instances[?state=='running'].name | sort(@)", event),
    }
