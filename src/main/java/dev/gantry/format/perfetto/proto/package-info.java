/**
 * Perfetto's messages as classes, made by the build of {@code src/main/protobuf/perfetto.proto}.
 *
 * <p><b>Owns</b> nothing else: no line here is written by hand. <b>Threads:</b> any; messages never change, their
 * builders belong to one thread. <b>Must not know</b> what Gantry makes of them.
 */
package dev.gantry.format.perfetto.proto;
