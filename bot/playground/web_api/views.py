"""Modals and the Home tab."""

from bot.playground.web_api.call import Call
from bot.playground.wire import Json, Refused, missing


def open_modal(call: Call) -> Json:
    given, trigger = call.world.views.read(call.given["view"], "modal"), call.world.tickets.look(_trigger(call))
    view = call.world.views.open(trigger.user, given)
    trigger.used = True
    call.world.changed()
    return {"view": view}


def push(call: Call) -> Json:
    """Only an interaction in a modal gives a trigger that can push."""
    given, trigger = call.world.views.read(call.given["view"], "modal"), call.world.tickets.look(_trigger(call))
    if trigger.view is None:
        raise Refused("not_found")
    view = call.world.views.push(trigger.user, given)
    trigger.used = True
    call.world.changed()
    return {"view": view}


def update(call: Call) -> Json:
    if not call.given.get("view_id") and not call.given.get("external_id"):
        raise missing("view_id")
    view = call.world.views.find(call.given.get("view_id"), call.given.get("external_id"))
    given = call.world.views.read(call.given["view"], view["type"])
    view = call.world.views.update(view["id"], given, call.given.get("hash"))
    call.world.changed()
    return {"view": view}


def publish(call: Call) -> Json:
    person = call.world.person(call.text("user_id"))
    given = call.world.views.read(call.given["view"], "home")
    view = call.world.views.publish(person.id, given, call.given.get("hash"))
    call.world.changed()
    return {"view": view}


def _trigger(call: Call) -> object:
    trigger_id = call.given.get("trigger_id") or call.given.get("interactivity_pointer")
    if not trigger_id:
        raise missing("trigger_id")
    return trigger_id
