"""Texts that went through another encoding, and whether what comes out can only be what was meant."""

import re

# What a French text is written with beside ASCII: other letters mean that the guess was wrong.
_FRENCH = "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’‘“”„…–—•°²³ªº€§·×µ½¼¾±©®™\u00a0\u202f\u2009\u2011"


def is_french(text: str) -> bool:
    """Whether a text holds only what French is written with."""
    return all(char < "\x7f" or char in _FRENCH for char in text)


def without_damage(text: str) -> str | None:
    """The text with « Ã© » put back to « é »; None where there is no such damage, or where some of it would stay."""
    if not re.search("Ã|Â|â€", text):
        return None
    pattern = "Ã[\u0080-\u00bf\u0152-\u2122]|Â[\u00a0-\u00bf]|â€[\u0080-\u2122]|Å[\u0080-\u00bf\u0152-\u2122]"
    try:
        sound = re.sub(pattern, _letter, text)
    except UnicodeError:
        return None
    return sound if sound != text and not re.search("Ã|Â[^\\w]|â€", sound) else None


def _letter(found: re.Match[str]) -> str:
    """The letter that two or three signs stand for. Raises UnicodeError where they stand for none of French."""
    data = b"".join(_byte(char) for char in found[0])
    letter = data.decode("utf-8")
    if not is_french(letter):
        raise UnicodeError
    return letter


def _byte(char: str) -> bytes:
    return bytes([ord(char)]) if "\u0080" <= char <= "\u009f" else char.encode("cp1252")
