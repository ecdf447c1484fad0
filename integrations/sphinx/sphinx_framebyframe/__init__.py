"""The directive ``framebyframe``: a Python 2.7 program in a page, to be stepped through one bytecode at a time.

In HTML it becomes the element ``<frame-by-frame>`` with the program inside; in every other format, and for readers
without scripts, it is the program as a literal block.
"""

from __future__ import annotations

import html
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata, OptionSpec

__version__ = "0.1.0"

#: Where `framebyframe_folder` goes, below the folder of a built site.
STATIC = "_static/framebyframe"
SCRIPT = "framebyframe.js"

#: Files that the element fetches and the page does not show: a recorded run, a lesson, compiled code.
FETCHED = {".fbf", ".json", ".pyc"}


class framebyframe(nodes.General, nodes.Element):
    """The element, with a literal block in it if its program is known."""


def grain(argument: str) -> str:
    return directives.choice(argument, ("instruction", "line", "call", "c-step"))


def moment(argument: str) -> str:
    return str(directives.nonnegative_int(argument))


def flag(argument: str) -> str:
    directives.flag(argument)
    return ""


#: What the element knows by the same name, and how its value is checked.
ATTRIBUTES = {
    "at": moment,
    "until": moment,
    "grain": grain,
    "speed": directives.unchanged_required,
    "panels": directives.unchanged_required,
    "controls": lambda argument: directives.choice(argument, ("full", "compact", "none")),
    "theme": lambda argument: directives.choice(argument, ("auto", "light", "dark")),
    "loading": lambda argument: directives.choice(argument, ("lazy", "eager")),
    "readonly": flag,
    "autoplay": flag,
}


class FrameByFrame(SphinxDirective):
    """``.. framebyframe:: [FILE]``, with the program as its content where no file is named."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: OptionSpec = {**ATTRIBUTES, "height": directives.length_or_unitless}

    def run(self) -> list[nodes.Node]:
        node = framebyframe()
        node["attributes"] = {name: self.options[name] for name in ATTRIBUTES if name in self.options}
        if "height" in self.options:
            node["attributes"]["style"] = f"height: {_css_length(self.options['height'])}"
        self.set_source_info(node)

        if self.arguments and self.content:
            raise self.error("The directive framebyframe has a file and a program of its own: leave one of them away.")
        if self.arguments:
            self._from_file(node, self.arguments[0])
        elif self.content:
            node += self._listing("\n".join(self.content))
        else:
            raise self.error("The directive framebyframe has no program: indent one below it, or name a file.")
        return [node]

    def _from_file(self, node: framebyframe, name: str) -> None:
        relative, path = self.env.relfn2path(name)
        self.env.note_dependency(relative)
        if not Path(path).is_file():
            raise self.error(f"There is no file {name} for the directive framebyframe.")
        if Path(path).suffix in FETCHED:
            # Sphinx copies the file to where downloads are, and the element gets its address when the page is written.
            node["fetched"] = str(self.env.dlfiles.add_file(self.env.docname, relative))
            return
        try:
            node += self._listing(Path(path).read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            raise self.error(f"The file {name} is no UTF-8: save it as UTF-8.") from None

    def _listing(self, program: str) -> nodes.literal_block:
        listing = nodes.literal_block(program, program, language="python2")
        self.set_source_info(listing)
        return listing


def _css_length(length: str) -> str:
    return f"{length}px" if length.isdigit() else length


def visit_html(translator, node: framebyframe) -> None:
    attributes = dict(node["attributes"])
    if "fetched" in node:
        attributes["src"] = f"{translator.builder.dlpath}/{node['fetched']}"
    text = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
    translator.body.append(f"<frame-by-frame{text}>\n")


def depart_html(translator, node: framebyframe) -> None:
    translator.body.append("</frame-by-frame>\n")


def keep(translator, node: framebyframe) -> None:
    """In formats that cannot play, the literal block speaks for itself."""


def check_configuration(app: Sphinx, config) -> None:
    if config.framebyframe_folder:
        folder = Path(app.confdir, config.framebyframe_folder)
        if not (folder / SCRIPT).is_file():
            raise ExtensionError(
                f"framebyframe_folder is {folder}, and there is no {SCRIPT} in it: give the folder of the built package."
            )
    elif not config.framebyframe_url:
        raise ExtensionError(
            "The extension sphinx_framebyframe has to know where the player is: set framebyframe_url to the address "
            f"of {SCRIPT}, or framebyframe_folder to a folder that has it."
        )


def add_script(app: Sphinx, pagename: str, templatename: str, context: dict, doctree) -> None:
    """Only pages with the directive load the player."""
    if doctree is None or next(doctree.findall(framebyframe), None) is None:
        return
    address = config.framebyframe_url if not (config := app.config).framebyframe_folder else f"framebyframe/{SCRIPT}"
    app.add_js_file(address, type="module", loading_method="async")


def copy_player(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or not app.config.framebyframe_folder or app.builder.format != "html":
        return
    from sphinx.util.fileutil import copy_asset

    copy_asset(Path(app.confdir, app.config.framebyframe_folder), Path(app.outdir, STATIC))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("framebyframe_url", "", "html", [str])
    app.add_config_value("framebyframe_folder", "", "html", [str])
    app.add_directive("framebyframe", FrameByFrame)
    kept = (keep, keep)
    app.add_node(framebyframe, html=(visit_html, depart_html), latex=kept, text=kept, man=kept, texinfo=kept)
    app.connect("config-inited", check_configuration)
    app.connect("html-page-context", add_script)
    app.connect("build-finished", copy_player)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
