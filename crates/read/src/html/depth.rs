//! Pages that nest deeper than any browser follows.

use std::borrow::Cow;

use super::tags::{Tag, Tags, is_any};

/// Elements inside each other. Browsers stop at 512; pages that are read by people stay below 100, and the search for
/// the article takes time for each level.
const DEEPEST: usize = 200;

/// That many elements of letters inside each other show no more than fewer do.
const MOST_FORMATS: usize = 16;

/// Elements that hold none, or that are there once, wherever their tags stand.
const EMPTY: [&str; 23] = [
    "area", "base", "basefont", "bgsound", "body", "br", "col", "embed", "frame", "frameset",
    "head", "hr", "html", "image", "img", "input", "keygen", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements of letters, which a parser opens again in each paragraph that begins before their end tag.
const FORMATS: [&str; 13] = [
    "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements of blocks: their end tag ends all that is open inside them, and no end of an element of words reaches
/// past them.
#[rustfmt::skip]
const BLOCKS: [&str; 66] = [
    "address", "applet", "article", "aside", "blockquote", "button", "caption", "center", "colgroup", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4",
    "h5", "h6", "header", "hgroup", "iframe", "li", "listing", "main", "marquee", "menu", "nav", "noembed", "noframes",
    "noscript", "object", "ol", "optgroup", "option", "p", "plaintext", "pre", "script", "search", "section", "select",
    "style", "summary", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "title", "tr", "ul",
    "xmp", "desc", "foreignobject",
];

/// Elements that no end tag of a block reaches past.
const BOUNDS: [&str; 10] = [
    "applet",
    "caption",
    "desc",
    "foreignobject",
    "marquee",
    "object",
    "table",
    "td",
    "template",
    "th",
];

/// Elements that no end tag of an item reaches past.
const OF_ITEMS: [&str; 12] = [
    "applet",
    "caption",
    "desc",
    "foreignobject",
    "marquee",
    "object",
    "ol",
    "table",
    "td",
    "template",
    "th",
    "ul",
];

/// Those of a table, whose end tags reach as far as the table does.
const OF_TABLES: [&str; 9] = [
    "caption", "colgroup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
];

/// Elements of another language, where a script is no script and `/>` ends an element.
const FOREIGN: [&str; 3] = ["math", "select", "svg"];

/// The name of an element that has ended itself, unless the one of another language around it has ended before.
const ENDED: &str = "";

/// Elements that end where the next of their kind begins.
const KINDS: [&[&str]; 4] = [
    &["li"],
    &["dd", "dt"],
    &["option"],
    &[
        "caption", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr",
    ],
];

/// Elements that end without a tag where the one around them does.
const IMPLIED: [&str; 15] = [
    ENDED, "caption", "colgroup", "dd", "dt", "li", "optgroup", "option", "p", "tbody", "td",
    "tfoot", "th", "thead", "tr",
];

/// As many others are believed to end so. Which do, a parser knows; a page with more of them has been made to nest.
const MOST_DOUBTS: usize = 500;

/// `page` without the start tags that nest too deep, whose words stay, and without what attributes are too many.
///
/// The parser looks through all open elements at each tag: without a limit, its time would grow with the square of
/// the depth, and likewise with that of the attributes of a tag.
pub(super) fn limited(page: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut n_copied = 0;
    let mut open = Open::default();
    let mut tags = Tags::of(page);
    while let Some(tag) = tags.next() {
        let is_text = open.is_text(&tag);
        if is_text {
            // Text nests in nothing. Without its start tag it would be read as words.
            tags.skip_text(tag.name);
        }
        if !is_text && !open.takes(&tag) {
            kept.push_str(&page[n_copied..tag.start]);
            n_copied = tag.end;
        } else if let Some(excess) = tag.excess {
            kept.push_str(&page[n_copied..excess]);
            n_copied = tag.end - usize::from(page[..tag.end].ends_with('>'));
        }
    }
    if n_copied == 0 {
        return Cow::Borrowed(page);
    }
    kept.push_str(&page[n_copied..]);
    Cow::Owned(kept)
}

/// The elements that a parser has open, as far as can be told without one: at most [`MOST_DOUBTS`] more are.
#[derive(Default)]
struct Open<'a> {
    names: Vec<&'a str>,
    /// Elements of letters whose end tag has not come, be what they stand in over or not.
    formats: Vec<&'a str>,
    n_doubts: usize,
    /// An element whose content is text, unless what stands around it is of another language.
    unsure: Option<&'a str>,
}

impl<'a> Open<'a> {
    /// Whether a tag begins what is text for sure, whatever it looks like.
    fn is_text(&self, tag: &Tag<'_>) -> bool {
        !tag.is_end && tag.is_raw() && !self.is_foreign()
    }

    fn is_foreign(&self) -> bool {
        self.names.iter().any(|name| is_any(name, &FOREIGN))
    }

    /// Follows a tag; whether the parser may see it.
    fn takes(&mut self, tag: &Tag<'a>) -> bool {
        if tag.is_any(&EMPTY) {
            return true;
        }
        if tag.is_end {
            self.end(tag.name);
            return true;
        }
        let is_format = tag.is_any(&FORMATS);
        self.make_way(tag);
        if tag.is_raw() {
            self.unsure.get_or_insert(tag.name);
        }
        if self.names.len() >= DEEPEST || (is_format && self.formats.len() >= MOST_FORMATS) {
            return false;
        }
        let is_word = !is_format && !tag.is_any(&BLOCKS);
        let ends_itself = tag.is_closed && is_word && self.is_foreign();
        self.names.push(if ends_itself { ENDED } else { tag.name });
        if is_format {
            self.formats.push(tag.name);
        }
        true
    }

    /// Ends what a start tag ends.
    fn make_way(&mut self, tag: &Tag<'_>) {
        if tag.name.eq_ignore_ascii_case("a") {
            self.remove("a");
        } else if tag.name.eq_ignore_ascii_case("p") {
            let last_block = self.names.iter().rposition(|name| is_any(name, &BLOCKS));
            if let Some(idx) = last_block.filter(|&idx| is_any(self.names[idx], &["p"])) {
                self.cut(idx);
            }
        } else if let Some(kind) = KINDS.iter().find(|kind| tag.is_any(kind)) {
            if let [.., item, last] = self.names[..]
                && is_any(last, &["p"])
                && is_any(item, kind)
            {
                self.names.pop();
            }
            while self.names.last().is_some_and(|last| is_any(last, kind)) {
                self.names.pop();
            }
        }
    }

    /// Ends what an end tag surely ends.
    fn end(&mut self, name: &str) {
        if let Some(unsure) = self.unsure {
            // Whatever looks like another end tag there may be text, and whatever began there may be none.
            if name.eq_ignore_ascii_case(unsure) {
                self.unsure = None;
                self.remove(name);
            }
        } else if is_any(name, &FORMATS) {
            let last = |names: &[&str]| names.iter().rposition(|at| at.eq_ignore_ascii_case(name));
            if let Some(idx) = last(&self.formats) {
                self.formats.remove(idx);
            }
            self.remove(name);
        } else if is_any(name, &["a", "form"]) {
            self.remove(name);
        } else {
            let bounds: &[&str] = match () {
                () if is_any(name, &["template"]) => &[],
                () if is_any(name, &OF_TABLES) => &["table", "template"],
                () if is_any(name, &["li"]) => &OF_ITEMS,
                () if is_any(name, &BLOCKS) => &BOUNDS,
                () => &BLOCKS,
            };
            for (idx, at) in self.names.iter().enumerate().rev() {
                if at.eq_ignore_ascii_case(name) {
                    self.cut(idx);
                    break;
                }
                if is_any(at, bounds) {
                    break;
                }
            }
        }
    }

    /// Ends an element and, unless too many have ended without a tag of their own, all inside it.
    fn cut(&mut self, idx: usize) {
        let inside = &self.names[idx + 1..];
        let n_doubts = inside.iter().filter(|name| !is_any(name, &IMPLIED)).count();
        if self.n_doubts + n_doubts > MOST_DOUBTS {
            self.names.remove(idx);
        } else {
            self.n_doubts += n_doubts;
            self.names.truncate(idx);
        }
    }

    /// Ends the last element of a name and nothing inside it.
    fn remove(&mut self, name: &str) {
        let found = self
            .names
            .iter()
            .rposition(|at| at.eq_ignore_ascii_case(name));
        if let Some(idx) = found {
            self.names.remove(idx);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_pages_of_common_depth_alone() {
        let pages = [
            "<div><p>One<p>Two</div>",
            "<ul><li>One<li><b>Two</b><ul><li>Three</ul></ul>",
            "<table><tr><td>One<td><p>Two<tr><td>Three</table>",
            "<dl><dt>One<dd>Two<dt>Three</dl><select><option>One<option>Two</select>",
            "<a name=one><h2>One</h2><p><em>Two</em> and <i>three</p></i>",
            "<form><div><input></div></form><script>if (1<a) '</div>'</script>",
            "<svg><g><path d=''/></g></svg><img src='a>b'/><br/><!-- <div> -->",
        ];
        for page in pages {
            let page = page.repeat(1000);
            assert!(matches!(limited(&page), Cow::Borrowed(_)), "{page:.60}");
        }
    }

    #[test]
    fn counts_what_ends_no_element() {
        let pages = [
            "<div></b>",
            "<b><div></b>",
            "<div/>",
            "<div title='</div>'>",
            "<div><!--</div>-->",
            "<div><script></div></script>",
            "<div><svg><style></div></style>",
            "<div></ <p></div>>",
            "<form><div></form>",
            "<div><table><td></div>",
            "<div><object></div>",
            "<span><div></span>",
            "<span><p></span><div></div>",
            "<h1><h2></h2><span></h1>",
            "<p><hr><span>",
            "<li><ul></li>",
            "<li><dd>",
            "<rt>",
        ];
        for page in pages {
            let limited = limited(&page.repeat(3000)).into_owned();
            let document = dom_query::Document::from(limited.as_str());
            let elements = document.select("*");
            let depths = elements
                .nodes()
                .iter()
                .map(|node| node.ancestors(None).len());
            let deepest = depths.max();
            assert!(
                deepest < Some(3 * DEEPEST + MOST_DOUBTS),
                "{page}: {deepest:?}"
            );
        }
    }

    #[test]
    fn keeps_few_elements_of_letters_that_never_end() {
        let parts: Vec<String> = (0..1000)
            .map(|idx| format!("<div><b class=a{idx}>One</div>"))
            .collect();
        let page = parts.concat();
        assert_eq!(limited(&page).matches("<b ").count(), MOST_FORMATS);
    }

    #[test]
    fn keeps_the_words_of_what_nests_too_deep() {
        let page = format!("{}words{}", "<div>".repeat(2000), "</div>".repeat(2000));
        let page = limited(&page);
        assert_eq!(page.matches("<div>").count(), DEEPEST);
        assert!(page.contains("words"));
    }

    #[test]
    fn keeps_as_many_attributes_as_pages_have() {
        let attributes: Vec<String> = (0..1000).map(|idx| format!(" a{idx}='>'")).collect();
        let attributes = attributes.concat();
        let page = format!("<p{attributes}>One</p><script{attributes}>1</script>");
        let limited = limited(&page);
        assert_eq!(limited.matches('=').count(), 200);
        assert!(limited.ends_with("'>' >1</script>"), "{limited}");
        assert!(limited.contains("'>' >One</p><script a0="));
    }

    #[test]
    fn keeps_what_is_text_apart_however_deep_it_stands() {
        let script = "<script>if (1<a) '<div></div>'</script>";
        let page = "<div>".repeat(2000) + script;
        assert!(limited(&page).ends_with(script));
    }
}
