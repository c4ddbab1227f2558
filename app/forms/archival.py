"""Makes a paper one that can be read in thirty years: PDF/A-1b (ISO 19005-1).

Needs of it: every typeface inside, no transparency, colours defined by a profile inside, and a description
(XMP) that agrees with the file's own. The drawing side takes care of the first two.
"""

from __future__ import annotations

import datetime as dt
import io
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from app.forms.colour_profile import srgb_profile

PRODUCER = "motcua"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description>
{dates}<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>1</pdfaid:part>
<pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""

_XMP_DATES = """<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{made_at}</xmp:CreateDate>
<xmp:ModifyDate>{made_at}</xmp:ModifyDate>
</rdf:Description>
"""


def archival(drawn: bytes, title: str, made_at: dt.datetime | None) -> bytes:
    """The drawn paper as PDF/A-1b; equal input gives equal bytes.

    Args:
        title: Without personal data; it can be read without opening the paper.
        made_at: With a zone, whole seconds count; None = the file tells no date.
    """
    with Pdf.open(io.BytesIO(drawn)) as pdf:
        for page in pdf.pages:
            # reportlab writes an empty page transition, which PDF/A-1 does not know.
            if Name.Trans in page:
                del page[Name.Trans]
        profile = pdf.make_stream(srgb_profile(), N=3, Alternate=Name.DeviceRGB)
        pdf.Root.OutputIntents = Array(
            [
                Dictionary(
                    Type=Name.OutputIntent,
                    S=Name.GTS_PDFA1,
                    OutputConditionIdentifier=String("sRGB"),
                    Info=String("sRGB IEC61966-2.1"),
                    DestOutputProfile=pdf.make_indirect(profile),
                )
            ]
        )
        about = Dictionary(Title=String(title), Producer=String(PRODUCER))
        dates = ""
        if made_at is not None:
            moment = made_at.replace(microsecond=0)
            dates = _XMP_DATES.format(made_at=moment.isoformat())
            about.CreationDate = about.ModDate = String(_pdf_date(moment))
        xmp = _XMP.format(title=escape(title), dates=dates, producer=PRODUCER)
        pdf.Root.Metadata = pdf.make_indirect(
            pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)
        )
        pdf.Root.Lang = String("vi-VN")
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        pdf.trailer.Info = pdf.make_indirect(about)
        finished = io.BytesIO()
        pdf.save(
            finished,
            force_version="1.4",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            deterministic_id=True,
        )
        return finished.getvalue()


def _pdf_date(moment: dt.datetime) -> str:
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"
