//! Sums as JSON.

use awning_core::experiment::analysis::Results;
use awning_core::value::Value;

use super::json::object;

/// The sums of each variation; what is not there is left out.
pub fn to_value(results: &[Results]) -> Value {
    Value::List(results.iter().map(of_one).collect())
}

fn of_one(results: &Results) -> Value {
    let fields = [
        ("users", results.users),
        ("sum", Some(results.sum)),
        ("sumOfSquares", results.sum_of_squares),
        ("denominatorSum", results.denominator_sum),
        (
            "denominatorSumOfSquares",
            results.denominator_sum_of_squares,
        ),
        ("productSum", results.product_sum),
        ("covariateSum", results.covariate_sum),
        ("covariateSumOfSquares", results.covariate_sum_of_squares),
        ("covariateProductSum", results.covariate_product_sum),
        (
            "covariateDenominatorProductSum",
            results.covariate_denominator_product_sum,
        ),
        ("quantileValue", results.quantile_value),
        ("quantileLower", results.quantile_lower),
        ("quantileUpper", results.quantile_upper),
        ("quantileEvents", results.quantile_events),
        ("quantileSample", results.quantile_sample),
    ];
    let fields = fields.into_iter();
    object(
        fields
            .filter_map(|(name, number)| Some((name, number?.into())))
            .collect(),
    )
}
