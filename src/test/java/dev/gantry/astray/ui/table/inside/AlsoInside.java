package dev.gantry.astray.ui.table.inside;

import dev.gantry.astray.ui.search.Sought;

/** Breaks the rule that panels do not know each other, in a folder of a panel's folder. */
public record AlsoInside(Sought panel) {}
