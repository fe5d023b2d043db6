//! The page that shows classified articles.

use dom_query::{Document, Selection};
use serde_json::Value;

use super::{argument, folder};
use crate::support::Cli;

const ARTICLES: [&str; 4] = [
    "../../../../../tests/data/articles/letters.txt",
    "../../../../../tests/data/articles/storm-live.txt",
    "../../../../read/tests/data/html/herald.html",
    "../../../../read/tests/data/markdown/letter.md",
];

fn page(args: &[&str]) -> Document {
    let run = Cli::args([&["classify", "--format", "html"], args].concat()).code(0);
    Document::from(run.stdout_text())
}

fn json(args: &[&str]) -> Value {
    Cli::args([&["classify", "--format", "json"], args].concat())
        .code(0)
        .json()
}

/// The words, as a browser shows them: white space and what shows nothing become single spaces.
fn words(text: &str) -> String {
    let text = text.replace(|c: char| c.is_control() || c == '\u{fffd}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Label and words of each sentence of the page, the mark before the words left out.
fn sentences(page: &Document) -> Vec<(String, String)> {
    let sentence = |sentence: Selection<'_>| {
        sentence.select(".mark, .aloud").remove();
        let label = sentence.attr("data-shown").unwrap().to_string();
        (label, words(&sentence.text()))
    };
    page.select(".sentence").iter().map(sentence).collect()
}

fn data(article: &Selection<'_>) -> Value {
    let script = article.select("script[type='application/json']").text();
    serde_json::from_str(&script).unwrap()
}

#[test]
fn every_sentence_stands_on_the_page_in_order_with_its_label() {
    for options in [&[][..], &["--min-confidence", "0.9"]] {
        let args = [&ARTICLES[..], options].concat();
        let found = sentences(&page(&args));
        let documents = json(&args);
        let expected: Vec<(String, String)> = documents
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|document| document["sentences"].as_array().unwrap())
            .map(|sentence| {
                let text = |key: &str| sentence[key].as_str().unwrap();
                (text("label").to_owned(), words(text("text")))
            })
            .collect();
        assert!(expected.len() > 15);
        assert_eq!(found, expected);
    }
}

#[test]
fn headings_captions_and_lists_are_kept() {
    let herald = page(&["../../../../read/tests/data/html/herald.html"]);
    assert_eq!(
        words(&herald.select(".text h2").text()),
        "Old bridge falls into the river"
    );
    assert_eq!(
        words(&herald.select(".text p.caption").text()),
        "The bridge as it was in May."
    );
    assert_eq!(
        words(&herald.select(".text h3").text()),
        "Who will pay for it?"
    );
    assert!(herald.select(".text blockquote .sentence").exists());

    let text = "What to know\n\nThe plan has three parts:\n\n1. The mill will be sold by June.\n\n2. The bridge will be closed to cars.\n\n3. The school will stay where it is.\n\nNobody was asked.\n";
    let folder = folder(&[("list.txt", text.as_bytes())]);
    let list = page(&[&argument(folder.path().join("list.txt"))]);
    let items = list.select(".text > ul > li");
    assert_eq!(items.length(), 3);
    assert_eq!(words(&items.select(".list_marker").first().text()), "1.");
    assert_eq!(items.select(".sentence").length(), 3);
    assert_eq!(list.select(".text > p .sentence").length(), 2);
}

#[test]
fn the_page_says_what_the_labels_mean_and_how_often_they_are_wrong() {
    let page = page(&["first.txt"]);
    let voices = page.select("#controls .voice");
    let names: Vec<String> = voices
        .iter()
        .map(|voice| voice.select(".sample").text().to_string())
        .collect();
    assert_eq!(names, ["factual", "quote", "opinion", "undecided"]);
    for voice in &voices {
        assert!(words(&voice.select(".meaning").text()).split(' ').count() > 3);
    }
    // The figure is that of the model: right answers among those for articles that it had not seen.
    let about = words(&page.select(".about").text());
    assert!(
        about.starts_with("A program guessed these labels"),
        "{about}"
    );
    let manifest = byline::Model::embedded().unwrap().manifest().clone();
    let [mut n, mut n_right] = [0, 0];
    for counts in manifest.training.held_out.article {
        for (gold, row) in counts.iter().enumerate() {
            n += row.iter().sum::<u64>();
            n_right += row[gold];
        }
    }
    let expected = format!(" {} in 100 of its labels were right", 100 * n_right / n);
    assert!(n > 1000 && about.contains(&expected), "{about}");
}

#[test]
fn nothing_is_asked_of_a_network() {
    let run = Cli::args([&["classify", "--format", "html"], &ARTICLES[..]].concat()).code(0);
    let text = run.stdout_text();
    for address in [
        "http://", "https://", "url(", "@import", "fetch(", "import(",
    ] {
        assert!(!text.contains(address), "{address}");
    }
    let page = Document::from(text);
    assert!(!page.select("[src], object, embed, iframe").exists());
    for link in &page.select("[href]") {
        let address = link.attr("href").unwrap();
        assert!(address.starts_with('#') || address.starts_with("data:"));
    }
    let policy = page.select("meta[http-equiv='Content-Security-Policy']");
    assert!(
        policy
            .attr("content")
            .unwrap()
            .starts_with("default-src 'none';")
    );
    assert_eq!(page.select("html").attr("lang").unwrap().to_string(), "en");
    assert!(!page.select("title").text().is_empty());
}

#[cfg(unix)]
#[test]
fn text_of_the_input_stays_text() {
    let text = "</title></article><b>Bold</b> headline\n\n“It is </script><script>alert(1)</script> & “<b>over</b>”,” said Ann <script>alert(2)</script> Doyle. A row\u{1} of \u{202e}bells rang & rang.\n";
    let folder = folder(&[("<script>a&b.txt", text.as_bytes())]);
    let path = argument(folder.path().join("<script>a&b.txt"));
    let page = page(&[&path]);
    assert_eq!(page.select("script").length(), 2);
    assert!(!page.select("b").exists());
    assert_eq!(page.select("article").length(), 1);
    assert!(page.select("article").text().contains(&path));
    let found = sentences(&page);
    let document = json(&[&path]);
    let expected = document["sentences"].as_array().unwrap();
    assert_eq!(found.len(), expected.len());
    for ((label, text), sentence) in found.iter().zip(expected) {
        assert_eq!(label, sentence["label"].as_str().unwrap());
        assert_eq!(*text, words(sentence["text"].as_str().unwrap()));
    }
    let names = data(&page.select("article"))["sayings"].to_string();
    assert!(names.contains("Ann"), "{names}");
}

#[test]
fn each_sentence_is_explained_by_parts_that_add_up() {
    let page = page(&["../../../../../tests/data/articles/reservoir.txt"]);
    let document = json(&[
        "../../../../../tests/data/articles/reservoir.txt",
        "--explain",
    ]);
    let data = data(&page.select("article"));
    let explained = data["sentences"].as_array().unwrap();
    let sentences = document["sentences"].as_array().unwrap();
    assert_eq!(explained.len(), sentences.len());
    for (found, sentence) in explained.iter().zip(sentences) {
        let expected = &sentence["explanation"];
        assert_eq!(found["runner_up"], expected["runner_up"]);
        assert_eq!(found["reason"], expected["reason"]);
        let score = found["score"].as_f64().unwrap();
        assert!((score - expected["score"].as_f64().unwrap()).abs() < 1e-3);
        let parts = found["parts"].as_array().unwrap();
        assert!((1..=8).contains(&parts.len()));
        let values = parts.iter().map(|part| &part[3]);
        let sums = found["sums"].as_array().unwrap().iter().map(|sum| &sum[1]);
        let sum: f64 = values
            .chain(sums)
            .map(|value| value.as_f64().unwrap())
            .sum();
        assert!((sum - score).abs() < 0.01, "{sum} is not {score}");
    }
}

#[test]
fn quotations_are_joined_to_their_speakers() {
    let path = "../../../../../tests/data/articles/reservoir.txt";
    let page = page(&[path]);
    let data = data(&page.select("article"));
    let quotes = Cli::args(["quotes", "--format", "json", path])
        .code(0)
        .json();
    let speakers = quotes["speakers"].as_array().unwrap();
    let rows = page.select(".speakers tbody tr");
    assert_eq!(rows.length(), speakers.len());
    assert!(!speakers.is_empty());
    for (row, speaker) in rows.iter().zip(speakers) {
        let cells = row
            .select("button, td")
            .iter()
            .map(|cell| words(&cell.text()));
        let expected = ["quotations", "words", "reported"].map(|key| speaker[key].to_string());
        let name = speaker["name"].as_str().unwrap().to_owned();
        assert_eq!(cells.collect::<Vec<_>>(), [&[name][..], &expected].concat());
    }
    // Every quotation with a source is on the page, with the name that quotes gives it.
    let sayings = data["sayings"].as_array().unwrap();
    for quotation in quotes["quotations"].as_array().unwrap() {
        let Some(name) = quotation["speaker"]["name"].as_str() else {
            continue;
        };
        let content = words(quotation["content"].as_str().unwrap());
        let at = (0..sayings.len()).find(|at| {
            let runs = page.select(&format!("[data-words='{at}']"));
            let text: Vec<_> = runs.iter().map(|run| run.text().to_string()).collect();
            words(&text.join(" ")).contains(content.as_str())
        });
        assert_eq!(sayings[at.unwrap()]["name"], name, "{content}");
        let number = sayings[at.unwrap()]["speaker"].to_string();
        assert!(page.select(&format!("[data-name='{number}']")).exists());
    }
}

#[test]
fn the_slider_starts_where_it_was_asked_to() {
    let page = page(&["first.txt", "--min-confidence", "0.85"]);
    let script = page.select("script[data-least]");
    assert_eq!(script.attr("data-least").unwrap().to_string(), "0.85");
}

#[test]
fn label_sets_are_refused() {
    Cli::args([
        "classify",
        "first.txt",
        "--format",
        "html",
        "--error-rate",
        "0.1",
    ])
    .fails_with("--error-rate needs a format other than html");
}

#[test]
fn an_article_of_a_hundred_sentences_stays_small() {
    let text = "The council voted to close the library. “We had no choice at all,” Ann Doyle said. It is a shame that nobody was asked. The mill was sold to a company from Leeds in 2019.\n\n".repeat(25);
    let run = Cli::args(["classify", "--format", "html"])
        .stdin(text)
        .code(0);
    let page = run.stdout_text();
    assert_eq!(page.matches("class=\"sentence\"").count(), 100);
    assert!(page.len() < 250_000, "{} bytes", page.len());
}
