/**
 * Chrome's trace JSON: what VizTracer, Ray, Bazel, Chromium and many others write, and what Gantry exports.
 *
 * <p><b>Owns</b> what the events of that format mean, and its samples: those beside the events, and CPU profiles of V8
 * in events {@code Profile} and {@code ProfileChunk} or in files of their own, {@code .cpuprofile}. speedscope's own
 * files are another format, which is not read.
 * <b>Threads:</b> one thread reads a file, one writes it. <b>Must not know</b> what ran. The format is the public one
 * of Chromium's trace event page; where programs differ from it, the readers of Chromium and Perfetto are followed.
 */
package dev.gantry.format.chrome;
