package dev.gantry.program;

/**
 * Error that a compiler or interpreter finds in a source file before it runs.
 *
 * @param line from 1; 0 where it is of no line
 * @param message what is wrong, in the words of who found it
 */
public record SourceError(int line, String message) {}
