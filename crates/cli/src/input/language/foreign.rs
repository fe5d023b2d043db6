//! Whether a text is surely not English.
//!
//! A warning that is wrong would teach people to pass warnings over, so it takes much to give one: enough words, hardly
//! any of the small words that English is full of, and a detector that is sure of another language. Words with a capital
//! are left out, since news is full of names from everywhere, and so are texts that are mostly marks, such as code.

use std::collections::HashSet;
use std::sync::LazyLock;

use whatlang::{Detector, Lang, detect};

/// In fewer different words than these without a capital, no language is told.
const LEAST_WORDS: usize = 8;
/// Of other scripts, which may have no blanks between words, so many letters are enough.
const LEAST_LETTERS: usize = 16;
/// English has more of its small words than this among those without a capital; other languages hardly have any.
const ENGLISH_PERCENT: usize = 10;
/// Where it is not sure which other language it is, so many different words are needed, and fewer English ones.
const LEAST_WORDS_UNSURE: usize = 10;
const ENGLISH_PERCENT_UNSURE: usize = 2;
/// Of what no text holds, texts that were read in a wrong encoding have fewer than these.
const JUNK_PERCENT: usize = 5;
/// Letters are so much of prose at least, in whatever language.
const LETTER_PERCENT: usize = 80;

/// Small words of English that are rare in other languages.
static ENGLISH: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("english.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// The Latin letters with their usual marks lie before it.
const LATIN_END: char = '\u{250}';

/// What a text is that is no English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Foreign {
    /// Of this language, in all likelihood.
    Language(Lang),
    /// Not even text.
    Junk,
}

/// What the text is, if it is surely no English.
pub(super) fn foreign(text: &str) -> Option<Foreign> {
    let (mut n, mut n_junk, mut n_letters, mut n_latin) = (0, 0, 0, 0);
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        n += 1;
        n_junk += usize::from(is_junk(c));
        n_letters += usize::from(c.is_alphabetic());
        n_latin += usize::from(c.is_alphabetic() && c < LATIN_END);
    }
    if 100 * n_junk > JUNK_PERCENT * n {
        return Some(Foreign::Junk);
    }
    if 100 * n_letters < LETTER_PERCENT * n {
        return None;
    }
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic() && !is_inside_word(c))
        .filter(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_uppercase()))
        .collect();
    let language = match 2 * n_latin >= n_letters {
        true => in_latin_letters(&words),
        // The script alone says that it is no English.
        false if n_letters >= LEAST_LETTERS => detect(&words.join(" ")).map(|found| found.lang()),
        false => None,
    };
    let language = language.filter(|language| *language != Lang::Eng);
    language.map(Foreign::Language)
}

/// The language that the words are of, if it is told.
fn in_latin_letters(words: &[&str]) -> Option<Lang> {
    let n_words = words.len();
    let english = words.iter().filter(|word| ENGLISH.contains(**word));
    let n_english = english.count();
    let n_different = words.iter().collect::<HashSet<_>>().len();
    if n_different < LEAST_WORDS || 100 * n_english >= ENGLISH_PERCENT * n_words {
        return None;
    }
    let words_alone = words.join(" ");
    let found = detect(&words_alone)?;
    if found.is_reliable() {
        return Some(found.lang());
    }
    if n_different < LEAST_WORDS_UNSURE || 100 * n_english >= ENGLISH_PERCENT_UNSURE * n_words {
        return None;
    }
    // Of languages that are alike, such as French and Catalan, it may be either, and yet surely not English.
    let either = Detector::with_allowlist(vec![Lang::Eng, found.lang()]);
    let found = either.detect(&words_alone)?;
    found.is_reliable().then(|| found.lang())
}

/// Marks that belong to words, and those that join letters of other scripts.
fn is_inside_word(c: char) -> bool {
    matches!(c, '\'' | '’' | '\u{200c}' | '\u{200d}' | '\u{300}'..='\u{36f}' | '\u{900}'..='\u{dff}')
}

/// Whether no text holds it: control characters, those for private use, and what stands for bytes that are no character.
fn is_junk(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..)
}

#[cfg(test)]
mod tests {
    use whatlang::Lang;

    use super::{Foreign, foreign};

    #[test]
    fn other_languages_are_told() {
        let texts = [
            (
                Lang::Fra,
                "Le préfet a interdit samedi la baignade dans le lac. C’est un scandale.",
            ),
            (
                Lang::Fra,
                "La mairie a fermé la bibliothèque du quartier hier soir. C’est une décision honteuse.",
            ),
            (
                Lang::Deu,
                "Der Stadtrat hat am Montag beschlossen, das alte Freibad zu schließen. Das ist eine Schande, sagte ein Anwohner.",
            ),
            (
                Lang::Spa,
                "El ayuntamiento votó el lunes a favor de cerrar la piscina municipal. Es una vergüenza para todos.",
            ),
            (
                Lang::Ita,
                "Il consiglio comunale ha votato lunedì la chiusura della piscina. È una vergogna per tutta la città.",
            ),
            (
                Lang::Por,
                "A Assembleia chumbou na terça-feira o projeto da ponte. É uma vergonha para o país.",
            ),
            (
                Lang::Nld,
                "De gemeenteraad heeft maandag besloten om het zwembad te sluiten. Het is een schande voor de hele stad.",
            ),
            (
                Lang::Rus,
                "Городской совет проголосовал за закрытие бассейна. Это позор для всего города.",
            ),
            (
                Lang::Cmn,
                "市议会星期一投票决定关闭公共游泳池，许多居民表示反对。",
            ),
            (
                Lang::Jpn,
                "市議会は月曜日にプールの閉鎖を決めました。とても残念です。",
            ),
            (
                Lang::Ara,
                "صوت مجلس المدينة يوم الاثنين على إغلاق المسبح العام وهذا عار على المدينة.",
            ),
            (
                Lang::Hin,
                "नगर परिषद ने सोमवार को तरणताल बंद करने का फैसला किया। यह शर्म की बात है।",
            ),
        ];
        for (language, text) in texts {
            assert_eq!(foreign(text), Some(Foreign::Language(language)), "{text}");
        }
    }

    #[test]
    fn english_is_not_and_neither_is_what_is_too_short_to_tell() {
        let texts = [
            "",
            "Le Monde",
            "C’est la vie.",
            "Café Müller schließt",
            "Rossi strikes late as Fiorentina sink Sassuolo",
            "Szczesny; Danilo, Bonucci, de Ligt, Sandro; Cuadrado, Bentancur, Rabiot, Ramsey; Ronaldo, Dybala",
            "The Bundesverfassungsgericht in Karlsruhe ruled that the Länder had been heard too late.",
            "In Łódź, Wrocław and Kraków the bakers’ union Związek Piekarzy called off its strike.",
            "fn main() { let mut numbers = vec![1, 2, 3]; numbers.sort(); println!(\"{numbers:?}\"); }",
            "1.204 3.117 0.882 4.450 2.931 7.020 6.618 9.334 5.509",
            "minister resigns after coalition talks collapse; opposition demands early elections",
            "Nordhavn’s oldest employer, shipbuilder NOK Verft (NOK.OL), remains nearly 40 percent foreign owned.",
            "Wages rose. Prices fell. Shops closed early. Trains ran late. Nobody complained much.",
        ];
        for text in texts {
            assert_eq!(foreign(text), None, "{text}");
        }
        // The same few words again and again tell no more than once.
        assert_eq!(foreign(&"It poured. Trains stood.".repeat(100)), None);
    }

    #[test]
    fn junk_is_no_text() {
        let junk: String = (1u8..=60).map(char::from).collect();
        assert_eq!(foreign(&junk), Some(Foreign::Junk));
        assert_eq!(
            foreign("\u{fffd}\u{fffd}ab\u{1}cd\u{fffd}"),
            Some(Foreign::Junk)
        );
        // One mark that was lost on the way is none.
        assert_eq!(
            foreign("The caf\u{fffd} on the corner will be closed for the whole winter."),
            None
        );
    }

    /// The text of every article of a table, by its name.
    fn articles(path: &std::path::Path) -> Vec<(String, String)> {
        let mut reader = csv::Reader::from_path(path).unwrap();
        let header = reader.headers().unwrap().clone();
        let column = |name: &str| header.iter().position(|found| found == name);
        let text_column = column("text").unwrap();
        let mut articles: Vec<(String, String)> = Vec::new();
        for row in reader.records().map(Result::unwrap) {
            let name = column("article")
                .map_or_else(|| row[text_column].to_owned(), |at| row[at].to_owned());
            if articles.last().is_none_or(|(last, _)| *last != name) {
                articles.push((name, String::new()));
            }
            let text = &mut articles.last_mut().unwrap().1;
            text.push_str(&row[text_column]);
            text.push('\n');
        }
        articles
    }

    /// Checks every article of the tables that are there, and says how many there are.
    fn n_english(folder: &str, tables: &[&str]) -> usize {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let paths = tables.iter().map(|table| folder.join(table));
        let articles = paths
            .filter(|path| path.exists())
            .flat_map(|path| articles(&path));
        let told = articles.map(|(name, text)| assert_eq!(foreign(&text), None, "{name}"));
        told.count()
    }

    #[test]
    fn no_article_of_the_corpora_is_taken_for_another_language() {
        assert!(n_english("../../training-data", &["train.csv", "dev.csv", "test.csv"]) > 600);
        let tables = [
            "news-dev.csv",
            "editorials-dev.csv",
            "real-articles-dev.csv",
            "newssd-eng.csv",
        ];
        n_english("../../../shared/corpora", &tables);
    }
}
