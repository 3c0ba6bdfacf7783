//! What columns of logs say, and the names they are known by.

/// What a column can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Which session, visit or order.
    Session,
    /// Which visitor.
    Visitor,
    /// Which item.
    Item,
    /// When.
    Time,
    /// What was done.
    Action,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Session,
        Self::Visitor,
        Self::Item,
        Self::Time,
        Self::Action,
    ];

    /// The option that names its column, without the dashes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Visitor => "visitor",
            Self::Item => "item",
            Self::Time => "time",
            Self::Action => "action",
        }
    }

    /// The names that it is known by, the surest first, in lower case, letters and digits alone.
    pub fn names(self) -> &'static [&'static str] {
        match self {
            Self::Session => &[
                "sessionid",
                "session",
                "usersession",
                "sessid",
                "sid",
                "visitid",
                "visit",
                "gasessionid",
                "sessionkey",
                "sessiontoken",
            ],
            Self::Visitor => &[
                "visitorid",
                "visitor",
                "anonymousid",
                "userpseudoid",
                "fullvisitorid",
                "clientid",
                "deviceid",
                "cookieid",
                "userid",
                "user",
                "uid",
                "customerid",
                "customer",
            ],
            Self::Item => &[
                "itemid",
                "item",
                "productid",
                "product",
                "sku",
                "productsku",
                "articleid",
                "article",
                "stockcode",
                "contentid",
                "asin",
                "pid",
                "iid",
            ],
            Self::Time => &[
                "timestamp",
                "time",
                "eventtime",
                "eventtimestamp",
                "ts",
                "datetime",
                "occurredat",
                "createdat",
                "clickedat",
                "viewedat",
                "clicktime",
                "orderedat",
                "ordertime",
                "orderdate",
                "invoicedate",
                "unixtime",
                "date",
                "eventdate",
            ],
            Self::Action => &[
                "action",
                "event",
                "eventtype",
                "eventname",
                "actiontype",
                "behavior",
                "behaviour",
                "behaviortype",
                "interaction",
                "interactiontype",
                "type",
            ],
        }
    }
}

/// Names of columns that say which order; they stand in for the session of a log of orders.
pub const ORDER_NAMES: [&str; 9] = [
    "orderid",
    "orderno",
    "ordernumber",
    "order",
    "invoiceno",
    "invoiceid",
    "invoice",
    "transactionid",
    "basketid",
];
