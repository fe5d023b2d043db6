use byline::corpus::{Corpus, CorpusOptions, LabelMap};
use byline::train::{TrainParams, train};
use byline::{Classifier, Label};
use std::path::{Path, PathBuf};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let has = |s: &str| args.iter().any(|a| a == s);
    let read = |p: &str, map: Option<&str>| {
        let mut o = CorpusOptions {
            keeps_given_labels: map.is_some(),
            ..Default::default()
        };
        if let Some(m) = map {
            o.label_map = m.parse::<LabelMap>().unwrap();
        }
        Corpus::read(&[Path::new(p)], &o).unwrap()
    };
    let t = std::time::Instant::now();
    let corpus = read("training-data/train.csv", None);
    eprintln!("read {:?}", t.elapsed());
    let mut params = TrainParams {
        vectors: Some(PathBuf::from("training-data/word-vectors")),
        n_threads: 2,
        ..Default::default()
    };
    if has("novec") {
        params.vectors = None;
    }
    if has("noscope") {
        params.features.voice_scope = false;
    }
    if has("noattr") {
        params.features.attribution = false;
    }
    if has("nobi") {
        params.features.bigrams = false;
    }
    if has("noind") {
        params.features.indicators = false;
    }
    if has("noctx") {
        params.context = false;
    }
    let t = std::time::Instant::now();
    let model = train(&corpus, &params).unwrap();
    eprintln!("train {:?} bytes {}", t.elapsed(), model.to_bytes().len());
    let c = Classifier::new(model);
    println!(
        "{:8} {:>6} {:>6} | {:>6} {:>6} {:>6} | {:>6} {:>6} {:>6}",
        "set", "acc", "macro", "F", "Q", "O", "aucO", "ece", "pO>gO"
    );
    let mut dump = None;
    for (name, path, map) in [
        ("dev", "training-data/dev.csv", None),
        ("test", "training-data/test.csv", None),
        ("real", "../shared/corpora/real-articles-dev.csv", None),
        (
            "newssd",
            "../shared/corpora/newssd-eng.csv",
            Some("not_opinion=factual+quote,opinion=opinion"),
        ),
    ] {
        let corpus = read(path, map);
        let binary = map.is_some();
        let (mut conf, mut scored, mut bins) =
            ([[0f64; 3]; 3], vec![], vec![(0f64, 0f64, 0f64); 15]);
        for a in &corpus.articles {
            for (s, (p, g)) in a
                .document
                .sentences()
                .iter()
                .zip(c.classify(&a.document).iter().zip(&a.gold))
            {
                let Some(g) = *g else { continue };
                let name = &corpus.labels[g];
                let g = if name == "not_opinion" {
                    0
                } else {
                    name.parse::<Label>().unwrap().column()
                };
                let mut q = p.label.column();
                if binary && q == 1 {
                    q = 0;
                }
                conf[g][q] += 1.0;
                let po = p.probabilities[2];
                scored.push((po, g == 2));
                let conf_ = f64::from(if binary && q == 0 {
                    1.0 - po
                } else {
                    p.confidence()
                });
                let b = ((conf_ * 15.0) as usize).min(14);
                bins[b].0 += 1.0;
                bins[b].1 += conf_;
                bins[b].2 += f64::from(u8::from(g == q));
                if has(&format!("errors-{}", path.rsplit('/').next().unwrap())) && g != q {
                    println!(
                        "{} gold {} pred {} {:.2} {:.2} {:.2} | {}",
                        a.id,
                        g,
                        q,
                        p.probabilities[0],
                        p.probabilities[1],
                        p.probabilities[2],
                        s.span.of(a.document.text())
                    );
                }
                let _ = &mut dump;
                dump = Some(());
            }
        }
        let n: f64 = conf.iter().flatten().sum();
        let f1 = |k: usize| {
            let tp = conf[k][k];
            let s: f64 = conf[k].iter().sum();
            let pr: f64 = (0..3).map(|g| conf[g][k]).sum();
            if s + pr == 0.0 {
                f64::NAN
            } else {
                2.0 * tp / (s + pr)
            }
        };
        let fs: Vec<f64> = (0..3).map(f1).collect();
        let mac = if binary {
            (fs[0] + fs[2]) / 2.0
        } else {
            fs.iter().sum::<f64>() / 3.0
        };
        scored.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (mut rank, mut pos) = (0.0, 0.0);
        for (i, (_, g)) in scored.iter().enumerate() {
            if *g {
                rank += i as f64 + 1.0;
                pos += 1.0;
            }
        }
        let auc = (rank - pos * (pos + 1.0) / 2.0) / (pos * (n - pos));
        let ece: f64 = bins
            .iter()
            .filter(|b| b.0 > 0.0)
            .map(|b| (b.1 - b.2).abs())
            .sum::<f64>()
            / n;
        let po: f64 = (0..3).map(|g| conf[g][2]).sum();
        let go: f64 = conf[2].iter().sum();
        println!(
            "{:8} {:.4} {:.4} | {:.4} {:.4} {:.4} | {:.4} {:.4} {:.0}>{:.0}",
            name,
            (conf[0][0] + conf[1][1] + conf[2][2]) / n,
            mac,
            fs[0],
            fs[1],
            fs[2],
            auc,
            ece,
            po,
            go
        );
    }
}
