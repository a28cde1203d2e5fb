package dev.gantry.astray.attic;

/** Lies in a package that the table does not know. */
public record Unlisted(int number) {}
