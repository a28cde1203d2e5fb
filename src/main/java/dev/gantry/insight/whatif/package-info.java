/**
 * What if: the tasks of a recording replayed by a model of a scheduler, on other workers, in another order, as another
 * kind.
 *
 * <p><b>Owns</b> {@link dev.gantry.insight.whatif.Workload}, what the tasks of an executor need (processors, waits,
 * each other), and {@link dev.gantry.insight.whatif.Prediction}, how they would run under a {@link
 * dev.gantry.insight.whatif.Setting}. What the model takes for granted is told with every prediction.
 *
 * <p><b>Threads.</b> Any: it reads a snapshot, and a workload never changes. What takes long asks back whether to go
 * on.
 *
 * <p><b>Must not know</b> who asks, and how predictions are shown or said.
 */
package dev.gantry.insight.whatif;
