/**
 * What questions about large recordings cost: SQL, claims, the critical path, a comparison.
 *
 * <p><b>Owns</b> {@link dev.gantry.bench.questions.Questions} and the recordings that are asked. <b>Threads</b> as in
 * {@link dev.gantry.bench}. <b>Must not know</b> other benchmarks.
 */
package dev.gantry.bench.questions;
