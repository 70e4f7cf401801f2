"""The Web API: one small file for each family of methods, and the table of them all."""

from typing import Final

from bot.playground.web_api import assistant, auth, chat, conversations, files, people, views
from bot.playground.web_api.call import Method

METHODS: Final[dict[str, Method]] = {
    "apps.connections.open": auth.open_connection,
    "assistant.threads.setStatus": assistant.set_status,
    "assistant.threads.setSuggestedPrompts": assistant.set_suggested_prompts,
    "auth.test": auth.test,
    "chat.delete": chat.delete,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post_message,
    "chat.update": chat.update,
    "conversations.history": conversations.history,
    "conversations.info": conversations.info,
    "conversations.open": conversations.open_dm,
    "conversations.replies": conversations.replies,
    "dnd.info": people.dnd_info,
    "files.completeUploadExternal": files.complete_upload,
    "files.getUploadURLExternal": files.upload_url,
    "files.upload": files.upload,
    "reactions.add": chat.react,
    "users.info": people.info,
    "views.open": views.open_modal,
    "views.publish": views.publish,
    "views.push": views.push,
    "views.update": views.update,
}
