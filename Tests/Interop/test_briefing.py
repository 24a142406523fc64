"""Programs that make pages of Markdown take the briefing with its front matter: pandoc, Hugo, Jekyll."""
import functools
import html
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from exported import edition

# pandoc reads a title as Markdown, so none of it may be a mark there
TITLE = "Sample: night of 24 November & more"
DATE = "2026-11-24"
LANGUAGES = ["en", "fr", "ar"]


@functools.cache
def briefings():
    """The folder of the sample register's briefings, one a language."""
    return edition("md=markdown:lang=" + "+".join(LANGUAGES), title=TITLE) / "md"


def run(*command, folder=None, timeout=120):
    """What a command writes to standard output; all its outputs where it fails."""
    done = subprocess.run([str(part) for part in command], cwd=folder, timeout=timeout, capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(f"{command[0]} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return done.stdout


def text(page):
    """What a reader of an HTML page sees of it, without what only sets text apart."""
    bare = html.unescape(re.sub(r"<[^>]*>", "", page))
    return re.sub("[\u2060\u2066\u2068\u2069]", "", bare)


class FrontMatter(unittest.TestCase):
    # a page is too long to be printed
    longMessage = False

    def need(self, program):
        if shutil.which(program) is None:
            self.skipTest(f"{program} is not installed")

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="nightdesk-")
        self.addCleanup(folder.cleanup)
        self.site = pathlib.Path(folder.name)

    def has(self, expected, page):
        """A part of a page, by a pattern or as it is."""
        isThere = expected.search(page) if isinstance(expected, re.Pattern) else expected in page
        self.assertTrue(isThere, f"{expected} is not there")

    def holds(self, page):
        """The page tells the briefing: its title, its contested event, its tables and notes; no front matter."""
        seen = text(page)
        self.has(TITLE, seen)
        self.has("[Series of assassinations in Benghazi]", seen)
        for mark in ["nightdesk:", "takes: ", "[^", "| ---", "\\["]:
            self.assertFalse(mark in seen, f"{mark} is there")
        self.assertGreater(page.count("<table"), 10)
        self.assertGreater(len(re.findall(r'id="fn', page)), 10)


    def test_pandoc_takes_it(self):
        self.need("pandoc")
        for language in LANGUAGES:
            with self.subTest(language):
                source = briefings() / f"briefing.{language}.md"
                # pandoc's own Markdown reads the front matter and the footnotes
                tree = json.loads(run("pandoc", "--from", "markdown", "--to", "json", source))
                meta = tree["meta"]
                self.assertEqual(words(meta["title"]), TITLE)
                self.assertEqual(words(meta["date"]), DATE)
                nightdesk = meta["nightdesk"]["c"]
                self.assertEqual(words(nightdesk["marking"]), "TLP:CLEAR")
                self.assertEqual(words(nightdesk["language"]), language)
                self.assertEqual(words(nightdesk["direction"]), direction(language))
                page = run("pandoc", "--from", "markdown", "--to", "html", "--standalone", source)
                # English is what pandoc takes a document for
                if language == "en":
                    self.assertFalse("lang" in meta or "dir" in meta)
                else:
                    self.assertEqual(words(meta["lang"]), language)
                    self.assertEqual(words(meta["dir"]), direction(language))
                    self.has(re.compile(f'<html[^>]* lang="{language}"'), page)
                self.has(f'<meta name="dcterms.date" content="{DATE}"', page)
                self.holds(page)
                # GitHub's Markdown, as most other programs have it
                self.holds(
                    f"<p>{html.escape(TITLE)}</p>"
                    + run("pandoc", "--from", "gfm+footnotes+yaml_metadata_block", "--to", "html", source))

    def test_hugo_takes_it(self):
        self.need("hugo")
        config = {
            "baseURL": "https://example.org/", "title": "Desk", "disableKinds": ["taxonomy", "term", "RSS", "sitemap"],
            "languages": {language: {"weight": place} for place, language in enumerate(LANGUAGES, 1)},
        }
        (self.site / "config.json").write_text(json.dumps(config))
        layouts = self.site / "layouts" / "_default"
        layouts.mkdir(parents=True)
        (layouts / "single.html").write_text(
            '<html lang="{{ .Params.nightdesk.language }}" dir="{{ .Params.nightdesk.direction }}"><title>{{ .Title }}</title>'
            '<time>{{ .Date.Format "2006-01-02" }}</time><i>{{ .Params.nightdesk.marking }}</i>{{ .Content }}</html>')
        (layouts / "list.html").write_text("{{ .Title }}")
        shutil.copytree(briefings(), self.site / "content" / "night")
        run("hugo", "--quiet", folder=self.site)
        for language in LANGUAGES:
            with self.subTest(language):
                prefix = "" if language == "en" else language + "/"
                page = (self.site / "public" / f"{prefix}night/briefing/index.html").read_text(encoding="utf-8")
                self.has(f"<title>{TITLE}</title><time>{DATE}</time><i>TLP:CLEAR</i>", html.unescape(page))
                self.has(re.compile(f'<html lang="?{language}"? dir="?{direction(language)}"?>'), page)
                self.holds(page)

    def test_jekyll_takes_it(self):
        self.need("jekyll")
        (self.site / "_config.yml").write_text("markdown: kramdown\nexclude: []\n")
        layouts = self.site / "_layouts"
        layouts.mkdir()
        # Jekyll keeps page.dir for a page's folder
        (layouts / "default.html").write_text(
            '<html lang="{{ page.nightdesk.language }}" dir="{{ page.nightdesk.direction }}"><title>{{ page.title | escape }}</title>'
            '<time>{{ page.date | date: "%Y-%m-%d" }}</time><i>{{ page.nightdesk.marking }}</i>{{ content }}</html>')
        for language in LANGUAGES:
            source = (briefings() / f"briefing.{language}.md").read_text(encoding="utf-8")
            # the layout is the site's affair
            (self.site / f"{language}.md").write_text(source.replace("---\n", "---\nlayout: default\n", 1))
        run("jekyll", "build", "--quiet", folder=self.site)
        for language in LANGUAGES:
            with self.subTest(language):
                page = (self.site / "_site" / f"{language}.html").read_text(encoding="utf-8")
                self.has(f"<title>{TITLE}</title><time>{DATE}</time><i>TLP:CLEAR</i>", html.unescape(page))
                self.has(f'<html lang="{language}" dir="{direction(language)}">', page)
                self.holds(page)

    def test_quarto_takes_it(self):
        self.need("quarto")
        for language in LANGUAGES:
            shutil.copy(briefings() / f"briefing.{language}.md", self.site / f"{language}.md")
            page = run("quarto", "render", f"{language}.md", "--to", "html", "--output", "-", folder=self.site)
            self.holds(page)


def direction(language):
    return "rtl" if language == "ar" else "ltr"


def words(value):
    """The text of a value in pandoc's tree."""
    if isinstance(value, list):
        return "".join(words(part) for part in value)
    if not isinstance(value, dict):
        return ""
    if value["t"] in ("Space", "SoftBreak"):
        return " "
    if value["t"] == "Quoted":
        return '"' + words(value["c"][1]) + '"'
    return value["c"] if isinstance(value.get("c"), str) else words(value.get("c", []))


if __name__ == "__main__":
    unittest.main()
