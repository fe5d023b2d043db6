//! What readers see of a page is read, and read once.

use byline_read::html;

const FIRST: &str = "The council of Orrin voted on Tuesday to sell the old mill at the end of the month, after two \
    years of falling rents and rising bills.";
const SECOND: &str = "The mill opened in 1874 and houses about forty workshops, according to the figures that the \
    council published last week with its budget.";
const LAST: &str = "Tenants plan a march on Saturday, and they have gathered 2,400 signatures against the sale since \
    the plan became known in March.";
const SPEECH: &str = "“This is the end of a long story for the town,” said Ruth Kell, who has made chairs there for \
    thirty years.";
const SHORT: &str = "The buyer refused to comment on the price.";

/// The text of a page whose body this is.
fn text(body: &str) -> String {
    let page = format!(
        "<!doctype html><html lang=en><head><title>Mill to be sold</title></head><body>{body}</body></html>"
    );
    html::extract(&page).unwrap_or_default().text
}

/// An article with `inner` after its first paragraph.
fn article(inner: &str) -> String {
    format!(
        "<article><h1>Mill to be sold</h1><p>{FIRST}</p>{inner}<p>{SECOND}</p><p>{LAST}</p></article>"
    )
}

/// The text of an article with these lines after its first paragraph.
fn expected(lines: &[&str]) -> String {
    let lines = [&["Mill to be sold", FIRST], lines, &[SECOND, LAST]].concat();
    format!("{}\n", lines.join("\n\n"))
}

#[track_caller]
fn check(inner: &str, lines: &[&str]) {
    let inner = inner.replace("SPEECH", SPEECH).replace("SHORT", SHORT);
    assert_eq!(text(&article(&inner)), expected(lines), "{inner}");
}

#[test]
fn what_hides_from_screen_readers_alone_is_read() {
    check("<p aria-hidden=true>SPEECH</p>", &[SPEECH]);
    check(
        "<div class=paywall aria-hidden=true><p>SPEECH</p><p>SHORT</p></div>",
        &[SPEECH, SHORT],
    );
    check(
        "<p>It cost <span aria-hidden=true>£1.5m</span><span class=sr-only>1.5 million pounds</span> in all \
         <i aria-hidden=true>arrow_forward</i>, and nobody knows who will pay.</p>",
        &["It cost £1.5m in all , and nobody knows who will pay."],
    );
}

#[test]
fn what_hides_from_everybody_is_not_read() {
    check(
        "<p hidden>SPEECH</p><p style='display: none'>SPEECH</p><div style=visibility:hidden><p>SPEECH</p></div>\
         <template><p>SPEECH</p></template><script>SPEECH</script>",
        &[],
    );
    check(
        "<div class=paywall><p>SHORT Subscribe to go on reading this article today.</p></div>",
        &[],
    );
}

#[test]
fn a_paragraph_that_is_a_link_is_read() {
    for inner in [
        "<a href=/x><p>SPEECH</p></a>",
        "<p><a href=/x>SPEECH</a></p>",
        "<p><a href=/x>SHORT</a></p>",
    ] {
        let line = if inner.contains("SHORT") {
            SHORT
        } else {
            SPEECH
        };
        check(inner, &[line]);
    }
    let question = "Who could have thought that the mill would go so soon?";
    check(&format!("<p><a href=/x>{question}</a></p>"), &[question]);
    check("<p><a href=/x>Five walks in the valley</a></p>", &[]);
}

#[test]
fn the_element_q_has_its_marks() {
    check(
        "<p><q>It is over,</q> Ruth Kell said. She called the buyers <q>people who say <q>heritage</q></q>.</p>",
        &["“It is over,” Ruth Kell said. She called the buyers “people who say ‘heritage’”."],
    );
    check(
        "<p><q>“It is over,”</q> Ruth Kell said of the place where she had worked.</p>",
        &["“It is over,” Ruth Kell said of the place where she had worked."],
    );
}

#[test]
fn a_pull_quote_is_read_once() {
    let pull = "This is the end of a long story for the town";
    for inner in [
        "<p>SPEECH</p><blockquote class=x>“PULL”</blockquote>",
        "<p>SPEECH</p><blockquote><p>“PULL”</p><cite>Ruth Kell, joiner</cite></blockquote>",
        "<p>SPEECH</p><div class=x>PULL</div>",
        "<p>SPEECH</p><div class=x><p>“PULL”</p><p>Ruth Kell</p></div>",
        "<p>SPEECH</p><figure><blockquote>PULL</blockquote><figcaption>Ruth Kell</figcaption></figure>",
        "<p>SPEECH</p><aside><p>PULL</p></aside>",
        "<p>SPEECH</p><p class=pull-quote>“PULL”</p>",
        "<section class=x><p>“PULL…”</p></section><p>SPEECH</p>",
    ] {
        check(&inner.replace("PULL", pull), &[SPEECH]);
    }
    // Nothing else says it.
    check(
        "<blockquote><p>SPEECH</p></blockquote>",
        &[&format!("    {SPEECH}")],
    );
    check(
        "<figure><blockquote><p>We saw this coming for years, and nobody heard us.</p></blockquote></figure>",
        &["    We saw this coming for years, and nobody heard us."],
    );
    for credit in ["<cite>Ruth Kell</cite>", "<p><cite>Ruth Kell</cite></p>"] {
        let inner =
            format!("<blockquote><p>We saw this coming for years.</p>{credit}</blockquote>");
        check(&inner, &["    We saw this coming for years.", "Ruth Kell"]);
    }
    check(
        "<blockquote>We read in <cite>The Orrin Post</cite> that it is over for all of us.</blockquote>",
        &["    We read in The Orrin Post that it is over for all of us."],
    );
    // A paragraph among others says it again.
    check(
        "<p>“It is the end,” she said.</p><p>It is the end.</p>",
        &["“It is the end,” she said.", "It is the end."],
    );
}

#[test]
fn the_element_that_says_so_is_the_article() {
    let other =
        "<div><p>We value your privacy. This page is about the council of the valley.</p></div>";
    for name in ["main", "article"] {
        let inner = article("").replace("article", name);
        assert_eq!(
            text(&format!("{other}{inner}{other}")),
            expected(&[]),
            "{name}"
        );
    }
    // It does not hold the text.
    let teaser = "<main><p>Read what our paper has to say.</p></main>";
    assert_eq!(
        text(&format!("{teaser}<div>{}</div>", article(""))),
        expected(&[])
    );
}

#[test]
fn sentences_that_begin_as_notices_do_are_read() {
    for line in [
        "Close friends of the tenants said that they had known nothing of the plan.",
        "Published in 1931, the history of the mill has been out of print for years.",
        "Advertising brought the owners less than the rents did, the council said.",
        "Comments by the mayor drew anger from the tenants of the mill on Friday.",
        "Privacy policy of the council is to blame, said a tenant of the old mill.",
    ] {
        check(&format!("<p>{line}</p>"), &[line]);
    }
    for line in [
        "Advertisement",
        "Published 3 hours ago",
        "By going on you agree to our privacy policy and to our terms of use, which are long.",
        "Sign up for our newsletter to read of the valley every morning.",
    ] {
        check(&format!("<p>{line}</p>"), &[]);
    }
}

#[test]
fn comments_are_not_read() {
    let comment =
        "<p>This is a disgrace, and I have said so for years and years, dear neighbours.</p>";
    for comments in [
        format!("<section id=comments>{comment}</section>"),
        format!("<section class=x><h2>Comments (2)</h2>{comment}{comment}</section>"),
    ] {
        assert_eq!(
            text(&format!("<div>{}{comments}</div>", article(""))),
            expected(&[])
        );
    }
}

#[test]
fn text_that_a_page_tells_search_engines_alone_is_read() {
    let told = |body: &str| {
        let json = serde_json::json!({"@graph": [{"@type": "WebPage"}, {
            "@type": "NewsArticle", "headline": "Mill to be sold", "articleBody": body,
        }]});
        format!("<script type='application/ld+json'>{json}</script>")
    };
    let shell = "<div id=app></div><p>We use cookies to make this page better, and you can say no to them.</p>";
    let found = format!("Mill to be sold\n\n{FIRST}\n\n{SPEECH}\n");
    for body in [
        format!("{FIRST}\n\n{SPEECH}"),
        format!("<p>{FIRST}</p><p>{SPEECH}</p>"),
    ] {
        assert_eq!(text(&told(&body)), found);
        assert_eq!(text(&format!("{}{shell}", told(&body))), found);
    }
    let entities = told(&format!("Prices &amp; rents rose. {FIRST}"));
    assert!(text(&entities).contains("Prices & rents rose."));
    // What readers see goes first.
    assert_eq!(
        text(&format!(
            "{}{}",
            told(&format!("{FIRST} {SPEECH}")),
            article("")
        )),
        expected(&[])
    );
}

#[test]
fn text_that_shows_without_scripts_alone_is_read() {
    let page = format!("<div id=app></div><noscript>{}</noscript>", article(""));
    assert_eq!(text(&page), expected(&[]));
    check("<noscript><p>SPEECH</p></noscript>", &[]);
}

#[test]
fn lists_tables_breaks_and_boxes_are_read() {
    check(
        "<ul><li>The first floor will be let to the museum.</li><li>A café</li></ul>",
        &["• The first floor will be let to the museum.", "• A café"],
    );
    check(
        "<details><summary>What we know</summary><p>SPEECH</p></details>",
        &["What we know", SPEECH],
    );
    check(
        "<p>The work<wbr>shops pay rents, the coun&shy;cil said, and they &lt;may&gt; rise.</p>",
        &["The workshops pay rents, the council said, and they <may> rise."],
    );
    check("<p>SPEECH<br><br>SHORT</p>", &[SPEECH, SHORT]);
    check(
        "<div class=lazyload><p>SPEECH</p><p>SHORT</p></div>",
        &[SPEECH, SHORT],
    );
    check(
        "<table><tr><td>2023</td><td>The rent rose by four per cent, the council said.</td></tr></table>",
        &["2023 The rent rose by four per cent, the council said."],
    );
}
