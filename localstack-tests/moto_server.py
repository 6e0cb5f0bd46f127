"""Serves moto, which plays AWS, on a free port of this machine's loopback, and prints its address once it can be called.

moto checks the condition of a write and writes in two steps, between which another thread can write: calls of DynamoDB come one after the
other here, as whoever relies on conditional writes needs it. Calls of other services do not wait for them.
"""

import threading

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server


class OneWriteAtATime:
    """The application, with a lock around what is meant for DynamoDB."""

    def __init__(self, app):
        self.app = app
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        if not environ.get("HTTP_X_AMZ_TARGET", "").startswith("DynamoDB"):
            return self.app(environ, start_response)
        with self.lock:
            return list(self.app(environ, start_response))


server = make_server("127.0.0.1", 0, OneWriteAtATime(DomainDispatcherApplication(create_backend_app)), threaded=True)
print(f"http://127.0.0.1:{server.port}", flush=True)
server.serve_forever()
