"""What a person does with an element: the value that it then has, and what Slack's own client would not let through."""

from bot.playground.blocks import elements, options
from bot.playground.views import MANY, value_name
from bot.playground.wire import Json


class NotPossible(Exception):
    """A person could not have done that in Slack: no such button, not their message, an input left empty."""


def find(blocks: list[Json], action_id: str, block_id: str | None = None) -> tuple[Json, Json]:
    """The block and the element of an action id; where several share it, the first, or that of the block id.

    Raises:
        NotPossible: there is none.
    """
    known: list[str] = []
    for block in blocks:
        for element in elements(block):
            known.append(element["action_id"])
            if element["action_id"] == action_id and block_id in (None, block["block_id"]):
                return block, element
    raise NotPossible(f"there is no {action_id!r} here; there is: {', '.join(known) or 'nothing to press'}")


def value_of(element: Json, picked: object) -> Json:
    """The element's value once a person has picked or typed something.

    Args:
        element: as the app sent it.
        picked: for a choice its value or its text (a list for many), else what was typed; None: empty.

    Raises:
        NotPossible: the element does not offer it.
    """
    kind = element["type"]
    name = value_name(kind)
    if name is None:
        return {"selected_option": _choice(element, picked)} if kind == "overflow" else _pressed(element, picked)
    if kind in MANY:
        many = picked if isinstance(picked, list) else [] if picked is None else [picked]
        value: object = [_choice(element, each) if _offers(kind) else each for each in many]
    else:
        value = _choice(element, picked) if _offers(kind) and picked is not None else picked
    told: Json = {"type": kind, name: value}
    if kind == "timepicker" and "timezone" in element:
        told["timezone"] = element["timezone"]
    return told


def filled(view: Json, values: Json) -> None:
    """Types values into a view: by action id or by block id.

    Raises:
        NotPossible: there is no such input.
    """
    for name, picked in values.items():
        for block in view["blocks"]:
            found = [each for each in elements(block) if name in (each["action_id"], block["block_id"])]
            if found:
                view["state"]["values"].setdefault(block["block_id"], {})[found[0]["action_id"]] = value_of(
                    found[0], picked
                )
                break
        else:
            raise NotPossible(f"there is no input {name!r} in this view")


def ready(view: Json) -> None:
    """Whether Slack's client would send the form.

    Raises:
        NotPossible: an input that is not optional is empty, or something is too short or too long.
    """
    for block in view["blocks"]:
        if block["type"] != "input":
            continue
        element = block["element"]
        state = view["state"]["values"][block["block_id"]][element["action_id"]]
        value = state[value_name(element["type"]) or "value"]
        if value in (None, "", []):
            if not block.get("optional"):
                raise NotPossible(
                    f"{block['label']['text']!r} is empty: Slack asks to fill it in before it sends the form"
                )
        elif isinstance(value, str) and not element.get("min_length", 0) <= len(value) <= element.get(
            "max_length", 3000
        ):
            raise NotPossible(f"{block['label']['text']!r} is too short or too long: Slack does not send the form")
        elif element["type"] == "number_input" and not _number(element, value):
            raise NotPossible(f"{block['label']['text']!r} is not a number that Slack's client takes here")


def _number(element: Json, value: object) -> bool:
    try:
        number = float(str(value))
    except ValueError:
        return False
    if not element["is_decimal_allowed"] and not number.is_integer():
        return False
    return float(element.get("min_value", number)) <= number <= float(element.get("max_value", number))


def _offers(kind: str) -> bool:
    return kind in ("checkboxes", "radio_buttons") or kind.endswith(("static_select", "external_select"))


def _choice(element: Json, picked: object) -> Json:
    for option in options(element):
        if picked in (option["value"], option["text"]["text"]) or picked == option:
            return option
    if element["type"].endswith("external_select") and isinstance(picked, dict):
        return picked
    offered = ", ".join(option["value"] for option in options(element))
    raise NotPossible(f"{picked!r} is not offered; there is: {offered}")


def _pressed(element: Json, picked: object) -> Json:
    if picked is not None and element["type"] != "feedback_buttons":
        raise NotPossible("a button takes no value")
    if element["type"] == "feedback_buttons":
        side = element["positive_button" if picked == "positive" else "negative_button"]
        return {"text": side["text"], "value": side["value"]}
    return {name: element[name] for name in ("text", "value", "style") if name in element}
