import html
import re
import string
import textwrap
from urllib.parse import parse_qs, quote, unquote_plus, urlencode, urlparse


def lambda_handler(event, context):
    key = unquote_plus(event["key"])
    found = re.fullmatch(r"(?P<folder>[\w ]+)/(?P<year>\d{4})-(?P<rest>.+)\.csv", key)
    url = urlparse("https://example.com:8443/a/b?x=1&x=2#top")
    return {
        **found.groupdict(),
        "host": url.netloc,
        "query": parse_qs(url.query),
        "encoded": urlencode({"q": "a b&c"}) + quote("/ü"),
        "words": re.sub(r"\s+", " ", " a \n b ").strip().split(),
        "template": string.Template("Hello $name").substitute(name="World"),
        "short": textwrap.shorten("one two three four", 12),
        "html": html.escape("<b>&"),
        "table": f"{'a':>5}|{3.14159:.2f}|{1234567:,}|{255:#x}|{'x'!r}",
    }
