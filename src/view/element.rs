//! An element as data, and the builder that makes it.

use std::borrow::Cow;

/// A text that is known while compiling, or made at run time.
pub type Text = Cow<'static, str>;

/// An element with all that it will have in the DOM.
///
/// One pointer, so that passing it on through a chain of calls costs next to nothing; the calls themselves are kept out
/// of line for the same reason.
pub struct El(pub(super) Box<Parts>);

pub(super) struct Parts {
    pub(super) tag: &'static str,
    pub(super) attributes: Vec<(&'static str, Attribute)>,
    pub(super) listeners: Vec<(&'static str, Listener)>,
    pub(super) children: Vec<Node>,
    pub(super) hooks: Vec<Hook>,
}

/// A child.
pub enum Node {
    /// An element.
    El(El),
    /// A text.
    Text(Text),
    /// A text that follows signals.
    LiveText(Box<dyn Fn() -> String + Send>),
    /// Children that follow signals. A child with a key is kept as long as its key is there; one without is built anew
    /// with each change.
    Region(Box<dyn Fn() -> Vec<Piece> + Send>),
}

/// A child of a region.
pub type Piece = (Option<String>, El);

pub(super) type Listener = Box<dyn FnMut(web_sys::Event) + Send>;
pub(super) type Hook = Box<dyn FnOnce(&web_sys::Element) + Send>;

pub(super) enum Attribute {
    Fixed(Text),
    Live(Box<dyn Fn() -> Option<Text> + Send>),
    /// A custom property of its style, set through the style object: a strict CSP refuses a style attribute.
    Style(Box<dyn Fn() -> String + Send>),
    /// Whether a box or a radio button is checked: a property, which its attribute sets only at first.
    Checked(Box<dyn Fn() -> bool + Send>),
}

impl El {
    /// An element of that tag.
    #[inline(never)]
    pub fn new(tag: &'static str) -> Self {
        Self(Box::new(Parts {
            tag,
            attributes: Vec::new(),
            listeners: Vec::new(),
            children: Vec::new(),
            hooks: Vec::new(),
        }))
    }

    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl AttributeValue) -> Self {
        value.set(self, name)
    }

    /// Sets an attribute if there is a value.
    pub fn attr_if(self, name: &'static str, value: Option<impl AttributeValue>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets an attribute without a value if the flag holds.
    pub fn flag(self, name: &'static str, flag: bool) -> Self {
        if flag { self.attr(name, "") } else { self }
    }

    /// An attribute that follows signals; without a value it is not there.
    pub fn live_attr(
        self,
        name: &'static str,
        value: impl Fn() -> Option<Text> + Send + 'static,
    ) -> Self {
        self.attribute(name, Attribute::Live(Box::new(value)))
    }

    /// An attribute without a value that follows signals.
    pub fn live_flag(self, name: &'static str, flag: impl Fn() -> bool + Send + 'static) -> Self {
        self.live_attr(name, move || flag().then_some(Text::Borrowed("")))
    }

    /// A custom property of its style, following signals.
    pub fn style(
        self,
        property: &'static str,
        value: impl Fn() -> String + Send + 'static,
    ) -> Self {
        self.attribute(property, Attribute::Style(Box::new(value)))
    }

    /// Whether a box or a radio button is checked, following signals.
    pub fn checked(self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        self.attribute("checked", Attribute::Checked(Box::new(checked)))
    }

    /// Sets the class.
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Names it for `::part()`, and by the same word for the widget's own style sheet.
    #[inline(never)]
    pub fn part(self, part: &'static str) -> Self {
        self.attr("part", part).attr("class", part)
    }

    /// Listens to an event.
    pub fn on(
        self,
        event: &'static str,
        listener: impl FnMut(web_sys::Event) + Send + 'static,
    ) -> Self {
        self.listener(event, Box::new(listener))
    }

    /// Adds a child.
    pub fn child(self, child: impl Child) -> Self {
        child.append(self)
    }

    /// Adds a child if there is one.
    pub fn child_if(self, child: Option<impl Child>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds children.
    pub fn children(mut self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            self = self.node(Node::El(child));
        }
        self
    }

    /// Adds a text that follows signals.
    pub fn live_text(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.node(Node::LiveText(Box::new(text)))
    }

    /// Adds a child that follows signals and is built anew with each change.
    pub fn region(self, child: impl Fn() -> Option<El> + Send + 'static) -> Self {
        let pieces = move || child().map(|child| (None, child)).into_iter().collect();
        self.node(Node::Region(Box::new(pieces)))
    }

    /// Adds children that follow signals, each with a key and kept as long as its key is there.
    pub fn each(self, children: impl Fn() -> Vec<Piece> + Send + 'static) -> Self {
        self.node(Node::Region(Box::new(children)))
    }

    /// Calls back once with the element of the DOM, before it is in the page.
    pub fn built(mut self, hook: impl FnOnce(&web_sys::Element) + Send + 'static) -> Self {
        self.0.hooks.push(Box::new(hook));
        self
    }

    /// This element under a key: see [`each`](Self::each).
    pub fn keyed(self, key: impl Into<String>) -> Piece {
        (Some(key.into()), self)
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: Attribute) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn listener(mut self, event: &'static str, listener: Listener) -> Self {
        self.0.listeners.push((event, listener));
        self
    }

    #[inline(never)]
    fn node(mut self, node: Node) -> Self {
        self.0.children.push(node);
        self
    }
}

/// The value of an attribute: for each type one function, out of line.
pub trait AttributeValue {
    /// Sets it.
    fn set(self, element: El, name: &'static str) -> El;
}

/// A child: for each type one function, out of line.
pub trait Child {
    /// Appends it.
    fn append(self, element: El) -> El;
}

impl AttributeValue for &'static str {
    #[inline(never)]
    fn set(self, element: El, name: &'static str) -> El {
        element.attribute(name, Attribute::Fixed(Text::Borrowed(self)))
    }
}

impl AttributeValue for String {
    #[inline(never)]
    fn set(self, element: El, name: &'static str) -> El {
        element.attribute(name, Attribute::Fixed(Text::Owned(self)))
    }
}

impl Child for &'static str {
    #[inline(never)]
    fn append(self, element: El) -> El {
        element.node(Node::Text(Text::Borrowed(self)))
    }
}

impl Child for String {
    #[inline(never)]
    fn append(self, element: El) -> El {
        element.node(Node::Text(Text::Owned(self)))
    }
}

impl Child for El {
    #[inline(never)]
    fn append(self, element: El) -> El {
        element.node(Node::El(self))
    }
}
