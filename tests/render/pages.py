"""What must never stand in a page, and whether its elements are closed: a small check on the standard parser."""

from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
FORBIDDEN = {"script", "iframe", "object", "embed", "img", "link", "form", "input", "base", "video", "audio"}
ADDRESSES = {"href", "src", "srcset", "action", "xlink:href", "poster", "data", "background"}
OPEN_AT_END = {"p", "li", "td", "th", "tr"}


class _Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.refs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in FORBIDDEN:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on") or name == "style":
            self.faults.append(f"{tag} {name}")
        if name in ADDRESSES and not value.lower().startswith(("http://", "https://", "mailto:", "#")):
            self.faults.append(f"{tag} {name}={value}")
        if name in {"src", "srcset", "poster"}:
            self.faults.append(f"{tag} asks for {value}")
        if name == "id":
            self.ids.append(value)
        if name in {"aria-labelledby", "aria-describedby", "headers"}:
            self.refs += value.split()
        if name == "href" and value.startswith("#"):
            self.refs.append(value[1:])

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()


def faults(page: str) -> list[str]:
    """What is wrong in a page or a fragment: what runs, what asks for something, what is not closed or not found."""
    checker = _Checker()
    checker.feed(page)
    checker.close()
    twice = {each for each in checker.ids if checker.ids.count(each) > 1}
    lost = set(checker.refs) - set(checker.ids)
    return [
        *checker.faults,
        *(f"<{tag}> is not closed" for tag in checker.open),
        *(f"id {each} twice" for each in twice),
        *(f"no id {each}" for each in lost),
    ]
