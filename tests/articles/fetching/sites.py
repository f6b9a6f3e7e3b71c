"""A web site of our own on this machine, which behaves as badly as it is told to."""

import contextlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"<!doctype html><title>Page</title><p>The agency counted 70 of them."


def page(body=PAGE, *, status=200, **headers):
    """An answer with that body. Header names are written with underscores."""

    def answer(handler):
        handler.send_response(status)
        sent = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body))} | headers
        for name, value in sent.items():
            if value is not None:
                handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def redirect(location, *, status=302, body=b""):
    return page(body, status=status, Location=location)


class _Handler(BaseHTTPRequestHandler):
    def _answer(self):
        site = self.server.site
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        site.asked.append((self.command, self.path))
        site.headers.append(dict(self.headers))
        # who asked may be gone before the answer ends: that is what many tests are about
        with contextlib.suppress(OSError):
            site.pages.get(self.path, page(b"", status=404))(self)

    do_GET = do_POST = _answer  # noqa: N815 (http.server looks for these)

    def log_message(self, *args):
        pass


class _Server(ThreadingHTTPServer):
    # an endless answer ends when its reader goes; nobody waits for it
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request, client_address):
        """Who asked may have gone, or not trust us: that is what tests look at from the other side."""


class Site:
    """`pages` maps paths to answers. `asked` holds (method, path) in order, `headers` what came with each."""

    def __init__(self):
        self.pages = {}
        self.asked = []
        self.headers = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.site = self
        self.port = self._server.server_address[1]
        self.authority = f"127.0.0.1:{self.port}"
        self.url = f"http://{self.authority}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()

    def speak_tls(self, context):
        # the handshake is left to the first read, in the thread of its request: one that fails must not end the others
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True, do_handshake_on_connect=False)

    @property
    def pages_asked(self):
        return [path for _, path in self.asked if path != "/robots.txt"]

    def close(self):
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
