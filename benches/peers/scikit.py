"""Logistic regression over hashed one- and two-grams: the usual baseline for sentences."""

import pickle
import sys

from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline


def fit(table: str, model: str) -> None:
    with open(table, encoding="utf-8") as file:
        labels, sentences = zip(*(line.rstrip("\n").split("\t", 1) for line in file))
    pipeline = make_pipeline(
        HashingVectorizer(ngram_range=(1, 2), n_features=2**18), LogisticRegression(max_iter=200)
    )
    with open(model, "wb") as file:
        pickle.dump(pipeline.fit(sentences, labels), file)


def predict(lines: str, model: str) -> None:
    with open(model, "rb") as file:
        pipeline = pickle.load(file)
    with open(lines, encoding="utf-8") as file:
        sentences = file.read().splitlines()
    labels = pipeline.classes_
    for row in pipeline.predict_proba(sentences):
        print(labels[row.argmax()], *(f"{probability:.4f}" for probability in row), sep="\t")


if __name__ == "__main__":
    {"fit": fit, "predict": predict}[sys.argv[1]](*sys.argv[2:])
