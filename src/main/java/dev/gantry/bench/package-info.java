/**
 * Benchmarks of {@code gantry bench}, each figure beside a baseline that was measured in the same run.
 *
 * <p><b>Owns</b> the {@link dev.gantry.bench.Benchmark}s and their {@link dev.gantry.bench.measure.Result}s: medians of
 * rounds in which ours and the baselines take turns, after rounds that only warm up. The figures are what was measured,
 * also where a target is missed. JMH is not used because the benchmarks ship with the program and run where it runs.
 *
 * <p><b>Threads.</b> A benchmark runs in the thread that calls it, and starts and ends threads of its own. It records,
 * so nothing else may record meanwhile.
 *
 * <p><b>Must not know</b> the command line or the window.
 */
package dev.gantry.bench;
