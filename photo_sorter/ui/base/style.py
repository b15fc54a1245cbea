"""The style sheet and the palette, made from the tokens."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from photo_sorter.ui.base.tokens import RADIUS_CARD, RADIUS_CONTROL, Colours


def palette(colours: Colours) -> QPalette:
    """For what the style sheet does not reach: native parts, placeholders, links."""
    roles = {
        QPalette.ColorRole.Window: colours.raised,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.raised,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.field,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.ToolTipBase: colours.toast,
        QPalette.ColorRole.ToolTipText: colours.on_toast,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.Accent: colours.accent,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.outline))
    return result


def style_sheet(colours: Colours, points: float) -> str:
    """`points` is the system's font size; every other size is a proportion of it."""
    c = colours
    small, large, title = (round(points * factor, 1) for factor in (0.9, 1.25, 1.8))
    return f"""
* {{ outline: none; }}
QMainWindow, QDialog, QStackedWidget, #middle, #page {{ background: {c.surface}; color: {c.text}; }}
QDialog, QDialog QStackedWidget {{ background: {c.raised}; }}
QLabel {{ background: transparent; color: {c.text}; }}
QLabel[role="quiet"] {{ color: {c.quiet}; }}
QLabel[role="small"] {{ color: {c.quiet}; font-size: {small}pt; }}
QLabel[role="section"] {{ color: {c.quiet}; font-size: {small}pt; font-weight: 600; }}
QLabel[role="large"] {{ font-size: {large}pt; font-weight: 600; }}
QLabel[role="title"] {{ font-size: {title}pt; font-weight: 600; }}
QLabel[role="danger"] {{ color: {c.danger}; }}
QLabel[role="warning"] {{ color: {c.warning}; }}
QLabel[role="success"] {{ color: {c.success}; font-weight: 600; }}
QLabel[role="badge"] {{ background: {c.accent_soft}; color: {c.text}; font-size: {small}pt;
    border-radius: 10px; padding: 1px 8px; min-height: 18px; max-height: 18px; }}
QToolTip {{ background: {c.toast}; color: {c.on_toast}; border: none; padding: 5px 8px; }}

#topBar, #sidebar, #sidebar > QWidget, #panel, #panelBody, #progress {{ background: {c.raised}; }}
#topBar {{ border-bottom: 1px solid {c.line}; }}
#sidebar, #panel {{ border: none; }}
#progress {{ border-top: 1px solid {c.line}; }}
#header {{ background: {c.surface}; }}

QPushButton {{ background: {c.field}; color: {c.text}; border: 2px solid transparent;
    border-radius: {RADIUS_CONTROL}px; padding: 5px 14px; min-height: 20px; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.line}; }}
QPushButton:focus {{ border-color: {c.accent}; }}
QPushButton:disabled {{ color: {c.outline}; }}
QPushButton[kind="primary"] {{ background: {c.accent};
    color: {c.on_accent}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {c.accent}; }}
QPushButton[kind="primary"]:focus {{ border-color: {c.text}; }}
QPushButton[kind="primary"]:disabled {{ background: {c.field}; color: {c.outline}; }}
QPushButton[kind="hero"] {{ background: {c.accent}; color: {c.on_accent}; font-weight: 600;
    font-size: {large}pt; border-radius: {RADIUS_CARD}px; padding: 11px 34px; }}
QPushButton[kind="hero"]:focus {{ border-color: {c.text}; }}
QPushButton[kind="plain"] {{ background: transparent; color: {c.accent}; padding: 5px 8px; }}
QPushButton[kind="plain"]:hover {{ background: {c.field}; }}
QPushButton[kind="link"] {{ background: transparent; color: {c.accent}; padding: 3px 0; }}
QPushButton[kind="heading"] {{ background: transparent; color: {c.quiet}; font-size: {small}pt;
    font-weight: 600; text-align: left; padding: 0; }}
QPushButton[kind="heading"]:hover {{ color: {c.text}; }}
QPushButton[kind="danger"] {{ color: {c.danger}; }}
QPushButton[kind="pill"] {{ border-radius: 16px; padding: 4px 16px; border: 2px solid {c.line};
    background: {c.surface}; }}
QPushButton[kind="pill"]:hover {{ background: {c.field}; }}
QPushButton[kind="pill"]:checked {{ background: {c.accent_soft}; border-color: {c.accent_soft}; }}
QPushButton[kind="pill"]:focus {{ border-color: {c.accent}; }}

QToolButton {{ background: transparent; color: {c.text}; border: 2px solid transparent;
    border-radius: {RADIUS_CONTROL}px; padding: 4px; }}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {c.field}; }}
QToolButton:focus {{ border-color: {c.accent}; }}
QToolButton::menu-indicator {{ image: none; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{ background: {c.field};
    color: {c.text}; border: 2px solid transparent; border-radius: {RADIUS_CONTROL}px;
    padding: 5px 9px; placeholder-text-color: {c.quiet}; selection-background-color: {c.accent};
    selection-color: {c.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{
    border-color: {c.accent}; background: {c.surface}; }}
QLineEdit[wrong="true"] {{ border-color: {c.danger}; }}
QComboBox::drop-down {{ border: none; width: 28px; }}
QComboBox::down-arrow {{ image: none; }}
#completions {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line};
    selection-background-color: {c.accent_soft}; selection-color: {c.text}; }}
#completions::item {{ padding: 5px 8px; }}
#completions::item:selected {{ background: {c.accent_soft}; color: {c.text}; }}
QComboBox QAbstractItemView {{ background: {c.surface}; color: {c.text};
    border: 1px solid {c.line}; selection-background-color: {c.accent_soft};
    selection-color: {c.text}; padding: 4px; }}

#searchField {{ border-radius: 18px; background: {c.field}; border: 2px solid transparent; }}
#searchField[active="true"] {{ background: {c.surface}; border-color: {c.accent}; }}
#searchField[drop="true"] {{ background: {c.accent_soft}; border-color: {c.accent}; }}
#searchField QLineEdit {{ background: transparent; border: none; padding: 0 2px;
    min-height: 26px;
    font-size: {round(points * 1.08, 1)}pt; }}
#searchField QToolButton {{ border-radius: 13px; padding: 2px; }}

#completions {{ background: {c.raised}; border: 1px solid {c.outline};
    border-radius: {RADIUS_CARD}px; }}
#quickTag {{ background: {c.raised}; border: 1px solid {c.outline};
    border-radius: {RADIUS_CARD}px; }}
#quickTag QLineEdit {{ font-size: {round(points * 1.08, 1)}pt; padding: 7px 9px; }}
#askPanel {{ background: {c.raised}; border: none; }}
#palette {{ border: 1px solid {c.outline}; }}
#palette QLineEdit {{ font-size: {round(points * 1.08, 1)}pt; padding: 7px 9px; }}

#card {{ background: {c.raised}; border-radius: {RADIUS_CARD}px; }}
QDialog #card {{ background: {c.surface}; }}
#card[chosen="true"] {{ background: {c.accent_soft}; }}
#suspect {{ background: {c.raised}; border: 2px solid transparent;
    border-radius: {RADIUS_CARD}px; }}
#suspect:focus {{ border-color: {c.accent}; }}
#group {{ background: {c.raised}; border: 2px solid transparent;
    border-radius: {RADIUS_CARD}px; }}
#group[current="true"] {{ border-color: {c.accent}; }}
#dropZone {{ border: 2px dashed {c.outline}; border-radius: {RADIUS_CARD}px; }}
#dropZone[drop="true"] {{ border-color: {c.accent}; background: {c.accent_soft}; }}
#chip {{ background: {c.field}; border-radius: 12px; min-height: 25px; }}
#chip[source="person"] {{ background: {c.accent_soft}; }}
#chip QToolButton {{ padding: 1px; border-radius: 9px; }}
#toast {{ background: {c.toast}; border-radius: {RADIUS_CARD}px; }}
#toast QLabel {{ color: {c.on_toast}; }}
#toast QPushButton {{ background: transparent; color: {c.toast_accent}; font-weight: 600;
    padding: 4px 10px; }}
#toast QPushButton:focus {{ border-color: {c.toast_accent}; }}

QTreeView, QListView, QTableView, QTreeWidget, QTableWidget {{ background: transparent;
    color: {c.text}; border: none; selection-background-color: {c.accent_soft};
    selection-color: {c.text}; alternate-background-color: {c.raised}; }}
QTableView {{ background: {c.surface}; border-radius: {RADIUS_CONTROL}px;
    gridline-color: {c.line}; }}
QTableView::item {{ padding: 3px 8px; }}
#exclusions {{ background: {c.surface}; border-radius: {RADIUS_CONTROL}px; padding: 4px; }}
#exclusions::item {{ padding: 5px 8px; }}
#plan::item {{ padding: 4px 8px; }}
QTableView QLineEdit {{ border-radius: 0; padding: 0 6px; background: {c.surface}; }}
QHeaderView::section {{ background: {c.surface}; color: {c.quiet}; border: none;
    border-bottom: 1px solid {c.line}; padding: 6px 11px; font-size: {small}pt; }}
QHeaderView {{ background: {c.surface}; }}
QMenu {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line};
    padding: 6px; }}
QMenu::item {{ padding: 6px 26px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {c.accent_soft}; }}
QMenu::item:disabled {{ color: {c.outline}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: 6px 8px; }}
QMenu::icon {{ padding-left: 8px; }}

QScrollArea, QAbstractScrollArea {{ border: none; }}
QScrollArea {{ background: transparent; }}
QPlainTextEdit, QTextEdit {{ border: 2px solid transparent; }}
QPlainTextEdit:focus, QTextEdit:focus {{ border-color: {c.accent}; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {c.outline}; border-radius: 3px; margin: 3px; min-height: 32px;
    min-width: 32px; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::handle:hover {{ background: {c.quiet}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {c.line}; }}
QProgressBar {{ background: {c.field}; border: none; border-radius: 3px; max-height: 6px;
    min-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QSlider {{ min-height: 24px; background: transparent; }}
QSlider::groove:horizontal {{ height: 4px; background: {c.hover}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {c.outline}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {c.surface}; border: 2px solid {c.outline};
    width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; }}
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus {{
    border-color: {c.accent}; }}
QCheckBox, QRadioButton {{ color: {c.text}; spacing: 8px; border: 2px solid transparent;
    border-radius: 6px; padding: 2px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.accent}; }}
QCheckBox::indicator:unchecked {{ background: {c.surface}; border: 1px solid {c.outline};
    border-radius: 3px; }}
QRadioButton::indicator:unchecked {{ background: {c.surface}; border: 1px solid {c.outline};
    border-radius: 7px; }}
QRadioButton::indicator:checked {{ border: 1px solid {c.accent}; border-radius: 7px;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
    stop: 0 {c.accent}, stop: 0.55 {c.accent}, stop: 0.65 {c.surface}, stop: 1 {c.surface}); }}
QCheckBox::indicator:unchecked:hover, QRadioButton::indicator:unchecked:hover {{
    border-color: {c.accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.outline}; }}
QCheckBox::indicator:unchecked:disabled, QRadioButton::indicator:unchecked:disabled {{
    border-color: {c.hover}; }}
"""
