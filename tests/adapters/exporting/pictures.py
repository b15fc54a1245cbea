"""Pictures that tell where they were taken and who is on them, in every way that there is."""

from __future__ import annotations

import io
import struct

import numpy as np
from PIL import ExifTags, Image, PngImagePlugin

_XMP_IN_TIFF = 700
PLACE_WORDS = (b"Grazhausen", b"Steiermark", b"Europe/Vienna", b"Hauptplatz")
PEOPLE_WORDS = (b"Annabella", b"Brunhilde")
SECRETS = (*PLACE_WORDS, *PEOPLE_WORDS, b"SERIAL-4711", b"nickname-x")

XMP = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/"
 xmlns:iptcExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 photoshop:City="Grazhausen" photoshop:State="Steiermark" exif:GPSLatitude="47,4.2N"
 exif:GPSLongitude="15,26.4E">
 <iptcExt:PersonInImage><rdf:Bag><rdf:li>Annabella</rdf:li></rdf:Bag></iptcExt:PersonInImage>
 <mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag>
  <rdf:li rdf:parseType="Resource"><mwg-rs:Name>Brunhilde</mwg-rs:Name>
   <mwg-rs:Type>Face</mwg-rs:Type></rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>
 <dc:subject><rdf:Bag><rdf:li>dog</rdf:li><rdf:li>Annabella</rdf:li><rdf:li>Grazhausen</rdf:li>
 </rdf:Bag></dc:subject></rdf:Description></rdf:RDF></x:xmpmeta>"""


def scene(size: tuple[int, int] = (320, 240)) -> Image.Image:
    """Upright it is red above and blue below, with a gradient from left to right."""
    width, height = size
    rows = np.zeros((height, width, 3), np.uint8)
    rows[: height // 2, :, 0] = 200
    rows[height // 2 :, :, 2] = 200
    rows[:, :, 1] = np.linspace(0, 120, width, dtype=np.uint8)
    return Image.fromarray(rows)


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[ExifTags.Base.Make] = "Maker"
    made[ExifTags.Base.Model] = "Model 5"
    made[ExifTags.Base.Orientation] = orientation
    made[ExifTags.Base.ImageDescription] = "Annabella in Grazhausen"
    made[ExifTags.Base.Artist] = "Brunhilde"
    made[ExifTags.Base.HostComputer] = "nickname-x"
    made[ExifTags.IFD.Exif] = {
        ExifTags.Base.DateTimeOriginal: "2021:06:05 10:20:30",
        ExifTags.Base.FNumber: 2.8,
        ExifTags.Base.BodySerialNumber: "SERIAL-4711",
        ExifTags.Base.UserComment: b"ASCII\0\0\0Hauptplatz",
        ExifTags.Base.MakerNote: b"Europe/Vienna and Annabella",
    }
    made[ExifTags.IFD.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: (47.0, 4.0, 12.0),
        ExifTags.GPS.GPSLongitudeRef: "E",
        ExifTags.GPS.GPSLongitude: (15.0, 26.0, 24.0),
        ExifTags.GPS.GPSAltitude: 350.0,
        ExifTags.GPS.GPSAreaInformation: b"ASCII\0\0\0Hauptplatz",
    }
    return made


def telling(form: str, orientation: int = 1, size: tuple[int, int] = (320, 240)) -> bytes:
    """A file of `scene` as JPEG, PNG, WEBP or TIFF that says all of this."""
    out = io.BytesIO()
    picture = scene(size)
    if form == "JPEG":
        picture.save(out, form, quality=95, exif=exif(orientation), xmp=XMP, comment="Hauptplatz")
        data = out.getvalue()
        return data[:2] + _iptc() + data[2:] + b"Annabella behind the end"
    if form == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", "Annabella at Hauptplatz")
        notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
        picture.save(out, form, exif=exif(orientation), pnginfo=notes)
        return out.getvalue() + b"Annabella behind the end"
    said = exif(orientation)
    if form == "TIFF":
        said[_XMP_IN_TIFF] = XMP
    picture.save(out, form, quality=95, exif=said.tobytes(), xmp=XMP)
    return out.getvalue()


def _iptc() -> bytes:
    """A Photoshop block with a city and a keyword."""
    fields = b"".join(
        b"\x1c\x02" + bytes([number]) + struct.pack(">H", len(text)) + text
        for number, text in ((90, b"Grazhausen"), (92, b"Hauptplatz"), (25, b"Brunhilde"))
    )
    block = (
        b"8BIM\x04\x04\0\0" + struct.pack(">I", len(fields)) + fields + b"\0" * (len(fields) % 2)
    )
    body = b"Photoshop 3.0\0" + block
    return b"\xff\xed" + struct.pack(">H", len(body) + 2) + body
