//! Every list of the folder is read.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::list::{entries, sections};
use super::{REPORTING_VERBS, cues, labels, opinion_headings, read_all, stances};

/// The path and text of every list.
fn lists() -> Vec<(PathBuf, &'static str)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "txt") {
                let list = fs::read_to_string(&path).unwrap();
                found.push((path, &*list.leak()));
            }
        }
    }
    found
}

#[test]
fn every_list_is_read() {
    read_all();
    assert!(labels().count() > 0);
    let readers = [include_str!("mod.rs"), include_str!("abbreviation.rs")];
    for (path, list) in lists() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let is_named = readers
            .iter()
            .any(|reader| reader.contains(&format!("/{name}\"")));
        assert!(is_named, "nothing reads {path:?}");
        assert!(list.starts_with("# "), "{path:?} does not say what it is");
        assert!(sections(list).count() > 0, "{path:?}");
    }
}

/// A list whose order means something says in its head that its order matters.
#[test]
fn every_other_list_is_sorted_and_holds_each_entry_once() {
    for (path, list) in lists() {
        if list
            .lines()
            .take_while(|line| line.starts_with('#'))
            .any(|line| line.contains("order matters"))
        {
            continue;
        }
        for (first, second) in sections(list).zip(sections(list).skip(1)) {
            let is_sorted = first.1 < second.1 || first.0 != second.0;
            assert!(is_sorted, "{path:?}: {}, {}", first.1, second.1);
        }
    }
}

/// So that the rules that ask for them may stand in any order.
#[test]
fn no_opening_of_one_kind_of_line_begins_one_of_another() {
    let kinds = [
        include_str!("page/caption_openings.txt"),
        include_str!("page/date_openings.txt"),
        include_str!("page/post_frames.txt"),
        include_str!("page/service_openings.txt"),
    ];
    for (idx, kind) in kinds.iter().enumerate() {
        let others = kinds[..idx].iter().chain(&kinds[idx + 1..]);
        for other in others.flat_map(|list| entries(list)) {
            let clash = entries(kind).find(|opening| other.starts_with(opening));
            assert_eq!(clash, None, "{other}");
        }
    }
}

#[test]
fn lists_of_features_are_in_lower_case() {
    let features = cues()
        .map(|(word, _)| word)
        .chain(stances().map(|(word, _)| word));
    for word in features.chain(opinion_headings().map(|(word, _)| word)) {
        assert_eq!(word, word.to_lowercase());
    }
}

#[test]
fn verbs_of_saying_and_thought_are_reporting_verbs() {
    for list in [
        include_str!("speech/saying_verbs.txt"),
        include_str!("speech/thought_verbs.txt"),
    ] {
        for verb in entries(list) {
            assert!(REPORTING_VERBS.contains(verb), "{verb}");
        }
    }
}

/// A set holds one of two entries that differ only in case.
#[test]
fn no_two_entries_of_a_list_differ_only_in_case() {
    for (path, list) in lists() {
        let mut seen = HashSet::new();
        for (_, entry) in sections(list).filter(|(kind, _)| kind.is_empty()) {
            assert!(seen.insert(entry.to_lowercase()), "{path:?}: {entry}");
        }
    }
}
