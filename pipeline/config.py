"""The settings: ``totm.toml`` in the workspace, then ``TOTM_*`` in the environment; read once, at the edge."""

import os
import tomllib
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, SettingsError

from pipeline.core.errors import BadSettings
from pipeline.core.settings import (
    ClipSettings,
    CorrectSettings,
    IndexSettings,
    ProbeSettings,
    RenderSettings,
    SoundSettings,
    TagSettings,
    TranscribeSettings,
)

SETTINGS_FILE = "totm.toml"
SECRET_FILE = "secret.key"


class Settings(BaseSettings):
    """Every setting. A nested one is written ``[render] crf = 20`` in the file, ``TOTM_RENDER__CRF=20`` outside."""

    model_config = SettingsConfigDict(
        env_prefix="TOTM_", env_nested_delimiter="__", extra="forbid", frozen=True, hide_input_in_errors=True
    )

    home: Path = Field(default=Path("."), description="the workspace: where everything lies; only as TOTM_HOME")
    database: str = Field(default="", description="URL of the catalog; empty means catalog.db in the workspace")
    models: Path = Field(default=Path("~/.cache/whisper"), description="where speech models lie")
    secret: SecretStr = Field(default=SecretStr(""), description="signs what the site hands out; made by totm init")

    site_name: str = Field(default="Innovation Tool of the Month", description="the name on the site and in feeds")
    site_url: str = Field(
        default="http://127.0.0.1:8000", description="the address under which the world sees the site"
    )
    site_language: str = Field(default="en", description="the language of the site and of its feed")
    site_accent: str = Field(
        default="#0b5f63", pattern="^#[0-9a-fA-F]{6}$", description="the colour of links and buttons, as #rrggbb"
    )
    contact: str = Field(default="webmaster@example.org", description="the address that feeds and pages name")
    host: str = Field(default="127.0.0.1", description="the address that totm serve listens on")
    port: int = Field(default=8000, ge=1, le=65535, description="the port that totm serve listens on")
    processes: int = Field(
        default=0, ge=0, le=64, description="how many processes the site has; 0 means one a core, at most 4"
    )
    threads: int = Field(default=8, ge=1, le=64, description="how many requests each process answers at once")

    lease_seconds: int = Field(default=30, ge=2, description="a worker that is silent for so long has lost its step")
    reserve_mb: int = Field(default=16, ge=0, description="room on the disk that no step may use")

    probe: ProbeSettings = ProbeSettings()
    render: RenderSettings = RenderSettings()
    sound: SoundSettings = SoundSettings()
    transcribe: TranscribeSettings = TranscribeSettings()
    correct: CorrectSettings = CorrectSettings()
    tag: TagSettings = TagSettings()
    clip: ClipSettings = ClipSettings()
    index: IndexSettings = IndexSettings()

    @property
    def database_url(self) -> str:
        """The catalog's address, for SQLAlchemy."""
        return self.database or f"sqlite:///{self.home / 'catalog.db'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file, which is handed in as keyword arguments."""
        return env_settings, init_settings


def load_settings(home: Path | None = None) -> Settings:
    """Read the settings of the workspace ``home`` (default: ``TOTM_HOME``, else the current folder).

    Raises BadSettings when the file or a variable says what cannot be.
    """
    where = (home or Path(os.environ.get("TOTM_HOME", "."))).expanduser().resolve()
    if where.exists() and not where.is_dir():
        raise BadSettings(f"{where} is a file, and a workspace is a folder.", "Point TOTM_HOME to a folder.")
    written = {**_read_secret(where), **_read_file(where / SETTINGS_FILE)}
    try:
        found = Settings(**written)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise _bad(f"The setting {name} cannot be used: {first['msg']}.", where) from None
    except SettingsError as error:
        raise _bad(f"{str(error).capitalize()}.", where) from None
    return found.model_copy(update={"home": where, "models": found.models.expanduser()})


def _bad(message: str, home: Path) -> BadSettings:
    return BadSettings(message, f"Change it in {home / SETTINGS_FILE} or in the environment (TOTM_…).")


def _read_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(
            f"{path} is not a settings file: {error}.", "Mend that line, or move the file away."
        ) from None


def _read_secret(home: Path) -> dict[str, str]:
    try:
        return {"secret": (home / SECRET_FILE).read_text(encoding="utf-8").strip()}
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError:
        raise BadSettings(f"{home / SECRET_FILE} is damaged.", "Delete it, then run: totm init") from None
