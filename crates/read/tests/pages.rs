//! Web pages and Markdown against the text that a reader sees in them.

use std::path::PathBuf;

use byline::Classifier;
use byline::Document;
use byline::document::Extract;
use byline::quote::QuotationForm;
use byline::segment::StructureKind;
use byline_read::{html, markdown};
use proptest::prelude::*;

fn data(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data")
        .join(name)
}

fn text(name: &str) -> String {
    std::fs::read_to_string(data(name)).unwrap()
}

fn kinds(extract: &Extract) -> Vec<(StructureKind, &str)> {
    let lines = extract.structure.iter();
    lines
        .map(|line| (line.kind, line.span.of(&extract.text)))
        .collect()
}

#[test]
fn pages_give_the_text_of_their_article() {
    for name in ["herald", "broken", "breaks", "posts"] {
        let extract = html::extract(&text(&format!("html/{name}.html"))).unwrap();
        assert_eq!(extract.text, text(&format!("html/{name}.txt")), "{name}");
    }
}

#[test]
fn markdown_gives_its_words() {
    let extract = markdown::extract(&text("markdown/letter.md"));
    assert_eq!(extract.text, text("markdown/letter.txt"));
    let expected = [
        (StructureKind::Title, "Letter from the valley"),
        (StructureKind::Heading, "Who will pay for it?"),
    ];
    assert_eq!(kinds(&extract), expected);
}

#[test]
fn words_of_markdown_are_not_lost_in_html_or_margins() {
    let table = [
        (
            "It rained.\n\n<p align=\"center\">Nobody <b>slept</b>.</p>\n\n<!-- x -->\n\n<script>x</script>\n\nIt snowed.\n",
            "It rained.\n\nNobody slept.\n\nIt snowed.\n",
        ),
        (
            "It rained.\n\n    We heard it groan,\n    and ran.\n\nIt <i>snowed</i>.\n",
            "It rained.\n\n    We heard it groan,\n    and ran.\n\nIt snowed.\n",
        ),
        (
            "It rained.\n\n```\nlet code = 1;\n```\n\nIt snowed.\n",
            "It rained.\n\nIt snowed.\n",
        ),
    ];
    for (text, expected) in table {
        assert_eq!(markdown::extract(text).text, expected);
    }
}

#[test]
fn headings_captions_and_block_quotations_reach_the_document() {
    let extract = html::extract(&text("html/herald.html")).unwrap();
    let expected = [
        (StructureKind::Title, "Old bridge falls into the river"),
        (StructureKind::Caption, "The bridge as it was in May."),
        (StructureKind::Heading, "Who will pay for it?"),
    ];
    assert_eq!(kinds(&extract), expected);
    let document = Document::from_extract(extract.clone());
    for line in &extract.structure {
        assert!(document.structure().contains(line), "{line:?}");
    }
    let [quotation] = document.quotations() else {
        panic!("{:?}", document.quotations());
    };
    assert_eq!(quotation.form, QuotationForm::Block);
    assert!(
        quotation
            .content
            .of(document.text())
            .starts_with("We heard it groan")
    );
}

#[test]
fn embedded_posts_are_quotations_of_their_accounts() {
    let document = Document::from(html::extract(&text("html/posts.html")).unwrap());
    let text = document.text();
    let posts: Vec<(&str, &str)> = Classifier::embedded()
        .unwrap()
        .attribute(&document)
        .iter()
        .filter_map(|attribution| {
            let quotation = &document.quotations()[attribution.quotation_idx?];
            let account = attribution.speaker?.name.of(text);
            (quotation.form == QuotationForm::Post)
                .then(|| (quotation.content.of(text).lines().next().unwrap(), account))
        })
        .collect();
    let expected = [
        ("Proud of this crew tonight", "Ann Poe"),
        ("Last swim of the year, and the coldest so far", "Ann Poe"),
        (
            "The slipway is a danger to us all and everybody knew it",
            "@tomhill",
        ),
    ];
    assert_eq!(posts, expected);
    let credits = document.structure().iter();
    assert_eq!(
        credits
            .filter(|line| line.kind == StructureKind::Post)
            .count(),
        3
    );
}

#[test]
fn pages_without_running_text_have_no_article() {
    assert_eq!(html::extract(&text("html/no_article.html")), None);
    for page in [
        "",
        "It",
        "<",
        "<p>",
        "<html></html>",
        "<!doctype html><body><h1>Only a title</h1>",
    ] {
        assert_eq!(html::extract(page), None, "{page}");
    }
}

#[test]
fn nesting_of_any_depth_is_read() {
    let story =
        "<p>The old bridge over the Wye fell into the river on Monday morning, the city said.";
    for tag in [
        "div",
        "b",
        "table><tr><td",
        "blockquote",
        "ul><li",
        "span",
        "a",
        "svg",
        "template",
        "select",
        "font",
    ] {
        let open = format!("<{tag}>").repeat(20_000);
        let close = format!("</{}>", tag.split('>').next().unwrap()).repeat(20_000);
        let page = format!("<div>{story}</div>{open}{story}{close}");
        if let Some(extract) = html::extract(&page) {
            assert!(extract.text.contains("fell into the river"), "{tag}");
        }
    }
    for mark in ["> ", "- ", "[", "*a", "1. "] {
        let extract = markdown::extract(&format!("It rained.\n\n{}", mark.repeat(20_000)));
        assert!(extract.text.starts_with("It rained."), "{mark}");
    }
}

#[test]
fn characters_that_show_nothing_are_left_out() {
    let page = "<p>The old bri\u{ad}dge over the Wye\0 fell\u{1} into the river on Monday morn\u{200b}ing.";
    let extract = html::extract(page).unwrap();
    assert_eq!(
        extract.text,
        "The old bridge over the Wye fell into the river on Monday morning.\n"
    );
    assert_eq!(
        markdown::extract("It\u{1} rained.\u{0}")
            .text
            .replace('\u{fffd}', ""),
        "It rained.\n"
    );
}

/// Pieces of pages, to be put together in any order.
fn piece() -> impl Strategy<Value = String> {
    let tags = [
        "div",
        "p",
        "article",
        "h1",
        "h2",
        "blockquote",
        "li",
        "ul",
        "table",
        "tr",
        "td",
        "a href=x",
        "span",
        "figure",
        "figcaption",
        "br",
        "pre",
        "svg",
        "math",
        "template",
        "select",
        "option",
        "body",
        "html",
        "head",
        "title",
        "script",
        "style",
        "form",
        "main",
        "section class=related",
        "div id=comments",
        "frameset",
        "noscript",
        "p class=caption",
    ];
    let tag = proptest::sample::select(tags.to_vec());
    prop_oneof![
        tag.clone().prop_map(|tag| format!("<{tag}>")),
        tag.prop_map(|tag| format!("</{}>", tag.split(' ').next().unwrap_or(tag))),
        Just(
            "The old bridge over the Wye fell into the river on Monday, the city said. ".to_owned()
        ),
        Just("<!--".to_owned()),
        Just("--><![CDATA[".to_owned()),
        Just("&nbsp;&#0;&#xffffff;&amp".to_owned()),
        "\\PC{0,12}",
    ]
}

fn check(extract: Extract) {
    for line in &extract.structure {
        assert!(extract.text.get(line.span.start..line.span.end).is_some());
    }
    let structure = extract.structure.clone();
    let document = Document::from_extract(extract);
    for line in structure {
        assert!(
            document
                .structure()
                .iter()
                .any(|found| found.span.end == line.span.end)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn tags_in_any_order_are_read(pieces in proptest::collection::vec(piece(), 0..60)) {
        if let Some(extract) = html::extract(&pieces.concat()) { check(extract); }
        check(markdown::extract(&pieces.concat()));
    }

    #[test]
    fn any_string_is_read(page in "\\PC*", bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Some(extract) = html::extract(&page) { check(extract); }
        check(markdown::extract(&page));
        if let Some(extract) = html::extract(&html::decode(&bytes)) { check(extract); }
    }
}
