"""A frozen bundle: one ZIP with all tables of a version, citable, the same bytes each time.

Nothing in it is compressed: what deflate writes differs from one zlib to another. Opening a bundle
is left to `data.exports.unpacking`.
"""

import hashlib
import io
import json
import zipfile

from data import stories
from data.collection import BOUNDARIES, FILE
from data.exports import datapackage, terms
from data.exports.dictionary import markdown
from data.exports.terms import Terms
from data.importers.title_page import lines
from data.problems import Problem, ProblemsFound
from data.schema import schema
from data.storyfile import FOLDER, KEY
from data.structure import lying
from data.tables import Tables, dump

SUMS = "SHA256SUMS"
PACKAGE = "datapackage.json"
TEXTS = ("README.md", "DICTIONARY.md", "CITATION.cff", PACKAGE, FILE)
OPTIONAL = (BOUNDARIES,)
_STAMP = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can say

README = """# {title}

All tables of the data version `{version}`, frozen.

{statement}

- `*.csv`: the tables, byte for byte as they are kept. Nothing in them is made neutral: open them
  with a program that reads CSV as text. In a spreadsheet, a cell that begins with `=`, `+`, `-` or
  `@` would be read as a formula; for spreadsheets use the Excel file or the CSV files of the app.
- `datapackage.json`: the same as a Data Package, with types, keys and checksums.
- `DICTIONARY.md`: what each table, column and code means.
- `collection.toml`: what the collection says of itself.{more}
- `CITATION.cff`: how to cite it. `SHA256SUMS`: `sha256sum --check SHA256SUMS`.

The version is the first 12 digits of the SHA-256 over the tables in this order:
{order}.

The full texts of stored documents (`seeds/`) are not part of it, as they belong to their authors;
`documents.csv` has their checksums and addresses, `evidence.csv` the words that are cited.
"""
BROUGHT = "\n- `boundaries.topojson`: the dated boundaries that the collection is drawn with."
TOLD = "\n- `stories/*.md`: stories that lead through the collection, in Markdown."


def bundle(tables: Tables) -> bytes:
    """The ZIP. Raises `ProblemsFound` if the files of the tables are not what was read any more."""
    files = members(tables)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, _STAMP)
            info.create_system = 3  # Unix, wherever it is written
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return content.getvalue()


def members(tables: Tables) -> dict[str, bytes]:
    """The files of the bundle by name, in their order; the checksums of all others come last."""
    about = terms.of(tables)
    files = _tables(tables)
    created = f"{about.newest.isoformat()}T00:00:00Z" if about.newest else ""
    own = tables.folder / BOUNDARIES
    brought = {BOUNDARIES: own.read_bytes()} if own.exists() else {}
    told = {
        f"{FOLDER}/{file.name}": file.read_bytes()
        for file in stories.files(tables.folder)
        if KEY.fullmatch(file.stem)
    }
    texts = {
        "README.md": _readme(about, files, f"{BROUGHT if brought else ''}{TOLD if told else ''}"),
        "DICTIONARY.md": markdown(schema().values()).encode(),
        "CITATION.cff": citation_cff(about).encode(),
        PACKAGE: datapackage.descriptor(about, files, created),
        FILE: _title_page(tables, about),
    }
    whole = {**texts, **files, **brought, **told}
    return {**whole, SUMS: sums(whole)}


def sums(files: dict[str, bytes]) -> bytes:
    """The checksums of files, as `sha256sum` writes and reads them."""
    told = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    return "".join(told).encode()


def citation_cff(about: Terms) -> str:
    """The Citation File Format 1.2.0, of which each value is written as JSON, which YAML reads."""
    told: dict[str, object] = {
        "cff-version": "1.2.0",
        "message": "Please cite these data, and what they were made of.",
        "type": "dataset",
        "title": about.title,
        "abstract": " ".join(filter(None, (about.description, _made_of(about)))),
        "version": about.version,
        "date-released": about.newest.isoformat() if about.newest else "",
        "license": about.spdx,
        "url": about.url,
        "authors": [{"name": terms.AUTHORS}],
    }
    known = {name: value for name, value in told.items() if value}
    return "".join(
        f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in known.items()
    )


def _made_of(about: Terms) -> str:
    return f"Made of: {about.original}" if about.original else ""


def _readme(about: Terms, files: dict[str, bytes], more: str) -> bytes:
    statement = "\n".join(f"- {name}: {_plain(text)}" for name, text in about.lines.items())
    return README.format(
        title=_plain(about.title),
        version=about.version,
        statement=statement,
        more=more,
        order=", ".join(files),
    ).encode()


def _plain(text: str) -> str:
    return " ".join(text.split())


def _title_page(tables: Tables, about: Terms) -> bytes:
    """What the folder says of itself; if it says nothing, the names that it goes by."""
    file = tables.folder / FILE
    if file.exists():
        return file.read_bytes()
    return lines({"key": about.key, "title": about.title}).encode()


def _tables(tables: Tables) -> dict[str, bytes]:
    """The bytes of the tables: as they are written, or where they were written by hand otherwise,
    as they lie in the folder."""
    written = {t.file: dump(t, tables[t.name]) for t in schema().values()}
    if version_of(written) == tables.version:
        return _there(written)
    found = {t.file: lying(tables.folder, t) for t in schema().values()}
    if version_of(found) == tables.version:
        return _there(found)
    message = "is not what was read: the tables have changed since"
    raise ProblemsFound([Problem(str(tables.folder), 0, "", message, "read them again")])


def _there(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files without those of optional tables that have no rows."""
    return {name: content for name, content in files.items() if content}


def version_of(files: dict[str, bytes]) -> str:
    """The version of the tables whose files these are, by name; a missing one is a KeyError."""
    digest = hashlib.sha256()
    for table in schema().values():
        digest.update(files.get(table.file, b"") if table.optional else files[table.file])
    return digest.hexdigest()[:12]
