import asyncio
import hashlib
import json
import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timezone
from decimal import Decimal
from enum import Enum
from urllib.parse import urlparse
from zoneinfo import ZoneInfo


class Kind(Enum):
    A = 1


@dataclass
class Thing:
    kind: Kind
    size: Decimal


async def later():
    await asyncio.sleep(0.1)
    return 1


def lambda_handler(event, context):
    thing = Thing(Kind.A, Decimal("1.10"))
    match event:
        case {"a": [first, *_]}:
            found = first
    with open("/tmp/x", "w") as file:
        file.write("x")
    with ThreadPoolExecutor() as pool:
        numbers = list(pool.map(int, ["1", "2"]))
    return json.loads(
        json.dumps(
            {
                "found": found, "size": str(thing.size), "kind": thing.kind.name, "numbers": numbers,
                "later": asyncio.run(later()), "uuid": bool(re.fullmatch(r"[0-9a-f-]{36}", str(uuid.uuid4()))),
                "uuid5": str(uuid.uuid5(uuid.NAMESPACE_DNS, "example.com")), "host": urlparse("https://a.b/c").hostname,
                "sha": hashlib.sha256(b"x").hexdigest()[:8],
                "zone": datetime(2026, 7, 1, tzinfo=timezone.utc).astimezone(ZoneInfo("Europe/Paris")).isoformat(),
            }
        )
    )
