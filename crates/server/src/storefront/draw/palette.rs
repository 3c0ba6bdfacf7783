//! What a product is made of, and its colors, read from its words.

use super::color::Rgb;

/// What kind of surface a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surface {
    /// A color of paint, glaze, dye or fabric.
    Dye,
    /// A fabric, hide or stone with a color of its own, which a named dye changes.
    Stuff,
    /// A wood, or a plant fiber that looks like one.
    Wood,
    /// A metal.
    Metal,
    /// Clear or tinted glass.
    Glass,
}

/// Words that name a surface. Two-word names come first, since the first row that occurs wins.
pub const SURFACES: &[(&str, Surface, u32)] = &[
    ("black-brown", Surface::Wood, 0x4a3a33),
    ("black brown", Surface::Wood, 0x4a3a33),
    ("black ash", Surface::Wood, 0x3b3734),
    ("dark grey", Surface::Dye, 0x5b5d63),
    ("dark gray", Surface::Dye, 0x5b5d63),
    ("dark blue", Surface::Dye, 0x2f4468),
    ("dark green", Surface::Dye, 0x2f5544),
    ("light grey", Surface::Dye, 0xb9bbbd),
    ("light blue", Surface::Dye, 0x9dbbd0),
    ("light brown", Surface::Wood, 0xc69c6d),
    ("off-white", Surface::Dye, 0xf2ede2),
    ("silver colour", Surface::Metal, 0xb4b8bd),
    ("smoked glass", Surface::Glass, 0x6f675f),
    ("green glass", Surface::Glass, 0x6f9a7d),
    ("amber glass", Surface::Glass, 0xc98a3d),
    ("blue glass", Surface::Glass, 0x6f93b5),
    ("olive wood", Surface::Wood, 0xb78a55),
    ("charcoal", Surface::Dye, 0x45464c),
    ("anthracite", Surface::Dye, 0x45464c),
    ("graphite", Surface::Dye, 0x4c4e55),
    ("ink", Surface::Dye, 0x2c3550),
    ("black", Surface::Dye, 0x2e2d31),
    ("white", Surface::Dye, 0xf7f3ea),
    ("chalk", Surface::Dye, 0xf4efe4),
    ("ivory", Surface::Dye, 0xf3ead6),
    ("cream", Surface::Dye, 0xf1e6cf),
    ("oat", Surface::Dye, 0xdfd0b6),
    ("flax", Surface::Dye, 0xd6c5a4),
    ("sand", Surface::Dye, 0xd9c3a0),
    ("beige", Surface::Dye, 0xd8c5aa),
    ("stone", Surface::Dye, 0xb7b0a4),
    ("grey", Surface::Dye, 0x93959b),
    ("gray", Surface::Dye, 0x93959b),
    ("slate", Surface::Dye, 0x5d6672),
    ("terracotta", Surface::Dye, 0xc4694a),
    ("rust", Surface::Dye, 0xb3552f),
    ("brick", Surface::Dye, 0xa8483a),
    ("clay", Surface::Dye, 0xc98b6b),
    ("red", Surface::Dye, 0xb93f38),
    ("burgundy", Surface::Dye, 0x6f2838),
    ("blush", Surface::Dye, 0xe4b5a4),
    ("rose", Surface::Dye, 0xd68a8a),
    ("pink", Surface::Dye, 0xe0a0a3),
    ("apricot", Surface::Dye, 0xeaa36c),
    ("orange", Surface::Dye, 0xe0823d),
    ("mustard", Surface::Dye, 0xd79c2e),
    ("ochre", Surface::Dye, 0xcf9440),
    ("yellow", Surface::Dye, 0xe9bd4a),
    ("butter", Surface::Dye, 0xf0d692),
    ("sage", Surface::Dye, 0x9dae8f),
    ("olive", Surface::Dye, 0x7d7c45),
    ("moss", Surface::Dye, 0x68753f),
    ("forest", Surface::Dye, 0x2f5544),
    ("spruce", Surface::Dye, 0x2f5a52),
    ("mint", Surface::Dye, 0xa9cfba),
    ("green", Surface::Dye, 0x5c8a63),
    ("petrol", Surface::Dye, 0x23576a),
    ("teal", Surface::Dye, 0x2f7f80),
    ("turquoise", Surface::Dye, 0x52a9a8),
    ("navy", Surface::Dye, 0x2b3c63),
    ("indigo", Surface::Dye, 0x38437a),
    ("sky", Surface::Dye, 0x9cc0d6),
    ("blue", Surface::Dye, 0x54779f),
    ("plum", Surface::Dye, 0x6c3f5c),
    ("lilac", Surface::Dye, 0xb5a3c7),
    ("purple", Surface::Dye, 0x7a5a94),
    ("brown", Surface::Dye, 0x7b5a43),
    ("multicolour", Surface::Dye, 0xe0823d),
    ("walnut", Surface::Wood, 0x84573a),
    ("mahogany", Surface::Wood, 0x7c4030),
    ("teak", Surface::Wood, 0xa9713f),
    ("acacia", Surface::Wood, 0xa66f43),
    ("eucalyptus", Surface::Wood, 0xa46a45),
    ("cherry", Surface::Wood, 0xb06a44),
    ("oak", Surface::Wood, 0xcda26d),
    ("beech", Surface::Wood, 0xdcb283),
    ("ash", Surface::Wood, 0xe0c39a),
    ("birch", Surface::Wood, 0xe8d0a6),
    ("pine", Surface::Wood, 0xe3be84),
    ("bamboo", Surface::Wood, 0xdcb878),
    ("rattan", Surface::Wood, 0xcf9f62),
    ("wicker", Surface::Wood, 0xc4965d),
    ("seagrass", Surface::Wood, 0xc9b07a),
    ("jute", Surface::Wood, 0xc8a873),
    ("cork", Surface::Wood, 0xc79b6a),
    ("cane", Surface::Wood, 0xdcbd8a),
    ("wood", Surface::Wood, 0xcda26d),
    ("brass", Surface::Metal, 0xd0a44c),
    ("gold", Surface::Metal, 0xd2a950),
    ("copper", Surface::Metal, 0xc07a50),
    ("cast iron", Surface::Metal, 0x3b3c42),
    ("iron", Surface::Metal, 0x45464d),
    ("stainless", Surface::Metal, 0xb9bec3),
    ("steel", Surface::Metal, 0xb4b9bf),
    ("chrome", Surface::Metal, 0xc3c8cd),
    ("aluminium", Surface::Metal, 0xc1c5c9),
    ("aluminum", Surface::Metal, 0xc1c5c9),
    ("nickel", Surface::Metal, 0xb7b3aa),
    ("silver", Surface::Metal, 0xbcc0c5),
    ("marble", Surface::Stuff, 0xe9e5df),
    ("linen", Surface::Stuff, 0xd9c9ab),
    ("wool", Surface::Stuff, 0xd9cdbb),
    ("leather", Surface::Stuff, 0x9a6238),
    ("beeswax", Surface::Stuff, 0xe3b04f),
    ("glass", Surface::Glass, 0xcfe0e0),
];

/// Dyes for what names no color.
pub const DYES: &[Rgb] = &[
    Rgb::hex(0x9dae8f),
    Rgb::hex(0xc98b6b),
    Rgb::hex(0x54779f),
    Rgb::hex(0xd79c2e),
    Rgb::hex(0x2f5a52),
    Rgb::hex(0xe4b5a4),
    Rgb::hex(0x93a0ab),
    Rgb::hex(0xb3552f),
    Rgb::hex(0xd9c9ab),
    Rgb::hex(0x6c5570),
];

/// Woods for what names none.
pub const WOODS: &[Rgb] = &[
    Rgb::hex(0xcda26d),
    Rgb::hex(0xdcb283),
    Rgb::hex(0x84573a),
    Rgb::hex(0xe0c39a),
    Rgb::hex(0xb98453),
];

/// Metals for what names none.
pub const METALS: &[Rgb] = &[Rgb::hex(0x3a3a40), Rgb::hex(0xd0a44c), Rgb::hex(0xb4b9bf)];

/// Walls, each with a floor that goes with it.
pub const GROUNDS: &[Rgb] = &[
    Rgb::hex(0xe9dfcd), // sand
    Rgb::hex(0xd5dccb), // sage
    Rgb::hex(0xe8cfc0), // clay
    Rgb::hex(0xcfdadd), // mist
    Rgb::hex(0xeed9a8), // straw
    Rgb::hex(0xddd3e0), // heather
    Rgb::hex(0xb9c7bf), // lichen
    Rgb::hex(0xd3b9a6), // cocoa
    Rgb::hex(0xb4c3cf), // dusk blue
    Rgb::hex(0xdab3a2), // dusty rose
    Rgb::hex(0xb3bfa0), // bay leaf
    Rgb::hex(0xd9bd83), // ochre
    Rgb::hex(0xbfb3c4), // mauve
];
