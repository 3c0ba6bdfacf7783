//! What makes an [`El`] a Leptos view: it can be returned by components, mounted, and rendered to HTML.

use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::renderer::types;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};

use super::{Built, El};

impl Render for El {
    type State = Option<Built>;

    fn build(self) -> Self::State {
        Built::new(self)
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut new = Built::new(self);
        if let (Some(old), Some(new)) = (state.as_ref(), new.as_mut()) {
            let _ = old.root.replace_with_with_node_1(&new.root);
        }
        *state = new;
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.root.remove();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        let _ = parent.insert_before(&self.root, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.root.parent_element();
        parent.is_some_and(|parent| child.try_mount(&parent, Some(&self.root)))
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.root.clone()]
    }
}

// Leptos spreads attributes onto elements from outside; ours are complete when they are made.
no_attrs!(El);

impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        #[cfg(not(target_arch = "wasm32"))]
        super::html::write(&self, buf);
        #[cfg(target_arch = "wasm32")]
        let _ = (self, buf);
        *position = Position::NextChild;
    }

    /// Builds it anew: a page with server-rendered markup replaces it.
    fn hydrate<const FROM_SERVER: bool>(
        self,
        _cursor: &Cursor,
        _position: &PositionState,
    ) -> Self::State {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
