"""What a bot must be told so that it speaks with this stand-in."""

from typing import TYPE_CHECKING

from .config import TencentConfig

if TYPE_CHECKING:
    from .run import Tencent


def settings_of(tencent: "Tencent") -> dict[str, str]:
    """The variables that point a bot at this stand-in."""
    config = tencent.config
    known = {
        "ESIGN_EDITION": config.edition,
        "ESIGN_ENV": "test",
        "ESIGN_SECRET_ID": config.secret_id,
        "ESIGN_SECRET_KEY": config.secret_key,
        "ESIGN_OPERATOR_ID": config.operator_id,
        "ESIGN_API_URL": tencent.api_url,
        "ESIGN_FILE_URL": tencent.file_url,
    }
    if config.callback:
        known |= {
            "ESIGN_CALLBACK_KEY": config.callback.key,
            "ESIGN_CALLBACK_TOKEN": config.callback.token,
        }
    return known | _of_edition(config, tencent.api_url)


def _of_edition(config: TencentConfig, api_url: str) -> dict[str, str]:
    match config.edition:
        case "ess":
            return {}
        case "partner":
            company = config.clients[0].open_id
            return {"ESIGN_APP_ID": config.application_id, "ESIGN_ORGANIZATION_ID": company}
        case "legacy":
            return {
                "ESIGN_APP_ID": config.application_id,
                "ESIGN_ORGANIZATION_ID": config.organization_id,
                "ESIGN_SEAL_IDS": ",".join(seal.id for seal in config.seals),
                # It has one host for everything.
                "ESIGN_FILE_URL": api_url,
            }


def describe(tencent: "Tencent") -> str:
    """What a person must know to point a client at this stand-in."""
    lines = [f"{name}={value}" for name, value in settings_of(tencent).items()]
    return "\n".join([*lines, f"# control: {tencent.api_url}/_control/flows"]) + "\n"
