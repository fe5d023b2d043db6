//! What the analysis allocates once its buffers have grown: nothing. A test program of its own, since it counts every
//! allocation of the process.

use allocation_counter::measure;
use byline::classifier::Scratch;
use byline::{Classifier, Document};

/// Articles as a stream brings them: prose, speech, headings, and words that no dictionary holds.
const TEXTS: [&str; 3] = [
    include_str!("../benches/data/article.txt"),
    include_str!("../benches/data/short.txt"),
    "OPINION\n\nThe council’s frobnicated plan isn’t ours. “We won’t quixle,” said Ada Brook’s aide.\n\nViewpoint\n\n\
     We think that it’s wrong.\n\nA. LEE: We stay.\n\nB. ROE: We go.\n\nA. LEE: We’ll see. 'No,' she said.",
];

#[test]
fn text_to_predictions_allocates_nothing_in_the_steady_state() {
    let classifier = Classifier::embedded().unwrap();
    let mut document = Document::default();
    let (mut scratch, mut predictions) = (Scratch::default(), Vec::new());
    let mut classify_all = || {
        for text in TEXTS {
            document.replace(text);
            classifier.classify_into(&document, &mut scratch, &mut predictions);
        }
    };
    classify_all();
    let allocated = measure(classify_all);
    assert_eq!(allocated.count_total, 0, "{allocated:?}");
}

#[test]
fn a_longer_document_is_not_more_allocations_a_sentence() {
    let classifier = Classifier::embedded().unwrap();
    let text = TEXTS[0].repeat(8);
    let allocations = |text: &str| {
        let classify = || {
            let document = Document::new(text);
            assert!(!classifier.classify(&document).is_empty());
        };
        classify();
        measure(classify).count_total
    };
    // Lists double: eight times as many sentences are three more allocations a list, of which there are about twenty.
    assert!(allocations(&text) < allocations(TEXTS[0]) + 60);
}
