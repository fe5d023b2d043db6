//! How much the rules trust what they find.
//!
//! These are ranks, set by hand: the greater wins where two rules find a cue for one quotation, and a chain of guesses
//! ranks below each of its links, since their ranks are multiplied. They are no probabilities: 0.9 does not mean that
//! nine of ten are right.

/// *“…,” according to Smith*: no other reading.
pub(super) const ACCORDING_TO_AFTER: f32 = 0.95;

/// *According to Smith, … “…”*: the source of the sentence, and hardly ever not that of the words in marks.
pub(super) const ACCORDING_TO_BEFORE: f32 = 0.9;

/// *“…,” said Smith*: no other reading.
pub(super) const VERB_AND_SUBJECT: f32 = 0.95;

/// *“…,” Smith said*, where the words end a clause: no other reading.
pub(super) const SUBJECT_AND_VERB: f32 = 0.95;

/// *a “…” Smith said was*, where the words end no clause: the verb may be about something else.
pub(super) const SUBJECT_AND_VERB_INSIDE: f32 = 0.6;

/// *“…” for years, she said*: the author's words stand between.
pub(super) const ASIDE: f32 = 0.8;

/// *“…” – Smith*: a signature, unless the sentence goes on with a name.
pub(super) const NAME_AFTER_DASH: f32 = 0.9;

/// *Smith said “…”*, with the verb among the last three tokens before the words.
pub(super) const VERB_BESIDE: f32 = 0.95;

/// The same with the verb among the last ten tokens.
pub(super) const VERB_NEAR: f32 = 0.85;

/// The same with the verb farther off.
pub(super) const VERB_FAR: f32 = 0.7;

/// *Smith: “…”*: a turn, unless the colon ends a clause.
pub(super) const NAME_AND_COLON: f32 = 0.9;

/// *Smith was “…” by it*: no cue, and the subject of the sentence may be anybody.
pub(super) const SUBJECT_OF_OPEN_SENTENCE: f32 = 0.4;

/// A cue of an earlier sentence of the paragraph.
pub(super) const EARLIER_CUE: f32 = 0.7;

/// The subject of the sentence before, which has no cue.
pub(super) const SUBJECT_OF_SENTENCE_BEFORE: f32 = 0.5;

/// Times the rank of the speaker of an earlier quotation of the paragraph.
pub(super) const SAME_PARAGRAPH: f32 = 0.9;

/// Times the rank of the last speaker of the paragraph before.
pub(super) const PARAGRAPH_BEFORE: f32 = 0.8;

/// Whoever a paragraph that ends with a colon leaves speaking.
pub(super) const ANNOUNCED: f32 = 0.8;

/// Whoever a paragraph without a quotation leaves speaking.
pub(super) const LEFT_SPEAKING: f32 = 0.5;

/// Times the rank of the last speaker of the article.
pub(super) const LAST_SPEAKER: f32 = 0.5;

/// The subject of a verb that reports speech without marks.
pub(super) const REPORTED: f32 = 0.8;

/// Whoever an interview names most before its first question.
pub(super) const INTERVIEWEE: f32 = 0.6;

/// The name under a letter.
pub(super) const SIGNATURE: f32 = 0.9;

/// The account in the credit of a post.
pub(super) const ACCOUNT: f32 = 0.95;

/// Times the rank of a cue whose subject is *who*: the noun before it is meant.
pub(super) const RELATIVE: f32 = 0.9;

/// Times the rank of a cue whose subject is a pronoun for somebody named before.
pub(super) const PRONOUN: f32 = 0.7;

/// Times the rank of a cue whose subject is a pronoun for nobody known.
pub(super) const PRONOUN_FOR_NOBODY: f32 = 0.5;

/// Times the rank of a cue whose subject is a role that the article gives to somebody.
pub(super) const ROLE: f32 = 0.6;

/// Times the rank of a cue whose subject is a short form of a name.
pub(super) const SHORT_NAME: f32 = 0.9;
