//! Every text of an experiment report, in English, under the key by which a document can replace it.

use crate::text::Key;
use crate::text::keys::keys;

keys! {
    /// The name of a report whose experiment has none.
    TITLE = "report-title": "Experiment report";
    /// The days of the experiment.
    PERIOD = "report-period": "Period";
    /// How many visitors.
    USERS = "report-users": "Users";
    /// The statistical method, and the control that chooses it.
    METHOD = "report-method": "Method";
    /// A method.
    FREQUENTIST = "report-frequentist": "Frequentist";
    /// A method.
    SEQUENTIAL = "report-sequential": "Sequential";
    /// A method.
    BAYESIAN = "report-bayesian": "Bayesian";
    /// The difference to the control, and the control that chooses its scale.
    EFFECT = "report-effect": "Effect";
    /// A scale of effects.
    RELATIVE = "report-relative": "Relative";
    /// A scale of effects.
    ABSOLUTE = "report-absolute": "Absolute";
    /// The confidence of intervals, and the control that chooses it.
    CONFIDENCE = "report-confidence": "Confidence";
    /// The controls together.
    CONTROLS = "report-controls": "How the results are judged";
    /// The confidence interval of a test.
    INTERVAL = "report-interval": "{confidence} confidence interval";
    /// The interval of a Bayesian posterior.
    CREDIBLE = "report-credible": "{confidence} credible interval";
    /// A variation.
    VARIATION = "report-variation": "Variation";
    /// Beside the variation that the others are compared with.
    BASELINE = "report-baseline": "Baseline";
    /// A metric's value.
    VALUE = "report-value": "Value";
    /// The p-value of a test.
    P_VALUE = "report-p-value": "p-value";
    /// The p-value, corrected for many metrics and variations.
    P_CORRECTED = "report-p-corrected": "p-value, corrected";
    /// The chance that a variation is better than the control.
    CHANCE = "report-chance": "Chance to win";
    /// What is lost on average by choosing a variation.
    LOSS = "report-loss": "Expected loss";
    /// An interval.
    RANGE = "report-range": "{low} to {high}";
    /// An interval without an upper end.
    AT_LEAST = "report-at-least": "at least {low}";
    /// An interval without a lower end.
    AT_MOST = "report-at-most": "at most {high}";
    /// A difference of two percentages.
    POINTS = "report-points": "{number} pp";
    /// Beside a metric that should become smaller.
    LESS_IS_BETTER = "report-less-is-better": "Less is better";
    /// What a variation is.
    BETTER = "report-better": "Better";
    /// What a variation is.
    WORSE = "report-worse": "Worse";
    /// What a variation is, while nobody knows.
    OPEN = "report-open": "Not clear yet";
    /// What a variation is, when it is known to make no difference that matters.
    SAME = "report-same": "No difference";
    /// What a variation is, while the split is wrong.
    UNTRUSTED = "report-untrusted": "Not to be trusted";
    /// Visitors are not split as planned.
    WRONG_SPLIT = "report-wrong-split": "Stop: the split is wrong, {share} against {expected}, p = {p}";
    /// What follows from that.
    WRONG_SPLIT_HINT = "report-wrong-split-hint": "“{name}” has {share} of the users; {expected} were planned. No comparison below can be trusted until the cause is found: exposures that get lost, redirects that fail, robots that are left out on one side only.";
    /// Visitors are split as planned.
    RIGHT_SPLIT = "report-right-split": "As planned (p = {p})";
    /// Who got how many visitors.
    SPLIT = "report-split": "Split";
    /// A share of the visitors.
    SHARE = "report-share": "Share";
    /// The share that was planned.
    PLANNED = "report-planned": "Planned";
    /// There is no result; `reason` is a sentence of its own.
    UNKNOWN = "report-unknown": "No result for {name}: {reason}";
    /// A variation has too few users.
    TOO_FEW = "report-too-few": "Too early for {name}: users so far {users}, judged from {needed}";
    /// Not enough is known, and the traffic is.
    WAIT_DAYS = "report-wait-days": "Keep waiting: {days} at this traffic";
    /// Not enough is known, and the traffic is not known either.
    WAIT_USERS = "report-wait-users": "Keep waiting: users still needed {users}";
    /// A variation is better.
    IS_BETTER = "report-is-better": "{name} is better: {range}";
    /// A variation is worse.
    IS_WORSE = "report-is-worse": "{name} is worse: {range}";
    /// That was found before the end that was planned.
    EARLY = "report-early": "Found before the planned end: who looks early finds too much. Wait for the end, or judge by the sequential method.";
    /// A variation makes no difference.
    NO_EFFECT = "report-no-effect": "{name} makes no difference of {minimum} or more: {range}";
    /// Nothing was found.
    INCONCLUSIVE = "report-inconclusive": "Nothing found for {name}: the effect is {range}";
    /// Why there is no number.
    NO_USERS = "report-no-users": "it has no users";
    /// Why there is no number.
    NO_VARIANCE = "report-no-variance": "all values are the same";
    /// Why there is no number.
    CONTROL_NOT_POSITIVE = "report-control-not-positive": "the baseline is not above zero, so no effect is a share of it; look at absolute effects";
    /// Why there is no number.
    MISSING_SUMS = "report-missing-sums": "sums are missing that this metric needs";
    /// Why there is no number.
    IMPOSSIBLE_SUMS = "report-impossible-sums": "its sums cannot be right";
    /// Why there is no number.
    TOO_FEW_VALUES = "report-too-few-values": "it has too few values";
    /// Why there is no number.
    BAD_SETTINGS = "report-bad-settings": "a setting is out of its range";
    /// Why there is no number.
    NOT_DEFINED = "report-not-defined": "this method cannot judge it";
    /// Shows the table of everything that was computed.
    FIGURES = "report-figures": "All figures";
    /// How far the estimate may be off.
    STANDARD_ERROR = "report-standard-error": "Standard error";
    /// The lower end of an interval.
    LOWER = "report-lower": "Lower end";
    /// The upper end of an interval.
    UPPER = "report-upper": "Upper end";
    /// The effect that these users find.
    DETECTABLE = "report-detectable": "Detectable effect";
    /// The chance of finding the minimum effect.
    POWER = "report-power": "Power";
    /// How many users that takes.
    USERS_NEEDED = "report-users-needed": "Users needed";
    /// How much of the variance covariates and strata took away.
    VARIANCE_REMOVED = "report-variance-removed": "Variance removed";
    /// The button that saves the figures.
    EXPORT = "report-export": "Export CSV";
    /// The button that prints.
    PRINT = "report-print": "Print";
    /// Where nothing was measured.
    EMPTY = "report-empty": "Nothing was measured yet.";
    /// Where the report cannot be shown; the reason follows.
    FAILED = "report-failed": "This report cannot be shown.";
    /// The button that loads it again.
    RETRY = "report-retry": "Try again";
}
