"""Sidecars as other programs document them, and documents of every form that hypothesis draws."""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from hypothesis import strategies as st

from photo_sorter.core.file_fields import FileFields
from photo_sorter.core.person_details import Place
from photo_sorter.core.person_said import file_place

RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
NAMESPACES = " ".join((
    'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    'xmlns:lr="http://ns.adobe.com/lightroom/1.0/"',
    'xmlns:digiKam="http://www.digikam.org/ns/1.0/"',
    'xmlns:exif="http://ns.adobe.com/exif/1.0/"',
    'xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"',
))  # fmt: skip

DARKTABLE = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:exif="http://ns.adobe.com/exif/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:darktable="http://darktable.sf.net/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
   exif:DateTimeOriginal="2024:05:01 12:00:00.000"
   xmp:Rating="2"
   xmpMM:DerivedFrom="DSC_0001.NEF"
   darktable:xmp_version="5"
   darktable:raw_params="0"
   darktable:auto_presets_applied="1"
   darktable:history_end="2">
   <darktable:masks_history>
    <rdf:Seq/>
   </darktable:masks_history>
   <darktable:history>
    <rdf:Seq>
     <rdf:li
      darktable:num="0"
      darktable:operation="rawprepare"
      darktable:enabled="1"
      darktable:params="00000000000000000000000000000000"
      darktable:blendop_params="gz11eJxjYIAACQYYOOHEgAYY0QVwggZ7CB6pfNoAAE4gGQg="/>
     <rdf:li darktable:num="1" darktable:operation="exposure"/>
    </rdf:Seq>
   </darktable:history>
   <dc:subject>
    <rdf:Bag>
     <rdf:li>Munich</rdf:li>
     <rdf:li>dog</rdf:li>
    </rdf:Bag>
   </dc:subject>
   <lr:hierarchicalSubject>
    <rdf:Bag>
     <rdf:li>Places|Munich</rdf:li>
     <rdf:li>dog</rdf:li>
    </rdf:Bag>
   </lr:hierarchicalSubject>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""
LIGHTROOM = b"""\
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Adobe XMP Core 7.0-c000 1.000000, 0000/00/00-00:00:00">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
    xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#"
    xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"
   xmp:CreatorTool="Ver.1.00 "
   xmp:Rating="4"
   xmp:Label="Rot"
   xmpMM:DocumentID="xmp.did:0a1b"
   crs:Version="16.0"
   crs:Exposure2012="+0.35">
   <dc:subject>
    <rdf:Bag>
     <rdf:li>Hund</rdf:li>
     <rdf:li>Tiere</rdf:li>
     <rdf:li>Urlaub</rdf:li>
    </rdf:Bag>
   </dc:subject>
   <lr:hierarchicalSubject>
    <rdf:Bag>
     <rdf:li>Tiere|Hund</rdf:li>
     <rdf:li>Urlaub</rdf:li>
    </rdf:Bag>
   </lr:hierarchicalSubject>
   <dc:title>
    <rdf:Alt>
     <rdf:li xml:lang="x-default">Am Meer &amp; im Wald</rdf:li>
    </rdf:Alt>
   </dc:title>
   <xmpMM:History>
    <rdf:Seq>
     <rdf:li
      stEvt:action="derived"
      stEvt:parameters="converted from image/x-nikon-nef to image/dng"/>
     <rdf:li stEvt:action="saved" stEvt:changed="/metadata"/>
    </rdf:Seq>
   </xmpMM:History>
   <crs:ToneCurvePV2012>
    <rdf:Seq>
     <rdf:li>0, 0</rdf:li>
     <rdf:li>255, 255</rdf:li>
    </rdf:Seq>
   </crs:ToneCurvePV2012>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
"""
DIGIKAM = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="XMP Core 4.4.0-Exiv2">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:digiKam="http://www.digikam.org/ns/1.0/"
    xmlns:MicrosoftPhoto="http://ns.microsoft.com/photo/1.0/"
    xmlns:lr="http://ns.adobe.com/lightroom/1.0/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:acdsee="http://ns.acdsee.com/iptc/1.0/"
   digiKam:ColorLabel="1"
   digiKam:PickLabel="0"
   MicrosoftPhoto:Rating="75"
   xmp:Rating="4"
   xmp:Label="Red"
   acdsee:categories="&lt;Categories&gt;&lt;/Categories&gt;">
   <digiKam:TagsList>
    <rdf:Seq>
     <rdf:li>Personen/Anna</rdf:li>
     <rdf:li>Fest</rdf:li>
    </rdf:Seq>
   </digiKam:TagsList>
   <MicrosoftPhoto:LastKeywordXMP>
    <rdf:Bag>
     <rdf:li>Personen/Anna</rdf:li>
     <rdf:li>Fest</rdf:li>
    </rdf:Bag>
   </MicrosoftPhoto:LastKeywordXMP>
   <lr:hierarchicalSubject>
    <rdf:Bag>
     <rdf:li>Personen|Anna</rdf:li>
     <rdf:li>Fest</rdf:li>
    </rdf:Bag>
   </lr:hierarchicalSubject>
   <dc:subject>
    <rdf:Bag>
     <rdf:li>Anna</rdf:li>
     <rdf:li>Fest</rdf:li>
    </rdf:Bag>
   </dc:subject>
   <dc:description>
    <rdf:Alt>
     <rdf:li xml:lang="x-default">Ein Fest</rdf:li>
     <rdf:li xml:lang="en-US">A party</rdf:li>
    </rdf:Alt>
   </dc:description>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
""".encode()
FOREIGN = {"darktable": DARKTABLE, "Lightroom": LIGHTROOM, "digiKam": DIGIKAM}


def packet(*descriptions: str) -> bytes:
    inner = "\n".join(descriptions)
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {RDF}>{inner}</rdf:RDF></x:xmpmeta>'.encode()
    )


def described(content: str = "", attributes: str = "") -> bytes:
    return packet(
        f'<rdf:Description rdf:about="" {NAMESPACES} {attributes}>{content}</rdf:Description>'
    )


# ---------------------------------------------------------------------- drawn

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="|\ufffe\uffff"),
    min_size=1,
    max_size=12,
).map(str.strip)
_NAMES = st.sampled_from(["Dog", "dog", "Animals", "AC/DC", "Straße", "a & b", "<x>", "]]>"])
KEYWORDS = st.lists(_NAMES | WORDS, min_size=1, max_size=3).map("|".join)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.none()
PLACES = st.none() | st.builds(Place, st.floats(-90, 90), st.floats(-180, 180)).map(file_place)
FIELDS = st.builds(
    FileFields,
    st.lists(KEYWORDS, max_size=6).map(tuple),
    st.none() | st.integers(-1, 5),
    TEXTS,
    TEXTS,
    TEXTS,
    TEXTS,
    PLACES,
    TEXTS.map(lambda text: text and f"{text};{text}"),
)

Draw = Callable[[st.SearchStrategy[str]], str]
_PLAIN = st.sampled_from(
    ["Dog", "3", " 4.0 ", "-1", "a/b", "Red", "48,8.5N", "11.25", "W", "Animals|Dog", "ä & ü", ""]
)


@st.composite
def values(draw: st.DrawFn) -> str:
    """The content of an element that has one value."""
    text = draw(_PLAIN)
    return draw(
        st.sampled_from([
            escape(text),
            f"<![CDATA[{text}]]>",
            f"{escape(text)}<!-- said -->",
            "".join(f"&#{ord(each)};" for each in text),
        ])
    )  # fmt: skip


@st.composite
def list_items(draw: st.DrawFn) -> str:
    return draw(
        st.sampled_from([
            f"<rdf:li>{draw(values())}</rdf:li>",
            f'<rdf:li xml:lang="x-default">{draw(values())}</rdf:li>',
            f"<rdf:li xml:lang='de'>{draw(values())}</rdf:li>",
            f'<rdf:_1 crs:a="b">{draw(values())}</rdf:_1>',
            "<rdf:li/>",
            f'<rdf:li rdf:parseType="Resource"><rdf:value>{draw(values())}</rdf:value>'
            "<crs:by>me</crs:by></rdf:li>",
            f"<rdf:li><rdf:Description><rdf:value>{draw(values())}</rdf:value>"
            "</rdf:Description></rdf:li>",
            f"<rdf:li rdf:value={quoteattr(draw(_PLAIN))} crs:by='me'/>",
            "<!-- between -->",
        ])
    )  # fmt: skip


_PROPERTIES = st.sampled_from([
    "dc:subject", "lr:hierarchicalSubject", "digiKam:TagsList", "xmp:Rating", "xmp:Label",
    "dc:title", "dc:description", "dc:rights", "dc:creator", "exif:GPSLatitude",
    "exif:GPSLongitude", "exif:GPSLongitudeRef", "crs:Other",
])  # fmt: skip
_SPACES = st.sampled_from(["", " ", "\n   ", "\r\n\t"])


@st.composite
def elements(draw: st.DrawFn) -> str:
    name, space = draw(_PROPERTIES), draw(_SPACES)
    kind = draw(st.sampled_from(["Bag", "Seq", "Alt"]))
    inner = space.join(draw(st.lists(list_items(), max_size=4)))
    return draw(
        st.sampled_from([
            f"<{name}>{draw(values())}</{name}>",
            f"<{name}/>",
            f"<{name}><rdf:{kind}/></{name}>",
            f"<{name}>{space}<rdf:{kind}>{space}{inner}</rdf:{kind}>{space}</{name}>",
            f'<{name} rdf:resource={quoteattr(draw(_PLAIN))}/>',
            f'<{name} rdf:parseType="Resource"><crs:part>1</crs:part></{name}>',
            "<!-- a remark -->",
            "<crs:Look><rdf:Description dc:title='inner' xmp:Rating='1'/></crs:Look>",
        ])
    )  # fmt: skip


@st.composite
def descriptions(draw: st.DrawFn) -> str:
    space = draw(_SPACES)
    attributes = draw(st.lists(_PROPERTIES, max_size=3, unique=True))
    written = "".join(f"{space or ' '}{name}={quoteattr(draw(_PLAIN))}" for name in attributes)
    content = space.join(draw(st.lists(elements(), max_size=5)))
    about = draw(st.sampled_from([' rdf:about=""', " about=''", ""]))
    if not content and draw(st.booleans()):
        return f"<rdf:Description{about}{written} />"
    return f"<rdf:Description{about}{written}>{space}{content}{space}</rdf:Description>"


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """Of one to three descriptions, in any encoding, with what may stand around them."""
    space = draw(_SPACES)
    inner = space.join(draw(st.lists(descriptions(), max_size=3)))
    rdf = f"<rdf:RDF {RDF} {NAMESPACES}>{space}{inner}{space}</rdf:RDF>"
    text = draw(
        st.sampled_from([
            rdf,
            f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{space}{rdf}{space}</x:xmpmeta>',
            f'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{rdf}\n'
            '   \n\n<?xpacket end="w"?>\0\0',
        ])
    )  # fmt: skip
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]))
    return text.encode(encoding)
