"""What is said to a program that speaks OpenAI's protocol, and what its replies mean. Replies are
others' words: what does not have the form that it should is refused, never guessed at."""

from __future__ import annotations

import json
from typing import Any, Final

from photo_sorter.adapters.describing.endpoint_wire import Reply
from photo_sorter.adapters.describing.growing import GrowingAnswer
from photo_sorter.adapters.describing.wording import said_before, task
from photo_sorter.core.describing.question import Question
from photo_sorter.core.errors import ModelUnavailableError
from photo_sorter.core.problems import Problem

ANSWER_LIMIT_BYTES: Final = 4 << 20  # a word comes in some 300 bytes
ADDRESS_LIMIT_BYTES: Final = 1 << 20
_MOST_TOKENS = 400
_MOST_NAMES = 500
_LONGEST_NAME = 200
_END = b"[DONE]"


def request_body(served: str, question: Question, pictures: list[str]) -> dict[str, object]:
    """`pictures` are data urls. They stand in the first question of the conversation, which the
    later ones are about."""
    messages: list[dict[str, Any]] = []
    for asked, answered in said_before(question):
        messages.append({"role": "user", "content": [{"type": "text", "text": asked}]})
        messages.append({"role": "assistant", "content": answered})
    messages.append({"role": "user", "content": [{"type": "text", "text": task(question)}]})
    shown = [{"type": "image_url", "image_url": {"url": url}} for url in pictures]
    messages[0]["content"] = [*shown, *messages[0]["content"]]
    return {
        "model": served,
        "messages": messages,
        "stream": True,
        "max_tokens": _MOST_TOKENS,
        "temperature": 0,
    }


async def read_answer(reply: Reply, growing: GrowingAnswer) -> str:
    """All of an answer, or as much as is enough: as it is written, or in one piece from a program
    that does not stream. Returns the name of the model that answered, empty where that is not
    said. Raises ModelUnavailableError."""
    if reply.kind == "text/event-stream":
        return await _read_stream(reply, growing)
    if reply.kind == "application/json":
        content = _parsed(reply, await reply.whole())
        choice = _choice(reply, content)
        _take(reply, growing, "", choice.get("message"), choice)
        return _answering(content)
    raise reply.unfit(f"it is {reply.kind or 'of no kind'}")


async def _read_stream(reply: Reply, growing: GrowingAnswer) -> str:
    said, ended, name = "", False, ""
    async for line in reply.lines():
        if not line.startswith(b"data:"):
            continue  # comments that keep a connection alive, and names of events
        data = line.removeprefix(b"data:").strip()
        if data == _END:
            return name
        content = _parsed(reply, data)
        name = _answering(content) or name
        if content.get("choices") == []:
            continue  # how many tokens it took
        choice = _choice(reply, content)
        said, wanted = _take(reply, growing, said, choice.get("delta"), choice)
        ended = ended or choice.get("finish_reason") is not None
        if not wanted:
            return name
    if not ended:
        raise ModelUnavailableError(
            Problem.ENDPOINT_BREAKS_OFF, address=reply.address, detail="in the middle of it"
        )
    return name


def _answering(content: dict[str, Any]) -> str:
    """A program may load another model than the one that it was asked for, and says so here."""
    name = content.get("model")
    return name if isinstance(name, str) and _is_name(name) else ""


def _take(
    reply: Reply, growing: GrowingAnswer, said: str, part: object, choice: dict[str, Any]
) -> tuple[str, bool]:
    """All that was said, and whether more is wanted."""
    if not isinstance(part, dict):
        raise reply.unfit("it holds no message")
    text = part.get("content") or ""
    if not isinstance(text, str):
        raise reply.unfit("its message is no text")
    said += text
    wanted = growing.take(said)
    if choice.get("finish_reason") == "length":
        growing.cut_off()
    return said, wanted


async def model_names(reply: Reply) -> tuple[str, ...]:
    """Of the list of models. Raises ModelUnavailableError."""
    if reply.kind != "application/json":
        raise reply.unfit(f"it is {reply.kind or 'of no kind'}")
    entries = _parsed(reply, await reply.whole()).get("data")
    if entries is None:  # Ollama without models
        return ()
    if not isinstance(entries, list) or len(entries) > _MOST_NAMES:
        raise reply.unfit("it lists no models")
    names = [entry.get("id") if isinstance(entry, dict) else None for entry in entries]
    if not all(isinstance(name, str) and _is_name(name) for name in names):
        raise reply.unfit("it lists models without names")
    return tuple(str(name) for name in names)


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NAME and text.isprintable()


def _parsed(reply: Reply, data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise reply.unfit("it is no JSON") from error
    if not isinstance(content, dict):
        raise reply.unfit("it is no object")
    if "error" in content:
        raise reply.unfit(_told(content["error"]))
    return content


def _choice(reply: Reply, content: dict[str, Any]) -> dict[str, Any]:
    choices = content.get("choices")
    if not isinstance(choices, list) or not choices or not isinstance(choices[0], dict):
        raise reply.unfit("it holds no choices")
    return choices[0]


def _told(error: object) -> str:
    """A program's own words for what is wrong."""
    words = error.get("message") if isinstance(error, dict) else error
    shown = "".join(c if c.isprintable() else " " for c in str(words)[:160])
    return " ".join(shown.split()).rstrip(".") or "it says that something is wrong"
