#![allow(missing_docs, clippy::unwrap_used)]
use awning_core::recommend::index::*;
use awning_core::recommend::*;
use awning_train::dataset::*;
use awning_train::evaluate::*;
use awning_train::learn::holdout;
use awning_train::log::*;
use awning_train::models::*;
use std::time::Instant;

fn vst(k: u32, m: u32, spw: f32, snh: f32, inh: f32, last: u32, ipw: f32, idfw: f32) -> Neighbors {
    Neighbors {
        weighting: Weighting::Decay,
        k,
        m,
        session_decay: spw,
        age_decay: snh,
        distance_decay: inh,
        last,
        match_decay: ipw,
        rarity: idfw,
    }
}
fn sessions(log: &Log, n: Neighbors) -> Parts {
    let s = log
        .visits()
        .iter()
        .map(|v| Session {
            at: if log.has_clock() { v.at } else { v.at * 60 },
            items: v.items.clone(),
        })
        .collect();
    Parts {
        ids: log.ids().to_vec(),
        learned_at: log.visits().last().unwrap().at,
        sessions: Some(Sessions {
            weight: 1.0,
            neighbors: n,
            sessions: s,
        }),
        ..Parts::default()
    }
}
fn links(log: &Log, rows: Rows, decay: f32) -> Parts {
    Parts {
        ids: log.ids().to_vec(),
        learned_at: log.visits().last().unwrap().at,
        links: vec![Links {
            purpose: Purpose::Next,
            weight: 1.0,
            session_decay: decay,
            rows,
        }],
        ..Parts::default()
    }
}
fn weights(log: &Log, days: f64) -> Postings<'_> {
    let end = log.visits().last().unwrap().at;
    Postings::new(
        log.ids().len(),
        log.visits().iter().map(move |v| {
            (
                v.items.as_slice(),
                if log.has_clock() {
                    (-((end - v.at) as f64) / 86400.0 / days).exp()
                } else {
                    1.0
                },
            )
        }),
    )
}
type Ans = Vec<Vec<(u32, f32)>>;
fn answers(parts: &Parts, qs: &[Question]) -> Ans {
    let bytes = write(parts);
    let index = Index::open(bytes).unwrap();
    let half = qs.len().div_ceil(2).max(1);
    std::thread::scope(|s| {
        let h: Vec<_> = qs
            .chunks(half)
            .map(|qs| {
                let index = &index;
                s.spawn(move || {
                    let mut sc = Scores::new(index.len());
                    qs.iter()
                        .map(|q| {
                            sc.clear();
                            index.score(
                                Purpose::Next,
                                &Query {
                                    items: &q.items,
                                    now: q.now,
                                },
                                &mut sc,
                            );
                            let top = sc.top(100, |i| q.excluded.binary_search(&i).is_err());
                            let best = top.first().map_or(1.0, |r| r.score);
                            top.into_iter().map(|r| (r.item, r.score / best)).collect()
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        h.into_iter().flat_map(|h| h.join().unwrap()).collect()
    })
}
fn blend(list: &[(&Ans, f32)], qs: &[Question], n: usize) -> (f64, f64) {
    let mut sc = Scores::new(n);
    let (mut h, mut m) = (0.0, 0.0);
    for (i, q) in qs.iter().enumerate() {
        sc.clear();
        for (a, w) in list {
            if *w > 0.0 {
                for (item, s) in &a[i] {
                    sc.add(*item, s * w);
                }
            }
        }
        if q.label == UNKNOWN {
            continue;
        }
        let s = sc.get(q.label);
        if s <= 0.0 {
            continue;
        }
        let top = sc.top(20, |_| true);
        if let Some(r) = top.iter().position(|r| r.item == q.label) {
            h += 1.0;
            m += 1.0 / (r + 1) as f64;
        }
    }
    (h / qs.len() as f64, m / qs.len() as f64)
}
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let d = Dataset::read(std::path::Path::new(&a[1])).unwrap();
    eprintln!("problems {:?}", d.problems);
    let on_test = a[2] == "test";
    let (log, tests) = if on_test {
        (d.train.clone(), d.tests.clone())
    } else {
        holdout(&d.train, 3000).unwrap()
    };
    println!(
        "{} visits {} items {} tests {}",
        d.name,
        log.visits().len(),
        log.ids().len(),
        tests.len()
    );
    let q: Vec<Vec<Question>> = Protocol::ALL
        .iter()
        .map(|p| questions(&tests, *p))
        .collect();
    println!("questions {} {}", q[0].len(), q[1].len());
    let n = log.ids().len();
    let mut all: Vec<(String, Vec<Ans>)> = Vec::new();
    let mut add = |name: String, parts: Parts| {
        let t = Instant::now();
        let ans: Vec<Ans> = q.iter().map(|q| answers(&parts, q)).collect();
        let r: Vec<_> = ans
            .iter()
            .zip(&q)
            .map(|(a, q)| blend(&[(a, 1.0)], q, n))
            .collect();
        println!(
            "{name:40} {:.4} {:.4} | {:.4} {:.4}  ({:.1}s)",
            r[0].0,
            r[0].1,
            r[1].0,
            r[1].1,
            t.elapsed().as_secs_f64()
        );
        all.push((name, ans));
    };
    let inf = f32::INFINITY;
    let want = |s: &str| a.len() < 4 || a[3].split(',').any(|w| w == s);
    if want("vstan") {
        add(
            "vstanA".into(),
            sessions(&log, vst(1500, 1000, 3.5, 40., 2., 0, 4., 2.)),
        );
        add(
            "vstanB".into(),
            sessions(&log, vst(1500, 2500, 2., 10., 4., 5, 1., 0.)),
        );
        add(
            "vmis".into(),
            sessions(
                &log,
                Neighbors {
                    weighting: Weighting::Linear,
                    ..vst(500, 1000, 1., inf, inf, 0, 1., 1.)
                },
            ),
        );
    }
    if want("vgrid") {
        for (name, base) in [
            ("A", vst(1500, 1000, 3.5, 40., 2., 0, 4., 2.)),
            ("B", vst(1500, 2500, 2., 10., 4., 5, 1., 0.)),
        ] {
            for spw in [1.0, 2.0, 3.5, 6.0] {
                add(
                    format!("{name} spw {spw}"),
                    sessions(
                        &log,
                        Neighbors {
                            session_decay: spw,
                            ..base.clone()
                        },
                    ),
                );
            }
            for v in [3.0, 10.0, 40.0, inf] {
                add(
                    format!("{name} snh {v}"),
                    sessions(
                        &log,
                        Neighbors {
                            age_decay: v,
                            ..base.clone()
                        },
                    ),
                );
            }
            for v in [1.0, 2.0, 4.0, 8.0] {
                add(
                    format!("{name} inh {v}"),
                    sessions(
                        &log,
                        Neighbors {
                            distance_decay: v,
                            ..base.clone()
                        },
                    ),
                );
            }
            for v in [0.5, 1.0, 2.0, 4.0, inf] {
                add(
                    format!("{name} ipw {v}"),
                    sessions(
                        &log,
                        Neighbors {
                            match_decay: v,
                            ..base.clone()
                        },
                    ),
                );
            }
            for v in [0.0, 0.5, 1.0, 2.0, 5.0] {
                add(
                    format!("{name} idf {v}"),
                    sessions(
                        &log,
                        Neighbors {
                            rarity: v,
                            ..base.clone()
                        },
                    ),
                );
            }
            for v in [200, 500, 3000] {
                add(
                    format!("{name} k {v}"),
                    sessions(
                        &log,
                        Neighbors {
                            k: v,
                            ..base.clone()
                        },
                    ),
                );
            }
        }
    }
    if want("rules") {
        for days in [f64::INFINITY, 10.0] {
            for reach in [5, 10, 20] {
                for dec in [0.0, 1.0, 2.0] {
                    add(
                        format!("rules days {days} reach {reach} dec {dec}"),
                        links(
                            &log,
                            rules(
                                &weights(&log, days),
                                &Rules {
                                    reach,
                                    repeats: true,
                                },
                                2,
                            ),
                            dec,
                        ),
                    );
                }
            }
        }
    }
    if want("rules1") {
        for dec in [0.5, 1.0] {
            add(
                format!("rules 10 dec {dec}"),
                links(
                    &log,
                    rules(
                        &weights(&log, 40.0),
                        &Rules {
                            reach: 10,
                            repeats: true,
                        },
                        2,
                    ),
                    dec,
                ),
            );
        }
    }
    if want("cosine") {
        for days in [f64::INFINITY, 10.0] {
            for shrinkage in [0.0, 5.0, 20.0] {
                for reach in [2.0, f64::INFINITY] {
                    for dec in [1.0, 3.0, inf] {
                        for damping in [0.5, 0.3] {
                            add(
                                format!("cos d{days} s{shrinkage} r{reach} dec{dec} p{damping}"),
                                links(
                                    &log,
                                    cosine(
                                        &weights(&log, days),
                                        &Cosine {
                                            shrinkage,
                                            reach,
                                            damping,
                                        },
                                        2,
                                    ),
                                    dec,
                                ),
                            );
                        }
                    }
                }
            }
        }
    }
    if want("cosine1") {
        for dec in [1.0, 3.0, inf] {
            add(
                format!("cos s5 dec {dec}"),
                links(
                    &log,
                    cosine(
                        &weights(&log, f64::INFINITY),
                        &Cosine {
                            shrinkage: 5.0,
                            reach: f64::INFINITY,
                            damping: 0.5,
                        },
                        2,
                    ),
                    dec,
                ),
            );
        }
    }
    if want("sparse") {
        for whole in [0.0, 0.2, 0.5, 1.0] {
            for decay in [0.5, 1.0, 2.0, 8.0, 1e9] {
                if whole == 1.0 && decay > 0.5 {
                    continue;
                }
                let t = Instant::now();
                let lin = Linear {
                    whole,
                    decay,
                    ridge: 10.0,
                };
                let gram = Gram::of(&weights(&log, 40.0), &lin, 2);
                let tg = t.elapsed().as_secs_f64();
                for k in [100] {
                    for ridge in [3.0, 10.0, 30.0] {
                        let t = Instant::now();
                        let rows = sparse(
                            &gram,
                            &Sparse {
                                predictors: k,
                                ridge,
                                repeats: whole < 1.0,
                            },
                            2,
                        );
                        println!(
                            "gram {tg:.1}s solve {:.1}s nnz {}",
                            t.elapsed().as_secs_f64(),
                            rows.iter().map(Vec::len).sum::<usize>()
                        );
                        for dec in [1.0, 2.0, 4.0, inf] {
                            add(
                                format!("sparse w{whole} d{decay} k{k} r{ridge} dec{dec}"),
                                links(&log, rows.clone(), dec),
                            );
                        }
                    }
                }
            }
        }
    }
    if want("sparse1") {
        for (whole, decay, k) in [
            (0.0, 1.0, 100),
            (0.2, 1.0, 100),
            (0.2, 1.0, 300),
            (0.5, 2.0, 100),
        ] {
            let t = Instant::now();
            let gram = Gram::of(
                &weights(&log, 40.0),
                &Linear {
                    whole,
                    decay,
                    ridge: 10.0,
                },
                2,
            );
            let tg = t.elapsed().as_secs_f64();
            let t = Instant::now();
            let rows = sparse(
                &gram,
                &Sparse {
                    predictors: k,
                    ridge: 10.0,
                    repeats: whole < 1.0,
                },
                2,
            );
            println!(
                "gram {tg:.1}s solve {:.1}s nnz {} gramnnz {}",
                t.elapsed().as_secs_f64(),
                rows.iter().map(Vec::len).sum::<usize>(),
                gram.square.iter().map(Vec::len).sum::<usize>()
            );
            for dec in [1.0, 2.0, 4.0, inf] {
                add(
                    format!("sparse w{whole} d{decay} k{k} dec{dec}"),
                    links(&log, rows.clone(), dec),
                );
            }
        }
    }
    if want("dense1") {
        for (whole, decay, ridge) in [
            (1.0, 1.0, 100.0),
            (1.0, 1.0, 300.0),
            (0.0, 1.0, 10.0),
            (0.2, 1.0, 10.0),
            (0.5, 1.0, 10.0),
            (0.5, 8.0, 10.0),
        ] {
            let t = Instant::now();
            let gram = Gram::of(
                &weights(&log, 1e9),
                &Linear {
                    whole,
                    decay,
                    ridge,
                },
                2,
            );
            let tg = t.elapsed().as_secs_f64();
            let t = Instant::now();
            let rows = if whole == 1.0 {
                ease(&gram, ridge)
            } else {
                slist(&gram, ridge)
            }
            .unwrap();
            println!(
                "gram {tg:.1}s solve {:.1}s nnz {}",
                t.elapsed().as_secs_f64(),
                rows.iter().map(Vec::len).sum::<usize>()
            );
            for dec in [2.0, 8.0, inf] {
                add(
                    format!("dense w{whole} d{decay} r{ridge} dec{dec}"),
                    links(&log, rows.clone(), dec),
                );
            }
        }
    }
    // Coordinate blends: best single by objective, then add.
    let obj = |r: &[(f64, f64)]| {
        r.iter()
            .map(|r| r.0.max(1e-9).ln() + r.1.max(1e-9).ln())
            .sum::<f64>()
    };
    let eval = |w: &[(usize, f32)]| -> Vec<(f64, f64)> {
        (0..2)
            .map(|p| {
                blend(
                    &w.iter()
                        .map(|(i, w)| (&all[*i].1[p], *w))
                        .collect::<Vec<_>>(),
                    &q[p],
                    n,
                )
            })
            .collect()
    };
    let mut best: Vec<(usize, f32)> = Vec::new();
    let mut score = f64::NEG_INFINITY;
    for i in 0..all.len() {
        let r = eval(&[(i, 1.0)]);
        if obj(&r) > score {
            score = obj(&r);
            best = vec![(i, 1.0)];
        }
    }
    for _ in 0..4 {
        let mut found = None;
        for i in 0..all.len() {
            if best.iter().any(|b| b.0 == i) {
                continue;
            }
            for w in [0.15, 0.4, 1.0] {
                let mut t = best.clone();
                t.push((i, w));
                let r = eval(&t);
                if obj(&r) > score + 1e-3 {
                    score = obj(&r);
                    found = Some(t);
                }
            }
        }
        let Some(f) = found else { break };
        best = f;
        let r = eval(&best);
        println!(
            "{:?}\n   {:.4} {:.4} | {:.4} {:.4}",
            best.iter().map(|b| (&all[b.0].0, b.1)).collect::<Vec<_>>(),
            r[0].0,
            r[0].1,
            r[1].0,
            r[1].1
        );
    }
}
