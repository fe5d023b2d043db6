"""Writes the labelled sentences of a table in the forms that Byline and its peers read."""

import csv
import itertools
import re
import sys
from pathlib import Path


def normalised(sentence: str) -> str:
    """In lower case, marks parted from words: what fastText expects, so that it need not be timed doing it."""
    return " ".join(re.findall(r"\w+(?:['’]\w+)*|[^\w\s]", sentence.lower()))


def main(table: str, n_sentences: int, folder: Path) -> None:
    with open(table, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["label"]]
    pairs = [(row["label"], " ".join(row["text"].split())) for row in rows]
    with (
        open(folder / "fasttext.train", "w", encoding="utf-8") as fasttext,
        open(folder / "scikit.train", "w", encoding="utf-8") as scikit,
    ):
        for label, sentence in pairs:
            fasttext.write(f"__label__{label} {normalised(sentence)}\n")
            scikit.write(f"{label}\t{sentence}\n")
    repeated = itertools.islice(itertools.cycle(sentence for _, sentence in pairs), n_sentences)
    with (
        open(folder / "lines.txt", "w", encoding="utf-8") as lines,
        open(folder / "fasttext.test", "w", encoding="utf-8") as fasttext,
    ):
        for sentence in repeated:
            lines.write(sentence + "\n")
            fasttext.write(normalised(sentence) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
