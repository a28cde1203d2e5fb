/**
 * Measurement: {@link dev.gantry.bench.measure.Rounds} that take turns, their {@link dev.gantry.bench.measure.Spread},
 * the {@link dev.gantry.bench.measure.Result} beside its baseline, and the {@link dev.gantry.bench.measure.Report} of
 * all.
 *
 * <p><b>Threads:</b> that of the benchmark. <b>Must not know</b> what is measured.
 */
package dev.gantry.bench.measure;
