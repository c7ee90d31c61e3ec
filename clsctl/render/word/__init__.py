"""A page of ours as a document of Word: `word(page, model)` gives the bytes of a .docx.

One way for all reports: what a template says in HTML is what Word is given, so a report of tomorrow has its Word too.
"""

import io
from datetime import date

from clsctl.render.office import needed
from clsctl.render.zipped import settled


def word(page: str, model: bytes | None = None, name: str = "", day: date | None = None) -> bytes:
    """The document. `model` is a .docx of the house, `name` what it is called, `day` what the file is dated by.

    Raises Trouble where the model can't be read, and where python-docx is not installed.
    """
    with needed("docx"):
        from clsctl.render.word import document  # noqa: PLC0415 - for Word only
    out = io.BytesIO()
    document.made(page, model, name, day).save(out)
    return settled(out.getvalue())
