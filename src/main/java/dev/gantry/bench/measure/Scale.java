package dev.gantry.bench.measure;

/** How long to measure. */
public enum Scale {
    /** Some seconds in all, for a first look. */
    QUICK(2, 3, 10),
    /** About a minute, for figures to quote. */
    FULL(4, 9, 1),
    /** Instead of the above, for what takes several times as long in one round as in the next. */
    UNSTEADY(8, 41, 1),
    /** For whole programs, which take a second each. */
    STARTS(1, 7, 1);

    private final int warmUps;
    private final int rounds;
    private final int divisor;

    Scale(int warmUps, int rounds, int divisor) {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.divisor = divisor;
    }

    /** This much, with enough rounds for a median of what is unsteady. */
    public Scale unsteady() {
        return this == FULL ? UNSTEADY : this;
    }

    /** How many rounds only warm up. */
    public int warmUps() {
        return warmUps;
    }

    /** How many rounds are measured. */
    public int rounds() {
        return rounds;
    }

    /** How much work a round does, given what a full one does. */
    public int work(int full) {
        return full / divisor;
    }
}
