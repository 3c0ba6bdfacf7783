//! An element as data, and the builder that makes it.

use std::borrow::Cow;

/// A text that is known while compiling, or made at run time.
pub type Text = Cow<'static, str>;

/// An element with all that it will have in the DOM.
pub struct El {
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
    LiveText(Box<dyn Fn() -> Text + Send>),
    /// Children that follow signals. A child with a key is kept as long as its key is there; one without is built anew
    /// with each change.
    Region(Box<dyn Fn() -> Vec<(Option<String>, Node)> + Send>),
}

pub(super) type Listener = Box<dyn FnMut(web_sys::Event) + Send>;
pub(super) type Hook = Box<dyn FnOnce(&web_sys::Element) + Send>;

pub(super) enum Attribute {
    Fixed(Text),
    Live(Box<dyn Fn() -> Option<Text> + Send>),
    /// A custom property of its style, set through the style object: a strict CSP refuses a style attribute.
    Style(Box<dyn Fn() -> Text + Send>),
    /// Whether a box or a radio button is checked: a property, which its attribute sets only at first.
    Checked(Box<dyn Fn() -> bool + Send>),
}

impl El {
    /// An element of that tag.
    pub fn new(tag: &'static str) -> Self {
        Self {
            tag,
            attributes: Vec::new(),
            listeners: Vec::new(),
            children: Vec::new(),
            hooks: Vec::new(),
        }
    }

    /// Sets an attribute.
    pub fn attr(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.attributes.push((name, Attribute::Fixed(value.into())));
        self
    }

    /// Sets an attribute if there is a value.
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<Text>>) -> Self {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// Sets an attribute without a value if the flag holds.
    pub fn flag(self, name: &'static str, flag: bool) -> Self {
        self.attr_if(name, flag.then_some(""))
    }

    /// An attribute that follows signals; without a value it is not there.
    pub fn live_attr(
        mut self,
        name: &'static str,
        value: impl Fn() -> Option<Text> + Send + 'static,
    ) -> Self {
        self.attributes
            .push((name, Attribute::Live(Box::new(value))));
        self
    }

    /// An attribute without a value that follows signals.
    pub fn live_flag(self, name: &'static str, flag: impl Fn() -> bool + Send + 'static) -> Self {
        self.live_attr(name, move || flag().then_some(Text::Borrowed("")))
    }

    /// A custom property of its style, following signals.
    pub fn style(
        mut self,
        property: &'static str,
        value: impl Fn() -> String + Send + 'static,
    ) -> Self {
        self.attributes
            .push((property, Attribute::Style(Box::new(move || value().into()))));
        self
    }

    /// Whether a box or a radio button is checked, following signals.
    pub fn checked(mut self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        self.attributes
            .push(("checked", Attribute::Checked(Box::new(checked))));
        self
    }

    /// Sets the class.
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Names it for `::part()`, and by the same word for the widget's own style sheet.
    pub fn part(self, part: &'static str) -> Self {
        self.attr("part", part).attr("class", part)
    }

    /// Listens to an event.
    pub fn on(
        mut self,
        event: &'static str,
        listener: impl FnMut(web_sys::Event) + Send + 'static,
    ) -> Self {
        self.listeners.push((event, Box::new(listener)));
        self
    }

    /// Adds a child.
    pub fn child(mut self, child: impl Into<Node>) -> Self {
        self.children.push(child.into());
        self
    }

    /// Adds a child if there is one.
    pub fn child_if(self, child: Option<impl Into<Node>>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Adds children.
    pub fn children(mut self, children: impl IntoIterator<Item = El>) -> Self {
        self.children.extend(children.into_iter().map(Node::El));
        self
    }

    /// Adds a text that follows signals.
    pub fn live_text(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.child(Node::LiveText(Box::new(move || text().into())))
    }

    /// Adds a child that follows signals and is built anew with each change.
    pub fn region(self, child: impl Fn() -> Option<El> + Send + 'static) -> Self {
        let pieces = move || {
            child()
                .map(|child| (None, Node::El(child)))
                .into_iter()
                .collect()
        };
        self.child(Node::Region(Box::new(pieces)))
    }

    /// Adds children that follow signals, each kept as long as its key is there.
    pub fn each(self, children: impl Fn() -> Vec<(String, El)> + Send + 'static) -> Self {
        let pieces = move || {
            children()
                .into_iter()
                .map(|(key, child)| (Some(key), Node::El(child)))
                .collect()
        };
        self.child(Node::Region(Box::new(pieces)))
    }

    /// Calls back once with the element of the DOM, before it is in the page.
    pub fn built(mut self, hook: impl FnOnce(&web_sys::Element) + Send + 'static) -> Self {
        self.hooks.push(Box::new(hook));
        self
    }
}

impl From<El> for Node {
    fn from(element: El) -> Self {
        Self::El(element)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}
