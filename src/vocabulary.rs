//! The frozen dictionary: which words the model knows, and by which stem the others are known.

use rust_stemmers::{Algorithm, Stemmer};

use crate::index::HashIndex;
use crate::lexicon::{Facts, cues, stances};
use crate::tokenize::{Special, Token, TokenKind, word_hash};
use crate::word_table::WordTable;

/// Words looked up by surface form, and stems for the words outside.
///
/// A *token id* names a row of weights of its own; a *stem id* is what forms of one word share. Both begin with the
/// [`Special`] classes; then token ids go on with the words and after them the stems, stem ids with the stems.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    words: WordTable,
    stems: WordTable,
    word_stem_ids: Vec<u32>,
    word_index: HashIndex,
    /// One a word, after one that stands for all that are outside.
    word_entries: Vec<WordEntry>,
    stem_index: HashIndex,
    specials: [Entry; Special::ALL.len()],
}

/// What the dictionary knows of a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) token_id: u32,
    pub(crate) stem_id: u32,
    pub(crate) facts: Facts,
}

/// What is looked up of a word of the dictionary; its place in the list says the rest.
#[derive(Clone, Copy, Debug, Default)]
struct WordEntry {
    /// The low half of the word's hash.
    hash: u32,
    stem_id: u32,
    facts: Facts,
}

impl Vocabulary {
    /// Number of classes, and so the id of the first word and of the first stem.
    pub const N_SPECIALS: u32 = Special::ALL.len() as u32;

    /// `word_stem_ids[i]` is the stem id of `words[i]`: a stem, or the class of unknown words for a word whose stem is
    /// not among `stems`. `knows_stance`: whether words have the stances of the lexicon.
    pub fn new(
        words: WordTable,
        stems: WordTable,
        word_stem_ids: Vec<u32>,
        knows_stance: bool,
    ) -> Self {
        debug_assert_eq!(words.len(), word_stem_ids.len());
        let hashes: Vec<u64> = words.iter().map(word_hash).collect();
        let word_index = HashIndex::new(hashes.iter().copied());
        let mut word_entries = Vec::with_capacity(words.len() + 1);
        word_entries.push(WordEntry::default());
        word_entries.extend(
            hashes
                .iter()
                .zip(&word_stem_ids)
                .map(|(&hash, &stem_id)| WordEntry {
                    hash: hash as u32,
                    stem_id,
                    facts: Facts::WORD.with(Facts::KNOWN),
                }),
        );
        let stances = stances().filter(|_| knows_stance);
        let facts = stances.map(|(word, stance)| (word, Facts::from(stance)));
        for (word, facts) in facts.chain(cues().map(|(word, cue)| (word, Facts::from(cue)))) {
            let item = find_word(&word_index, &word_entries, word_hash(word));
            if item > 0 {
                let entry = &mut word_entries[item as usize];
                entry.facts = entry.facts.with(facts);
            }
        }
        Self {
            word_index,
            word_entries,
            stem_index: HashIndex::new(stems.iter().map(word_hash)),
            specials: Special::ALL.map(special_entry),
            words,
            stems,
            word_stem_ids,
        }
    }

    /// The words, by their index.
    #[must_use]
    pub fn words(&self) -> &WordTable {
        &self.words
    }

    /// The stems, by their index.
    #[must_use]
    pub fn stems(&self) -> &WordTable {
        &self.stems
    }

    /// The stem of each word.
    #[must_use]
    pub fn word_stem_ids(&self) -> &[u32] {
        &self.word_stem_ids
    }

    /// Number of token ids.
    #[must_use]
    pub fn n_tokens(&self) -> u32 {
        self.n_words() + self.n_stems()
    }

    /// Number of stem ids.
    #[must_use]
    pub fn n_stems(&self) -> u32 {
        Self::N_SPECIALS + self.stems.len() as u32
    }

    fn n_words(&self) -> u32 {
        self.words.len() as u32
    }

    /// The stem id behind a token id.
    #[must_use]
    pub fn stem_of(&self, token_id: u32) -> u32 {
        match token_id.checked_sub(Self::N_SPECIALS) {
            None => token_id,
            Some(word) if word < self.n_words() => self.word_stem_ids[word as usize],
            Some(stem) => Self::N_SPECIALS + stem - self.n_words(),
        }
    }

    /// The word behind a token id, if it is a word of the dictionary.
    #[must_use]
    pub fn word_of(&self, token_id: u32) -> Option<&str> {
        let word = token_id.checked_sub(Self::N_SPECIALS)?;
        self.words.get(word as usize)
    }

    /// What a token id stands for, for people: a word, a stem or the name of a class.
    pub(crate) fn token_name(&self, token_id: u32) -> &str {
        self.word_of(token_id)
            .unwrap_or_else(|| self.stem_name(self.stem_of(token_id)))
    }

    /// What a stem id stands for, for people.
    pub(crate) fn stem_name(&self, stem_id: u32) -> &str {
        match stem_id.checked_sub(Self::N_SPECIALS) {
            None => Special::ALL[stem_id as usize].name(),
            Some(stem) => self.stems.get(stem as usize).unwrap_or_default(),
        }
    }

    /// Looks a token up by its surface form. The entry of a word outside the dictionary is not
    /// [`KNOWN`](Facts::KNOWN); what it is says [`unknown_token`](Self::unknown_token).
    #[inline]
    pub(crate) fn entry(&self, token: Token) -> Entry {
        match token.kind {
            TokenKind::Special(special) => self.specials[special as usize],
            TokenKind::Word {
                hash,
                is_capitalized,
            } => {
                let entry = self.word_entry(hash);
                Entry {
                    facts: entry.facts.with(Facts::CAPITAL.only_if(is_capitalized)),
                    ..entry
                }
            }
        }
    }

    /// What is known of the word with this hash; not [`KNOWN`](Facts::KNOWN) if it is in no dictionary.
    #[inline]
    fn word_entry(&self, hash: u64) -> Entry {
        let item = find_word(&self.word_index, &self.word_entries, hash);
        let WordEntry { stem_id, facts, .. } = self
            .word_entries
            .get(item as usize)
            .copied()
            .unwrap_or_default();
        Entry {
            token_id: Self::N_SPECIALS - 1 + item,
            stem_id,
            facts,
        }
    }

    /// A word outside the dictionary: by its form without *'s*, else by its stem, else by its class. `is_initial`: it
    /// begins a sentence or a quotation, so that a capital says nothing.
    #[cold]
    pub(crate) fn unknown_token(
        &self,
        text: &str,
        token: Token,
        is_initial: bool,
        stems: &mut StemCache,
    ) -> Entry {
        let TokenKind::Word {
            hash,
            is_capitalized,
        } = token.kind
        else {
            return self.entry(token);
        };
        let is_name = is_capitalized && !is_initial;
        let entry = self.unknown_word(token.span.of(text), hash, is_name, stems);
        Entry {
            facts: entry.facts.with(Facts::CAPITAL.only_if(is_capitalized)),
            ..entry
        }
    }

    fn unknown_word(&self, word: &str, hash: u64, is_name: bool, stems: &mut StemCache) -> Entry {
        let possessor = ["'s", "’s", "'S", "’S"]
            .into_iter()
            .find_map(|ending| word.strip_suffix(ending));
        if let Some(possessor) = possessor {
            let hash = word_hash(possessor);
            let entry = self.word_entry(hash);
            if entry.facts.has(Facts::KNOWN) {
                return entry;
            }
            return self.unknown_word(possessor, hash, is_name, stems);
        }
        if is_name {
            return special_entry(Special::UnknownName);
        }
        let hash = stems.stem_hash(word, hash);
        let difference = |item: u32| {
            let stem = self.stems.get((item as usize).wrapping_sub(1));
            stem.map_or(0, word_hash) ^ hash
        };
        let Some(stem) = self.stem_index.find(hash, difference).checked_sub(1) else {
            return special_entry(Special::UnknownWord);
        };
        Entry {
            token_id: Self::N_SPECIALS + self.n_words() + stem,
            stem_id: Self::N_SPECIALS + stem,
            facts: Facts::WORD.with(Facts::KNOWN),
        }
    }
}

/// The stems of the unknown words met lately: stemming takes as long as reading a sentence, and allocates.
///
/// It holds hashes only, so that it serves any model.
#[derive(Clone, Debug, Default)]
pub(crate) struct StemCache {
    /// Hash of a word and of its stem; a word's place is given by its hash, and a later one takes it over.
    places: Vec<[u64; 2]>,
}

impl StemCache {
    /// A power of two; so many places are 16 KiB.
    const N_PLACES: usize = 1024;

    fn stem_hash(&mut self, word: &str, hash: u64) -> u64 {
        if self.places.is_empty() {
            self.places.resize(Self::N_PLACES, [0; 2]);
        }
        let place = &mut self.places[hash as usize % Self::N_PLACES];
        if place[0] != hash {
            *place = [hash, word_hash(&stem(word))];
        }
        place[1]
    }
}

/// The stem of a word, in lower case; a contraction (*don't*, *it's*) is its own stem, since stemming would take its
/// meaning away.
///
/// Source: Snowball English (Porter 2) stemmer, <https://snowballstem.org/algorithms/english/stemmer.html>.
#[must_use]
pub fn stem(word: &str) -> String {
    let word = word.to_lowercase().replace('’', "'");
    if word.contains('\'') {
        return word;
    }
    Stemmer::create(Algorithm::English).stem(&word).into_owned()
}

/// The place of a word in `entries`, 0 if it is not among them. 49 bits of hashes are compared: among a million words
/// that are outside, fewer than one is taken for one that is held.
#[inline]
fn find_word(index: &HashIndex, entries: &[WordEntry], hash: u64) -> u32 {
    index.find(hash, |item| {
        let found = entries.get(item as usize).copied().unwrap_or_default();
        u64::from(found.hash ^ hash as u32)
    })
}

fn special_entry(special: Special) -> Entry {
    let id = u32::from(special as u8);
    Entry {
        token_id: id,
        stem_id: id,
        facts: Facts::of_special(special),
    }
}
