package dev.gantry.astray.view;

import javafx.scene.paint.Color;

/** Breaks the rule that only the window knows the toolkit. */
public record Painted(Color color) {}
