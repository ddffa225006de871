"""Just enough of PDF: is it one, how many pages, and a one-page sample."""

import re
from collections.abc import Sequence


def is_pdf(content: bytes) -> bool:
    """Judged by its bytes: the header at the start and the end mark near the end."""
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]


def page_count(content: bytes) -> int | None:
    """The number of pages, or None where the page tree is compressed and we cannot see it."""
    return len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", content)) or None


def sample_pdf(title: str, fields: Sequence[str] = ()) -> bytes:
    """A valid PDF of one A4 page with `title` on it and in its document information.

    `fields` are the names of its form fields. The font is one that readers bring along for
    Chinese; it is not embedded.
    """
    text = title.encode("utf-16-be").hex()
    words = f"BT /F 20 Tf 72 740 Td <{text}> Tj ET"
    page = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
    face = "/BaseFont /STSong-Light"
    script = "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 5 >>"
    widgets = " ".join(f"{number} 0 R" for number in range(9, 9 + len(fields)))
    form = f" /AcroForm << /Fields [{widgets}] >>" if fields else ""
    page += f" /Annots [{widgets}]" if fields else ""
    box = "/FontBBox [-134 -254 1001 905] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880"
    bodies = [
        f"<< /Type /Catalog /Pages 2 0 R{form} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< {page} /Resources << /Font << /F 6 0 R >> >> >>",
        f"<< /Title <FEFF{text}> >>",
        f"<< /Length {len(words)} >>\nstream\n{words}\nendstream",
        f"<< /Type /Font /Subtype /Type0 {face} /Encoding /UniGB-UTF16-H "
        "/DescendantFonts [7 0 R] >>",
        f"<< /Type /Font /Subtype /CIDFontType0 {face} {script} /FontDescriptor 8 0 R "
        "/W [1 95 500] >>",
        f"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 {box} /StemV 80 >>",
        *map(_text_field, fields),
    ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(bodies) + 1
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode()


def _text_field(name: str) -> str:
    kind = "/Type /Annot /Subtype /Widget /FT /Tx"
    return f"<< {kind} /T <FEFF{name.encode('utf-16-be').hex()}> /Rect [72 600 272 640] /P 3 0 R >>"
