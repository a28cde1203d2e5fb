package dev.gantry.astray.trace;

import dev.gantry.astray.hook.Writer;

/** Breaks the rule that a trace imports nothing of ours. */
public record KnowsItsWriter(Writer writer) {}
