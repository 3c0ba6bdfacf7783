"""Reads experiments as `awning analyze` is asked them, one a line, and prints what gbstats answers, one a line."""

import json
import sys

from gbstats.bayesian.tests import EffectBayesianABTest, EffectBayesianConfig, GaussianPrior
from gbstats.frequentist.tests import (
    FrequentistConfig,
    OneSidedTreatmentGreaterTTest,
    OneSidedTreatmentLesserTTest,
    SequentialConfig,
    SequentialTwoSidedTTest,
    TwoSidedTTest,
)
from gbstats.models.statistics import (
    ProportionStatistic,
    QuantileStatistic,
    RatioStatistic,
    RegressionAdjustedStatistic,
    SampleMeanStatistic,
)
from gbstats.utils import check_srm


def mean_statistic(results, prefix):
    name = prefix + "Sum" if prefix else "sum"
    return SampleMeanStatistic(n=results["users"], sum=results[name], sum_squares=results[name + "OfSquares"])


def statistic(metric, results):
    users = results["users"]
    if metric["type"] == "quantile":
        return QuantileStatistic(
            n=results["quantileEvents"],
            n_star=results.get("quantileSample", results["quantileEvents"]),
            nu=metric["quantile"],
            quantile_hat=results["quantileValue"],
            quantile_lower=results["quantileLower"],
            quantile_upper=results["quantileUpper"],
        )
    if metric["type"] == "ratio":
        return RatioStatistic(
            n=users,
            m_statistic=mean_statistic(results, ""),
            d_statistic=mean_statistic(results, "denominator"),
            m_d_sum_of_products=results["productSum"],
        )
    if metric["type"] == "proportion":
        post = ProportionStatistic(n=users, sum=results["sum"])
    else:
        post = mean_statistic(results, "")
    if "covariateSum" not in results:
        return post
    if metric.get("covariate") == "proportion":
        pre = ProportionStatistic(n=users, sum=results["covariateSum"])
    else:
        pre = mean_statistic(results, "covariate")
    return RegressionAdjustedStatistic(
        n=users,
        post_statistic=post,
        pre_statistic=pre,
        post_pre_sum_of_products=results["covariateProductSum"],
        theta=0,
    )


def engine(settings, goal, scale):
    common = {"difference_type": scale, "alpha": 1 - settings["confidence"]}
    if settings["method"] == "bayesian":
        prior = settings["prior"]
        config = EffectBayesianConfig(
            inverse=goal == "decrease",
            prior_type="relative",
            prior_effect=GaussianPrior(mean=prior["mean"], variance=prior["variance"], proper=prior["proper"]),
            **common,
        )
        return EffectBayesianABTest, config
    if settings["method"] == "sequential":
        config = SequentialConfig(sequential_tuning_parameter=settings["sequentialTuning"], **common)
        return SequentialTwoSidedTTest, config
    config = FrequentistConfig(**common)
    if settings["sides"] == 2:
        return TwoSidedTTest, config
    if goal == "increase":
        return OneSidedTreatmentGreaterTTest, config
    return OneSidedTreatmentLesserTTest, config


def answer(settings, metric, control, variation):
    answers = {}
    for scale in ["relative", "absolute"]:
        test, config = engine(settings, metric["goal"], scale)
        result = test(statistic(metric, control), statistic(metric, variation), config).compute_result()
        found = {
            "error": result.error_message,
            "value": result.expected,
            "standardError": result.uplift.stddev,
            "interval": [None if abs(end) == float("inf") else end for end in result.ci],
        }
        if test is OneSidedTreatmentLesserTTest:
            # It takes the width from the estimate where it is to be added.
            found["interval"][1] = 2 * result.expected - result.ci[1]
        if settings["method"] == "bayesian":
            found["chanceToWin"] = result.chance_to_win
            found["controlLoss"], found["loss"] = result.risk
        else:
            found["pValue"] = result.p_value
        answers[scale] = found
    return answers


for line in sys.stdin:
    experiment = json.loads(line)
    variations = experiment["variations"]
    metrics = []
    for metric in experiment["metrics"]:
        control, *others = metric["results"]
        metrics.append([answer(experiment["settings"], metric, control, other) for other in others])
    split = check_srm([one["users"] for one in variations], [one["weight"] for one in variations])
    print(json.dumps({"split": split, "metrics": metrics}))
