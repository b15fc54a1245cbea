"""Numbers, dates, reasons and changes in the person's own words."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QTime

from photo_sorter.core.changes import OF_CHOSEN, TAGS, Action, Deed
from photo_sorter.core.errors import FailureKind
from photo_sorter.core.keywords import shown
from photo_sorter.core.rating import MOST_STARS, ColourLabel, stars
from photo_sorter.core.tag_tree import TagColour
from photo_sorter.core.taken import DateTaken, Precision, TakenSource, zone_text
from photo_sorter.core.views import Activity, PhotoDetails, Progress
from photo_sorter.ui.base.meant import Meant

translate = QCoreApplication.translate


class Counts(QObject):
    """Numbers of things. An object because lupdate sees plurals only in `tr`, not in every
    version's `translate`."""

    def photos(self, count: int) -> str:
        return self.tr("%n photo(s)", "", count)

    def of_stacks(self, count: int) -> str:
        return self.tr("{photos} of %n stack(s)", "", count)

    def with_stacks(self, count: int) -> str:
        return self.tr("{photos} (%n stack(s) among them)", "", count)

    def stars(self, count: int) -> str:
        return self.tr("%n star(s)", "", count)

    def seconds(self, count: int) -> str:
        return self.tr("%n second(s)", "", count)

    def minutes(self, count: int) -> str:
        return self.tr("%n minute(s)", "", count)

    def hours(self, count: int) -> str:
        return self.tr("%n hour(s)", "", count)


def number(value: int) -> str:
    return QLocale().toString(value)


def photos(count: int) -> str:
    return Counts().photos(count).replace(str(count), number(count))


def shortened(text: str, most: int = 40) -> str:
    """The beginning of a text that has more characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def size(count: int) -> str:
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def duration(seconds: float) -> str:
    """A time left, rounded to what a person wants to know."""
    if seconds < 55:
        tens = max(5, round(seconds / 5) * 5)
        return Counts().seconds(tens)
    minutes = round(seconds / 60)
    if minutes < 60:
        return Counts().minutes(minutes)
    hours, rest = divmod(minutes, 60)
    if hours >= 5 or rest == 0:
        return Counts().hours(round(minutes / 60))
    return translate("Words", "{hours} {minutes}").format(
        hours=Counts().hours(hours),
        minutes=Counts().minutes(rest),
    )


def month(year: int, number_of_month: int) -> str:
    name = QLocale().standaloneMonthName(number_of_month)
    return f"{name[:1].upper()}{name[1:]} {year}"


def day(when: date) -> str:
    return QLocale().toString(QDate(when.year, when.month, when.day), QLocale.FormatType.LongFormat)


def moment(when: datetime, *, seconds: bool = False) -> str:
    """Date with the month in letters, and time: no one has to guess which number is the month."""
    form = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    if seconds and "ss" not in form:
        form = form.replace("mm", "mm:ss")
    time = QLocale().toString(QTime(when.hour, when.minute, when.second), form)
    return f"{_short_day(when)}, {time}"


def _short_day(when: datetime) -> str:
    locale = QLocale()
    long = locale.dateFormat(QLocale.FormatType.LongFormat)
    short_day = re.sub(r"dddd,?\s*", "", long).strip().replace("MMMM", "MMM")
    return locale.toString(QDate(when.year, when.month, when.day), short_day)


def taken(details: PhotoDetails) -> str:
    """When a photo was taken, and who says so where that is not the camera: "1978 · only the
    year · from the name"."""
    when = details.taken_at
    if when is None:
        note = translate("Words", "the date of the file")
        return f"{moment(details.sort_time)} · {note}"
    precision, source = details.taken_precision or Precision.SECOND, details.taken_source
    date = date_taken(DateTaken(when, precision, details.taken_zone, source))
    who = _taken_source(source)
    return f"{date} · {who}" if who else date


def date_taken(taken: DateTaken, *, seconds: bool = False) -> str:
    """As exactly as it is known, with its zone: "1978 · only the year"."""
    when, zone = taken.when, taken.zone
    notes = {
        Precision.YEAR: (str(when.year), translate("Words", "only the year")),
        Precision.MONTH: (month(when.year, when.month), translate("Words", "only the month")),
        Precision.DAY: (_short_day(when), translate("Words", "only the day")),
    }
    seconds = seconds and taken.precision is not Precision.MINUTE
    text, note = notes.get(taken.precision, (moment(when, seconds=seconds), ""))
    if zone is not None:
        text += f" UTC{zone_text(zone) if zone else ''}"
    return f"{text} · {note}" if note else text


def _taken_source(source: TakenSource | None) -> str:
    """Empty of what is believed without a word."""
    words = {
        TakenSource.NAME: translate("Words", "from the name"),
        TakenSource.GPS: translate("Words", "from the satellites"),
        TakenSource.SIDECAR: translate("Words", "from the sidecar"),
        TakenSource.PERSON: translate("Words", "by you"),
        TakenSource.MODIFIED: translate("Words", "when it was last edited"),
    }
    return "" if source is None else words.get(source, "")


def wall_clock(seconds: int) -> datetime:
    """A listing's time: the local wall clock counted as if it were UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def confidence(value: float) -> str:
    if value >= 0.9:
        return translate("Words", "sure")
    if value >= 0.7:
        return translate("Words", "likely")
    return translate("Words", "maybe")


def camera_line(details: PhotoDetails) -> str:
    """What the picture was taken with and how: "Pixel 6 · ƒ/1.8 · 1/125 s · ISO 50"."""
    locale = QLocale()
    parts = [details.camera]
    if details.aperture:
        parts.append("ƒ/" + locale.toString(details.aperture, "g", 3))
    parts.append(details.exposure)
    if details.focal_length:
        parts.append(locale.toString(details.focal_length, "g", 4) + " mm")
    if details.iso:
        parts.append(f"ISO {details.iso}")
    return " · ".join(part for part in parts if part)


def size_line(details: PhotoDetails) -> str:
    parts = [f"{details.width} × {details.height}"] if details.width else []
    parts += [size(details.byte_size), details.format]
    return " · ".join(part for part in parts if part)


def place(latitude: float, longitude: float) -> str:
    """Coordinates as maps write them."""
    locale = QLocale()
    north = translate("Words", "N") if latitude >= 0 else translate("Words", "S")
    east = translate("Words", "E") if longitude >= 0 else translate("Words", "W")
    return (
        f"{locale.toString(abs(latitude), 'f', 4)}° {north}, "
        f"{locale.toString(abs(longitude), 'f', 4)}° {east}"
    )


def failure(kind: FailureKind) -> tuple[str, str]:
    """Why a file is no photo, or what is missing of one, and what can be done."""
    words = {
        FailureKind.CUT_OFF: (
            translate("Words", "Cut off"),
            translate(
                "Words",
                "What there is of these pictures is shown. Another copy may be whole.",
            ),
        ),
        FailureKind.EMPTY: (
            translate("Words", "Empty files"),
            translate(
                "Words",
                "They hold no data at all. A copy may have been cut off; "
                "copy them again from where they came.",
            ),
        ),
        FailureKind.TRUNCATED: (
            translate("Words", "Incomplete pictures"),
            translate("Words", "The end is missing. Copy them again, or keep them as they are."),
        ),
        FailureKind.NOT_AN_IMAGE: (
            translate("Words", "Not pictures"),
            translate("Words", "They have a picture's name but hold something else."),
        ),
        FailureKind.UNSUPPORTED: (
            translate("Words", "Formats that cannot be read yet"),
            translate("Words", "Save them as JPEG, PNG or WebP to see them here."),
        ),
        FailureKind.TOO_LARGE: (
            translate("Words", "Too large"),
            translate("Words", "These pictures would need more memory than is sensible."),
        ),
        FailureKind.PROTECTED: (
            translate("Words", "No permission"),
            translate(
                "Words", "You may not read these files. Change their permissions, then try again."
            ),
        ),
        FailureKind.UNREADABLE: (
            translate("Words", "Damaged pictures"),
            translate("Words", "The data is broken. Another copy may be whole."),
        ),
        FailureKind.CRASHED: (
            translate("Words", "Pictures that broke their reader"),
            translate("Words", "They were set aside so that everything else could go on."),
        ),
        FailureKind.TIMED_OUT: (
            translate("Words", "Took too long"),
            translate("Words", "The disk or network may have been slow. Try again."),
        ),
        FailureKind.MODEL: (
            translate("Words", "Not understood"),
            translate(
                "Words",
                "The model could not look at these pictures. Try again, or choose another model.",
            ),
        ),
        FailureKind.SIDECAR: (
            translate("Words", "Tags that could not be read from files or written there"),
            translate("Words", "Nothing is lost: it is kept here, and tried again."),
        ),
    }
    return words[kind]


def progress_what(progress: Progress) -> str:
    words = {
        Activity.IDLE: "",
        Activity.SCANNING: translate("Words", "Looking through your folders"),
        Activity.INDEXING: translate("Words", "Getting to know your photos"),
        Activity.EMBEDDING: translate("Words", "Looking at your photos with the new model"),
        Activity.DERIVING: translate("Words", "Completing what is known of your photos"),
        Activity.CAPTIONING: translate("Words", "Writing captions"),
        Activity.COMPARING: translate("Words", "Comparing your photos with each other"),
        Activity.WRITING_FILES: translate("Words", "Writing beside your photos"),
        Activity.READING_FILES: translate("Words", "Reading what stands beside your photos"),
        Activity.SORTING: translate("Words", "Sorting into folders"),
        Activity.UNSORTING: translate("Words", "Taking files back to where they were"),
        Activity.TURNING: translate("Words", "Turning photos"),
        Activity.EXPORTING: translate("Words", "Exporting"),
        Activity.PAUSED: translate("Words", "Paused"),
    }
    return words[progress.activity]


def progress_numbers(progress: Progress) -> str:
    """How much, how fast, how long: "8,120 of 21,400 · 84 a second · 3 minutes left"."""
    parts = []
    if progress.total:
        parts.append(
            translate("Words", "{done} of {total}").format(
                done=number(progress.done), total=number(progress.total)
            )
        )
    running = progress.activity not in (Activity.PAUSED, Activity.IDLE)
    if running and progress.per_second > 0:
        rate = QLocale().toString(progress.per_second, "f", 0 if progress.per_second >= 10 else 1)
        parts.append(translate("Words", "{rate} a second").format(rate=rate))
    if running and progress.seconds_left is not None:
        parts.append(
            translate("Words", "{duration} left").format(duration=duration(progress.seconds_left))
        )
    return " · ".join(parts)


def deed(done: Deed, meant: Meant | None = None) -> str:
    """What a person did, for the toast that offers to undo it. `meant` is what they had chosen:
    where that is what it was done to, it is said of how many stacks."""
    template = translate("", done.action.words)
    what = photos(done.count)
    if meant is not None and meant.photos == done.count and done.action in OF_CHOSEN:
        what = _of_stacks(what, meant)
    return template.format(name=_name(done), photos=what, count=number(done.count))


def _of_stacks(what: str, meant: Meant) -> str:
    if not meant.stacks:
        return what
    counts = Counts()
    form = counts.with_stacks if meant.alone else counts.of_stacks
    return form(meant.stacks).format(photos=what)


def star_count(count: int) -> str:
    return Counts().stars(count)


def at_least_stars(count: int) -> str:
    if count == MOST_STARS:
        return stars(count)
    return translate("Words", "{stars} and more").format(stars=stars(count))


def tag_colour(colour: TagColour) -> str:
    return {
        TagColour.NONE: translate("Words", "no colour"),
        TagColour.RED: translate("Words", "red"),
        TagColour.ORANGE: translate("Words", "orange"),
        TagColour.YELLOW: translate("Words", "yellow"),
        TagColour.GREEN: translate("Words", "green"),
        TagColour.BLUE: translate("Words", "blue"),
        TagColour.PURPLE: translate("Words", "purple"),
    }[colour]


def colour_label(label: ColourLabel) -> str:
    return {
        ColourLabel.NONE: translate("Words", "no colour"),
        ColourLabel.RED: translate("Words", "red"),
        ColourLabel.YELLOW: translate("Words", "yellow"),
        ColourLabel.GREEN: translate("Words", "green"),
        ColourLabel.BLUE: translate("Words", "blue"),
        ColourLabel.PURPLE: translate("Words", "purple"),
    }[label]


def _name(done: Deed) -> str:
    """What was done was done with this."""
    match done.action:
        case Action.FOLDER_ADDED | Action.FOLDER_REMOVED:
            return done.name.rstrip("/").rsplit("/", 1)[-1]
        case Action.FILES_EXCLUDED | Action.FILES_INCLUDED if done.name.startswith("/"):
            return done.name.rstrip("/").rsplit("/", 1)[-1]
        case action if action in TAGS:
            return shown(done.name)
        case Action.PHOTOS_RATED:
            return stars(int(done.name)) if done.name.isdigit() else ""
        case Action.PHOTOS_LABELLED:
            return colour_label(ColourLabel.__members__.get(done.name.upper(), ColourLabel.NONE))
        case _:
            return done.name
