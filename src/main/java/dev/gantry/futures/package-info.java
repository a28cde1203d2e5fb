/** The semantics of Python's {@code concurrent.futures} on real executors of the JVM. */
package dev.gantry.futures;
