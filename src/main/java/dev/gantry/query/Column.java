package dev.gantry.query;

/**
 * Column of a table whose rows lie in units of type {@code U}.
 *
 * @param name its name in SQL
 * @param cell where its values come from
 * @param says what it holds, for people
 * @param isReference whether its values are ids of rows, here or in another table
 */
record Column<U>(String name, Cell<U> cell, String says, boolean isReference) {
    /** The value in place of one that is not known. */
    static final long NULL = Long.MIN_VALUE;

    /** Source of a column's values; the kind says which type they have in SQL. */
    sealed interface Cell<U> {}

    /** {@code BIGINT}; {@link #NULL} for what is not known. */
    non-sealed interface Number<U> extends Cell<U> {
        long at(U unit, int row);
    }

    /** {@code DOUBLE}; never null. */
    non-sealed interface Real<U> extends Cell<U> {
        double at(U unit, int row);
    }

    /** {@code VARCHAR}; null for what is not known. */
    non-sealed interface Text<U> extends Cell<U> {
        String at(U unit, int row);
    }

    static <U> Column<U> number(String name, String says, Number<U> cell) {
        return new Column<>(name, cell, says, false);
    }

    /** Ids of rows. */
    static <U> Column<U> id(String name, String says, Number<U> cell) {
        return new Column<>(name, cell, says, true);
    }

    static <U> Column<U> real(String name, String says, Real<U> cell) {
        return new Column<>(name, cell, says, false);
    }

    static <U> Column<U> text(String name, String says, Text<U> cell) {
        return new Column<>(name, cell, says, false);
    }

    /** The type that its values have in Java. */
    Class<?> type() {
        return switch (cell) {
            case Number<U> _ -> Long.class;
            case Real<U> _ -> Double.class;
            case Text<U> _ -> String.class;
        };
    }
}
