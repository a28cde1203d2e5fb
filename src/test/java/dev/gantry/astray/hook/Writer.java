package dev.gantry.astray.hook;

import dev.gantry.astray.trace.KnowsItsWriter;

/** What it imports is allowed, but closes a cycle. */
public record Writer(KnowsItsWriter trace) {}
