package dev.gantry.insight.claim;

import java.util.List;

import dev.gantry.trace.message.Message;

/** A text makes no claim: which part of it is wrong, and what could stand there. */
public final class ClaimSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Message problem;
    private final int line;
    private final int at;
    private final int length;
    private final transient List<String> expected;

    ClaimSyntaxException(Message problem, int at, int length, List<String> expected) {
        this(problem, 0, at, length, expected);
    }

    private ClaimSyntaxException(Message problem, int line, int at, int length, List<String> expected) {
        super(problem.text(), null, false, false);
        this.problem = problem;
        this.line = line;
        this.at = at;
        this.length = length;
        this.expected = List.copyOf(expected);
    }

    /** What is wrong. */
    public Message problem() {
        return problem;
    }

    /** The same problem in this line of several. */
    ClaimSyntaxException inLine(int number) {
        return new ClaimSyntaxException(problem, number, at, length, expected);
    }

    /** Its line among several, from 1; 0 if the text was a single claim. */
    public int line() {
        return line;
    }

    /** Where the wrong part begins in the text, in {@code char}s from 0. */
    public int at() {
        return at;
    }

    /** Length of the wrong part; 0 if the text ends too early. */
    public int length() {
        return length;
    }

    /** What could stand there: words of the language, or kinds of values such as {@code DURATION}; also none. */
    public List<String> expected() {
        return expected;
    }
}
