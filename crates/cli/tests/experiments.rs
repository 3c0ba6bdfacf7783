//! `awning analyze` on two real tests, beside numbers that numpy and scipy gave for them. Reads ../shared; without it the
//! tests of real data are skipped.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{awning, printed};

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/");

fn analyzed(file: &str, options: &[&str]) -> Option<Value> {
    let path = format!("{DATA}{file}");
    if !Path::new(&path).exists() {
        println!("skipped: {path} is missing");
        return None;
    }
    let mut arguments = vec!["analyze", &path, "--format", "json"];
    arguments.extend(options);
    let shown = printed(&awning(Path::new("."), &arguments));
    Some(serde_json::from_str(&shown).unwrap())
}

fn near(found: &Value, expected: f64) {
    let found = found.as_f64().unwrap();
    let off = (found - expected).abs() / expected.abs();
    assert!(off < 1e-6, "{found} {expected}");
}

#[test]
fn the_gates_of_cookie_cats_are_as_computed_elsewhere() {
    let options = [
        "--metric",
        "retention_1:proportion",
        "--metric",
        "retention_7:proportion",
    ];
    let Some(found) = analyzed("cookie-cats/cookie_cats.csv", &options) else {
        return;
    };
    assert_eq!(found["read"]["users"], 90_189);
    assert_eq!(found["read"]["badRows"], 0);
    let report = &found["report"];
    near(&report["split"]["pValue"], 0.008_607_987_810_836_262);
    for (place, effect, error, p_value) in [
        (
            0,
            -0.013_175_655_859_746_56,
            0.007_336_075_180_673_311,
            0.072_496_458_433_398_4,
        ),
        (
            1,
            -0.043_119_034_896_460_184,
            0.013_329_603_155_584_745,
            0.001_217_579_428_332_549,
        ),
    ] {
        let comparison = &report["metrics"][place]["variations"][1]["comparison"];
        near(&comparison["relative"]["value"], effect);
        near(&comparison["relative"]["standardError"], error);
        near(&comparison["pValue"], p_value);
    }
}

#[test]
fn the_e_mails_of_hillstrom_are_as_computed_elsewhere() {
    let options = [
        "--variation",
        "segment",
        "--control",
        "No E-Mail",
        "--correction",
        "holm",
        "--metric",
        "visit:proportion",
        "--metric",
        "conversion:proportion",
        "--metric",
        "spend:revenue",
    ];
    let Some(found) = analyzed("hillstrom/hillstrom.csv", &options) else {
        return;
    };
    near(&found["report"]["split"]["pValue"], 0.903_692_957_560_419_6);
    let p_values = [
        7.262_231_146_424_314e-65,
        2.450_586_392_744_864e-31,
        6.096_221_823_368_331e-7,
        0.000_272_970_537_678_090_57,
        0.002_352_636_257_053_811_4,
        0.010_983_609_741_450_72,
    ];
    for (metric, variation, effect, error, rank) in [
        (0, 1, 0.721_404_616_781_399, 0.042_341_792_223_710_505, 0),
        (0, 2, 0.426_055_070_266_910_14, 0.036_558_966_740_776_84, 1),
        (1, 1, 1.188_421_876_286_328, 0.238_208_204_262_076_2, 2),
        (2, 1, 1.179_288_770_362_005_9, 0.323_976_897_418_467_14, 3),
        (1, 2, 0.543_313_043_698_217_2, 0.178_611_627_081_229_24, 4),
        (2, 2, 0.650_151_863_864_685_9, 0.255_629_323_046_550_17, 5),
    ] {
        let comparison = &found["report"]["metrics"][metric]["variations"][variation]["comparison"];
        near(&comparison["relative"]["value"], effect);
        near(&comparison["relative"]["standardError"], error);
        near(&comparison["pValue"], p_values[rank]);
        // Holm: the smallest six times, the next five times, and so on; these stay in their order.
        near(
            &comparison["adjustedPValue"],
            p_values[rank] * (6 - rank) as f64,
        );
    }
}

#[test]
fn what_was_spent_before_takes_variance_away_as_computed_elsewhere() {
    let options = [
        "--variation",
        "segment",
        "--control",
        "No E-Mail",
        "--metric",
        "spend:revenue,covariate=history",
    ];
    let Some(found) = analyzed("hillstrom/hillstrom.csv", &options) else {
        return;
    };
    for (variation, absolute, error, relative) in [
        (
            1,
            0.767_438_499_427_802_3,
            0.145_215_042_194_114_57,
            1.175_629_616_841_76,
        ),
        (
            2,
            0.422_700_923_156_497_8,
            0.130_308_219_065_062_87,
            0.647_530_355_461_248_3,
        ),
    ] {
        let comparison = &found["report"]["metrics"][0]["variations"][variation]["comparison"];
        near(&comparison["absolute"]["value"], absolute);
        near(&comparison["absolute"]["standardError"], error);
        near(&comparison["relative"]["value"], relative);
    }
}

#[test]
fn rows_that_cannot_be_used_and_users_of_two_variations_are_counted() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    let text = "user_id,variant,spend\n1,a,2\n1,a,3\n2,b,x\n3,a,1\n3,b,1\n4,b,\n,b,1\n5,b,4\n";
    fs::write(root.join("rows.csv"), text).unwrap();
    let options = [
        "analyze",
        "rows.csv",
        "--metric",
        "spend:revenue",
        "--format",
        "json",
    ];
    let run = awning(root, &options);
    let found: Value = serde_json::from_str(&printed(&run)).unwrap();
    assert_eq!(found["read"]["rows"], 8);
    assert_eq!(found["read"]["badRows"], 2);
    assert_eq!(found["read"]["multipleExposures"], 1);
    assert_eq!(found["read"]["emptyCells"]["spend"], 1);
    let results = &found["input"]["metrics"][0]["results"];
    assert_eq!(
        (&results[0]["users"], &results[0]["sum"]),
        (&1.into(), &5.into())
    );
    assert_eq!(
        (&results[1]["users"], &results[1]["sum"]),
        (&2.into(), &4.into())
    );
    let said = String::from_utf8(run.stderr).unwrap();
    assert!(
        said.contains("spend is not a number (line 4): \"x\""),
        "{said}"
    );

    // What was written is read again, and is the same.
    fs::write(root.join("written.json"), found.to_string()).unwrap();
    let again = awning(root, &["analyze", "written.json", "--format", "json"]);
    let again: Value = serde_json::from_str(&printed(&again)).unwrap();
    assert_eq!(again["report"], found["report"]);
}

#[test]
fn a_page_holds_the_element_its_data_and_tables_and_no_name_ends_its_script() {
    let directory = tempfile::tempdir().unwrap();
    let root = directory.path();
    let text = "variation,metric,type,users,sum\ncontrol,buy,proportion,1000,100\n</script><b>,buy,proportion,1000,150\n";
    fs::write(root.join("sums.csv"), text).unwrap();
    let options = [
        "analyze",
        "sums.csv",
        "--format",
        "html",
        "--package",
        "/p/awning.js",
    ];
    let page = printed(&awning(root, &options));
    assert!(page.contains("<awning-experiment-report>") && page.contains("src=\"/p/awning.js\""));
    assert!(
        page.contains("<td>15") && page.contains("&lt;/script&gt;"),
        "{page}"
    );
    assert!(!page.contains("<b>"), "{page}");
}

#[test]
fn a_quantile_of_rows_counts_each_row_and_knows_whose_it_is() {
    let directory = tempfile::tempdir().unwrap();
    let mut text = String::from("user_id,variation,ms\n");
    // Users of "a" have 3 rows each, 5 more than the user before; those of "b" the same twice, so that nothing is learned.
    for user in 0..200 {
        for row in 0..3 {
            let ms = 5 * user + row;
            text += &format!("a{user},a,{ms}\nb{user},b,{ms}\nb{user},b,{ms}\n");
        }
        text += &format!("both,a,{user}\nboth,b,{user}\n");
    }
    fs::write(directory.path().join("rows.csv"), text).unwrap();
    let run = |metric: &str| -> Value {
        let options = [
            "analyze", "rows.csv", "--metric", metric, "--format", "json",
        ];
        serde_json::from_str(&printed(&awning(directory.path(), &options))).unwrap()
    };
    let found = run("ms:quantile,of-rows");
    let results = &found["input"]["metrics"][0]["results"];
    for (place, events) in [(0, 600.0), (1, 1200.0)] {
        let results = &results[place];
        near(&results["users"], 200.0);
        near(&results["quantileEvents"], events);
        near(&results["denominatorSum"], events);
        // Half of the values, all of the first hundred users.
        near(&results["sum"], events / 2.0);
        near(&results["quantileValue"], 498.5);
    }
    let variations = &found["report"]["metrics"][0]["variations"];
    let comparison = &variations[1]["comparison"];
    assert_eq!(comparison["relative"]["value"], 0.0);
    let of = |found: &Value| {
        let comparison = &found["report"]["metrics"][0]["variations"][1]["comparison"];
        comparison["absolute"]["standardError"].as_f64().unwrap()
    };
    // As sure as of 200 users with one value, whatever the number of rows: √2 · 1000 · √(0.25/200) or so.
    let error = of(&found);
    assert!((46.0..54.0).contains(&error), "{error}");

    // One row of 0 is left out, not its user.
    let without = run("ms:quantile,of-rows,without-zeros");
    let results = &without["input"]["metrics"][0]["results"][0];
    assert_eq!(results["users"], 200);
    assert_eq!(results["quantileEvents"], 599);
}
