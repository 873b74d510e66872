"""Which campaign a page of the queue is about, and whether it is somebody's to change."""

from collections.abc import Sequence

from aiogram_dialog import DialogManager

from domain.admin.authority import Authority
from domain.refusal import Refused
from storage.campaign import campaigns
from storage.campaign.tables import Campaign, CampaignAudience
from storage.database import Tx


async def in_charge(tx: Tx, by: Authority, campaign: Campaign) -> bool:
    """Return whether every chat of a campaign is one of theirs."""
    if by.everywhere:
        return True
    named = campaign.where == CampaignAudience.CHATS
    return named and all(by.has(chat) for chat in await campaigns.chats_of(tx, campaign.id))


async def filter_in_charge(tx: Tx, by: Authority, found: Sequence[Campaign]) -> list[Campaign]:
    """Return the campaigns that somebody is in charge of: all their chats are theirs."""
    return [campaign for campaign in found if await in_charge(tx, by, campaign)]


def selected_campaign_id(manager: DialogManager) -> int:
    """Return the campaign that the page is about."""
    return int(manager.dialog_data["campaign_id"])


async def require_campaign(tx: Tx, by: Authority, campaign_id: int) -> Campaign:
    """Return a campaign that is there and that somebody is in charge of, or refuse."""
    campaign = await campaigns.find(tx, campaign_id)
    if campaign is None or not await in_charge(tx, by, campaign):
        raise Refused("campaign.not_found", id=campaign_id)
    return campaign
