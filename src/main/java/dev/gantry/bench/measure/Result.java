package dev.gantry.bench.measure;

/**
 * A figure beside its baseline.
 *
 * @param name what was measured
 * @param unit of both figures, such as {@code ns}
 * @param ours the median of what was measured
 * @param baselineName what it is compared with
 * @param baseline the median of that, in the same run
 * @param target what the ratio of the two must not exceed, or must reach; {@link Double#NaN} where there is none
 * @param verdict whether the target is met
 * @param note what else is to be said, may be empty
 */
public record Result(
        String name,
        String unit,
        double ours,
        String baselineName,
        double baseline,
        double target,
        Verdict verdict,
        String note) {
    /** A figure that must be at most so many times its baseline. */
    public static Result atMost(double target, String name, String unit, double ours, String baselineName,
            double baseline) {
        Verdict verdict = ours <= target * baseline ? Verdict.MET : Verdict.MISSED;
        return new Result(name, unit, ours, baselineName, baseline, target, verdict, "");
    }

    /** A figure that must be at least so many times its baseline. */
    public static Result atLeast(double target, String name, String unit, double ours, String baselineName,
            double baseline) {
        Verdict verdict = ours >= target * baseline ? Verdict.MET : Verdict.MISSED;
        return new Result(name, unit, ours, baselineName, baseline, target, verdict, "");
    }

    /** A figure without a target. */
    public static Result beside(String name, String unit, double ours, String baselineName, double baseline) {
        return new Result(name, unit, ours, baselineName, baseline, Double.NaN, Verdict.NONE, "");
    }

    public Result withNote(String text) {
        return new Result(name, unit, ours, baselineName, baseline, target, verdict, text);
    }

    public Result missed() {
        return new Result(name, unit, ours, baselineName, baseline, target, Verdict.MISSED, note);
    }

    /** Ours as a multiple of the baseline. */
    public double ratio() {
        return ours / baseline;
    }
}
