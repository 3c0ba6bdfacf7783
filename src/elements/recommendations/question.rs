//! What a panel asks the server that ranks, and what comes back.

use std::cell::RefCell;
use std::rc::Rc;

use awning_core::catalog::{Catalog, ItemId};
use awning_core::recommend::provider::{Answer, Asked};
use awning_core::recommend::{Context, Strategy};
use awning_core::text::concat;
use awning_core::value::Value;

use super::ranking;
use crate::browser::{clock, task, transport};
use crate::runtime::{Arrival, Ranker, Runtime};
use crate::view::Live;

/// Nobody looks at an empty panel for longer, whatever the document says; milliseconds.
const LONGEST: u32 = 5000;

/// What decides an answer: as long as it is the same, the server is asked once.
#[derive(Clone, PartialEq)]
pub struct Question {
    pub strategy: Strategy,
    pub item: Option<ItemId>,
    pub limit: usize,
    pub navigations: u32,
}

/// The question of a panel, and what came back.
#[derive(Clone)]
pub struct Conversation {
    asked: Rc<RefCell<Option<Question>>>,
    reply: Live<Arrival<Value>>,
}

impl Conversation {
    /// Nothing was asked.
    pub fn new() -> Self {
        Self {
            asked: Rc::default(),
            reply: Live::new(Arrival::Without),
        }
    }

    /// What the server says, if there is one and it has something to say; asks it, if that has not been done. What comes
    /// too late is not waited for, and said. Tracked.
    pub fn reply(&self, runtime: &Rc<Runtime>, question: &Question) -> Arrival<Value> {
        let ranker = match ranking::ranker(runtime) {
            Arrival::Here(ranker) => ranker,
            Arrival::Awaited => return Arrival::Awaited,
            Arrival::Without => return Arrival::Without,
        };
        if self.asked.borrow().as_ref() != Some(question) {
            self.asked.replace(Some(question.clone()));
            self.ask(runtime, question.clone(), &*ranker);
        }
        self.reply.get()
    }

    fn ask(&self, runtime: &Rc<Runtime>, question: Question, ranker: &dyn Ranker) {
        let visitor = runtime
            .services()
            .and_then(|services| services.visitor_id());
        let cart = runtime.cart.get_untracked();
        let mut request = None;
        runtime.with_profile(&mut |profile| {
            let context = Context {
                item: question.item.as_ref(),
                cart: cart.as_ref(),
                profile,
                now: clock::now(),
            };
            request = ranker.request(&Asked {
                strategy: question.strategy,
                limit: question.limit,
                context: &context,
                visitor: visitor.as_deref(),
            });
        });
        let Some(request) = request else {
            return self.take(&question, None);
        };
        self.reply.set(Arrival::Awaited);
        let answer = transport::ask(&request, ranker.timeout().min(LONGEST));
        let (conversation, runtime) = (self.clone(), runtime.clone());
        task::spawn(async move {
            let reply = match answer.await {
                Ok(reply) => Some(reply),
                Err(what) => {
                    fail(&runtime, &what);
                    None
                }
            };
            conversation.take(&question, reply);
        });
    }

    /// Takes what came back, unless something else has been asked meanwhile.
    fn take(&self, question: &Question, reply: Option<Value>) {
        if self.asked.borrow().as_ref() == Some(question) {
            self.reply.set(reply.into());
        }
    }
}

/// A reply as positions in the catalog; what is wrong with it is said.
pub fn read(
    runtime: &Rc<Runtime>,
    reply: &Value,
    strategy: Strategy,
    catalog: &Catalog,
) -> Option<Answer> {
    let Arrival::Here(ranker) = ranking::ranker(runtime) else {
        return None;
    };
    match ranker.read(reply, strategy, catalog) {
        Ok(answer) => Some(answer),
        Err(problem) => {
            fail(runtime, &problem.message());
            None
        }
    }
}

fn fail(runtime: &Runtime, what: &str) {
    let message = concat(&["the provider of recommendations: ", what]);
    runtime.host.fail(None, "provider-failed", &message);
}
