"""Raster pictures, none larger than a page can show."""

from __future__ import annotations

import io
import warnings

from PIL import Image, UnidentifiedImageError

LONGEST = 2500  # pixels: the width of A4 at 300 dots an inch, what office printers show
PNG = b"\x89PNG\r\n\x1a\n"  # how such a file begins (PNG specification, 5.2)
_MOST = 178_956_970  # pixels: the bound of Pillow, beyond which it suspects an attack


def fitting(data: bytes) -> bytes:
    """The picture in `data`, made smaller if it is larger than a page can show.

    What is no raster picture comes back as it is.

    Raises:
        ValueError: it has more than 178 million pixels.
    """
    try:
        with warnings.catch_warnings():  # a picture of 100 million pixels is large, no attack
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as picture:
                return data if max(picture.size) <= LONGEST else _smaller(picture)
    except Image.DecompressionBombError as error:
        raise ValueError(f"в картинке больше {_MOST // 1_000_000} млн точек") from error
    except (UnidentifiedImageError, OSError):
        return data


def _smaller(picture: Image.Image) -> bytes:
    format_ = picture.format if picture.format in {"JPEG", "PNG"} else "PNG"
    if format_ == "JPEG":
        picture.draft("RGB", (LONGEST, LONGEST))  # decodes at a half, a quarter or an eighth
    small = picture if picture.mode in {"L", "RGB", "RGBA"} else picture.convert("RGBA")
    small.thumbnail((LONGEST, LONGEST))
    if format_ == "JPEG":
        small = small.convert("RGB")
    into = io.BytesIO()
    small.save(into, format_, quality=90)
    return into.getvalue()
