"""The names of what is read and written, as expat gives them: namespace, space, local name."""

from __future__ import annotations

from collections.abc import Mapping

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"
XMP = "http://ns.adobe.com/xap/1.0/"
LIGHTROOM = "http://ns.adobe.com/lightroom/1.0/"
EXIF = "http://ns.adobe.com/exif/1.0/"
DIGIKAM = "http://www.digikam.org/ns/1.0/"

RDF_ROOT = f"{RDF} RDF"
DESCRIPTION = f"{RDF} Description"
VALUE = f"{RDF} value"
RESOURCE = f"{RDF} resource"
PARSE_TYPE = f"{RDF} parseType"
CONTAINERS = frozenset(f"{RDF} {kind}" for kind in ("Bag", "Seq", "Alt"))
ITEM = f"{RDF} li"
NUMBERED_ITEM = f"{RDF} _"  # and a number
LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"
DEFAULT_LANGUAGE = "x-default"

SUBJECT = f"{DC} subject"
HIERARCHICAL_SUBJECT = f"{LIGHTROOM} hierarchicalSubject"
TAGS_LIST = f"{DIGIKAM} TagsList"
RATING = f"{XMP} Rating"
LABEL = f"{XMP} Label"
TITLE = f"{DC} title"
DESCRIPTION_TEXT = f"{DC} description"
CREATOR = f"{DC} creator"
RIGHTS = f"{DC} rights"
LATITUDE = f"{EXIF} GPSLatitude"
LONGITUDE = f"{EXIF} GPSLongitude"
LATITUDE_REFERENCE = f"{LATITUDE}Ref"
LONGITUDE_REFERENCE = f"{LONGITUDE}Ref"

# As all programs call them; another is taken where a document has given the name away.
USUAL_PREFIXES: Mapping[str, str] = {
    RDF: "rdf",
    DC: "dc",
    XMP: "xmp",
    LIGHTROOM: "lr",
    EXIF: "exif",
    DIGIKAM: "digiKam",
}


def namespace_of(name: str) -> str:
    return name.rpartition(" ")[0]


def local_name(name: str) -> str:
    return name.rpartition(" ")[2]
