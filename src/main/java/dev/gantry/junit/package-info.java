/**
 * Extension of JUnit 5 that records tests: {@link dev.gantry.junit.Recorded}.
 *
 * <p><b>Owns</b> when a recording begins and ends around a test, what a failed one leaves behind, and assertions on
 * recordings. The whole package is optional: only who uses it needs JUnit.
 *
 * <p><b>Threads.</b> JUnit's. One test at a time is recorded in a JVM. <b>Must not know</b> windows and commands.
 */
package dev.gantry.junit;
