"""What people do in modals and on the Home tab: press, submit, close."""

import json

from bot.playground import envelopes
from bot.playground.acts import TROUBLE, Acts, action, outcome
from bot.playground.hands import NotPossible, filled, find, ready, value_of
from bot.playground.people import Person
from bot.playground.views import value_name
from bot.playground.wire import Json, Refused


class ModalActs:
    def __init__(self, acts: Acts) -> None:
        self._acts, self._world = acts, acts.world

    def open_now(self, who: str) -> Json:
        """What a person has open: their modals, the top one last, with the errors that it shows, and their Home."""
        person = self._acts.person(who)
        stack = self._world.views.stack(person.id)
        return {
            "modals": [view | {"errors": self._world.views.errors.get(view["id"], {})} for view in stack],
            "home": self._world.views.home(person.id),
        }

    async def press(self, who: str, action_id: str, *, value: object = None, view_id: str | None = None) -> Json:
        """Presses or picks in the top modal, or in the view of that id (a Home)."""
        person = self._acts.person(who)
        view = self._view(person, view_id)
        block, element = find(view["blocks"], action_id)
        picked = value_of(element, value)
        if value_name(element["type"]):
            view["state"]["values"].setdefault(block["block_id"], {})[action_id] = picked
        if block["type"] == "input" and not block.get("dispatch_action"):
            return {"ok": True}
        in_modal = view["id"] if view["type"] == "modal" else None
        told = envelopes.interaction("block_actions", person, self._world.tickets.trigger(person.id, in_modal))
        told |= {
            "container": {"type": "view", "view_id": view["id"]},
            "view": _copy(view),
            "actions": [action(self._world, block, element, picked)],
        }
        return outcome(await self._acts.office.ask("interactive", told))

    async def submit(self, who: str, values: Json | None = None) -> Json:
        """Fills in the top modal and submits it. The answer tells what then is on the screen.

        Raises:
            NotPossible: nothing is open, or Slack's client would not send the form.
        """
        person = self._acts.person(who)
        view = self._view(person, None)
        if not view["submit"]:
            raise NotPossible("this modal has no button to submit it")
        filled(view, values or {})
        ready(view)
        told = envelopes.interaction("view_submission", person, self._world.tickets.trigger(person.id, view["id"]))
        told |= {"view": _copy(view), "response_urls": []}
        ack = await self._acts.office.ask("interactive", told)
        if ack.failure:
            return {"ok": False, "failure": ack.failure, "shown": TROUBLE}
        try:
            self._answer(person, view, ack.body or {})
        except Refused as refused:
            return {"ok": False, "failure": refused.code, "messages": list(refused.messages), "shown": TROUBLE}
        self._world.changed()
        return {"ok": True, **self.open_now(who)}

    async def close(self, who: str, *, everything: bool = False) -> Json:
        """Closes the top modal, or all; the bot hears of it only if it asked to."""
        person = self._acts.person(who)
        view = self._view(person, None)
        everything = everything or bool(view["clear_on_close"])
        stack = list(reversed(self._world.views.stack(person.id))) if everything else [view]
        told = [_copy(each) for each in stack if each["notify_on_close"]]
        if everything:
            self._world.views.close_all(person.id)
        else:
            self._world.views.close_top(person.id)
        self._world.changed()
        result: Json = {"ok": True}
        for each in told:
            payload = envelopes.interaction("view_closed", person, None) | {"view": each, "is_cleared": everything}
            result = outcome(await self._acts.office.ask("interactive", payload))
        return result

    def _answer(self, person: Person, view: Json, body: Json) -> None:
        """What the bot's answer to a submission does to the screen."""
        views, action_name = self._world.views, body.get("response_action")
        if all(view is not each for each in views.stack(person.id)):
            raise Refused("not_found")  # closed while the bot was thinking
        if action_name is None:
            views.close_top(person.id)
        elif action_name == "clear":
            views.close_all(person.id)
        elif action_name == "errors":
            errors = body.get("errors")
            inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
            if not isinstance(errors, dict) or not errors or not inputs >= errors.keys():
                raise Refused("invalid_arguments", ["errors must name blocks of type input [json-pointer:/errors]"])
            views.errors[view["id"]] = errors
        elif action_name == "update":
            views.update(view["id"], views.read(body.get("view"), "modal"))
        elif action_name == "push":
            views.push(person.id, views.read(body.get("view"), "modal"))
        else:
            raise Refused("invalid_arguments", ["must be a valid enum value [json-pointer:/response_action]"])

    def _view(self, person: Person, view_id: str | None) -> Json:
        home, stack = self._world.views.home(person.id), self._world.views.stack(person.id)
        if view_id is None:
            if stack:
                return stack[-1]
            raise NotPossible(f"{person.name} has no modal open")
        for view in [*stack, *([home] if home else [])]:
            if view["id"] == view_id:
                return view
        raise NotPossible(f"{person.name} has no view {view_id} open")


def _copy(view: Json) -> Json:
    copy: Json = json.loads(json.dumps(view))
    return copy
