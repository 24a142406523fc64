internal import Foundation
internal import NightdeskExporters
internal import NightdeskKit
internal import Testing

#if Page
  @Suite struct `A page` {
    /// The pages of the sample register in every language, and one of hostile text.
    private static func pages() throws -> [String: String] {
      let sample = try Edited([SharedData.sample], 1, 1 << 20, [HTMLExporter(languages: Phrases.languages)])
      var pages = sample.files.filter { $0.key.hasSuffix(".html") }
      let hostile = try RegisterFolder(SampleRegister.hostile.files).pass(exporters: [HTMLExporter()])
      pages["html/hostile.html"] = hostile.files["html/briefing.html"]
      pages["html/wide.html"] = try RegisterFolder(texts: wide).pass(exporters: [HTMLExporter()]).files[
        "html/briefing.html"]
      return pages.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    /// Names and titles without a place to break.
    private static let wide: [(String, String)] = {
      func word(_ letter: String) -> String { String(repeating: letter, count: 120) }
      let events = (1...3).map { "e\($0),2026-11-2\($0),battle,\(word("W")),a\($0),\(word("L")),LBY,\(word("R")),s1\n" }
      let actors = (1...3).map { "a\($0),\(word("N")),armed-group,\(word("D"))\n" }
      let claims = (1...2).map { "c\($0),e1,responsibility,a\($0),\(word("S")),s1,\(word("T")),a\($0 + 1),s1\n" }
      return [
        ("sources.csv", "id,title,kind,accessed\ns1,\(word("P")),news,2026-11-20\n"),
        ("actors.csv", "id,name,kind,description\n" + actors.joined()),
        ("events.csv", "id,when,type,title,side_a,location,country,admin1,citations\n" + events.joined()),
        ("claims.csv", "id,about,kind,speaker,speaker_role,medium,text,attributed_to,citations\n" + claims.joined()),
      ]
    }()

    @Test func `is in its language and direction and needs nothing else`() throws {
      let pages = try Self.pages()
      #expect(pages.count == 5)
      for (path, page) in pages {
        #expect(page.contains("lang=\"ar\" dir=\"rtl\"") == path.contains(".ar."))
        #expect(page.ranges(of: "<html lang=").count == 1)
        for name in ["<script", "<link", "<img", "<iframe", "<object", "<form", " on", "@import", "=\"javascript:"] {
          let places = page.ranges(of: name)
          #expect(places.allSatisfy { name == " on" && !page[$0.upperBound...].hasAttribute }, "\(path): \(name)")
        }
        #expect(!page.contains("url(") || page.ranges(of: "url(").count == page.ranges(of: "url(#").count, "\(path)")
      }
    }

    @Test func `says what the Markdown says, figures among it`() throws {
      let page = try #require(try Self.pages()["html/briefing.en.html"])
      for kind in ["months", "timeline", "map", "network"] { #expect(page.contains("id=\"figure-\(kind)-title\"")) }
      #expect(page.contains("id=\"record-claim-05-responsibility\"") && page.contains("id=\"record-sirte-2016\""))
      #expect(page.contains("href=\"#record-benghazi-assassinations\""))
      #expect(page.contains("said that Islamist forces carried this out: "))
      #expect(page.contains("<h2 id=\"section-contestedAccounts\">Contested accounts</h2>"))
    }

    /// What a page must hold, asked in the browser; each answer is a fault.
    private static let faults = """
      (() => {
        const faults = [], all = [...document.querySelectorAll('*')];
        if (document.scrollingElement.scrollWidth > document.documentElement.clientWidth) faults.push('scrolls sideways');
        const ids = all.filter(e => e.id).map(e => e.id);
        if (new Set(ids).size != ids.length) faults.push('ids twice: ' + ids.filter((x, i) => ids.indexOf(x) != i));
        for (const a of document.querySelectorAll('a[href^="#"]'))
          if (!document.getElementById(decodeURIComponent(a.getAttribute('href').slice(1)))) faults.push('leads nowhere: ' + a.href);
        let last = 0;
        for (const h of document.querySelectorAll('h1,h2,h3,h4')) {
          const level = Number(h.tagName[1]);
          if (level > last + 1) faults.push('heading out of order: ' + h.textContent);
          last = level;
        }
        if (document.querySelectorAll('h1').length != 1) faults.push('not one h1');
        for (const d of document.querySelectorAll('.drawing')) {
          if (d.tabIndex != 0) faults.push('figure out of reach of the keyboard');
          if (d.scrollLeft != 0 || getComputedStyle(d).direction != 'ltr') faults.push('figure starts at its end');
        }
        for (const th of document.querySelectorAll('th')) if (!th.scope) faults.push('th without scope');
        for (const s of document.querySelectorAll('svg[role=img]'))
          if (!s.querySelector('title').textContent || !s.querySelector('desc').textContent) faults.push('figure unnamed');
        if (!document.title || !document.documentElement.lang || !document.querySelector('main')) faults.push('no title, language or main');
        const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
        const light = c => c.slice(0, 3).map(v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
          .reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
        for (const e of all) {
          if (![...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim())) continue;
          if (['STYLE', 'TITLE', 'title', 'desc'].includes(e.tagName)) continue;
          const style = getComputedStyle(e);
          let under = e, back = [255, 255, 255, 0];
          while (under && !(back[3] === undefined || back[3] > .99)) {
            back = rgb(getComputedStyle(under).backgroundColor); under = under.parentElement;
          }
          const a = light(rgb(e.closest('svg') ? style.fill : style.color)), b = light(back);
          const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          if (ratio < 4.5) faults.push('contrast ' + ratio.toFixed(2) + ': ' + e.textContent.slice(0, 30));
        }
        return [...new Set(faults)].slice(0, 20);
      })()
      """

    /// One browser for all cases, as starting it costs more than all of them.
    @Test(.enabled(if: Browser.isInstalled, "chromium-headless-shell is not installed"))
    func `opens without a fault in a browser, on a phone and a desk, in light and dark`() throws {
      let folder = try RegisterFolder()
      let browser = try Browser()
      for (path, page) in try Self.pages().sorted(by: { $0.key < $1.key }) {
        let name = String(path.dropFirst("html/".count))
        try folder.write(name, Array(page.utf8))
        let sizes = [
          (390, "light"), (390, "dark"), (760, "light"), (1000, "light"), (1280, "light"), (1280, "dark"),
        ]
        for (width, scheme) in sizes {
          let visit = try browser.open(folder.path + "/" + name, width: width, scheme: scheme)
          let place: Comment = "\(name), \(width) pixels, \(scheme)"
          #expect(visit.complaints == [], place)
          #expect(visit.requests == [], place)
          #expect(try browser.ask(Self.faults, visit) == [], place)
          Attachment.record(try browser.picture(visit), named: "\(name.dropLast(5))-\(width)-\(scheme).png")
        }
      }
    }
  }

  extension Substring {
    /// Whether it starts like the rest of an attribute's name that began with `on`, inside a tag.
    fileprivate var hasAttribute: Bool {
      prefix { $0.isLetter }.isEmpty == false && drop { $0.isLetter }.hasPrefix("=\"")
    }
  }
#endif
