/**
 * Claims: sentences about a recording that the recording itself proves or refutes, with the places that show it.
 *
 * <p><b>Owns</b> the language of {@link dev.gantry.insight.claim.Claim}, whose grammar stands in {@link
 * dev.gantry.insight.claim.ClaimParser}, one class for each kind of sentence ({@link dev.gantry.insight.claim.Check}),
 * and {@link dev.gantry.insight.claim.Verdict}. A claim that a recording cannot decide is told as that: records were
 * lost, nothing matches, it still goes on.
 *
 * <p><b>Threads.</b> Claims never change and read snapshots only, so any thread may check one. What takes long asks
 * back whether to go on and tells how far it is.
 *
 * <p><b>Must not know</b> who asks, and in which words an answer is given: what was found is a message, a code with
 * arguments.
 */
package dev.gantry.insight.claim;
