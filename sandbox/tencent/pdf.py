"""Just enough of PDF: is it one, how many pages, and a one-page sample."""

import re


def is_pdf(content: bytes) -> bool:
    """Judged by its bytes: the header at the start and the end mark near the end."""
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-1024:]


def page_count(content: bytes) -> int | None:
    """The number of pages, or None where the page tree is compressed and we cannot see it."""
    return len(re.findall(rb"/Type\s*/Page(?![A-Za-z])", content)) or None


def sample_pdf(title: str) -> bytes:
    """A valid PDF of one empty A4 page that carries `title` in its document information."""
    text = title.encode("utf-16-be").hex()
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> >>",
        f"<< /Title <FEFF{text}> >>",
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
