//! Which drawing shows a product: a table from words to kinds of things.

use super::canvas::Canvas;
use super::color::Rgb;
use super::look::Look;
use super::scene::Scene;
use super::words::Words;
use super::{
    baskets, bedroom, bottles, cabinets, cookware, decor, hardware, lighting, plants, seating,
    shelves, sofas, tables, tableware, textiles,
};
use crate::catalog::Product;

/// A kind of thing and how it is drawn.
pub struct Kind {
    /// What it is called in tests.
    pub name: &'static str,
    /// Where it is seen.
    pub scene: Scene,
    /// The color that the background must set off.
    pub main: fn(&Look) -> Rgb,
    /// The drawing.
    pub draw: fn(&mut Canvas, &Look),
    words: &'static [&'static str],
}

const fn kind(
    name: &'static str,
    scene: Scene,
    main: fn(&Look) -> Rgb,
    draw: fn(&mut Canvas, &Look),
    words: &'static [&'static str],
) -> Kind {
    Kind {
        name,
        scene,
        main,
        draw,
        words,
    }
}

fn vessel(look: &Look) -> Rgb {
    look.vessel().0
}

/// Bright light and pale linen.
fn pale(_: &Look) -> Rgb {
    Rgb::hex(0xf6f1e6)
}

/// Drawn where no word is known.
pub static PARCEL: Kind = kind("parcel", Scene::Floor, Look::dye, baskets::parcel, &[]);

/// All kinds. Where several have a phrase in the same text, the phrase of more words wins, then the earlier row.
#[rustfmt::skip]
pub static KINDS: &[Kind] = &[
    kind("folded", Scene::Floor, Look::dye, textiles::folded, &["cover for", "cover", "chair pad", "slipcover", "napkin", "tablecloth", "placemat", "place mat", "bath mat", "mattress protector", "apron", "table runner"]),
    kind("cushion", Scene::Floor, Look::dye, textiles::cushion, &["chair cushion", "seat cushion", "back cushion", "seat back cushion", "floor cushion", "cushion", "bolster"]),
    kind("table lamp", Scene::Floor, pale, lighting::table_lamp, &["table lamp", "bedside lamp", "lantern", "portable lamp", "lamp"]),
    kind("desk lamp", Scene::Floor, Look::metal, lighting::desk_lamp, &["desk lamp", "reading lamp", "task lamp", "work lamp", "clip lamp"]),
    kind("floor lamp", Scene::Floor, pale, lighting::floor_lamp, &["floor lamp", "arc lamp", "standing lamp", "tripod lamp"]),
    kind("pendant", Scene::Wall, Look::dye, lighting::pendant, &["pendant lamp", "pendant light", "pendant", "ceiling lamp", "lampshade", "lamp shade", "chandelier"]),
    kind("wall lamp", Scene::Wall, pale, lighting::wall_lamp, &["wall lamp", "wall light", "sconce", "picture light"]),
    kind("table set", Scene::Floor, Look::case, tables::table_set, &["table and 2", "table and 4", "table and 6", "table and 8", "table 2 chairs", "table 4 chairs", "table and chairs", "dining set", "conversation set"]),
    kind("bar table", Scene::Floor, Look::case, tables::bar_table, &["bar table", "high table", "bar table and 2", "bar table and 4", "kitchen island", "work bench"]),
    kind("coffee table", Scene::Floor, Look::case, tables::coffee_table, &["coffee table", "low table", "nest of tables", "nest of table"]),
    kind("bedside table", Scene::Floor, Look::case, tables::bedside_table, &["bedside table", "bedside cabinet", "night table", "nightstand", "bedside chest"]),
    kind("side table", Scene::Floor, Look::case, tables::side_table, &["side table", "end table", "tray table", "tray stand", "plant stand", "stand for", "pedestal"]),
    kind("desk", Scene::Floor, Look::case, tables::desk, &["desk", "writing desk", "secretary", "bureau", "console table", "dressing table", "screen for desk"]),
    kind("trestle", Scene::Floor, Look::case, tables::trestle, &["trestle", "trestle table", "table top", "tabletop", "glass top", "underframe"]),
    kind("drawers", Scene::Floor, Look::case, cabinets::drawers, &["chest of drawers", "chest of", "chest with", "modular chest of", "drawer unit", "changing table", "drawer insert"]),
    kind("office chair", Scene::Floor, Look::dye, seating::office_chair, &["swivel chair", "office chair", "desk chair", "conference chair", "gaming chair", "visitor chair"]),
    kind("bar stool", Scene::Floor, Look::case, seating::bar_stool, &["bar stool", "counter stool", "highchair", "high chair", "bar stool with"]),
    kind("pouf", Scene::Floor, Look::dye, sofas::pouf, &["footstool", "foot stool", "pouf", "pouffe", "ottoman", "footrest", "bean bag", "beanbag"]),
    kind("headboard", Scene::Floor, Look::case, bedroom::headboard, &["headboard"]),
    kind("mattress", Scene::Floor, pale, bedroom::mattress, &["mattress", "mattress topper", "bed base"]),
    kind("bunk", Scene::Floor, Look::case, bedroom::bunk, &["bunk bed", "loft bed", "bunk bed frame", "loft bed frame"]),
    kind("cot", Scene::Floor, Look::case, bedroom::cot, &["cot", "cot with", "crib", "cradle"]),
    kind("bedding", Scene::Floor, Look::dye, bedroom::bedding, &["bed linen", "duvet cover", "duvet", "quilt cover", "pillowcase", "pillow case", "pillow", "fitted sheet", "flat sheet", "sheet set", "linen set"]),
    kind("throw", Scene::Floor, Look::dye, textiles::throw, &["throw", "blanket", "bedspread", "plaid", "quilt", "coverlet"]),
    kind("tea towel", Scene::Wall, pale, textiles::tea_towel, &["tea towel", "dish cloth", "dishcloth", "kitchen towel", "oven glove", "pot holder", "linen cloth", "face cloth", "wash cloth"]),
    kind("towel", Scene::Wall, Look::dye, textiles::towel, &["bath towel", "hand towel", "towel", "towel set", "towel rail", "bath sheet", "bathrobe"]),
    kind("curtain", Scene::Wall, Look::dye, textiles::curtain, &["curtain", "drape", "roller blind", "shower curtain", "bed tent", "canopy"]),
    kind("rug", Scene::Flat, Look::dye, textiles::rug, &["rug", "carpet", "runner", "doormat", "door mat", "floor mat"]),
    kind("corner sofa", Scene::Floor, Look::dye, sofas::corner_sofa, &["corner sofa", "corner sofa bed", "corner section", "sectional", "modular corner sofa", "u shaped sofa"]),
    kind("chaise", Scene::Floor, Look::dye, sofas::chaise, &["chaise longue", "chaise", "day bed", "daybed", "divan", "divan bed", "sun lounger", "lounger"]),
    kind("sofa", Scene::Floor, Look::dye, sofas::sofa, &["sofa bed", "modular sofa", "seat section", "loveseat", "love seat", "sofa", "couch", "settee"]),
    kind("armchair", Scene::Floor, Look::dye, sofas::armchair, &["armchair", "wing chair", "easy chair", "lounge chair", "rocking chair", "chair with armrests", "armrest", "recliner", "reading chair", "club chair"]),
    kind("chair", Scene::Floor, Look::case, seating::chair, &["dining chair", "folding chair", "junior chair", "side chair", "chair with", "chair frame", "chair"]),
    kind("stool", Scene::Floor, Look::case, seating::stool, &["step stool", "stool", "stepladder", "milking stool"]),
    kind("tv bench", Scene::Floor, Look::case, cabinets::tv_bench, &["tv bench", "tv storage combination", "tv unit", "tv stand", "media storage combination", "media unit", "media bench"]),
    kind("glass cabinet", Scene::Floor, Look::case, cabinets::glass_cabinet, &["glass door cabinet", "glass cabinet", "display cabinet", "storage combination w glass doors", "combination with glass doors", "glass door", "vitrine", "bookcase with glass"]),
    kind("sideboard", Scene::Floor, Look::case, cabinets::sideboard, &["sideboard", "buffet", "credenza", "lowboard", "sideboard basic unit"]),
    kind("wardrobe", Scene::Floor, Look::case, cabinets::wardrobe, &["wardrobe", "wardrobe combination", "open wardrobe", "corner wardrobe", "armoire", "clothes storage"]),
    kind("room divider", Scene::Floor, Look::case, shelves::room_divider, &["room divider", "room divider for", "folding screen", "privacy screen"]),
    kind("wall shelf", Scene::Wall, Look::case, shelves::wall_shelf, &["wall shelf", "wall storage", "wall shelf combination", "picture ledge", "floating shelf", "plate rack", "spice rack", "wall rack", "bracket"]),
    kind("shelf", Scene::Floor, Look::case, shelves::shelf, &["shelving unit", "shelving unit with", "bookcase", "bookshelf", "shelf unit", "wall upright shelves", "sections shelves", "shelves", "shelf", "rack", "shelving"]),
    kind("coat stand", Scene::Floor, Look::case, shelves::coat_stand, &["coat stand", "clothes stand", "hat stand", "valet stand", "clothes rack", "clothes rail"]),
    kind("hooks", Scene::Wall, Look::case, shelves::hooks, &["coat rack", "peg rail", "hook rail", "coat hook", "wall hook", "hook", "peg rack"]),
    kind("trolley", Scene::Floor, Look::metal, shelves::trolley, &["trolley", "kitchen trolley", "serving cart", "bar cart", "utility cart", "cart"]),
    kind("basket", Scene::Floor, Look::wood, baskets::basket, &["laundry basket", "storage basket", "bread basket", "basket", "hamper", "log basket"]),
    kind("box", Scene::Floor, Look::case, baskets::storage_box, &["storage box", "box with lid", "box", "bin", "bread bin", "toy storage", "chest bench", "crate", "trunk"]),
    kind("cabinet", Scene::Floor, Look::case, cabinets::cabinet, &["storage combination", "storage combination with", "cabinet combination", "wall mounted cabinet", "cabinet with", "cabinet", "cupboard", "combination", "larder", "storage unit", "locker"]),
    kind("bed", Scene::Floor, Look::case, bedroom::bed, &["bed frame", "bed frame with", "double bed", "ext bed frame", "bed with", "bed"]),
    kind("bench", Scene::Floor, Look::case, seating::bench, &["bench", "storage bench", "hall bench"]),
    kind("round table", Scene::Floor, Look::case, tables::round_table, &["round table", "round dining table", "bistro table", "pedestal table"]),
    kind("table", Scene::Floor, Look::case, tables::table, &["dining table", "kitchen table", "extendable table", "drop leaf table", "gateleg table", "work table", "table"]),
    kind("planter", Scene::Floor, vessel, plants::planter, &["plant pot", "flower pot", "planter", "plant", "herb pot", "cachepot", "window box", "hanging pot"]),
    kind("watering can", Scene::Floor, Look::metal, plants::watering_can, &["watering can", "plant mister"]),
    kind("candle", Scene::Floor, pale, decor::candle, &["candle holder", "candlestick", "candleholder", "taper candle", "dinner candle", "scented candle", "pillar candle", "candle", "tealight holder", "tea light"]),
    kind("clock", Scene::Wall, Look::case, decor::clock, &["wall clock", "clock"]),
    kind("mirror", Scene::Wall, |_| Rgb::hex(0xcfdcdd), decor::mirror, &["mirror", "wall mirror", "floor mirror"]),
    kind("print", Scene::Wall, pale, decor::print, &["art print", "print", "poster", "picture frame", "photo frame", "picture"]),
    kind("vase", Scene::Floor, vessel, decor::vase, &["vase", "bud vase", "flower vase", "demijohn", "amphora"]),
    kind("knife", Scene::Flat, |_| Rgb::hex(0xc3c8cd), cookware::knife, &["chef's knife", "bread knife", "paring knife", "utility knife", "carving knife", "santoku", "kitchen knife", "knife"]),
    kind("board", Scene::Flat, Look::wood, cookware::board, &["chopping board", "cutting board", "serving board", "cheese board", "bread board", "board", "trivet"]),
    kind("kettle", Scene::Floor, Look::metal, cookware::kettle, &["kettle"]),
    kind("teapot", Scene::Floor, vessel, tableware::teapot, &["teapot", "tea pot", "coffee pot", "moka pot"]),
    kind("pan", Scene::Flat, |_| Rgb::hex(0x3b3c42), cookware::pan, &["frying pan", "skillet", "crepe pan", "grill pan", "pan"]),
    kind("saucepan", Scene::Floor, Look::metal, cookware::pan, &["saucepan", "milk pan", "sauce pan"]),
    kind("pot", Scene::Floor, Look::metal, cookware::pot, &["casserole", "stock pot", "stockpot", "cooking pot", "dutch oven", "braiser", "pot with lid", "saute pan", "roasting tin"]),
    kind("utensils", Scene::Floor, Look::wood, cookware::utensils, &["utensil set", "utensil", "wooden spoon", "spatula", "spoon set", "ladle", "whisk", "utensil pot", "tongs"]),
    kind("rolling pin", Scene::Flat, Look::wood, cookware::rolling_pin, &["rolling pin"]),
    kind("mill", Scene::Floor, Look::case, cookware::mill, &["pepper mill", "salt mill", "mill", "grinder"]),
    kind("jar", Scene::Floor, pale, cookware::jar, &["storage jar", "canister", "jar", "larder jar", "jar set", "preserving jar", "tin"]),
    kind("carafe", Scene::Floor, vessel, tableware::carafe, &["carafe", "decanter", "jug", "pitcher", "water jug", "milk jug"]),
    kind("glass", Scene::Floor, |look| look.vessel().0.lit(0.5), tableware::glass, &["wine glass", "drinking glass", "tumbler", "goblet", "coupe", "water glass", "glasses", "highball"]),
    kind("cutlery", Scene::Flat, |_| Rgb::hex(0xb4b9bf), tableware::cutlery, &["cutlery set", "cutlery", "flatware", "teaspoon", "dessert spoon", "salad server", "fork"]),
    kind("tray", Scene::Flat, Look::case, tableware::tray, &["serving tray", "tray", "highchair tray"]),
    kind("mug", Scene::Floor, vessel, tableware::mug, &["mug", "cup", "espresso cup", "tea cup", "beaker", "coffee cup", "toothbrush mug"]),
    kind("bowl", Scene::Floor, vessel, tableware::bowl, &["salad bowl", "mixing bowl", "serving bowl", "pasta bowl", "breakfast bowl", "bowl", "colander", "soap dish", "dish"]),
    kind("plate", Scene::Flat, vessel, tableware::plate, &["dinner plate", "side plate", "serving plate", "plate", "platter", "saucer", "cake stand"]),
    kind("bottle", Scene::Floor, vessel, bottles::bottle, &["soap dispenser", "hand wash", "bottle", "dispenser", "diffuser", "room spray", "body lotion", "soap"]),
    kind("knobs", Scene::Flat, Look::case, hardware::knobs, &["knob"]),
    kind("handle", Scene::Wall, Look::metal, hardware::handle, &["drop handle", "handle", "pull handle"]),
    kind("leg", Scene::Floor, Look::case, hardware::leg, &["leg", "castor"]),
    kind("front", Scene::Wall, Look::case, cabinets::front, &["drawer front", "door drawer front", "sliding door", "pair of sliding doors", "door", "cover panel", "panel", "side panel", "insert", "sliding doors"]),
    kind("frame", Scene::Floor, Look::case, shelves::shelf, &["frame", "frame with", "section", "unit", "1 section", "2 sections", "3 sections"]),
    kind("glass thing", Scene::Floor, |look| look.vessel().0.lit(0.5), tableware::glass, &["glass"]),
    kind("drawer", Scene::Floor, Look::case, cabinets::drawers, &["drawer", "chest", "dresser"]),
];

impl Kind {
    /// The kind that a product's words name: those of its title first, then how its description begins, its tags, its category.
    pub fn of(product: &Product) -> &'static Kind {
        let begin = product.description.as_deref().unwrap_or_default();
        let begin = begin.split([',', '.', ';']).next().unwrap_or_default();
        let category: Vec<&str> = product
            .category
            .iter()
            .flat_map(|path| path.split('>').rev())
            .collect();
        [&product.title, begin, &product.tags.join(", ")]
            .into_iter()
            .chain(category)
            .find_map(|text| named_in(&Words::of(text)))
            .unwrap_or(&PARCEL)
    }
}

fn named_in(words: &Words) -> Option<&'static Kind> {
    let mut best: Option<(usize, &Kind)> = None;
    for kind in KINDS {
        for phrase in kind.words.iter().filter(|phrase| words.have(phrase)) {
            let length = phrase.split_whitespace().count();
            if best.is_none_or(|(longest, _)| length > longest) {
                best = Some((length, kind));
            }
        }
    }
    best.map(|(_, kind)| kind)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;

    fn titled(title: &str) -> Product {
        let json = serde_json::json!({"id": "1", "title": title, "url": "/"});
        serde_json::from_value(json).expect("a product")
    }

    #[test]
    fn a_title_names_its_drawing() {
        for (title, kind) in [
            ("Sill table lamp in brass", "table lamp"),
            ("Oak dining table", "table"),
            ("Table and 4 chairs", "table set"),
            ("Chair cushion, beige", "cushion"),
            ("Cover for corner sofa", "folded"),
            ("3-seat sofa-bed", "sofa"),
            ("Ext bed frame with slatted bed base", "bed"),
            ("Bed frame with 3 storage boxes", "bed"),
            ("Corner sofa-bed", "corner sofa"),
            ("Glass-door cabinet", "glass cabinet"),
            ("Chest of 6 drawers", "drawers"),
            ("Drawer front", "front"),
            ("Wardrobe with 2 doors+3 drawers", "wardrobe"),
            ("Bar stool with backrest", "bar stool"),
            ("Bar table and 2 bar stools", "bar table"),
            ("Shelving unit with 4 inserts", "shelf"),
            ("Vase in smoked glass", "vase"),
            ("Bread knife", "knife"),
            ("Striped tea towel", "tea towel"),
            ("A thing without a name", "parcel"),
        ] {
            assert_eq!(Kind::of(&titled(title)).name, kind, "{title}");
        }
    }

    #[test]
    fn where_the_title_says_nothing_the_category_does() {
        let mut product = titled("FREKVENS");
        product.category = Some("Home > Bar furniture > Bar stools".into());
        assert_eq!(Kind::of(&product).name, "bar stool");
        product.description = Some("Bar table, in/outdoor".into());
        assert_eq!(Kind::of(&product).name, "bar table");
    }
}
