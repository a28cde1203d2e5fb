package dev.gantry.astray.ui.chart;

/** What panels may know. */
public record Drawn(int frames) {}
