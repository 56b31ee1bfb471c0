"""Where things are on this machine: the store, the sample corpus, the layers of the catalogue."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from quotefind import __version__
from quotefind.store import Store, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from quotefind.catalogue import Catalogue
    from quotefind.cli import Settings

FOLDER_CATALOGUE = ".quotefind"
"""The folder below a root that holds the root's own people.yaml, works.yaml and documents.yaml."""


def store_file(settings: Settings) -> str:
    """The user's store: ``--store``, else $QUOTEFIND_STORE, else the platform's data folder."""
    if settings.store:
        return settings.store
    import platformdirs

    return os.path.join(platformdirs.user_data_dir("quotefind", appauthor=False), "store.sqlite")


def opened(settings: Settings) -> Store:
    """The user's store for reading; the sample corpus where there is none or nothing in it, which is said on stderr.

    A store that was named but is not there is an error.
    """
    file = store_file(settings)
    if settings.store:
        return open_store(file)
    if os.path.exists(file):
        store = open_store(file)
        if not store.is_empty():
            return store
        store.close()
    return _sample()


def opened_own(settings: Settings) -> Store:
    """The user's store for reading, never the sample corpus: StoreError where it is not there."""
    return open_store(store_file(settings))


def opened_for_writing(settings: Settings) -> Store:
    """The user's store, made when it is not there yet."""
    return open_store(store_file(settings), create=True)


def user_catalogue() -> Path:
    """The folder of the user's own catalogue, into which ``works add`` and ``works import`` write."""
    from pathlib import Path

    import platformdirs

    return Path(platformdirs.user_config_dir("quotefind", appauthor=False), "catalogue")


def own_catalogue() -> Catalogue:
    """The user's own catalogue, empty where there is none."""
    from quotefind.readers.catalogue import load_catalogue

    return load_catalogue(user_catalogue())


def catalogue(roots: list[str]) -> Catalogue:
    """The catalogue in force: the roots' own over the user's over the bundled one."""
    from pathlib import Path

    from quotefind.readers.catalogue import bundled_catalogue, load_catalogue

    layers = [user_catalogue(), *(Path(root, FOLDER_CATALOGUE) for root in sorted(roots))]
    merged = bundled_catalogue()
    for folder in layers:
        if folder.is_dir():
            merged = load_catalogue(folder).over(merged)
    return merged


def _sample() -> Store:
    import tempfile
    from pathlib import Path

    import click
    import platformdirs

    from quotefind.build import index
    from quotefind.readers.catalogue import bundled_catalogue, bundled_documents
    from quotefind.store.schema import SCHEMA_VERSION

    documents = bundled_documents()
    stamp = max(int(file.stat().st_mtime) for file in documents.parent.rglob("*"))
    folder = Path(platformdirs.user_cache_dir("quotefind", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="quotefind-"))
    file = folder / f"sample-{__version__}-{SCHEMA_VERSION}-{stamp:x}.sqlite"
    click.echo("no store yet: this is the sample corpus; 'quotefind index PATH' makes your own", err=True)
    if not file.exists():
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        with open_store(beside, create=True) as store:
            index(store, [documents], bundled_catalogue())
        os.replace(beside, file)
    return open_store(file)
