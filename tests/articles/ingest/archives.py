"""Archives of our own making, as others would send them."""

import gzip
import io
import zipfile

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
    made = b""
    for number, (url, headers, body, *status) in enumerate(responses):
        served = f"HTTP/1.1 {status[0] if status else '200 OK'}\r\n"
        served += "".join(f"{name}: {value}\r\n" for name, value in headers)
        block = served.encode() + b"\r\n" + body
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2021-03-04T05:06:07Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        made += zipped(record) if compressed else record
    return io.BytesIO(made)


def chunked(body, size=1000):
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def zipped(body):
    return gzip.compress(body, mtime=0)
