"""Sites are built with the real Sphinx, and their pages are read."""

from __future__ import annotations

import html
import re
from io import StringIO
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import docutils_namespace

URL = "https://example.org/framebyframe.js"

ADD = """
    def add(x, y):
        return x + y

    print add(1, 2) < 4
"""


class Site:
    def __init__(self, folder: Path, builder: str, configuration: dict) -> None:
        self.warnings = StringIO()
        out = folder / "out"
        settings = {"extensions": ["sphinx_framebyframe"], "html_theme": "basic", **configuration}
        with docutils_namespace():
            Sphinx(folder, None, out, folder / "trees", builder, settings, status=None, warning=self.warnings).build()
        self.out = out

    def page(self, name: str = "index.html") -> str:
        return (self.out / name).read_text(encoding="utf-8")


@pytest.fixture
def build(tmp_path: Path):
    def build(text: str, builder: str = "html", files: dict[str, bytes] | None = None, **configuration) -> Site:
        (tmp_path / "index.rst").write_text(f"Title\n=====\n\n{text}", encoding="utf-8")
        for name, content in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return Site(tmp_path, builder, configuration or {"framebyframe_url": URL})

    return build


def element(page: str) -> str:
    return re.search(r"<frame-by-frame.*?</frame-by-frame>", page, re.DOTALL).group()


def words(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def test_the_program_stands_in_the_element(build):
    page = build(f".. framebyframe::\n{ADD}").page()
    found = element(page)
    assert found.startswith("<frame-by-frame>")
    assert words(found).strip() == "def add(x, y):\n    return x + y\n\nprint add(1, 2) < 4"
    assert "<pre>" in found


def test_options_become_attributes(build):
    options = "   :at: 6\n   :until: 7\n   :grain: c-step\n   :panels: frames \"objects\"\n   :readonly:\n   :height: 420\n"
    site = build(f".. framebyframe::\n{options}\n{ADD}")
    assert site.warnings.getvalue() == ""
    found = element(site.page())
    assert found.startswith(
        '<frame-by-frame at="6" until="7" grain="c-step" panels="frames &quot;objects&quot;" readonly="" style="height: 420px">'
    )


@pytest.mark.parametrize(
    ("option", "complaint"),
    [
        (":at: -1", "negative value"),
        (":at: soon", "invalid literal"),
        (":grain: minute", '"minute" unknown'),
        (":controls: all", '"all" unknown'),
        (":color: red", 'unknown option: "color"'),
    ],
)
def test_a_wrong_option_is_told_of_and_the_site_is_built(build, option, complaint):
    site = build(f".. framebyframe::\n   {option}\n{ADD}\n\nAfter it.\n")
    assert complaint in site.warnings.getvalue()
    assert "After it." in site.page()


def test_a_file_is_put_into_the_page(build):
    site = build(".. framebyframe:: programs/add.py\n   :at: 3\n", files={"programs/add.py": b"print 1\n"})
    found = element(site.page())
    assert found.startswith('<frame-by-frame at="3">')
    assert words(found).strip() == "print 1"


def test_a_recorded_run_is_copied_and_fetched(build):
    site = build(".. framebyframe:: add.fbf\n", files={"add.fbf": b"FBF\x01\xff"})
    address = re.search(r'src="([^"]+)"', element(site.page())).group(1)
    assert (site.out / address).read_bytes() == b"FBF\x01\xff"


def test_a_page_in_a_folder_finds_its_files(build, tmp_path):
    folder = tmp_path / "deep" / "er"
    folder.mkdir(parents=True)
    (folder / "page.rst").write_text(":orphan:\n\nPage\n====\n\n.. framebyframe:: run.fbf\n", encoding="utf-8")
    (folder / "run.fbf").write_bytes(b"run")
    (tmp_path / "player").mkdir()
    (tmp_path / "player" / "framebyframe.js").write_text("// player", encoding="utf-8")
    site = build("Nothing here.", framebyframe_folder="player")
    page = site.page("deep/er/page.html")
    address = re.search(r'src="([^"]+\.fbf)"', page).group(1)
    assert (site.out / "deep" / "er" / address).resolve().read_bytes() == b"run"
    script = re.search(r'src="([^"?]+framebyframe\.js)', page).group(1)
    assert (site.out / "deep" / "er" / script).resolve().read_text(encoding="utf-8") == "// player"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (".. framebyframe::\n", "has no program"),
        (".. framebyframe:: nowhere.py\n", "There is no file nowhere.py"),
        (f".. framebyframe:: add.py\n{ADD}", "leave one of them away"),
        (".. framebyframe:: latin.py\n", "save it as UTF-8"),
    ],
)
def test_what_cannot_be_shown_is_told_of(build, text, complaint):
    site = build(text, files={"add.py": b"print 1\n", "latin.py": b"print '\xe9'\n"})
    assert complaint in site.warnings.getvalue()


def test_only_pages_with_a_program_load_the_player(build, tmp_path):
    (tmp_path / "other.rst").write_text(":orphan:\n\nOther\n=====\n", encoding="utf-8")
    site = build(f".. framebyframe::\n{ADD}")
    assert re.search(rf'<script[^>]*type="module"[^>]*src="{URL}"|<script[^>]*src="{URL}"[^>]*type="module"', site.page())
    assert URL not in site.page("other.html")


def test_other_formats_have_the_program(build):
    text = build(f".. framebyframe::\n   :at: 6\n{ADD}", builder="text").page("index.txt")
    assert "def add(x, y):\n        return x + y" in text


def test_latex_has_the_program(build):
    site = build(f".. framebyframe::\n{ADD}", builder="latex")
    (tex,) = [path for path in site.out.glob("*.tex")]
    assert "sphinxVerbatim" in tex.read_text(encoding="utf-8")


def test_a_program_cannot_leave_the_element(build):
    program = "    print '</code></pre></frame-by-frame><script>alert(1)</script>'\n"
    page = build(f".. framebyframe::\n\n{program}").page()
    assert "<script>alert" not in page
    assert words(element(page)).strip() == "print '</code></pre></frame-by-frame><script>alert(1)</script>'"


def test_the_player_has_to_be_somewhere(build):
    with pytest.raises(ExtensionError, match="set framebyframe_url"):
        build("Nothing.", framebyframe_url="")
    with pytest.raises(ExtensionError, match="no framebyframe.js in it"):
        build("Nothing.", framebyframe_folder="nowhere")
