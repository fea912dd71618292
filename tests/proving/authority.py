"""A timestamping authority as RFC 3161 has it: OpenSSL behind a small HTTP server."""

import shutil
import subprocess
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

OPENSSL = shutil.which("openssl")

SETTINGS = """
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
[leaf]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = one
[one]
serial = {folder}/serial
signer_cert = {folder}/leaf.pem
signer_key = {folder}/leaf.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
"""


class Authority:
    """One that runs until it is closed; `roots` are its certificates."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir()
        (folder / "settings").write_text(SETTINGS.format(folder=folder), encoding="ascii")
        (folder / "serial").write_text("01\n", encoding="ascii")
        new = ("req", "-config", "settings", "-newkey", "rsa:2048", "-nodes", "-keyout")
        self._run(
            *new, "root.key", "-x509", "-days", "2", "-subj", "/CN=Root", "-extensions", "root", "-out", "root.pem"
        )
        self._run(*new, "leaf.key", "-subj", "/CN=Time", "-out", "leaf.csr")
        signing = ("x509", "-req", "-in", "leaf.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "2")
        self._run(*signing, "-extfile", "settings", "-extensions", "leaf", "-out", "leaf.pem")
        self.roots = folder / "root.pem"
        authority = self

        class Answering(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                answer = authority.answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(200)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def answer(self, asked: bytes) -> bytes:
        """The timestamp over what is asked."""
        with tempfile.TemporaryDirectory(dir=self.folder) as place:
            question, reply = Path(place) / "asked", Path(place) / "reply"
            question.write_bytes(asked)
            self._run("ts", "-reply", "-config", "settings", "-section", "one", "-queryfile", question, "-out", reply)
            return reply.read_bytes()

    def close(self) -> None:
        """It answers no more."""
        self._server.shutdown()
        self._server.server_close()

    def _run(self, *words: object) -> None:
        assert OPENSSL is not None
        subprocess.run([OPENSSL, *map(str, words)], cwd=self.folder, check=True, capture_output=True)
