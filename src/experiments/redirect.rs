//! Experiments that lead to another URL.

use awning_core::experiment::assignment::{AutomaticSettings, ChangeKind, Effect, run_automatic};
use js_sys::Array;

use super::lab::Lab;
use super::script::call;
use super::weighed::Weighed;

impl Lab {
    /// Runs the experiments with redirects, and goes where they lead. Exposures are on their way before the page ends.
    ///
    /// Without consent nothing would be known of the visitor on the page they are led to, and they would be led
    /// elsewhere on each page: they stay.
    pub(super) fn redirect(&self) {
        let Some(services) = self.runtime.services() else {
            return;
        };
        if !self.settings.redirects || self.is_bot() || !services.identity().may_store {
            return;
        }
        let (payload, known) = (self.payload(), self.known());
        let page = self.page();
        let subject = known.subject(&page.script, false);
        let settings = AutomaticSettings {
            visual: false,
            ..AutomaticSettings::default()
        };
        for automatic in run_automatic(&payload, &subject, &settings) {
            if automatic.run.assignment.experiment.change_kind() != ChangeKind::Redirect {
                continue;
            }
            self.see(&Weighed::of_run(automatic.run, &page.script));
            if let Effect::Redirect(url) = automatic.effect
                && url != known.url
            {
                let given = Array::of2(&url.as_str().into(), &services.leave());
                call(&page.given, "go", &given);
                return;
            }
        }
    }
}
