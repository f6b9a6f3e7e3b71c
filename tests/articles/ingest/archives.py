"""Archives of our own making, as others would send them."""

import gzip
import io
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = (
    "<html lang='en'><head><title>Ferry fares rise</title><meta property='og:site_name' content='The Quay'>"
    "<meta property='og:type' content='article'></head><body><article><h1>Ferry fares rise</h1>"
    + "".join(
        f"<p>Crossing number {number} of the sound cost {number + 40} crowns last spring, the harbour office said, "
        "and passengers on the upper deck noticed it before anybody else did.</p>"
        for number in range(8)
    )
    + "</article></body></html>"
).encode()

CLIPPING = b"Ferry fares rise\nAna Lind, The Quay, March 3, 2021\n\nA crossing now costs 48 crowns.\n"


def a_zip(entries, *, links=()):
    """`entries`: names with their bytes. `links` are stored as symbolic links."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
        for name in links:
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o120777 << 16
            archive.writestr(info, b"/etc/hostname")
    made.seek(0)
    return made


def a_warc(*responses, compressed=False):
    """`responses`: (url, headers, body) each, or (url, headers, body, status)."""
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=compressed)
    for url, headers, body, *status in responses:
        head = StatusAndHeaders(status[0] if status else "200 OK", list(headers), protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                http_headers=head,
                warc_headers_dict={"WARC-Date": "2021-03-04T05:06:07Z"},
            )
        )
    made.seek(0)
    return made


def chunked(body, size=1000):
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def zipped(body):
    return gzip.compress(body, mtime=0)
