"""Who the bot is in the one workspace it is installed in: known since its tokens were checked, asked for no more."""

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext

from bot.slack.preflight import Identity


class OneWorkspace(AsyncAuthorize):
    """Admits what comes from that workspace, and nothing else.

    Bolt takes it in place of what it would choose by itself: it would ask Slack who the bot is inside the three
    seconds of the first request, and with SLACK_CLIENT_ID in the environment it would forget the token.
    """

    def __init__(self, identity: Identity, bot_token: str) -> None:
        self._team_id = identity.team_id
        self._result = AuthorizeResult(
            enterprise_id=None,
            team_id=identity.team_id,
            bot_user_id=identity.bot_user_id,
            bot_id=identity.bot_id,
            bot_token=bot_token,
        )

    async def __call__(  # noqa: PLR0913  Bolt's signature
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult | None:
        del context, enterprise_id, user_id, actor_enterprise_id, actor_team_id, actor_user_id
        return self._result if team_id == self._team_id else None
