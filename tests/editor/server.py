"""An editor, as far as the YAML language server can tell: it speaks the language server protocol over pipes."""

import json
import subprocess
from pathlib import Path
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Any, NamedTuple, Self

from tests.node import package

_PATIENCE = 30  # seconds; an answer takes some milliseconds
SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}


class Problem(NamedTuple):
    """What the editor underlines; the line counts from 0."""

    line: int
    text: str


class Editor:
    """A running server, used in a `with`."""

    def __init__(self, folder: Path) -> None:
        script = package("yaml-language-server") / "bin" / "yaml-language-server"
        self.process = subprocess.Popen(
            ["node", str(script), "--stdio"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder,
        )  # fmt: skip
        self.folder = folder
        self.answers: Queue[dict[str, Any]] = Queue()
        self.problems: Queue[dict[str, Any]] = Queue()
        self.count = 0
        Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        capabilities = {
            "workspace": {"configuration": True},
            "textDocument": {
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "completion": {"completionItem": {"documentationFormat": ["markdown", "plaintext"]}},
            },
        }
        self.ask("initialize", processId=None, rootUri=self.folder.as_uri(), capabilities=capabilities)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=SETTINGS)
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()

    def open(self, beside: Path, *texts: str) -> "list[Page]":
        """Show texts as those of new files beside another one: what is said of them can't be of an older text."""
        files = []
        for text in texts:
            self.count += 1
            files.append(beside.with_name(f"page-{self.count}.yaml"))
            document = {"uri": files[-1].as_uri(), "languageId": "yaml", "version": 1, "text": text}
            self._tell("textDocument/didOpen", textDocument=document)
        found: dict[str, list[Problem]] = {}
        while not all(file.as_uri() in found for file in files):
            told = self.problems.get(timeout=_PATIENCE)
            found[told["uri"]] = [
                Problem(each["range"]["start"]["line"], each["message"]) for each in told["diagnostics"]
            ]
        return [Page(self, file, tuple(sorted(found[file.as_uri()]))) for file in files]

    def ask(self, method: str, **parameters: Any) -> Any:
        self.count += 1
        self._send({"id": self.count, "method": method, "params": parameters})
        while True:
            answer = self.answers.get(timeout=_PATIENCE)
            if answer["id"] == self.count:
                assert "error" not in answer, answer
                return answer.get("result")

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.process.stdin.flush()

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            self._hear(json.loads(stream.read(length)))

    def _hear(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self.problems.put(message["params"])
        elif method == "workspace/configuration":
            sections = [SETTINGS.get(item.get("section")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": sections})
        elif method and "id" in message:
            self._send({"id": message["id"], "result": None})
        elif "id" in message:
            self.answers.put(message)


class Page(NamedTuple):
    """A text in the editor, and what is underlined in it. Lines and columns count from 0."""

    editor: Editor
    file: Path
    problems: tuple[Problem, ...]

    def hover(self, line: int, column: int) -> str:
        """What is shown over a place."""
        found = self.editor.ask("textDocument/hover", **self._at(line, column))
        return str(found["contents"]["value"]) if found else ""

    def complete(self, line: int, column: int) -> dict[str, str]:
        """What is proposed at a place, each with its explanation."""
        found = self.editor.ask("textDocument/completion", **self._at(line, column))
        items = found["items"] if isinstance(found, dict) else found or []
        return {each["label"]: _words(each.get("documentation", "")) for each in items}

    def _at(self, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": self.file.as_uri()}, "position": {"line": line, "character": column}}


def _words(documentation: Any) -> str:
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)
