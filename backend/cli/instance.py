"""One instance: a data folder with its id, whether it is the demo, and the environment of its Django processes."""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from backend.cli.database import Database
from backend.cli.place import FRONTEND, ROOT
from backend.cli.progress import Usage
from backend.embedded.folder import DataFolder, write_whole


@dataclass(frozen=True)
class Instance:
    """`id` ends the cookies' names, so that two instances on one host keep apart. `demo` is fixed when it is made."""

    folder: DataFolder
    id: str
    demo: bool

    @classmethod
    def make(cls, home: Path, *, demo: bool | None) -> "Instance":
        """The folder's instance, made when missing. `demo` None: as it is, or a demo when it is new."""
        folder = DataFolder(home)
        folder.make()
        file = home / "instance.json"
        if not file.exists():
            write_whole(file, json.dumps({"id": secrets.token_hex(4), "demo": demo is not False}) + "\n")
        instance = cls.found(home)
        if demo is False and instance.demo:
            raise Usage(f"{home} holds the demo world; give another folder with --data DIR")
        return instance

    @classmethod
    def found(cls, home: Path) -> "Instance":
        """The instance that is there. Raises Usage when there is none."""
        try:
            facts = json.loads((home / "instance.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise Usage(
                f"there is no instance in {home}: start one with ./dondoc run, or name its folder with --data"
            ) from None
        return cls(DataFolder(home), facts["id"], facts["demo"])

    def environment(self, database: Database) -> dict[str, str]:
        """The environment of a Django process of this instance, on top of the present one."""
        return os.environ | {
            "DATABASE_URL": database.application_url,
            "DATABASE_OWNER_URL": database.owner_url,
            "DJANGO_SETTINGS_MODULE": "backend.settings",
            "DONDOC_DATA": str(self.folder.home),
            "DONDOC_DEMO": "1" if self.demo else "0",
            "DONDOC_FRONTEND": str(FRONTEND / "dist"),
            "DONDOC_INSTANCE": self.id,
            "DONDOC_ROLE": "app",
            "DONDOC_SECRET_KEY": os.environ.get("DONDOC_SECRET_KEY") or self.folder.secret("django"),
            "PYTHONPATH": str(ROOT),
        }
