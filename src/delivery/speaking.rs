//! Destinations that come later: those whose encoder not every page has, and those that are functions of the page.

use std::rc::Rc;

use awning_core::delivery::Reply;
use awning_core::destination::Call;

use super::state::Delivery;
use crate::browser::calls;
use crate::elements::open_destination;

impl Delivery {
    /// Reads the destinations that the document names beside webhooks; their chunk must be there. What has waited for
    /// them is sent.
    pub(super) fn speak(self: &Rc<Self>) {
        for outlet in &self.outlets {
            let Some(late) = outlet.destination.awaited() else {
                continue;
            };
            let (encoder, problems) = open_destination(late.unread().clone());
            for problem in problems {
                let host = &self.runtime.host;
                host.fail(None, "document-invalid", &problem.message());
            }
            match encoder {
                Some(encoder) => {
                    if let Ok(mut queue) = outlet.queue.try_borrow_mut() {
                        queue.set_limits(encoder.limits());
                        queue.set_drops_repeats(encoder.drops_repeats());
                    }
                    late.arrive(encoder);
                }
                None => {
                    outlet.unusable.set(true);
                    if let Ok(mut queue) = outlet.queue.try_borrow_mut() {
                        queue.clear();
                    }
                }
            }
        }
        self.pump();
    }

    /// Makes calls in the page; they are made when this returns.
    pub(super) fn call_page(
        &self,
        calls: &[Call],
    ) -> impl Future<Output = (Reply, Option<i64>)> + use<> {
        let reply = calls::make(&self.runtime.host, calls, &|name| {
            let functions = self.functions.try_borrow().ok()?;
            let (_, given) = functions.iter().find(|(known, _)| known == name)?;
            Some(given.clone())
        });
        async { (reply.await, None) }
    }
}
