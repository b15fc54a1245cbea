"""Faces that programs have marked, as they lie in the upright picture."""

from __future__ import annotations

import io
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from photo_sorter.adapters.engine.files.metadata import read_metadata
from photo_sorter.adapters.engine.files.xmp import read_packet
from photo_sorter.core.faces import Face, turned
from photo_sorter.core.photo import PhotoMetadata

_HEAD = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/"
 xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"
 xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#"
 xmlns:MP="http://ns.microsoft.com/photo/1.2/"
 xmlns:MPRI="http://ns.microsoft.com/photo/1.2/t/RegionInfo#"
 xmlns:MPReg="http://ns.microsoft.com/photo/1.2/t/Region#">"""
_END = "</rdf:Description></rdf:RDF></x:xmpmeta>"
_AREA = '<mwg-rs:Area stArea:x="{}" stArea:y="{}" stArea:w="{}" stArea:h="{}" stArea:unit="{}"/>'


def mwg(
    *area: float, name: str = "Anna", kind: str = "Face", unit: str = "normalized",
    applied: tuple[int, int] = (400, 200),
) -> str:  # fmt: skip
    return (
        f'<mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:AppliedToDimensions '
        f'stDim:w="{applied[0]}" stDim:h="{applied[1]}" stDim:unit="pixel"/><mwg-rs:RegionList>'
        f'<rdf:Bag><rdf:li><rdf:Description mwg-rs:Name="{name}" mwg-rs:Type="{kind}">'
        f"{_AREA.format(*area, unit)}</rdf:Description></rdf:li></rdf:Bag>"
        "</mwg-rs:RegionList></mwg-rs:Regions>"
    )


def microsoft(rectangle: str, name: str = "Bob") -> str:
    return (
        '<MP:RegionInfo rdf:parseType="Resource"><MPRI:Regions><rdf:Bag>'
        f'<rdf:li rdf:parseType="Resource"><MPReg:Rectangle>{rectangle}</MPReg:Rectangle>'
        f"<MPReg:PersonDisplayName>{name}</MPReg:PersonDisplayName></rdf:li>"
        "</rdf:Bag></MPRI:Regions></MP:RegionInfo>"
    )


def faces(inside: str) -> tuple[Face, ...]:
    return read_packet(_HEAD + inside + _END).regions.faces


def of_jpeg(inside: str, orientation: int) -> PhotoMetadata:
    """A picture that is stored 400 pixels wide and 200 high."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    buffer = io.BytesIO()
    picture = Image.new("RGB", (400, 200))
    picture.save(buffer, "JPEG", exif=exif, xmp=(_HEAD + inside + _END).encode())
    width, height = (200, 400) if orientation >= 5 else (400, 200)
    with Image.open(buffer) as source:
        return read_metadata(source, width, height, "JPEG")


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (mwg(0.5, 0.4, 0.2, 0.4), Face("Anna", 0.4, 0.2, 0.2, 0.4)),
        (mwg(200, 80, 80, 80, unit="pixel"), Face("Anna", 0.4, 0.2, 0.2, 0.4)),
        (mwg(0.0, 0.5, 0.2, 0.2, name=""), Face("", 0.0, 0.4, 0.1, 0.2)),  # as far as it is in it
        (microsoft("0.1, 0.2, 0.3, 0.4"), Face("Bob", 0.1, 0.2, 0.3, 0.4)),
        (mwg(0.5, 0.5, 0.2, 0.2) + microsoft("0,0,1,1"), Face("Anna", 0.4, 0.4, 0.2, 0.2)),
    ],
    ids=["fractions", "pixels", "at the edge", "Microsoft's", "both"],
)
def test_a_face_is_read(inside: str, expected: Face) -> None:
    assert faces(inside) == (expected,)


@pytest.mark.parametrize(
    "inside",
    [
        mwg(0.5, 0.5, 0.2, 0.2, kind="Focus"),
        mwg(0.5, 0.5, 0.0, 0.2),
        mwg(1.5, 0.5, 0.2, 0.2),
        mwg(math.nan, 0.5, 0.2, 0.2),
        mwg(200, 80, 80, 80, unit="pixel", applied=(0, 0)),
        microsoft("0.1, 0.2, 0.3"),
        microsoft("a, b, c, d"),
        microsoft(""),
        "<mwg-rs:Regions/><MP:RegionInfo/>",
    ],
)
def test_what_is_no_face_is_left_out(inside: str) -> None:
    assert faces(inside) == ()


def test_elements_in_place_of_attributes_are_read_too() -> None:
    area = "".join(f"<stArea:{n}>{v}</stArea:{n}>" for n, v in zip("xywh", (0.5,) * 4, strict=True))
    assert faces(
        "<mwg-rs:Regions><mwg-rs:RegionList><rdf:Seq><rdf:li><mwg-rs:Name>Anna</mwg-rs:Name>"
        f"<mwg-rs:Type>Face</mwg-rs:Type><mwg-rs:Area>{area}</mwg-rs:Area></rdf:li></rdf:Seq>"
        "</mwg-rs:RegionList></mwg-rs:Regions>"
    ) == (Face("Anna", 0.25, 0.25, 0.5, 0.5),)


@pytest.mark.parametrize(
    ("orientation", "x", "y"),
    [
        (1, 0.1, 0.2),
        (2, 0.7, 0.2),
        (3, 0.7, 0.4),
        (4, 0.1, 0.4),
        (5, 0.2, 0.1),
        (6, 0.4, 0.1),
        (7, 0.4, 0.7),
        (8, 0.2, 0.7),
    ],
)
def test_faces_are_turned_with_the_picture(orientation: int, x: float, y: float) -> None:
    (face,) = of_jpeg(mwg(0.2, 0.4, 0.2, 0.4), orientation).faces
    sides = (0.4, 0.2) if orientation >= 5 else (0.2, 0.4)
    assert face == Face("Anna", x, y, *sides)


def test_faces_that_were_marked_in_the_upright_picture_are_left() -> None:
    (face,) = of_jpeg(mwg(0.2, 0.4, 0.2, 0.4, applied=(200, 400)), 6).faces
    assert face == Face("Anna", 0.1, 0.2, 0.2, 0.4)


@given(
    st.tuples(*[st.floats(0, 0.5)] * 4).map(lambda sides: [round(side, 6) for side in sides]),
    st.integers(1, 8),
)
def test_a_face_stays_in_the_picture_and_four_turns_bring_it_back(
    sides: list[float], orientation: int
) -> None:
    face = Face("", *sides)
    one = turned(face, orientation)
    assert 0 <= one.x <= one.x + one.width <= 1.000001
    assert 0 <= one.y <= one.y + one.height <= 1.000001
    for _ in range(3):
        one = turned(one, orientation)
    assert (one.x, one.y) == pytest.approx((face.x, face.y), abs=1e-5)
    assert (one.width, one.height) == (face.width, face.height)


@given(st.text(max_size=200))
def test_no_text_in_a_rectangle_breaks_the_reader(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    for face in faces(microsoft(escaped)):
        assert 0 <= face.x < face.x + face.width <= 1.000001


def test_names_of_faces_are_no_keywords() -> None:
    assert of_jpeg(mwg(0.2, 0.4, 0.2, 0.4), 1).keywords == ()


def test_lists_that_are_nested_in_each_other_take_no_time() -> None:
    deep = "<mwg-rs:Regions><rdf:li>" * 3000 + "</rdf:li></mwg-rs:Regions>" * 3000
    assert faces(deep) == ()
