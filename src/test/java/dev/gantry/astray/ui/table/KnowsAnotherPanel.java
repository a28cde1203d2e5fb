package dev.gantry.astray.ui.table;

import dev.gantry.astray.ui.search.Sought;

/** Breaks the rule that panels do not know each other. */
public record KnowsAnotherPanel(Sought panel) {}
